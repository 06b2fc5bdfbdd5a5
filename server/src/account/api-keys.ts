import type { Person } from '../platform/identity.ts';
import { postLetter } from '../platform/mail/letter.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Trx } from '../platform/database/connect.ts';
import type { Tx } from '../platform/transact.ts';
import { authOn, day, type AuthSettings } from './auth.ts';
import { apiKeysOf, deleteApiKey } from './store.ts';

export type KeyScope = 'read' | 'write';
const mostKeys = 50;

export async function listApiKeys(db: Trx, person: Person) {
  const rows = await apiKeysOf(db, person.id);
  return rows.map(({ id, name, start, permissions, createdAt, expiresAt, lastRequest }) => ({
    id, name: name ?? '', start: start ?? '', scopes: scopesOf(permissions), createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, lastUsedAt: lastRequest?.toISOString() ?? null,
  }));
}

/** The secret leaves this function once and is stored hashed. Its owner is told by mail, in case it was not them. */
export async function createApiKey(tx: Tx, settings: AuthSettings, person: Person, { name, scopes, expiresInDays }: { name: string; scopes: KeyScope[]; expiresInDays: number | null }): Promise<{ id: string; secret: string }> {
  if ((await apiKeysOf(tx.db, person.id)).length >= mostKeys) refuse('conflict', reason('tooManyApiKeys', { most: mostKeys }));
  const key = await authOn(tx.db, settings).api.createApiKey({ body: { userId: person.id, name, permissions: { api: [...new Set(scopes)] }, ...(expiresInDays === null ? {} : { expiresIn: expiresInDays * day }) } });
  await postLetter(tx, { template: 'apiKeyCreated', personId: person.id, data: { keyName: name, path: '/account/api-keys' } });
  tx.record({ action: 'apiKey.created', subject: { kind: 'apiKey', id: key.id }, after: { owner: person.id, name, scopes, expiresInDays } });
  return { id: key.id, secret: key.key };
}

export async function revokeApiKey(tx: Tx, person: Person, id: string): Promise<void> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const key = found(isId ? await deleteApiKey(tx.db, person.id, id) : undefined);
  tx.record({ action: 'apiKey.revoked', subject: { kind: 'apiKey', id }, before: { owner: person.id, name: key.name } });
}

/** As the library stores them: `{"api": ["read"]}`. */
export function scopesOf(permissions: string | null): KeyScope[] {
  const { api = [] } = JSON.parse(permissions ?? '{}') as { api?: string[] };
  return api.filter((scope): scope is KeyScope => scope === 'read' || scope === 'write');
}
