import { sql } from 'kysely';
import type { Trx } from '../../platform/database/connect.ts';
import { transitions, type CohortStatus, type Transition } from '../flow.ts';
import { containing } from '../../platform/paging.ts';

export interface CohortRow {
  readonly id: string; readonly name: string; readonly description: string; readonly locale: 'en' | 'de'; readonly timeZone: string; readonly createdAt: Date;
  readonly status: CohortStatus; readonly deadline: Date | null; readonly settingsVersion: number; readonly activeRunId: string | null; readonly publishedAt: Date | null;
  readonly mentors: number; readonly mentees: number; readonly mentorsSubmitted: number; readonly menteesSubmitted: number;
}

function cohorts(db: Trx) {
  const people = (side: string, submitted: boolean) => sql<number>`(select count(*) from participant p where p.cohort_id = cohort.program_id and p.side = ${side} ${submitted ? sql`and p.submitted_at is not null` : sql``})`;
  return db.selectFrom('cohort').innerJoin('program', 'program.id', 'cohort.programId')
    .leftJoin('publication', (join) => join.onRef('publication.cohortId', '=', 'cohort.programId').on('publication.withdrawnAt', 'is', null))
    .select(['program.id', 'program.name', 'program.description', 'program.locale', 'program.timeZone', 'program.createdAt', 'cohort.status', 'cohort.deadline', 'cohort.settingsVersion', 'cohort.activeRunId', 'publication.publishedAt',
      people('mentor', false).as('mentors'), people('mentee', false).as('mentees'), people('mentor', true).as('mentorsSubmitted'), people('mentee', true).as('menteesSubmitted')]);
}

export function findCohort(db: Trx, id: string): Promise<CohortRow | undefined> {
  return cohorts(db).where('program.id', '=', id).executeTakeFirst();
}

/** Newest first: ids are made in order of time. */
export async function pageOfCohorts(db: Trx, filter: { search?: string | undefined; status?: CohortStatus | undefined; before: string | null; limit: number }): Promise<{ rows: CohortRow[]; total: number }> {
  const matching = cohorts(db)
    .$if(filter.search !== undefined, (query) => query.where('program.name', 'ilike', containing(filter.search ?? '')))
    .$if(filter.status !== undefined, (query) => query.where('cohort.status', '=', filter.status ?? 'draft'));
  const rows = await matching.$if(filter.before !== null, (query) => query.where('program.id', '<', filter.before ?? '')).orderBy('program.id', 'desc').limit(filter.limit + 1).execute();
  const { total } = await matching.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}

export interface CohortState { readonly id: string; readonly name: string; readonly locale: 'en' | 'de'; readonly timeZone: string; readonly status: CohortStatus; readonly deadline: Date | null; readonly settingsVersion: number; readonly activeRunId: string | null }

/**
 * The cohort's state, held until the transaction ends. `share`: any number of verbs that rely on the state, while none can change it
 * (two people submit at once; nobody closes in between). `update`: alone.
 */
export async function holdCohort(db: Trx, id: string, hold: 'share' | 'update'): Promise<CohortState | undefined> {
  const query = db.selectFrom('cohort').innerJoin('program', 'program.id', 'cohort.programId').select(['program.id', 'program.name', 'program.locale', 'program.timeZone', 'cohort.status', 'cohort.deadline', 'cohort.settingsVersion', 'cohort.activeRunId']).where('program.id', '=', id);
  return (hold === 'share' ? query.forShare('cohort') : query.forUpdate('cohort')).executeTakeFirst();
}

export async function insertCohort(db: Trx, row: { id: string; name: string; description: string; locale: 'en' | 'de'; timeZone: string; deadline: Date | null; createdBy: string | null; now: Date; settings: object }): Promise<void> {
  const { id, name, description, locale, timeZone, createdBy, now } = row;
  await db.insertInto('program').values({ id, kind: 'cohort', name, description, locale, timeZone, createdBy, createdAt: now }).execute();
  await insertSettings(db, { cohortId: id, version: 1, settings: row.settings, changedBy: createdBy, now });
  await db.insertInto('cohort').values({ programId: id, deadline: row.deadline, settingsVersion: 1 }).execute();
}

export interface CohortChange { readonly name?: string | undefined; readonly description?: string | undefined; readonly locale?: 'en' | 'de' | undefined; readonly timeZone?: string | undefined; readonly deadline?: Date | null | undefined }

export async function changeCohort(db: Trx, id: string, { deadline, ...program }: CohortChange): Promise<void> {
  if (Object.values(program).some((value) => value !== undefined)) await db.updateTable('program').set(program).where('id', '=', id).execute();
  if (deadline !== undefined) await db.updateTable('cohort').set({ deadline }).where('programId', '=', id).execute();
}

/** False when the cohort was not in the state that the transition starts from: somebody else was first. */
export async function moveCohort(db: Trx, id: string, transition: Transition): Promise<boolean> {
  const { from, to } = transitions[transition];
  const row = await db.updateTable('cohort').set({ status: to }).where('programId', '=', id).where('status', '=', from).returning('programId').executeTakeFirst();
  return row !== undefined;
}

export async function deleteCohort(db: Trx, id: string): Promise<void> {
  await db.deleteFrom('program').where('id', '=', id).execute();
}

/** Open cohorts whose deadline is over, or near and not yet announced. */
export async function cohortsDue(db: Trx, now: Date, soon: Date): Promise<{ over: string[]; near: string[] }> {
  const open = await db.selectFrom('cohort').select(['programId', 'deadline', 'deadlineNoticeFor']).where('status', '=', 'open').where('deadline', '<=', soon).execute();
  return {
    over: open.filter(({ deadline }) => deadline! <= now).map(({ programId }) => programId),
    near: open.filter(({ deadline, deadlineNoticeFor }) => deadline! > now && deadlineNoticeFor?.getTime() !== deadline!.getTime()).map(({ programId }) => programId),
  };
}

/** True for exactly one caller per cohort and deadline. */
export async function claimDeadlineNotice(db: Trx, id: string): Promise<boolean> {
  const row = await db.updateTable('cohort').set((eb) => ({ deadlineNoticeFor: eb.ref('deadline') })).where('programId', '=', id).where('deadline', 'is not', null)
    .where(sql<boolean>`deadline_notice_for is distinct from deadline`).returning('programId').executeTakeFirst();
  return row !== undefined;
}

export async function insertSettings(db: Trx, row: { cohortId: string; version: number; settings: object; changedBy: string | null; now: Date }): Promise<void> {
  await db.insertInto('settingsVersion').values({ programId: row.cohortId, version: row.version, settings: JSON.stringify(row.settings), changedBy: row.changedBy, changedAt: row.now }).execute();
}

export async function useSettings(db: Trx, cohortId: string, expected: number, version: number): Promise<boolean> {
  const row = await db.updateTable('cohort').set({ settingsVersion: version }).where('programId', '=', cohortId).where('settingsVersion', '=', expected).returning('programId').executeTakeFirst();
  return row !== undefined;
}

export function settingsVersions(db: Trx, cohortId: string, version?: number) {
  return db.selectFrom('settingsVersion').leftJoin('person', 'person.id', 'settingsVersion.changedBy').select(['settingsVersion.version', 'settingsVersion.settings', 'settingsVersion.changedAt', 'person.name as changedBy'])
    .where('programId', '=', cohortId).$if(version !== undefined, (query) => query.where('version', '=', version ?? 0)).orderBy('version', 'desc').execute();
}
