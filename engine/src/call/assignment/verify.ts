import { verifyMaximumLoad, verifyTransport } from '../../assignment/transport.ts';
import { verifyFairFlow } from '../fairflow/index.ts';
import { sameJson } from '../../same-json.ts';
import { assignEncoded, isProven } from './assign.ts';
import { fairFlowOf, smallestLoadOf, solutionOf } from './certificate.ts';
import { describe } from './describe.ts';
import { encodeCall, PAIR } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import { fairFlowProblem, openCall, openChoice, withLoadUpTo, withLocksAsProposals } from './open-call.ts';
import type { OpenCall } from './open-call.ts';
import { findPair } from './sorted-pairs.ts';
import type { AssignmentCertificate, AssignmentResult, BoundProofInWords, CallSnapshot, Fairness, FloorCertificate } from './types.ts';
import { validateCall } from './validate.ts';

export type AssignmentProblemCode =
  | 'unusableCall' | 'algorithmDiffers' | 'pairNotAllowed' | 'pairTwice' | 'lockMissing' | 'proposalAboveMaximum' | 'reviewerAboveMaximum'
  | 'differs' | 'notProven';

export interface AssignmentProblem {
  readonly code: AssignmentProblemCode;
  /** Ids, the name of what differs, or what the proof lacks. */
  readonly values: readonly string[];
}

/**
 * Checks a stored or received result against its snapshot without solving anything: that its pairs are allowed and its locks kept, that its numbers follow
 * from them, and that its certificate proves that nothing better exists. Empty = proven. O(scores + output); but where `fairflow` found a bound by search,
 * which has no other proof, it searches again, in the time of a run.
 */
export function verifyAssignment(snapshot: CallSnapshot, result: AssignmentResult): readonly AssignmentProblem[] {
  if (validateCall(snapshot).length > 0) return [problem('unusableCall')];
  if (snapshot.settings.algorithm !== result.algorithm) return [problem('algorithmDiffers', snapshot.settings.algorithm, result.algorithm)];
  const open = openCall(encodeCall(snapshot), result.algorithm);
  const { chosen, problems } = readPairs(open, result);
  if (problems.length > 0) return problems;
  return [...checkBounds(open.call, chosen), ...checkNumbers(open, chosen, result), ...checkProof(open, chosen, result)];
}

function readPairs({ call, open }: OpenCall, { assignments }: AssignmentResult): { chosen: Uint8Array; problems: AssignmentProblem[] } {
  const proposalOf = new Map(call.proposals.map((id, at) => [id, at]));
  const reviewerOf = new Map(call.reviewers.map((id, at) => [id, at]));
  const chosen = new Uint8Array(open.length);
  const problems: AssignmentProblem[] = [];
  for (const { proposal, reviewer } of assignments) {
    const candidate = candidateOf(call, proposalOf.get(proposal), reviewerOf.get(reviewer));
    if (candidate < 0 || open[candidate] === 0) problems.push(problem('pairNotAllowed', proposal, reviewer));
    else if (chosen[candidate] === 1) problems.push(problem('pairTwice', proposal, reviewer));
    else chosen[candidate] = 1;
  }
  call.proposals.forEach((proposal, place) => {
    for (let candidate = call.offsets[place]!; candidate < call.offsets[place + 1]!; candidate++) {
      if ((call.marks[candidate]! & PAIR.locked) !== 0 && chosen[candidate] === 0) problems.push(problem('lockMissing', proposal, call.reviewers[call.reviewerOf[candidate]!]!));
    }
  });
  return { chosen, problems };
}

function candidateOf({ offsets, reviewerOf }: EncodedCall, proposal: number | undefined, reviewer: number | undefined): number {
  return proposal === undefined || reviewer === undefined ? -1 : findPair(offsets, reviewerOf, proposal, reviewer);
}

