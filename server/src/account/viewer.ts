import { personOf, type Caller, type Person } from '../platform/identity.ts';
import type { Trx } from '../platform/database/connect.ts';
import { plainCookie } from './cookies.ts';
import type { AccountParts, Me } from './parts.ts';

/** Who looks at a page, and how things are written for them. */
export interface Viewer {
  readonly person: Me | null;
  readonly locale: 'en' | 'de';
  readonly timeZone: string;
  readonly brand: string;
  readonly nonce: string;
  readonly now: Date;
}

export async function presentMe(db: Trx, { id, name, email, role, locale, timeZone, twoFactorEnabled }: Person, participationsOf: AccountParts['participationsOf']): Promise<Me> {
  return { id, name, email, role, locale, timeZone, twoFactorEnabled, participations: await participationsOf(db, id) };
}

export function createViewer({ config, transactor, clock, participationsOf }: AccountParts) {
  return async (caller: Caller, request: Request, nonce: string): Promise<Viewer> => {
    const person = personOf(caller);
    return {
      person: person && await transactor.read((db) => presentMe(db, person, participationsOf)),
      locale: person?.locale ?? localeOf(request.headers) ?? config.defaultLocale,
      timeZone: person?.timeZone ?? config.defaultTimeZone,
      brand: config.brandName, nonce, now: clock.now(),
    };
  };
}

/** The visitor's choice, else what the browser prefers among the languages that we speak. */
export function localeOf(headers: Headers): 'en' | 'de' | null {
  const chosen = plainCookie(headers, 'locale');
  if (chosen === 'en' || chosen === 'de') return chosen;
  const wishes = (headers.get('accept-language') ?? '').slice(0, 500).split(',').map((part) => {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const quality = Number(options.find((option) => option.trim().startsWith('q='))?.trim().slice(2) ?? 1);
    return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0 };
  });
  const best = wishes.filter(({ language, quality }) => (language === 'en' || language === 'de') && quality > 0).sort((a, b) => b.quality - a.quality)[0];
  return (best?.language as 'en' | 'de' | undefined) ?? null;
}
