import { expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { assignReviewers } from './assign.ts';
import { call } from './builders.test-support.ts';
import { plainCall } from './oracle.test-support.ts';
import { randomCall } from './random.test-support.ts';
import { ALGORITHMS } from './settings.ts';
import type { CallSnapshot } from './types.ts';

/** What is said of every missing review, counted again from who could review what and who does; how often each kind was said. */
function checkReasons(snapshot: CallSnapshot, seen: Record<'tooFewCandidates' | 'reviewersAreFull', number>): void {
  const { pairs, proposals, reviewers } = plainCall(snapshot);
  const { assignments, shortfall } = assignReviewers(snapshot);
  const placeOf = (members: readonly { readonly id: string }[], id: string): number => members.findIndex((member) => member.id === id);
  const made = new Set(assignments.map(({ proposal, reviewer }) => `x${placeOf(snapshot.proposals, proposal)}_${placeOf(snapshot.reviewers, reviewer)}`));
  const used = pairs.filter(({ name }) => made.has(name));
  for (const { proposal, missing, cause } of shortfall) {
    const own = placeOf(snapshot.proposals, proposal);
    expect(missing).toBe(proposals[own]!.least - used.filter(({ p }) => p === own).length);
    seen[cause.kind]++;
    if (cause.kind === 'tooFewCandidates') {
      const candidates = pairs.filter(({ p }) => p === own);
      expect([cause.candidates, cause.minimum]).toEqual([candidates.length, proposals[own]!.least]);
      expect(candidates.filter(({ name }) => !made.has(name))).toEqual([]);
      continue;
    }
    const competing = new Set(cause.proposals.map((id) => placeOf(snapshot.proposals, id)));
    const full = new Set(cause.reviewers.map((id) => placeOf(snapshot.reviewers, id)));
    expect(competing).toContain(own);
    for (const reviewer of full) expect(used.filter(({ r }) => r === reviewer)).toHaveLength(reviewers[reviewer]!.most);
    // Everybody else whom they could have, they have.
    expect(pairs.filter(({ p, r, name }) => competing.has(p) && !full.has(r) && !made.has(name))).toEqual([]);
    // Nobody outside takes from these reviewers what is not locked.
    expect(used.filter(({ p, r, locked }) => full.has(r) && !competing.has(p) && !locked)).toEqual([]);
    expect(cause.needed).toBe([...competing].reduce((sum, p) => sum + proposals[p]!.least, 0));
    expect(cause.available).toBe([...full].reduce((sum, r) => sum + reviewers[r]!.most - used.filter((pair) => pair.r === r && pair.locked).length, 0));
    expect(cause.others).toBe(used.filter(({ p, r, locked }) => competing.has(p) && (locked || !full.has(r))).length);
    const lacking = shortfall.filter((each) => competing.has(placeOf(snapshot.proposals, each.proposal))).reduce((sum, each) => sum + each.missing, 0);
    expect(cause.needed - cause.available - cause.others).toBe(lacking);
  }
}

it('R5 the reason for every missing review is true, by every algorithm', () => {
  const seen = { tooFewCandidates: 0, reviewersAreFull: 0 };
  for (let seed = 1; seed <= oracleRounds(1200); seed++) {
    const snapshot = randomCall(seed, { proposals: 3 + (seed % 9), reviewers: 2 + (seed % 6), density: [0.9, 0.6, 0.4][seed % 3]!, locks: 2 }, { algorithm: ALGORITHMS[seed % 3]! });
    if (snapshot !== null) checkReasons(snapshot, seen);
  }
  expect(seen.tooFewCandidates).toBeGreaterThan(50);
  expect(seen.reviewersAreFull).toBeGreaterThan(25);
});

it('R5 proposals that lack reviews for want of the same reviewer share one reason', () => {
  const { shortfall } = assignReviewers(call({ proposals: ['p1', 'p2', 'p3'], reviewers: [{ id: 'a', maximum: 1 }, 'b', 'c'], scores: { p1: { a: 1 }, p2: { a: 0.5 }, p3: { a: 0.5 } } }));
  const cause = { kind: 'reviewersAreFull', proposals: ['p1', 'p2', 'p3'], reviewers: ['a'], needed: 3, available: 1, others: 0 };
  expect(shortfall).toEqual([{ proposal: 'p2', missing: 1, cause }, { proposal: 'p3', missing: 1, cause }]);
});
