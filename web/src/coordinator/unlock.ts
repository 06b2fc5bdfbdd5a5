import type { Client } from '@counterpart/contract';
import { refusalOf } from '../shared/action.ts';

/** Unlocks those of the people who have submitted: a mail that asks to change a locked list would lead nowhere. Who has left meanwhile has no list. */
export async function unlockSubmitted({ participants }: Client, { cohortId, ids, reason }: { cohortId: string; ids: readonly string[]; reason: string }): Promise<void> {
  for (const participantId of ids) {
    const person = await participants.get({ cohortId, participantId }).catch((error: unknown) => {
      if (refusalOf(error)?.code !== 'notFound') throw error;
    });
    if (person?.submitted) await participants.reopen({ cohortId, participantId, reason });
  }
}
