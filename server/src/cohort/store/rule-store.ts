import { sql } from 'kysely';
import type { Trx } from '../../platform/database/connect.ts';
import type { Side } from './participant-store.ts';

export type RuleKind = 'lock' | 'apart' | 'liftVeto';

export function rulesOf(db: Trx, cohortId: string) {
  return db.selectFrom('pairRule').innerJoin('participant as mentor', 'mentor.id', 'pairRule.mentorId').innerJoin('participant as mentee', 'mentee.id', 'pairRule.menteeId')
    .select(['pairRule.id', 'pairRule.kind', 'pairRule.mentorId', 'pairRule.menteeId', 'mentor.displayName as mentorName', 'mentee.displayName as menteeName', 'pairRule.reason', 'pairRule.createdAt'])
    .where('pairRule.cohortId', '=', cohortId).orderBy('pairRule.id').execute();
}

export async function insertRule(db: Trx, row: { id: string; cohortId: string; kind: RuleKind; mentorId: string; menteeId: string; reason: string; createdBy: string | null; createdAt: Date }): Promise<void> {
  await db.insertInto('pairRule').values(row).execute();
}

export function deleteRule(db: Trx, cohortId: string, id: string) {
  return db.deleteFrom('pairRule').where('cohortId', '=', cohortId).where('id', '=', id).returning(['kind', 'mentorId', 'menteeId']).executeTakeFirst();
}

/** The vetoes of this one against those others are lifted no more. */
export function withdrawLifts(db: Trx, { id, side }: { id: string; side: Side }, others: readonly string[]) {
  const [self, other] = side === 'mentor' ? ['mentorId', 'menteeId'] as const : ['menteeId', 'mentorId'] as const;
  return db.deleteFrom('pairRule').where('kind', '=', 'liftVeto').where(self, '=', id).where(sql<boolean>`${sql.ref(other)} = any(${others}::uuid[])`).returning(['id', 'kind', 'mentorId', 'menteeId', 'reason']).execute();
}

/** Whether one of the two said "never" about the other. */
export async function hasVeto(db: Trx, one: string, other: string): Promise<boolean> {
  const row = await db.selectFrom('preference').select('rank').where('rank', 'is', null)
    .where((eb) => eb.or([eb.and([eb('fromParticipantId', '=', one), eb('toParticipantId', '=', other)]), eb.and([eb('fromParticipantId', '=', other), eb('toParticipantId', '=', one)])])).executeTakeFirst();
  return row !== undefined;
}

export type Forbidden = 'samePerson' | 'apart' | 'veto';
export interface ForbiddenMatch { readonly because: Forbidden; readonly mentor: string; readonly mentee: string }

/** Pairs of a run that may not be made by what holds now (C4, C10, C14), the gravest reason of each. */
export async function forbiddenMatches(db: Trx, runId: string): Promise<ForbiddenMatch[]> {
  const ruled = (kind: RuleKind) => sql<boolean>`exists (select from pair_rule where pair_rule.mentor_id = match.mentor_id and pair_rule.mentee_id = match.mentee_id and pair_rule.kind = ${kind})`;
  const refuses = (from: 'mentor' | 'mentee', to: 'mentor' | 'mentee') => sql<boolean>`exists (select from preference where from_participant_id = ${sql.ref(`${from}.id`)} and to_participant_id = ${sql.ref(`${to}.id`)} and rank is null)`;
  const because = sql<Forbidden | null>`case when mentor.person_id = mentee.person_id then 'samePerson' when ${ruled('apart')} then 'apart'
    when (${refuses('mentor', 'mentee')} or ${refuses('mentee', 'mentor')}) and not ${ruled('liftVeto')} then 'veto' end`;
  const pairs = db.selectFrom('match').innerJoin('participant as mentor', 'mentor.id', 'match.mentorId').innerJoin('participant as mentee', 'mentee.id', 'match.menteeId')
    .where('match.runId', '=', runId).select(['mentor.displayName as mentor', 'mentee.displayName as mentee', 'match.mentorId', because.as('because')]);
  const rows = await db.selectFrom(pairs.as('pair')).select(['because', 'mentor', 'mentee']).where('because', 'is not', null).orderBy('mentorId').execute();
  return rows as ForbiddenMatch[];
}
