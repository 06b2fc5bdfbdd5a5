import type { Trx } from '../../platform/database/connect.ts';

export async function insertPublication(db: Trx, row: { id: string; cohortId: string; runId: string; publishedAt: Date; publishedBy: string | null }): Promise<void> {
  await db.insertInto('publication').values(row).execute();
}

export function currentPublication(db: Trx, cohortId: string) {
  return db.selectFrom('publication').select(['id', 'runId', 'publishedAt']).where('cohortId', '=', cohortId).where('withdrawnAt', 'is', null).executeTakeFirst();
}

export async function withdrawPublication(db: Trx, id: string, { by, at, reason }: { by: string | null; at: Date; reason: string }): Promise<void> {
  await db.updateTable('publication').set({ withdrawnAt: at, withdrawnBy: by, withdrawnReason: reason }).where('id', '=', id).where('withdrawnAt', 'is', null).execute();
}

export function publicationsOf(db: Trx, cohortId: string) {
  return db.selectFrom('publication').innerJoin('run', 'run.id', 'publication.runId').leftJoin('person as publisher', 'publisher.id', 'publication.publishedBy').leftJoin('person as withdrawer', 'withdrawer.id', 'publication.withdrawnBy')
    .select(['publication.runId', 'run.number as runNumber', 'publication.publishedAt', 'publisher.name as publishedBy', 'publication.withdrawnAt', 'withdrawer.name as withdrawnBy', 'publication.withdrawnReason as reason'])
    .where('publication.cohortId', '=', cohortId).orderBy('publication.id', 'desc').execute();
}
