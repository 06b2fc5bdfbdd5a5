import { z } from 'zod';
import type { Trx } from '../../platform/database/connect.ts';
import type { CohortStatus } from '../flow.ts';
import { pageOf, readCursor } from '../../platform/paging.ts';
import { presentCohort } from '../present-admin.ts';
import { pageOfCohorts } from '../store/cohort-store.ts';

interface Query { readonly search?: string | undefined; readonly status?: CohortStatus | undefined; readonly cursor?: string | undefined; readonly limit: number }

export async function listCohorts(db: Trx, { cursor, ...filter }: Query) {
  const last = readCursor(cursor, z.tuple([z.uuid()]));
  const { rows, total } = await pageOfCohorts(db, { ...filter, before: last?.[0] ?? null });
  return pageOf(rows, { limit: filter.limit, total, item: presentCohort, key: ({ id }) => [id] });
}
