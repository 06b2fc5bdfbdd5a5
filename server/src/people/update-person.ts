import { endSessions } from '../account/index.ts';
import { found, refuse } from '../platform/refuse.ts';
import { lockSubject, type Tx } from '../platform/transact.ts';
import { changePerson, hasOtherAdmin, lockForChange } from './store/person-store.ts';

interface Changes { name?: string; role?: 'admin' | 'member'; active?: boolean }

export async function updatePerson(tx: Tx, id: string, given: { [key in keyof Changes]: Changes[key] | undefined }): Promise<void> {
  // Two administrators who remove each other at once: whoever comes second finds nobody left.
  if (given.role === 'member' || given.active === false) await lockSubject(tx.db, 'administrators');
  const person = found(await lockForChange(tx.db, id));
  const fields = (['name', 'role', 'active'] as const).filter((field) => given[field] !== undefined && given[field] !== person[field]);
  if (fields.length === 0) return;
  const changes = Object.fromEntries(fields.map((field) => [field, given[field]])) as Changes;
  const leaves = person.role === 'admin' && person.active && (changes.role === 'member' || changes.active === false);
  if (leaves && !await hasOtherAdmin(tx.db, id)) refuse('lastAdmin');
  await changePerson(tx.db, id, changes, tx.now);
  if (changes.active === false) await endSessions(tx.db, id);
  tx.record({ action: 'person.updated', subject: { kind: 'person', id }, before: Object.fromEntries(fields.map((field) => [field, person[field]])), after: changes });
}
