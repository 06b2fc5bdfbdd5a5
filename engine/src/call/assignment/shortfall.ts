import { shortfallWitness } from '../../assignment/transport.ts';
import type { ShortfallWitness } from '../../assignment/transport.ts';
import { openChoice } from './open-call.ts';
import type { OpenCall } from './open-call.ts';
import type { Shortfall, ShortfallCause } from './types.ts';

/** Proposals below their minimum, each with its cause; those that compete for the same reviewers share one. `whole` is the choice of candidates. O(candidates). */
export function shortfallsOf(open: OpenCall, whole: Uint8Array): Shortfall[] {
  const { call, problem } = open;
  const witnesses = shortfallWitness(problem, { chosen: openChoice(open, whole) });
  return witnesses.flatMap((witness) => {
    const missing = Array.from(witness.short, (proposal) => call.proposalMinimum[proposal]! - reviewsOf(open, whole, proposal));
    const shared = witness.rights.length === 0 ? null : fullReviewers(open, witness, missing.reduce((sum, each) => sum + each, 0));
    return Array.from(witness.short, (proposal, at) => ({ place: proposal, missing: missing[at]!, cause: shared ?? fewCandidates(open, proposal) }));
  }).sort((a, b) => a.place - b.place).map(({ place, missing, cause }) => ({ proposal: call.proposals[place]!, missing, cause }));
}

function reviewsOf({ call: { offsets } }: OpenCall, whole: Uint8Array, proposal: number): number {
  let count = 0;
  for (let candidate = offsets[proposal]!; candidate < offsets[proposal + 1]!; candidate++) count += whole[candidate]!;
  return count;
}

function fewCandidates(open: OpenCall, proposal: number): ShortfallCause {
  const { call } = open;
  const candidates = reviewsOf(open, open.open, proposal);
  return {
    kind: 'tooFewCandidates', candidates, minimum: call.proposalMinimum[proposal]!, conflicts: call.excluded[proposal]!,
    belowThreshold: call.offsets[proposal + 1]! - call.offsets[proposal]! - candidates,
  };
}

/** What they have and not from these reviewers comes from candidates who already review whom they may, or is locked. */
function fullReviewers({ call, problem }: OpenCall, { lefts, rights }: ShortfallWitness, missing: number): ShortfallCause {
  const needed = lefts.reduce((sum, proposal) => sum + call.proposalMinimum[proposal]!, 0);
  const available = rights.reduce((sum, reviewer) => sum + problem.rightMaximum[reviewer]!, 0);
  return {
    kind: 'reviewersAreFull',
    proposals: Array.from(lefts, (proposal) => call.proposals[proposal]!),
    reviewers: Array.from(rights, (reviewer) => call.reviewers[reviewer]!),
    needed, available, others: needed - missing - available,
  };
}
