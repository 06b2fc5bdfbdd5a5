import { sql } from 'kysely';
import type { Trx } from '../../platform/database/connect.ts';
import { withHouses, type Side } from './participant-store.ts';
import { withdrawLifts } from './rule-store.ts';

export interface Lists { readonly preferences: readonly string[]; readonly never: readonly string[] }
const nobody: Lists = { preferences: [], never: [] };
/** PostgreSQL takes 65,535 parameters in one statement; a row here has six. */
const batch = 5_000;

export async function listsOf(db: Trx, participantId: string): Promise<Lists> {
  const rows = await db.selectFrom('preference').select(['fromParticipantId', 'toParticipantId', 'rank']).where('fromParticipantId', '=', participantId).orderBy('rank').orderBy('toParticipantId').execute();
  return grouped(rows).get(participantId) ?? nobody;
}

export async function listsInCohort(db: Trx, cohortId: string): Promise<Map<string, Lists>> {
  return grouped(await db.selectFrom('preference').select(['fromParticipantId', 'toParticipantId', 'rank']).where('cohortId', '=', cohortId).orderBy('fromParticipantId').orderBy('rank').orderBy('toParticipantId').execute());
}

function grouped(rows: readonly { fromParticipantId: string; toParticipantId: string; rank: number | null }[]): Map<string, Lists> {
  const lists = new Map<string, { preferences: string[]; never: string[] }>();
  for (const { fromParticipantId, toParticipantId, rank } of rows) {
    const list = lists.get(fromParticipantId) ?? { preferences: [], never: [] };
    (rank === null ? list.never : list.preferences).push(toParticipantId);
    lists.set(fromParticipantId, list);
  }
  return lists;
}

export type SaveGuard = { readonly expectedVersion?: number; readonly unsubmittedOnly?: boolean };

export interface SavedLists { readonly version: number; readonly withdrawn: Awaited<ReturnType<typeof withdrawLifts>> }

/**
 * Saves the list whole (C8). Undefined when the participant's version or lock is not what the caller relied on; the row's lock makes two savers take turns.
 * A veto was lifted by name: one that is said only now is another, so a lift of the pair is withdrawn and the coordinator decides anew (C4).
 */
export async function saveLists(db: Trx, from: { id: string; cohortId: string; side: Side }, lists: Lists, guard: SaveGuard, now: Date): Promise<SavedLists | undefined> {
  const row = await db.updateTable('participant').set((eb) => ({ version: eb('version', '+', 1), updatedAt: now })).where('id', '=', from.id)
    .$if(guard.expectedVersion !== undefined, (query) => query.where('version', '=', guard.expectedVersion ?? 0))
    .$if(guard.unsubmittedOnly === true, (query) => query.where('submittedAt', 'is', null)).returning('version').executeTakeFirst();
  if (row === undefined) return undefined;
  const before = await db.deleteFrom('preference').where('fromParticipantId', '=', from.id).returning(['toParticipantId', 'rank']).execute();
  const known = new Set(before.flatMap(({ toParticipantId, rank }) => (rank === null ? [toParticipantId] : [])));
  const shared = { cohortId: from.cohortId, fromParticipantId: from.id, fromSide: from.side, toSide: from.side === 'mentor' ? 'mentee' as const : 'mentor' as const };
  const values = [...lists.preferences.map((id, at) => ({ ...shared, toParticipantId: id, rank: at + 1 })), ...lists.never.map((id) => ({ ...shared, toParticipantId: id, rank: null }))];
  for (let start = 0; start < values.length; start += batch) await db.insertInto('preference').values(values.slice(start, start + batch)).execute();
  return { version: row.version, withdrawn: await withdrawLifts(db, from, lists.never.filter((id) => !known.has(id))) };
}

/** Takes somebody out of every list; ranks close up, and whoever edits such a list is told that it changed. */
export async function removeFromLists(db: Trx, participantId: string, now: Date): Promise<void> {
  const rows = await db.deleteFrom('preference').where('toParticipantId', '=', participantId).returning('fromParticipantId').execute();
  const affected = rows.map(({ fromParticipantId }) => fromParticipantId);
  if (affected.length === 0) return;
  // Ranks are unique per list at every moment, so they go by way of numbers that no list uses.
  await sql`update preference set rank = ranked.place + 1000000 from (
      select from_participant_id as owner, to_participant_id as target, row_number() over (partition by from_participant_id order by rank) as place
      from preference where from_participant_id = any(${affected}::uuid[]) and rank is not null) ranked
    where from_participant_id = ranked.owner and to_participant_id = ranked.target`.execute(db);
  await sql`update preference set rank = rank - 1000000 where from_participant_id = any(${affected}::uuid[]) and rank > 1000000`.execute(db);
  await db.updateTable('participant').set((eb) => ({ version: eb('version', '+', 1), updatedAt: now })).where('id', 'in', affected).execute();
}

export function people(db: Trx, cohortId: string, side: Side): Promise<{ id: string; personId: string; houseId: string | null }[]> {
  return withHouses(db).selectFrom('participant').leftJoin('house', 'house.id', 'participant.organizationId').select(['participant.id', 'personId', 'houseId']).where('cohortId', '=', cohortId).where('side', '=', side).execute();
}
