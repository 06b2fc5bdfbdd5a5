import { describe, expect, it } from 'vitest';
import { cohort, mentee, mentor } from './builders.test-support.ts';
import { evaluatePair } from './evaluate-pair.ts';
import { evaluatePairing } from './evaluate-pairing.ts';
import { matchCohort } from './match.ts';
import { scoreMatrix } from './score-matrix.ts';
import type { CohortResult } from './types.ts';
import { verifyResult } from './verify.ts';

const both = { personId: 'p' };
const snapshot = cohort(
  [mentor('m1', { preferences: 'e1 e2' }), mentor('m2', { preferences: 'e2 e1' }), mentor('m3', { ...both, never: 'e1' }), mentor('m4', { submitted: false })],
  [mentee('e1', { preferences: 'm1 m2' }), mentee('e2', { preferences: 'm2 m1' }), mentee('e3', both)],
  { mode: 'exception', rules: [{ kind: 'apart', mentor: 'm2', mentee: 'e3', reason: 'siblings' }] },
);
const pair = (line: string) => ({ mentor: line.split(' ')[0]!, mentee: line.split(' ')[1]! });
const refusals = (...lines: string[]) => evaluatePairing(snapshot, lines.map(pair)).refusals.map(({ code, mentor: m, mentee: e }) => `${code} ${m} ${e}`);

describe('§10 one pair by hand', () => {
  it('shows score, violations and refusals', () => {
    expect(evaluatePair(snapshot, 'm1', 'e1')).toMatchObject({ refusals: [], assessment: { scorePercent: 40, exceptionTypes: [], strictCompliant: true } });
    expect(evaluatePair(snapshot, 'm1', 'e3')).toMatchObject({ refusals: [], assessment: { exceptionTypes: ['E2'], strictCompliant: false } });
    expect(evaluatePair(snapshot, 'm3', 'e1')).toMatchObject({ refusals: ['veto'], assessment: { strictCompliant: false } });
    expect(evaluatePair(snapshot, 'm3', 'e3').refusals).toEqual(['samePerson']);
    expect(evaluatePair(snapshot, 'm2', 'e3').refusals).toEqual(['apart']);
    expect(evaluatePair(snapshot, 'm4', 'nobody')).toEqual({ mentor: 'm4', mentee: 'nobody', refusals: ['mentorAbsent', 'unknownMentee'], assessment: null });
  });
});

describe('§10 a whole pairing passes one gate', () => {
  it('one-to-one uniqueness, vetoes, self-pairs, keep-apart rules', () => {
    expect(refusals('m1 e1', 'm1 e2', 'm2 e2')).toEqual(['mentorTwice m1 e2', 'menteeTwice m2 e2']);
    expect(refusals('m3 e1', 'm2 e3', 'm4 e2')).toEqual(['veto m3 e1', 'apart m2 e3', 'mentorAbsent m4 e2']);
  });
  it('locks are kept', () => {
    const locked = { ...snapshot, rules: [{ kind: 'lock', mentor: 'm1', mentee: 'e1', reason: 'asked for' }] as const };
    expect(evaluatePairing(locked, [pair('m1 e2')]).refusals.map(({ code }) => code)).toEqual(['lockedElsewhere']);
    expect(evaluatePairing(locked, [pair('m2 e2')]).refusals.map(({ code }) => code)).toEqual(['lockBroken']);
  });
  it('an override that breaks a policy is labelled, not refused, and the totals follow', () => {
    const swapped = evaluatePairing(snapshot, ['m1 e3', 'm2 e1', 'm3 e2'].map(pair));
    expect(swapped).toMatchObject({ refusals: [], complete: true, strictCompliant: false });
    expect(swapped.result!.objective).toEqual({ tiers: { unmatched: 0, sameOrganization: 0, neither: 2, oneSided: 0 }, totalScore: 0 });
    expect(swapped.result!.matches[0]).toMatchObject({ mentor: 'm1', mentee: 'e3', exceptionTypes: ['E2'] });
  });
  it('regret of an altered pairing is 0 where a pairing without the pair is at least as good', () => {
    const two = cohort(snapshot.mentors.slice(0, 2), snapshot.mentees.slice(0, 2), { mode: 'strict' });
    expect(evaluatePairing(two, ['m1 e1', 'm2 e2'].map(pair)).result!.matches.map(({ regret }) => regret)).toEqual([80, 80]);
    expect(evaluatePairing(two, ['m1 e2', 'm2 e1'].map(pair)).result!.matches.map(({ regret }) => regret)).toEqual([0, 0]);
    expect(evaluatePairing(two, [pair('m1 e1')])).toMatchObject({ complete: false, result: { unmatched: { mentors: ['m2'], mentees: ['e2'] } } });
  });
});

