export function cookiesOf(headers: Headers): [name: string, value: string][] {
  return (headers.get('cookie') ?? '').split(';').map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? ['', ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
}

export function plainCookie(headers: Headers, name: string): string | null {
  return cookiesOf(headers).find(([own]) => own === name)?.[1] ?? null;
}
