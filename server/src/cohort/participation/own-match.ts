import { fold } from '@counterpart/engine/text';
import type { Trx } from '../../platform/database/connect.ts';
import { ownParticipation, someCohort } from '../policy.ts';
import { presentOwnMatch } from '../present-participant.ts';
import { currentPublication } from '../store/publication-store.ts';
import { matchOf, runInput } from '../store/run-store.ts';

/** The own pair of the published run, and nothing of any other run or pair. */
export async function ownMatch(db: Trx, personId: string, { participantId }: { participantId: string }) {
  const own = await ownParticipation(db, personId, participantId);
  const { status } = await someCohort(db, own.cohortId);
  const publication = status === 'matched' ? await currentPublication(db, own.cohortId) : undefined;
  const match = publication && await matchOf(db, publication.runId, own.id);
  if (!publication || !match) return { match: null };
  const { input, people } = await runInput(db, publication.runId);
  const mentor = input.mentors.find(({ id }) => id === match.mentorId)!;
  const mentee = input.mentees.find(({ id }) => id === match.menteeId)!;
  const [self, partner] = own.side === 'mentor' ? [mentor, mentee] : [mentee, mentor];
  const rank = self.submitted ? self.preferences.indexOf(partner.id) + 1 : 0;
  const matched = new Set(match.verdict.breakdown.tags.matched);
  return {
    match: presentOwnMatch({
      partner, known: people[partner.id]!, publishedAt: publication.publishedAt, ownRank: rank === 0 ? null : rank,
      sharedTags: mentee.wishes.tags.filter((tag) => matched.has(fold(tag))), breakdown: match.verdict.breakdown,
    }),
  };
}
