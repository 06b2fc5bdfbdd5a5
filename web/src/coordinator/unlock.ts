import type { Client } from '@counterpart/contract';

/** Unlocks those of the people who have submitted: a mail that asks to change a locked list would lead nowhere. */
export async function unlockSubmitted({ participants }: Client, { cohortId, ids, reason }: { cohortId: string; ids: readonly string[]; reason: string }): Promise<void> {
  for (const participantId of ids) {
    const { submitted } = await participants.get({ cohortId, participantId });
    if (submitted) await participants.reopen({ cohortId, participantId, reason });
  }
}
