import { sql } from 'kysely';
import type { Db, Trx } from '../platform/database/connect.ts';
import { newId } from '../platform/clock.ts';
import type { Person } from '../platform/identity.ts';
import { hashToken, lifetime, newToken, type TokenPurpose } from './tokens.ts';

type Database = Db | Trx;
const personColumns = ['person.id', 'person.name', 'person.email', 'person.role', 'person.locale', 'person.timeZone', 'person.twoFactorEnabled'] as const;

export interface KnownPerson extends Person { readonly emailVerified: boolean; readonly active: boolean }

// People

export function personByEmail(db: Database, email: string): Promise<KnownPerson | undefined> {
  return db.selectFrom('person').select([...personColumns, 'emailVerified', 'active']).where('email', '=', email).executeTakeFirst();
}

/** Held until the transaction ends: a sign-in with the old password and a reset of it never pass each other. */
export async function lockPerson(trx: Trx, id: string): Promise<KnownPerson | undefined> {
  return trx.selectFrom('person').select([...personColumns, 'emailVerified', 'active']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

export async function mayEnter(db: Database, id: string): Promise<boolean> {
  const row = await db.selectFrom('person').select(['active', 'emailVerified']).where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.active && row.emailVerified;
}

export async function hasAdmin(db: Database): Promise<boolean> {
  return await db.selectFrom('person').select('id').where('role', '=', 'admin').where('active', '=', true).limit(1).executeTakeFirst() !== undefined;
}

export interface NewPerson { name: string; email: string; locale: 'en' | 'de'; timeZone: string; role: 'admin' | 'member'; emailVerified: boolean }

/** Null where the address is taken. */
export async function insertPerson(trx: Trx, person: NewPerson, now: Date): Promise<string | null> {
  const row = await trx.insertInto('person').values({ id: newId(), ...person, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('email').doNothing()).returning('id').executeTakeFirst();
  return row?.id ?? null;
}

/** Somebody with the key to the machine says who is administrator, whether or not they had an account before. */
export async function upsertAdmin(trx: Trx, person: Pick<NewPerson, 'name' | 'email' | 'locale' | 'timeZone'>, now: Date): Promise<string> {
  const admin = { role: 'admin', active: true, emailVerified: true, updatedAt: now } as const;
  const row = await trx.insertInto('person').values({ id: newId(), ...person, ...admin, createdAt: now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ ...admin, name: person.name })).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updatePerson(trx: Trx, id: string, changes: { name?: string; locale?: 'en' | 'de'; timeZone?: string; emailVerified?: true; lastSignInAt?: Date }, now: Date): Promise<void> {
  await trx.updateTable('person').set({ ...changes, updatedAt: now }).where('id', '=', id).execute();
}

// Passwords

export async function passwordHash(db: Database, personId: string): Promise<string | null> {
  const row = await db.selectFrom('credential').select('password').where('userId', '=', personId).where('providerId', '=', 'credential').executeTakeFirst();
  return row?.password ?? null;
}

export async function setPassword(trx: Trx, personId: string, password: string, now: Date): Promise<void> {
  await trx.insertInto('credential').values({ id: newId(), accountId: personId, providerId: 'credential', userId: personId, password, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doUpdateSet({ password, updatedAt: now })).execute();
}

/** Of an account whose address nobody has proved: whoever chose it may not be the one who does now. */
export async function dropUnprovenPassword(db: Database, personId: string): Promise<void> {
  await db.deleteFrom('credential').where('userId', '=', personId).where('providerId', '=', 'credential')
    .where((eb) => eb.exists(eb.selectFrom('person').select('id').where('id', '=', personId).where('emailVerified', '=', false))).execute();
}

// Second factors

/** Also one that was only begun. True: there was one in use, and of any number of removals at once this is the one that counts. */
export async function removeSecondFactor(trx: Trx, personId: string): Promise<boolean> {
  await trx.deleteFrom('twoFactor').where('userId', '=', personId).execute();
  return await trx.updateTable('person').set({ twoFactorEnabled: false }).where('id', '=', personId).where('twoFactorEnabled', '=', true).returning('id').executeTakeFirst() !== undefined;
}

// One-time tokens

export async function issueToken(trx: Trx, purpose: TokenPurpose, personId: string | null, now: Date, token = newToken()): Promise<string> {
  await trx.insertInto('oneTimeToken').values({ tokenHash: hashToken(token), purpose, personId, expiresAt: new Date(now.getTime() + lifetime[purpose]), createdAt: now }).execute();
  return token;
}

/** Whose it is, without using it up. */
export async function tokenOwner(db: Database, purposes: readonly TokenPurpose[], token: string, now: Date): Promise<string | null> {
  const row = await db.selectFrom('oneTimeToken').select('personId').where('tokenHash', '=', hashToken(token)).where('purpose', 'in', purposes).where('expiresAt', '>', now).executeTakeFirst();
  return row?.personId ?? null;
}

/** Of any number of tries at once, one deletes the row. */
export function useToken(trx: Trx, purposes: readonly TokenPurpose[], token: string, now: Date): Promise<{ personId: string | null; purpose: TokenPurpose } | undefined> {
  return trx.deleteFrom('oneTimeToken').where('tokenHash', '=', hashToken(token)).where('purpose', 'in', purposes).where('expiresAt', '>', now).returning(['personId', 'purpose']).executeTakeFirst();
}

export async function dropTokens(trx: Trx, purposes: readonly TokenPurpose[], personId: string | null): Promise<void> {
  await trx.deleteFrom('oneTimeToken').where('purpose', 'in', purposes).where('personId', personId === null ? 'is' : '=', personId).execute();
}

// Attempts

/** How many there have been in this window, this one included. */
export async function countAttempt(trx: Trx, key: string, windowStart: Date): Promise<number> {
  const row = await trx.insertInto('attempt').values({ key, windowStart, count: 1 })
    .onConflict((conflict) => conflict.columns(['key', 'windowStart']).doUpdateSet({ count: sql`attempt.count + 1` })).returning('count').executeTakeFirstOrThrow();
  return row.count;
}

export async function forgetAttempts(trx: Trx, key: string): Promise<void> {
  await trx.deleteFrom('attempt').where('key', '=', key).execute();
}

/** Codes that were good once are kept beside the attempts for as long as they could be good again. */
export async function keepUsedCode(trx: Trx, key: string, now: Date): Promise<void> {
  await trx.insertInto('attempt').values({ key, windowStart: now, count: 1 }).onConflict((conflict) => conflict.doNothing()).execute();
}

export async function codeWasUsed(trx: Trx, key: string, since: Date): Promise<boolean> {
  return await trx.selectFrom('attempt').select('key').where('key', '=', key).where('windowStart', '>=', since).executeTakeFirst() !== undefined;
}

// Sessions

export interface SessionRow { readonly sessionId: string; readonly usedAt: Date }

/** Compared with the database's clock: the library dates sessions by the real time, whatever a test's clock says. */
export function personOfSession(db: Db, token: string): Promise<(Person & SessionRow) | undefined> {
  return db.selectFrom('session').innerJoin('person', 'person.id', 'session.userId')
    .select([...personColumns, 'session.id as sessionId', 'session.updatedAt as usedAt'])
    .where('session.token', '=', token).where('session.expiresAt', '>', sql<Date>`now()`).where('person.active', '=', true).where('person.emailVerified', '=', true).executeTakeFirst();
}

export async function touchSession(db: Db, id: string): Promise<void> {
  await db.updateTable('session').set({ updatedAt: sql`now()` }).where('id', '=', id).execute();
}

export function sessionsOf(db: Database, personId: string) {
  return db.selectFrom('session').select(['id', 'userAgent', 'createdAt', 'updatedAt']).where('userId', '=', personId).where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('updatedAt', 'desc').orderBy('id').execute();
}

export async function endSession(trx: Trx, personId: string, id: string): Promise<boolean> {
  return await trx.deleteFrom('session').where('id', '=', id).where('userId', '=', personId).returning('id').executeTakeFirst() !== undefined;
}

/** Also ends half-done sign-ins: second factors still waited for. Returns how many sessions there were. */
export async function endSessions(trx: Trx, personId: string, except: string | null = null): Promise<number> {
  await trx.deleteFrom('verification').where('value', '=', personId).execute();
  const ended = await trx.deleteFrom('session').where('userId', '=', personId).$if(except !== null, (query) => query.where('id', '<>', except!)).returning('id').execute();
  return ended.length;
}

/** Whose second factor is waited for, by the library's name for the half-done sign-in. */
export async function pendingSignIn(db: Database, identifier: string): Promise<string | null> {
  const row = await db.selectFrom('verification').select('value').where('identifier', '=', identifier).executeTakeFirst();
  return row?.value ?? null;
}

// API keys

export function personOfApiKey(db: Db, hash: string, now: Date) {
  return db.selectFrom('apiKey').innerJoin('person', 'person.id', 'apiKey.referenceId')
    .select([...personColumns, 'apiKey.id as keyId', 'apiKey.permissions', 'apiKey.lastRequest'])
    .where('apiKey.key', '=', hash).where('apiKey.enabled', '=', true).where('person.active', '=', true).where('person.emailVerified', '=', true)
    .where((eb) => eb.or([eb('apiKey.expiresAt', 'is', null), eb('apiKey.expiresAt', '>', now)])).executeTakeFirst();
}

export async function touchApiKey(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('apiKey').set({ lastRequest: now }).where('id', '=', id).execute();
}

export function apiKeysOf(db: Database, personId: string) {
  return db.selectFrom('apiKey').select(['id', 'name', 'start', 'permissions', 'createdAt', 'expiresAt', 'lastRequest']).where('referenceId', '=', personId).orderBy('createdAt', 'desc').execute();
}

export function deleteApiKey(trx: Trx, personId: string, id: string): Promise<{ name: string | null } | undefined> {
  return trx.deleteFrom('apiKey').where('id', '=', id).where('referenceId', '=', personId).returning('name').executeTakeFirst();
}

/** Returns how many there were. */
export async function deleteApiKeys(trx: Trx, personId: string): Promise<number> {
  return (await trx.deleteFrom('apiKey').where('referenceId', '=', personId).returning('id').execute()).length;
}
