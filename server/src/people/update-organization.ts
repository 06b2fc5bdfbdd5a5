import { found, reason, refuse } from '../platform/refuse.ts';
import { lockSubject, type Tx } from '../platform/transact.ts';
import { mustBeFree, spellings } from './spellings.ts';
import { ancestorsOf, changeOrganization, organizationById, organizationsLock, replaceSpellings, spellingsOf } from './store/organization-store.ts';

interface Changes { readonly name?: string | undefined; readonly aliases?: readonly string[] | undefined; readonly parentId?: string | null | undefined }

export async function updateOrganization(tx: Tx, id: string, given: Changes): Promise<void> {
  await lockSubject(tx.db, organizationsLock);
  const organization = found(await organizationById(tx.db, id));
  const aliases = (await spellingsOf(tx.db, id)).filter(({ isName }) => !isName).map(({ alias }) => alias);
  const before = { name: organization.name, aliases, parentId: organization.parentId };
  const after = { name: given.name ?? before.name, aliases: given.aliases ?? aliases, parentId: given.parentId === undefined ? before.parentId : given.parentId };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const wanted = spellings(after.name, after.aliases);
  await mustBeFree(tx.db, wanted, id);
  if (after.parentId !== null && after.parentId !== before.parentId) await mustBeAbove(tx, after.parentId, id);
  await changeOrganization(tx.db, id, { name: after.name, parentId: after.parentId });
  await replaceSpellings(tx.db, id, wanted);
  tx.record({ action: 'organization.updated', subject: { kind: 'organization', id }, before, after });
}

async function mustBeAbove(tx: Tx, parentId: string, id: string): Promise<void> {
  if (!await organizationById(tx.db, parentId)) refuse('invalidInput', reason('parentUnknown', {}, 'parentId'));
  if (parentId === id || (await ancestorsOf(tx.db, parentId)).includes(id)) refuse('conflict', reason('parentCycle', {}, 'parentId'));
}
