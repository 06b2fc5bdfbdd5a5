import type { Trx } from '../../platform/database/connect.ts';

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

/** Whether one of the two said "never" about the other. */
export async function hasVeto(db: Trx, one: string, other: string): Promise<boolean> {
  const row = await db.selectFrom('preference').select('rank').where('rank', 'is', null)
    .where((eb) => eb.or([eb.and([eb('fromParticipantId', '=', one), eb('toParticipantId', '=', other)]), eb.and([eb('fromParticipantId', '=', other), eb('toParticipantId', '=', one)])])).executeTakeFirst();
  return row !== undefined;
}
