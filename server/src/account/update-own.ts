import type { Person } from '../platform/identity.ts';
import type { Tx } from '../platform/transact.ts';
import { updatePerson } from './store.ts';

type OwnFields = Partial<Pick<Person, 'name' | 'locale' | 'timeZone'>>;

export async function updateOwn(tx: Tx, person: Person, { name, locale, timeZone }: { [key in keyof OwnFields]: OwnFields[key] | undefined }): Promise<void> {
  const changes: OwnFields = {
    ...(name !== undefined && name !== person.name ? { name } : {}),
    ...(locale !== undefined && locale !== person.locale ? { locale } : {}),
    ...(timeZone !== undefined && timeZone !== person.timeZone ? { timeZone } : {}),
  };
  const fields = Object.keys(changes) as (keyof OwnFields)[];
  if (fields.length === 0) return;
  await updatePerson(tx.db, person.id, changes, tx.now);
  tx.record({ action: 'person.updated', subject: { kind: 'person', id: person.id }, before: Object.fromEntries(fields.map((field) => [field, person[field]])), after: changes });
}
