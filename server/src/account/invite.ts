import { postLetter } from '../platform/mail/letter.ts';
import type { Tx } from '../platform/transact.ts';
import { dropTokens, issueToken } from './store.ts';

/** A link to set a first password, which proves the address as well. An earlier invitation's link ends. */
export async function inviteByMail(tx: Tx, personId: string, { programId = null, cohortName = null }: { programId?: string | null; cohortName?: string | null } = {}): Promise<void> {
  await dropTokens(tx.db, ['invitation'], personId);
  const token = await issueToken(tx.db, 'invitation', personId, tx.now);
  await postLetter(tx, { template: 'invitation', personId, programId, data: { cohortName }, secrets: { path: `/reset-password?token=${token}` } });
}
