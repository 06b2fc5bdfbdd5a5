import { affinityMatrix } from '@counterpart/engine/call';
import type { AffinityMatrix, AffinityModel } from '@counterpart/engine/call';
import type { BestPairs } from '@counterpart/engine/text';

/** Reviewers of one proposal and their affinities, best first; of equal ones by id. Places are those of the model, by id. */
export interface ProposalScores { readonly proposal: number; readonly reviewers: Uint32Array; readonly affinities: Float64Array }

/** Every pair. */
export function* allScores(model: AffinityModel): Generator<ProposalScores> {
  const { affinity, reviewers, proposals }: AffinityMatrix = affinityMatrix(model);
  for (let proposal = 0; proposal < proposals.length; proposal++) {
    const own = Float64Array.from(reviewers, (_, reviewer) => affinity[reviewer * proposals.length + proposal]!);
    yield inOrder(proposal, Uint32Array.from(own.keys()), own);
  }
}

/** Every pair that is among the best of its proposal or among the best of its reviewer. */
export function* bestScores({ ofProposals, ofReviewers }: BestPairs): Generator<ProposalScores> {
  const { starts, reviewers, scores } = byProposal({ ofProposals, ofReviewers });
  const listed = new Int32Array(ofReviewers.rows).fill(-1);
  const { width } = ofProposals;
  for (let proposal = 0; proposal < ofProposals.rows; proposal++) {
    const [own, affinities] = [Array.from(ofProposals.others.subarray(proposal * width, (proposal + 1) * width)), Array.from(ofProposals.scores.subarray(proposal * width, (proposal + 1) * width))];
    for (const reviewer of own) listed[reviewer] = proposal;
    for (let at = starts[proposal]!; at < starts[proposal + 1]!; at++) {
      if (listed[reviewers[at]!] === proposal) continue;
      own.push(reviewers[at]!);
      affinities.push(scores[at]!);
    }
    yield inOrder(proposal, own, affinities);
  }
}

/** The lists of reviewers the other way round. */
function byProposal({ ofProposals, ofReviewers: { width, others, scores } }: BestPairs): { starts: Uint32Array; reviewers: Uint32Array; scores: Float64Array } {
  const starts = new Uint32Array(ofProposals.rows + 1);
  for (const proposal of others) starts[proposal + 1]!++;
  for (let proposal = 0; proposal < ofProposals.rows; proposal++) starts[proposal + 1]! += starts[proposal]!;
  const next = starts.slice();
  const across = { starts, reviewers: new Uint32Array(others.length), scores: new Float64Array(others.length) };
  others.forEach((proposal, at) => {
    const place = next[proposal]!++;
    across.reviewers[place] = Math.floor(at / width);
    across.scores[place] = scores[at]!;
  });
  return across;
}

/** By score, and by place where these are equal: places are in the order of ids. */
function inOrder(proposal: number, reviewers: ArrayLike<number>, affinities: ArrayLike<number>): ProposalScores {
  const order = Uint32Array.from({ length: reviewers.length }, (_, at) => at).sort((a, b) => affinities[b]! - affinities[a]! || reviewers[a]! - reviewers[b]!);
  return { proposal, reviewers: Uint32Array.from(order, (at) => reviewers[at]!), affinities: Float64Array.from(order, (at) => affinities[at]!) };
}
