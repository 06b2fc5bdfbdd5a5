import { found, reason, refuse } from '../platform/refuse.ts';
import { lockSubject, type Tx } from '../platform/transact.ts';
import { ancestorsOf, changeOrganization, moveInto, organizationById, organizationsLock, spellingsOf } from './store/organization-store.ts';

/** All spellings of the one find the other from now on; its participants and children move along. */
export async function mergeOrganizations(tx: Tx, id: string, intoId: string): Promise<void> {
  await lockSubject(tx.db, organizationsLock);
  const merged = found(await organizationById(tx.db, id));
  const into = found(await organizationById(tx.db, intoId));
  // By the rows: an id may be written in capitals.
  if (merged.id === into.id) refuse('invalidInput', reason('mergeWithItself', {}, 'intoId'));
  const spellings = await spellingsOf(tx.db, id);
  // A descendant that takes its ancestor's place hangs where that one hung, or it would become its own ancestor.
  if ((await ancestorsOf(tx.db, intoId)).includes(id)) await changeOrganization(tx.db, intoId, { parentId: merged.parentId });
  const participants = await moveInto(tx.db, id, intoId);
  tx.record({
    action: 'organization.merged', subject: { kind: 'organization', id },
    before: { name: merged.name, spellings: spellings.map(({ alias }) => alias), parentId: merged.parentId }, after: { into: intoId, intoName: into.name, participants },
  });
}
