const browsers: [RegExp, string][] = [[/\bEdg(?:e|A|iOS)?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'], [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bSafari\//, 'Safari']];
const systems: [RegExp, string][] = [[/\bAndroid\b/, 'Android'], [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'macOS'], [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux']];

/** "Firefox · Linux": enough to recognise a device of one's own, in any language. Empty where the browser says nothing. */
export function deviceOf(userAgent: string | null): string {
  const agent = userAgent ?? '';
  const names = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(agent))?.[1]).filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' · ') : /^[\w.-]+/.exec(agent)?.[0] ?? '';
}
