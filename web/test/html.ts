// Questions about HTML that a page must answer well in every language. Plain text matching: the markup is our own.

/** Opening tags of a name with their attributes. */
export function tags(html: string, name: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key.toLowerCase(), value])),
  );
}

/** Visible text, without markup, scripts and styles. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style|noscript)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export const titleOf = (html: string): string => html.match(/<title>([^<]*)<\/title>/)?.[1] ?? '';

/** What is wrong with a page as such, in sentences; empty for a good one. */
export function faultsOf(html: string, { locale, nonce }: { locale: string; nonce: string }): string[] {
  const faults: string[] = [];
  if (!html.includes(`<html lang="${locale}"`)) faults.push(`The document does not say that it is in "${locale}".`);
  if (titleOf(html).trim() === '') faults.push('There is no title.');
  const headings = tags(html, 'h1').length;
  if (headings !== 1) faults.push(`There are ${headings} main headings.`);
  for (const name of ['script', 'style']) {
    for (const tag of tags(html, name)) if (tag['nonce'] !== nonce) faults.push(`A ${name} has no nonce: ${JSON.stringify(tag)}`);
  }
  const raw = textOf(html).match(/\b(?:common|account|admin|coordinator|participant)\.[a-z]\w+(?:\.\w+)*/g);
  if (raw) faults.push(`Raw message keys: ${raw.join(', ')}`);
  return [...faults, ...unlabelled(html), ...foreign(html)];
}

function unlabelled(html: string): string[] {
  const labelled = new Set(tags(html, 'label').map((label) => label['for']));
  return ['input', 'select', 'textarea']
    .flatMap((name) => tags(html, name))
    .filter((field) => !['hidden', 'submit'].includes(field['type'] ?? ''))
    .filter((field) => !field['aria-label'] && !field['aria-labelledby'] && !labelled.has(field['id'] ?? ''))
    .map((field) => `A field has no label: ${JSON.stringify(field)}`);
}

/** Anything that the browser would load from elsewhere. */
function foreign(html: string): string[] {
  return ['link', 'script', 'img', 'iframe'].flatMap((name) => tags(html, name)).flatMap((tag) => [tag['href'], tag['src']]).filter((url) => url && /^(https?:)?\/\//.test(url)).map((url) => `Loads ${url}`);
}
