import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { assignReviewers } from './assign.ts';
import { compareAlgorithms } from './compare.ts';
import { compareOutcomes, plainCall, resultOutcome, bruteForce } from './oracle.test-support.ts';
import { explainPair } from './explain-pair.ts';
import { randomCall, reordered } from './random.test-support.ts';
import { ALGORITHMS } from './settings.ts';
import type { Algorithm, AssignmentResult, CallSnapshot } from './types.ts';
import { verifyAssignment } from './verify.ts';

/** Usable random calls of some size with every algorithm. */
function* calls(rounds: number, size: (seed: number) => { proposals: number; reviewers: number }, locks = 2): Generator<{ seed: number; snapshot: CallSnapshot }> {
  for (let seed = 1; seed <= oracleRounds(rounds); seed++) {
    const snapshot = randomCall(seed, { ...size(seed), density: [1, 0.6, 0.3][seed % 3]!, locks }, { algorithm: ALGORITHMS[seed % 3]! });
    if (snapshot !== null) yield { seed, snapshot };
  }
}

describe('S2', () => {
  it('the same call gives the same bytes whatever order anything comes in, by every algorithm', () => {
    let compared = 0;
    for (const { seed, snapshot } of calls(180, (each) => ({ proposals: 3 + (each % 12), reviewers: 3 + (each % 9) }))) {
      expect(JSON.stringify(assignReviewers(reordered(snapshot, seed))), `seed ${seed}`).toBe(JSON.stringify(assignReviewers(snapshot)));
      compared++;
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('a result survives JSON, and typed arrays and lists are one', () => {
    for (const { snapshot } of calls(12, () => ({ proposals: 6, reviewers: 5 }))) {
      const typed = { ...snapshot, scores: { proposal: Uint32Array.from(snapshot.scores.proposal), reviewer: Uint32Array.from(snapshot.scores.reviewer), value: Float64Array.from(snapshot.scores.value) } };
      const result = assignReviewers(typed);
      expect(JSON.stringify(assignReviewers(snapshot))).toBe(JSON.stringify(result));
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(verifyAssignment(snapshot, JSON.parse(JSON.stringify(result)) as AssignmentResult)).toEqual([]);
    }
  });
});

describe('R11', () => {
  it('locks, exclusions, minimums and maximums are honoured alike by every algorithm: each has the fewest missing that there can be', () => {
    let compared = 0;
    for (const { seed, snapshot } of calls(150, (each) => ({ proposals: 2 + (each % 11), reviewers: 2 + (each % 7) }), 4)) {
      const outcomes = ALGORITHMS.map((algorithm) => {
        // Without a threshold the three have the same pairs to choose from.
        const alike: CallSnapshot = { ...snapshot, settings: { ...snapshot.settings, algorithm, minAffinityThreshold: 0 } };
        const result = assignReviewers(alike);
        expect(verifyAssignment(alike, result), `seed ${seed}`).toEqual([]);
        return resultOutcome(alike, result);
      });
      for (const outcome of outcomes) expect([outcome[0], outcome[1]], `seed ${seed}`).toEqual([outcomes[0]![0], outcomes[0]![1]]);
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });
});

describe('what proves a result', () => {
  it('refutes one that is worse, or says something that is not so', () => {
    let worse = 0;
    for (const { seed, snapshot } of calls(90, (each) => ({ proposals: 3 + (each % 5), reviewers: 3 + (each % 4) }))) {
      const result = assignReviewers(snapshot);
      const codes = (changed: Partial<AssignmentResult>): string[] => verifyAssignment(snapshot, { ...result, ...changed }).map(({ code }) => code);
      const [first] = result.assignments;
      if (first === undefined) continue;
      expect(codes({ assignments: [...result.assignments, first] }), `seed ${seed}`).toContain('pairTwice');
      expect(codes({ assignments: [...result.assignments, { ...first, reviewer: 'nobody' }] })).toContain('pairNotAllowed');
      expect(codes({ assignments: result.assignments.slice(1) })).not.toEqual([]);
      expect(codes({ objective: { ...result.objective, totalScore: result.objective.totalScore + 1 } })).not.toEqual([]);
      expect(codes({ loads: [] })).toEqual(['differs']);
      expect(codes({ algorithm: ALGORITHMS[(seed + 1) % 3]! })).toEqual(['algorithmDiffers']);
      expect(verifyAssignment({ ...snapshot, conflicts: { proposal: [indexOf(snapshot.proposals, first.proposal)], reviewer: [indexOf(snapshot.reviewers, first.reviewer)] } }, result)).not.toEqual([]);
      // The answer to another question, with its own proof, is no proof of the best answer to this one.
      if (snapshot.settings.algorithm !== 'hungarian') continue;
      const other = assignReviewers({ ...snapshot, scores: { ...snapshot.scores, value: Array.from(snapshot.scores.value, (value) => 1 - value) } });
      const foreign = { ...result, assignments: other.assignments, certificate: other.certificate };
      if (other.objective.totalScore === result.objective.totalScore && sameBut(other, result)) continue;
      expect(verifyAssignment(snapshot, foreign)).not.toEqual([]);
      worse++;
    }
    expect(worse).toBeGreaterThan(5);
  });
});

function sameBut(one: AssignmentResult, other: AssignmentResult): boolean {
  const names = (result: AssignmentResult): string => result.assignments.map(({ proposal, reviewer }) => `${proposal} ${reviewer}`).join();
  return names(one) === names(other);
}

function indexOf(members: readonly { readonly id: string }[], id: string): number {
  return members.findIndex((member) => member.id === id);
}

describe('explainPair', () => {
  it('what forbidding or forcing any pair costs is what trying every choice says', () => {
    let compared = 0;
    for (const algorithm of ['hungarian', 'minmax'] as const satisfies readonly Algorithm[]) {
      for (let seed = 1; seed <= oracleRounds(24); seed++) {
        const snapshot = randomCall(seed, { proposals: 3, reviewers: 3, density: 0.9, locks: seed % 2 }, { algorithm, fill: 'minimum' });
        if (snapshot === null) continue;
        const result = assignReviewers(snapshot);
        const before = resultOutcome(snapshot, result);
        for (const [p, { id: proposal }] of snapshot.proposals.entries()) {
          for (const [r, { id: reviewer }] of snapshot.reviewers.entries()) {
            const explained = explainPair(snapshot, result, { proposal, reviewer });
            if (explained.cost === null) continue;
            const plain = plainCall(snapshot);
            const name = `x${p}_${r}`;
            const assigned = result.assignments.some((pair) => pair.proposal === proposal && pair.reviewer === reviewer);
            const known = plain.pairs.find((pair) => pair.name === name) ?? { p, r, affinity: 0, final: 0, locked: false, name };
            const others = plain.pairs.filter((pair) => pair.name !== name);
            const after = bruteForce({ ...plain, pairs: assigned ? others : [...others, { ...known, locked: true }] });
            const { cost } = explained;
            expect(cost.action).toBe(assigned ? 'forbid' : 'force');
            expect([cost.shortfall, cost.reviewersShort], `seed ${seed} ${name}`).toEqual([after[0] - before[0], after[1] - before[1]]);
            if (algorithm === 'minmax') expect(cost.maxLoad).toBe(after[2] - before[2]);
            expect(cost.totalScore).toBeCloseTo(before[4] - after[4], 6);
            // Without a lock, or with a pair that had no score, there may be more to gain.
            if (!explained.locked && explained.standing !== 'notScored') expect(compareOutcomes(after, before)).toBeGreaterThanOrEqual(0);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('compareAlgorithms', () => {
  it('says of each what a run of it says', () => {
    for (const { snapshot } of calls(30, () => ({ proposals: 7, reviewers: 6 }))) {
      for (const report of compareAlgorithms(snapshot)) {
        const { algorithm, status, objective, statistics } = assignReviewers({ ...snapshot, settings: { ...snapshot.settings, algorithm: report.algorithm } });
        expect(report).toEqual({ algorithm, status, objective, statistics });
      }
    }
  });
});
