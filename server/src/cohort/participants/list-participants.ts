import type { Trx } from '../../platform/database/connect.ts';
import { nameCursor, pageOf, readCursor } from '../../platform/paging.ts';
import { someCohort, someParticipant } from '../policy.ts';
import { presentParticipant, presentParticipantDetail } from '../present-admin.ts';
import { pageOfParticipants, type Side } from '../store/participant-store.ts';
import { listsOf } from '../store/preference-store.ts';

interface Query { readonly cohortId: string; readonly side?: Side | undefined; readonly submitted?: boolean | undefined; readonly search?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }

export async function listParticipants(db: Trx, { cursor, ...filter }: Query) {
  await someCohort(db, filter.cohortId);
  const { rows, total } = await pageOfParticipants(db, { ...filter, after: readCursor(cursor, nameCursor) });
  return pageOf(rows, { limit: filter.limit, total, item: presentParticipant, key: ({ sortName, id }) => [sortName, id] });
}

export async function getParticipant(db: Trx, { cohortId, participantId }: { cohortId: string; participantId: string }) {
  return presentParticipantDetail(await someParticipant(db, cohortId, participantId), await listsOf(db, participantId));
}
