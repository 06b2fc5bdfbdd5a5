/**
 * No script, style or image from elsewhere; no framing; no referrer for other sites, since links of mails carry tokens.
 * (`no-referrer` would make browsers send `Origin: null` with our own forms, which then look like another site's.)
 */
export function securityHeaders(nonce: string, https: boolean): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'", `script-src 'self' 'nonce-${nonce}'`, `style-src 'self' 'nonce-${nonce}'`,
      // The component library positions menus and sizes with style attributes; those cannot run anything.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "form-action 'self'", "frame-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "manifest-src 'self'",
    ].join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
