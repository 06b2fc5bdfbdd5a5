import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookiesOf, plainCookie } from '../platform/http/cookies.ts';
import { cookiePrefix } from './auth.ts';

/** The library's names for its cookies. */
export type CookieName = 'session_token' | 'two_factor' | 'dont_remember';

/** The signed value, or null where there is none or the signature is not ours. */
export function signedCookie(headers: Headers, baseUrl: string, name: CookieName, secret: string): string | null {
  const text = plainCookie(headers, `${cookiePrefix(baseUrl)}.${name}`);
  if (text === null) return null;
  const raw = decoded(text);
  const at = raw.lastIndexOf('.');
  if (at < 1) return null;
  const expected = createHmac('sha256', secret).update(raw.slice(0, at)).digest();
  const given = Buffer.from(raw.slice(at + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? raw.slice(0, at) : null;
}

/** Headers for a call of the library that carry these cookies of ours, the device, and nothing else. */
export function headersWith(headers: Headers, baseUrl: string, names: readonly CookieName[]): Headers {
  const wanted = new Set(names.map((name) => `${cookiePrefix(baseUrl)}.${name}`));
  const kept = cookiesOf(headers).filter(([name]) => wanted.has(name)).map(([name, value]) => `${name}=${value}`);
  const result = new Headers({ 'user-agent': (headers.get('user-agent') ?? '').slice(0, 400) });
  if (kept.length > 0) result.set('cookie', kept.join('; '));
  return result;
}

/** Hands the library's cookies on to the answer. */
export function passCookies(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append('set-cookie', cookie);
}

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}
