import type { Trx } from '../platform/database/connect.ts';
import { nameCursor, pageOf, readCursor } from '../platform/paging.ts';
import { foldName } from './fold.ts';
import { countOrganizations, pageOfOrganizations } from './store/organization-store.ts';

export async function listOrganizations(db: Trx, { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number }) {
  const folded = search ? foldName(search) : null;
  const rows = await pageOfOrganizations(db, folded, readCursor(cursor, nameCursor), limit + 1);
  return pageOf(rows, {
    limit, total: await countOrganizations(db, folded), key: ({ sortName, id }) => [sortName, id],
    item: ({ id, name, parentId, aliases, participants }) => ({ id, name, parentId, aliases: aliases ?? [], participants: participants ?? 0 }),
  });
}
