import type { Trx } from '../platform/database/connect.ts';
import { nameCursor, pageOf, readCursor } from '../platform/paging.ts';
import { countPeople, pageOfPeople, type PeopleFilter } from './store/person-store.ts';

export async function listPeople(db: Trx, { cursor, limit, ...filter }: PeopleFilter & { cursor?: string | undefined; limit: number }) {
  const rows = await pageOfPeople(db, filter, readCursor(cursor, nameCursor), limit + 1);
  return pageOf(rows, {
    limit, total: await countPeople(db, filter), key: ({ sortName, id }) => [sortName, id],
    item: ({ id, name, email, role, active, emailVerified, twoFactorEnabled, locale, participations, createdAt, lastSignInAt }) => ({
      id, name, email, role, active, emailVerified, twoFactorEnabled, locale, participations: participations ?? 0, createdAt: createdAt.toISOString(), lastSignInAt: lastSignInAt?.toISOString() ?? null,
    }),
  });
}
