import { defaultKeyHasher } from '@better-auth/api-key';
import type { Caller, Person } from '../platform/identity.ts';
import { scopesOf } from './api-keys.ts';
import { apiKeyPrefix } from './auth.ts';
import { signedCookie } from './cookies.ts';
import type { AccountParts } from './parts.ts';
import { personOfApiKey, personOfSession, touchApiKey, touchSession } from './store.ts';

/** "Last used" is written at most this often: reading a page should not write a row. */
const touchMilliseconds = 5 * 60_000;
const nobody: Caller = { kind: 'anonymous' };

/** Who calls. A key in the request decides alone; a deactivated person is nobody at once, whatever cookies and keys they hold. */
export function createIdentify({ config, secret, db, clock }: AccountParts) {
  return async (request: Request): Promise<Caller> => {
    const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (bearer !== undefined) return bearer.startsWith(apiKeyPrefix) && bearer.length < 200 ? byApiKey(bearer) : nobody;
    const token = signedCookie(request.headers, config.baseUrl, 'session_token', secret);
    return token === null ? nobody : bySession(token);
  };

  async function bySession(token: string): Promise<Caller> {
    const row = await personOfSession(db, token);
    if (!row) return nobody;
    if (Date.now() - row.usedAt.getTime() > touchMilliseconds) await touchSession(db, row.sessionId);
    return { kind: 'session', person: personFrom(row), sessionId: row.sessionId };
  }

  async function byApiKey(key: string): Promise<Caller> {
    const now = clock.now();
    const row = await personOfApiKey(db, await defaultKeyHasher(key), now);
    if (!row) return nobody;
    if (now.getTime() - (row.lastRequest?.getTime() ?? 0) > touchMilliseconds) await touchApiKey(db, row.keyId, now);
    return { kind: 'apiKey', person: personFrom(row), scopes: scopesOf(row.permissions) };
  }
}

function personFrom({ id, name, email, role, locale, timeZone, twoFactorEnabled }: Person): Person {
  return { id, name, email, role, locale, timeZone, twoFactorEnabled };
}
