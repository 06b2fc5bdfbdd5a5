import { personOf, type Caller, type Person } from '../platform/identity.ts';
import type { Trx } from '../platform/database/connect.ts';
import { localeOf } from '../platform/http/locale.ts';
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
      locale: person?.locale ?? localeOf(request.headers, config.defaultLocale),
      timeZone: person?.timeZone ?? config.defaultTimeZone,
      brand: config.brandName, nonce, now: clock.now(),
    };
  };
}
