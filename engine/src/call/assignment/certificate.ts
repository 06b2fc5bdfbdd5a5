/** Proofs as plain lists, so that a result is JSON, and back. */
import type { SmallestLoad, TransportCertificate, TransportProblem, TransportSolution } from '../../assignment/transport.ts';
import type { BoundProof, FairFlowSolution } from '../fairflow/index.ts';
import { UNIT } from './encode.ts';
import type { OpenCall } from './open-call.ts';
import type { Solved } from './solve.ts';
import type { AssignmentCertificate, BoundProofInWords, Fairness, FloorCertificate } from './types.ts';

export function certificateOf({ certificate, load, fairness }: Solved): AssignmentCertificate {
  return {
    proposalPrice: plain(certificate.leftPrice), reviewerPrice: plain(certificate.rightPrice),
    requiredValue: certificate.requiredValue, extraValue: certificate.extraValue,
    load: load === null ? null : { limit: load.load, side: load.witness?.side === 'right' ? 'reviewers' : 'proposals', proposals: plain(load.witness?.lefts ?? []) },
    floor: fairness === null ? null : {
      settled: placesOf(fairness.certificate.settled.chosen),
      floorProof: inWords(fairness.certificate.floor), totalProof: inWords(fairness.certificate.gain),
    },
  };
}

export function smallestLoadOf({ limit, side, proposals }: NonNullable<AssignmentCertificate['load']>): SmallestLoad {
  return { load: limit, witness: limit === 0 ? undefined : { side: side === 'proposals' ? 'left' : 'right', lefts: Uint32Array.from(proposals) } };
}

/** An answer to the problem with its sums worked out anew, beside the prices that are said to prove it. */
export function solutionOf(problem: TransportProblem, chosen: Uint8Array, { proposalPrice, reviewerPrice, requiredValue, extraValue }: AssignmentCertificate): TransportSolution {
  const { left, right, offsets, neighbours, gain, leftMinimum, rightMinimum } = problem;
  const reviews = new Uint32Array(left);
  const loads = new Uint32Array(right);
  let total = 0;
  for (let proposal = 0; proposal < left; proposal++) {
    for (let arc = offsets[proposal]!; arc < offsets[proposal + 1]!; arc++) {
      if (chosen[arc] === 0) continue;
      reviews[proposal]!++;
      loads[neighbours[arc]!]!++;
      total += gain[arc]!;
    }
  }
  const beyond = (counts: Uint32Array, bounds: Uint32Array, sign: 1 | -1): number => counts.reduce((sum, count, at) => sum + Math.max(0, sign * (count - bounds[at]!)), 0);
  const certificate: TransportCertificate = { leftPrice: Float64Array.from(proposalPrice), rightPrice: Float64Array.from(reviewerPrice), requiredValue, extraValue };
  return {
    chosen, gain: total, shortfall: beyond(reviews, leftMinimum, -1), rightShortage: beyond(loads, rightMinimum, -1), extra: beyond(reviews, leftMinimum, 1), certificate,
  };
}

/** What a `fairflow` result says of its answer to the open problem. */
export function fairFlowOf({ problem, call, locked, lockedAffinity }: OpenCall, chosen: Uint8Array, fairness: Fairness, certificate: AssignmentCertificate & { readonly floor: FloorCertificate }): FairFlowSolution {
  const settled = new Uint8Array(problem.gain.length);
  for (const arc of certificate.floor.settled) if (arc in settled) settled[arc] = 1;
  const settledCall = solutionOf(problem, settled, certificate);
  const counted = problem.leftMinimum.map((minimum, proposal) => {
    const reviews = settled.subarray(problem.offsets[proposal], problem.offsets[proposal + 1]).reduce((sum, used) => sum + used, 0);
    const choosable = minimum > 0 || (lockedAffinity[proposal]! > 0 && settledCall.extra > 0 && problem.leftMaximum[proposal]! > 0);
    return choosable && reviews >= minimum ? 1 : 0;
  });
  const lockedGain = locked.reduce((sum, candidate) => sum + call.gain[candidate]!, 0);
  return {
    chosen, counted: Uint8Array.from(counted), gain: solutionOf(problem, chosen, certificate).gain, floor: units(fairness.floor), floorBound: units(fairness.floorBound),
    gainBound: units(fairness.totalBound) - lockedGain,
    certificate: { settled: settledCall, floor: proofOf(certificate.floor.floorProof), gain: proofOf(certificate.floor.totalProof) },
  };
}

function placesOf(chosen: Uint8Array): number[] {
  const places: number[] = [];
  chosen.forEach((used, arc) => { if (used === 1) places.push(arc); });
  return places;
}

function units(score: number): number {
  return Math.round(score * UNIT);
}

function inWords(proof: BoundProof): BoundProofInWords {
  if (proof.kind === 'search') return proof;
  return { kind: 'prices', multiplier: plain(proof.multiplier), reviewerPrice: plain(proof.rightPrice), extraPrice: proof.extraPrice };
}

function proofOf(proof: BoundProofInWords): BoundProof {
  if (proof.kind === 'search') return proof;
  return { kind: 'prices', multiplier: Float64Array.from(proof.multiplier), rightPrice: Float64Array.from(proof.reviewerPrice), extraPrice: proof.extraPrice };
}

/** JSON has no -0: what is stored must equal what was computed. */
function plain(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => (value === 0 ? 0 : value));
}