function checkBounds(call: EncodedCall, chosen: Uint8Array): AssignmentProblem[] {
  const loads = new Uint32Array(call.reviewers.length);
  const problems: AssignmentProblem[] = [];
  call.proposals.forEach((id, proposal) => {
    let reviews = 0;
    for (let candidate = call.offsets[proposal]!; candidate < call.offsets[proposal + 1]!; candidate++) {
      if (chosen[candidate] === 0) continue;
      reviews++;
      loads[call.reviewerOf[candidate]!]!++;
    }
    if (reviews > call.proposalMaximum[proposal]!) problems.push(problem('proposalAboveMaximum', id));
  });
  call.reviewers.forEach((id, reviewer) => { if (loads[reviewer]! > call.reviewerMaximum[reviewer]!) problems.push(problem('reviewerAboveMaximum', id)); });
  return problems;
}

/** Everything but what is proven is worked out anew and must be the same. */
function checkNumbers(open: OpenCall, chosen: Uint8Array, result: AssignmentResult): AssignmentProblem[] {
  const { objective, ...expected } = describe(open, chosen);
  const { bound, fairness, ...found } = result.objective;
  const names = (Object.keys(expected) as (keyof typeof expected)[]).filter((name) => !sameJson(expected[name], result[name]));
  const bounded = bound === (fairness?.floorBound ?? found.totalScore) && (fairness !== null) === (result.algorithm === 'fairflow');
  return [...names, ...(sameJson(objective, found) && bounded ? [] : ['objective'])].map((name) => problem('differs', name));
}

function checkProof(open: OpenCall, chosen: Uint8Array, { certificate, algorithm, status, objective }: AssignmentResult): AssignmentProblem[] {
  const { load, floor } = certificate;
  if (status !== (isProven(objective.fairness, objective.totalScore) ? 'optimal' : 'feasible')) return [problem('notProven', 'status')];
  if ((algorithm === 'minmax') !== (load !== null) || (algorithm === 'fairflow') !== (floor !== null)) return [problem('notProven', 'certificate')];
  const answer = openChoice(open, chosen);
  if (floor !== null && objective.fairness !== null) return checkFairness(open, answer, objective.fairness, { ...certificate, floor });
  const limited = load === null ? open.problem : withLoadUpTo(open, load.limit);
  const violations = verifyTransport(limited, solutionOf(limited, answer, certificate));
  if (load !== null) {
    const whole = withLocksAsProposals(open);
    const withLocks = new Uint8Array(whole.gain.length).fill(1);
    withLocks.set(answer);
    violations.push(...verifyMaximumLoad(whole, smallestLoadOf(load), solutionOf(whole, withLocks, certificate)));
  }
  return violations.map(({ message }) => problem('notProven', message));
}

function checkFairness(open: OpenCall, answer: Uint8Array, fairness: Fairness, certificate: AssignmentCertificate & { readonly floor: FloorCertificate }): AssignmentProblem[] {
  const proofs = [certificate.floor.floorProof, certificate.floor.totalProof];
  if (!proofs.every(isWhole)) return [problem('notProven', 'certificate')];
  const solution = fairFlowOf(open, answer, fairness, certificate);
  const counted = solution.counted.reduce((sum, each) => sum + each, 0);
  const problems = verifyFairFlow(fairFlowProblem(open), solution).map(({ message }) => problem('notProven', message));
  if (counted !== fairness.counted) problems.push(problem('differs', 'counted'));
  if (problems.length > 0 || proofs.every(({ kind }) => kind === 'prices')) return problems;
  // What was found by trying every case has no other proof than trying them again.
  const again = assignEncoded(open.call, 'fairflow').objective.fairness!;
  return again.floorBound === fairness.floorBound && again.totalBound === fairness.totalBound ? [] : [problem('notProven', 'search')];
}

/** Prices as `verifyFairFlow` takes them: whole, multipliers in parts of 1024. */
function isWhole(proof: BoundProofInWords): boolean {
  return proof.kind === 'search'
    || (proof.multiplier.every((each) => each >= 0 && Number.isSafeInteger(1024 * each)) && [...proof.reviewerPrice, proof.extraPrice].every((each) => Number.isSafeInteger(each)));
}

function problem(code: AssignmentProblemCode, ...values: string[]): AssignmentProblem {
  return { code, values };
}
