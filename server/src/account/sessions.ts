import type { Trx } from '../platform/database/connect.ts';
import type { Person } from '../platform/identity.ts';
import { refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { deviceOf } from './device.ts';
import { endSession, endSessions, sessionsOf } from './store.ts';

/** Ids only: a session's token never leaves its cookie. */
export async function listSessions(db: Trx, person: Person, currentId: string) {
  const rows = await sessionsOf(db, person.id);
  return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({ id, device: deviceOf(userAgent), createdAt: createdAt.toISOString(), lastUsedAt: updatedAt.toISOString(), current: id === currentId }));
}

export async function revokeSession(tx: Tx, person: Person, id: string): Promise<void> {
  if (!await endSession(tx.db, person.id, id)) refuse('notFound');
  tx.record({ action: 'session.revoked', subject: { kind: 'session', id } });
}

export async function revokeOtherSessions(tx: Tx, person: Person, currentId: string): Promise<void> {
  const ended = await endSessions(tx.db, person.id, currentId);
  tx.record({ action: 'person.otherSessionsRevoked', subject: { kind: 'person', id: person.id }, after: { ended } });
}
