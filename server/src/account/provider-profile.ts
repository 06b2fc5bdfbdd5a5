/** What the identity provider says about somebody: `sub`, `email`, `email_verified`, `name` (OpenID Connect Core §5.1). */
type Profile = Readonly<Record<string, unknown>>;

/** Some providers write booleans as text, and the text "false" would pass for true. */
export function emailVerifiedBy({ email_verified: verified }: Profile): boolean {
  return verified === true || verified === 'true';
}

/** One line, as all names here; where the provider has none, the address's first part. */
export function nameGivenBy({ name, email }: Profile): string {
  const [text = '', fallback = ''] = [name, String(email).split('@')[0]].map((part) => (typeof part === 'string' ? part.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 200) : ''));
  return text || fallback;
}
