import { reason, refuse } from '../platform/refuse.ts';
import { lockSubject, type Tx } from '../platform/transact.ts';
import { mustBeFree, spellings } from './spellings.ts';
import { insertOrganization, organizationById, organizationsLock, replaceSpellings } from './store/organization-store.ts';

export async function createOrganization(tx: Tx, { name, aliases = [], parentId = null }: { name: string; aliases?: readonly string[]; parentId?: string | null }): Promise<string> {
  await lockSubject(tx.db, organizationsLock);
  const wanted = spellings(name, aliases);
  await mustBeFree(tx.db, wanted, null);
  if (parentId !== null && !await organizationById(tx.db, parentId)) refuse('invalidInput', reason('parentUnknown', {}, 'parentId'));
  const id = await insertOrganization(tx.db, { name, parentId }, tx.now);
  await replaceSpellings(tx.db, id, wanted);
  tx.record({ action: 'organization.created', subject: { kind: 'organization', id }, after: { name, aliases, parentId } });
  return id;
}