describe('the score matrix', () => {
  it('says for every pair whether the run may choose it and why not', () => {
    const { mentors, mentees, cells } = scoreMatrix(snapshot);
    expect([mentors, mentees]).toEqual([['m1', 'm2', 'm3'], ['e1', 'e2', 'e3']]);
    expect(cells.map((row) => row.map(({ barred }) => barred))).toEqual([[null, null, null], [null, null, 'apart'], ['veto', null, 'samePerson']]);
    expect(cells[0]![0]).toEqual({ scorePercent: 40, acceptability: 'mutual', sameOrganization: false, barred: null, locked: false, vetoLifted: false, candidate: true });
    expect(scoreMatrix({ ...snapshot, mode: 'strict' }).cells.flat().filter(({ candidate }) => candidate)).toHaveLength(4);
  });
});

describe('the verifier refuses what is not so', () => {
  const result = matchCohort(snapshot);
  const codes = (changed: object) => verifyResult(snapshot, { ...result, ...changed } as CohortResult).map(({ code }) => code);
  const swappedPairs = evaluatePairing(snapshot, ['m1 e2', 'm2 e1', 'm3 e2'].map(pair));

  it('accepts the run itself, also after a database reordered its keys', () => {
    const reordered = JSON.parse(JSON.stringify(result), (_, value: unknown) =>
      (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)) as CohortResult;
    expect(verifyResult(snapshot, result)).toEqual([]);
    expect(verifyResult(snapshot, reordered)).toEqual([]);
  });
  it('a changed score, total, label or list of unmatched', () => {
    expect(codes({ matches: result.matches.map((match) => ({ ...match, scorePercent: 99 })) })).toContain('matchDiffers');
    expect(codes({ matches: result.matches.map((match) => ({ ...match, exceptionTypes: ['E3'] })) })).toContain('matchDiffers');
    expect(codes({ objective: { ...result.objective, totalScore: 1 } })).toEqual(['objectiveDiffers']);
    expect(codes({ unmatched: { mentors: ['m1'], mentees: [] } })).toEqual(['unmatchedDiffers']);
  });
  it('pairs that are not allowed, unknown or made twice', () => {
    expect(swappedPairs.refusals.map(({ code }) => code)).toEqual(['menteeTwice']);
    const [first] = result.matches;
    expect(codes({ matches: [first, first] })).toEqual(['notOneToOne']);
    expect(codes({ matches: [{ ...first, mentee: 'e9' }] })).toEqual(['unknownPerson']);
    expect(codes({ matches: [{ ...first, mentor: 'm3', mentee: 'e1' }] })).toContain('pairNotAllowed');
  });
  it('a worse pairing under the same certificate, and a certificate that proves nothing', () => {
    const two = cohort(snapshot.mentors.slice(0, 2), snapshot.mentees.slice(0, 2), { mode: 'exception' });
    const worse = evaluatePairing(two, ['m1 e2', 'm2 e1'].map(pair)).result!;
    const incomplete = evaluatePairing(two, [pair('m1 e1')]).result!;
    for (const { matches, objective, unmatched } of [worse, incomplete]) {
      const claimed = { ...matchCohort(two), matches, objective, unmatched };
      expect(verifyResult(two, claimed).map(({ code }) => code)).toContain('notProvenOptimal');
    }
    expect(codes({ certificate: null })).toEqual(['certificateMissing']);
    const [stage] = result.certificate!.stages;
    expect(codes({ certificate: { stages: [{ ...stage, mentorDual: stage!.mentorDual.map((dual) => dual + 1) }] } })).toEqual(['certificateUnsound']);
    expect(codes({ certificate: { stages: [{ ...stage, terms: stage!.terms!.map((term) => ({ ...term, weight: 1 })) }] } })).toEqual(['certificateUnsound']);
    expect(codes({ certificate: { stages: [] } })).toEqual(['certificateUnsound']);
  });
  it('an infeasibility that nothing proves', () => {
    const feasible = cohort([mentor('m', { preferences: 'e' })], [mentee('e', { preferences: 'm' })]);
    const claimed = { ...matchCohort(cohort([mentor('m')], [mentee('e')])) };
    expect(verifyResult(feasible, claimed).map(({ code }) => code)).toEqual(['infeasibilityNotProven']);
  });
});
