import type { Trx } from '../../platform/database/connect.ts';

export async function taskState(db: Trx, id: string) {
  return (await db.selectFrom('task').select('state').where('id', '=', id).executeTakeFirst())?.state;
}
