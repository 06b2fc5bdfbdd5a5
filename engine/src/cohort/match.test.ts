import { describe, expect, it } from 'vitest';
import { cohort, mentee, mentor, settings } from './builders.test-support.ts';
import { matchCohort } from './match.ts';
import type { CohortResult, CohortSnapshot, PairRule } from './types.ts';
import { verifyResult } from './verify.ts';

const NONE = { unmatched: 0, sameOrganization: 0, neither: 0, oneSided: 0 };
const pairs = (result: CohortResult): string[] =>
  result.matches.map(({ mentor: m, mentee: e, exceptionTypes }) => [m, e, ...exceptionTypes].join(' '));
const rule = (kind: PairRule['kind'], m: string, e: string): PairRule => ({ kind, mentor: m, mentee: e, reason: 'decided' });
const blockers = (result: CohortResult): string[] => result.diagnostics.blockers.map(({ code, ids }) => [code, ...ids].join(' '));

function run(snapshot: CohortSnapshot, changes: Partial<CohortSnapshot> = {}): CohortResult {
  const used = { ...snapshot, ...changes };
  const result = matchCohort(used);
  expect(verifyResult(used, result)).toEqual([]);
  return result;
}

describe('§17 solver tests', () => {
  it('strict feasible small case: no exceptions, perfect one-to-one', () => {
    const snapshot = cohort(
      [mentor('m1', { preferences: 'e1 e2' }), mentor('m2', { preferences: 'e1 e2' })],
      [mentee('e1', { preferences: 'm1 m2' }), mentee('e2', { preferences: 'm1 m2' })],
    );
    const result = run(snapshot);
    expect(pairs(result)).toEqual(['m1 e1', 'm2 e2']);
    expect(result).toMatchObject({ status: 'optimal', objective: { tiers: NONE, totalScore: 40 }, unmatched: { mentors: [], mentees: [] } });
  });

  it('strict infeasible due to the organization constraint: strict fails, exception succeeds with E3', () => {
    const one = { organization: 'A' };
    const snapshot = cohort([mentor('m1', one), mentor('m2', one)], [mentee('e1', one), mentee('e2', one)]);
    expect(run(snapshot)).toMatchObject({ status: 'infeasible', matches: [], certificate: null });
    const result = run(snapshot, { mode: 'exception' });
    expect(pairs(result)).toEqual(['m1 e1 E3', 'm2 e2 E3']);
    expect(result.objective.tiers).toEqual({ ...NONE, sameOrganization: 2 });
  });

  it('strict infeasible due to acceptability: strict fails, exception succeeds with E1 and E2 as needed', () => {
    const snapshot = cohort(
      [mentor('m1', { preferences: 'e1' }), mentor('m2', { preferences: 'e1' }), mentor('m3')],
      [mentee('e1', { preferences: 'm1' }), mentee('e2'), mentee('e3')],
    );
    expect(run(snapshot).status).toBe('infeasible');
    const result = run(snapshot, { mode: 'exception' });
    expect(result.objective.tiers).toEqual({ ...NONE, neither: 2 });
    expect(pairs(result)[0]).toBe('m1 e1');
    const wider = cohort([...snapshot.mentors.slice(0, 2), mentor('m3', { preferences: 'e2' })], snapshot.mentees, { mode: 'exception' });
    expect(run(wider).objective.tiers).toEqual({ ...NONE, neither: 1, oneSided: 1 });
  });

  it('where a compliant solution exists, exception mode returns zero violations and the same total (C13)', () => {
    const snapshot = cohort(
      [mentor('m1', { preferences: 'e1 e2' }), mentor('m2', { preferences: 'e2 e1' })],
      [mentee('e1', { preferences: 'm2 m1' }), mentee('e2', { preferences: 'm1 m2' })],
    );
    expect(run(snapshot, { mode: 'exception' }).objective).toEqual(run(snapshot).objective);
  });
});

describe('C1 the order of the tiers is strict', () => {
  const fields = { expertiseTags: ['t'] };
  const counterexample = cohort(
    [mentor('m1', { preferences: 'e2 e1', fields }), mentor('m2', { preferences: 'e2', fields })],
    [mentee('e1', { preferences: 'm2 m1', wishes: { tags: ['t'] } }), mentee('e2', { preferences: 'm1 m2', wishes: { tags: ['t'] } })],
    { mode: 'exception' },
  );

  it('the counterexample: the compliant pairing wins over more points', () => {
    const result = run(cohort(
      [mentor('m1', { preferences: 'e2 e1' }), mentor('m2', { preferences: 'e2' })],
      [mentee('e1', { preferences: 'm2 m1' }), mentee('e2', { preferences: 'm1 m2' })],
      { mode: 'exception' },
    ));
    expect(pairs(result)).toEqual(['m1 e1', 'm2 e2']);
    expect(result.objective).toEqual({ tiers: NONE, totalScore: 20 });
  });

  it('`weighted` with a scale of 4,000 takes the one-sided pair, and the warning says that it may', () => {
    const weighted = settings({ objective: 'weighted', penalties: { sameOrganization: 1e6, neither: 3e5, oneSided: 1e5, scoreScale: 4_000 } });
    const result = run(counterexample, { settings: weighted });
    expect(pairs(result)).toEqual(['m1 e2', 'm2 e1 E1']);
    expect(result.diagnostics.warnings.map(({ code }) => code)).toContain('weightedOrderNotGuaranteed');
    expect(pairs(run(counterexample))).toEqual(['m1 e1', 'm2 e2']);
  });

  it('no warning where the constants do guarantee the order', () => {
    const penalties = { sameOrganization: 4_000_000, neither: 1_000_000, oneSided: 300_000, scoreScale: 1_000 };
    const result = run(counterexample, { settings: settings({ objective: 'weighted', penalties }) });
    expect(result.diagnostics.warnings.map(({ code }) => code)).not.toContain('weightedOrderNotGuaranteed');
    expect(pairs(result)).toEqual(['m1 e1', 'm2 e2']);
  });

  it('many one-sided pairs are preferred to a single "neither"', () => {
    const mentors = [1, 2, 3].map((at) => mentor(`m${at}`, { preferences: [`e${(at % 3) + 1}`, ...(at === 1 ? [] : [`e${at}`])] }));
    const mentees = [1, 2, 3].map((at) => mentee(`e${at}`, { preferences: at === 1 ? [] : [`m${at}`] }));
    expect(run(cohort(mentors, mentees, { mode: 'exception' })).objective.tiers).toEqual({ ...NONE, oneSided: 3 });
  });
});

describe('C2 labels', () => {
  it('E3 with the others behind it where one side did rank before an organization was corrected', () => {
    const result = run(cohort([mentor('m', { organization: 'A', preferences: 'e' })], [mentee('e', { organization: 'A' })], { mode: 'exception' }));
    expect(result.matches[0]).toMatchObject({ exceptionTypes: ['E3', 'E1'], sameOrganization: true, acceptability: 'mentorOnly' });
    expect(result.objective.tiers).toEqual({ ...NONE, sameOrganization: 1, oneSided: 1 });
  });
});

describe('C3 unequal counts and people who have not submitted', () => {
  const ten = Array.from({ length: 10 }, (_, at) => mentor(`m${at}`));
  const twelve = Array.from({ length: 12 }, (_, at) => mentee(`e${String(at).padStart(2, '0')}`));

  it('10 and 12: strict fails with that blocker, exception pairs ten and lists two', () => {
    const snapshot = cohort(ten, twelve);
    const strict = run(snapshot);
    expect(strict.status).toBe('infeasible');
    expect(strict.diagnostics.blockers[0]).toMatchObject({ code: 'countsDiffer', values: { mentors: 10, mentees: 12 } });
    const result = run(snapshot, { mode: 'exception' });
    expect(result.matches).toHaveLength(10);
    expect(result.unmatched).toEqual({ mentors: [], mentees: ['e10', 'e11'] });
    expect(result.objective.tiers).toEqual({ ...NONE, unmatched: 2, neither: 10 });
  });

  it('12 and 10 the other way round', () => {
    const mentors = twelve.map(({ id }) => mentor(`m${id}`));
    const result = run(cohort(mentors, twelve.slice(0, 10), { mode: 'exception' }));
    expect(result.unmatched).toEqual({ mentors: ['me10', 'me11'], mentees: [] });
  });

  it('who has not submitted stays out by default, or takes part without a preference', () => {
    const snapshot = cohort(
      [mentor('m1', { preferences: 'e1' }), mentor('m2', { preferences: 'e2' })],
      [mentee('e1', { preferences: 'm1' }), mentee('e2', { preferences: 'm2', submitted: false })],
      { mode: 'exception' },
    );
    expect(pairs(run(snapshot))).toEqual(['m1 e1']);
    expect(blockers(run(snapshot))).toContain('notSubmitted e2');
    const included = run(snapshot, { includeUnsubmitted: true });
    expect(pairs(included)).toEqual(['m1 e1', 'm2 e2 E1']);
    expect(included.matches[1]!.breakdown.rank.mentee).toEqual({ rank: null, listLength: 0, score: 0 });
  });

  it('strict works on those who have submitted, as §14 says', () => {
    const snapshot = cohort(
      [mentor('m1', { preferences: 'e1' }), mentor('m2', { submitted: false })],
      [mentee('e1', { preferences: 'm1' }), mentee('e2', { submitted: false })],
    );
    expect(pairs(run(snapshot))).toEqual(['m1 e1']);
  });

  it('an empty side is infeasible in both modes', () => {
    expect(blockers(run(cohort([], [mentee('e')], { mode: 'exception' })))).toContain('noMentors');
    expect(run(cohort([mentor('m')], [], { mode: 'exception' })).status).toBe('infeasible');
    expect(run(cohort([], [])).status).toBe('infeasible');
  });
});

const causes = ({ diagnostics }: CohortResult) => diagnostics.blockers.find(({ code }) => code === 'vetoesBlockPairing')!.values;

describe('C4 vetoes', () => {
  const snapshot = cohort(
    [mentor('m1', { never: 'e1 e2' }), mentor('m2')],
    [mentee('e1'), mentee('e2')],
    { mode: 'exception' },
  );
  it('are never relaxed; the fewest stay unmatched and the report names them', () => {
    const result = run(snapshot);
    expect(pairs(result)).toEqual(['m2 e1 E2']);
    expect(result.unmatched).toEqual({ mentors: ['m1'], mentees: ['e2'] });
    expect(result.objective.tiers.unmatched).toBe(2);
    expect(blockers(result)).toContain('vetoesBlockPairing m1');
    expect(causes(result)).toEqual({ members: 1, partners: 0, selves: 0, vetoes: 2, rules: 0 });
  });
  it('unless an admin lifts that very pair', () => {
    const result = run(snapshot, { rules: [rule('liftVeto', 'm1', 'e2')] });
    expect(pairs(result)).toEqual(['m1 e2 E2', 'm2 e1 E2']);
    expect(result.matches.map(({ vetoLifted }) => vetoLifted)).toEqual([true, false]);
  });
  it('everyone refuses everyone: nobody is paired, and that is the best there is', () => {
    const everyone = cohort([mentor('m1', { never: 'e1 e2' }), mentor('m2', { never: 'e1 e2' })], [mentee('e1'), mentee('e2')], { mode: 'exception' });
    const result = run(everyone);
    expect(result).toMatchObject({ status: 'optimal', matches: [], objective: { tiers: { unmatched: 4 } } });
  });
  it('a veto in a draft counts', () => {
    const draft = cohort([mentor('m', { never: 'e', submitted: false })], [mentee('e')], { mode: 'exception', includeUnsubmitted: true });
    expect(run(draft).matches).toEqual([]);
  });
});

describe('C10 and C14 pairs that are fixed, kept apart or one person', () => {
  it('a self-pair is never made, not even in exception mode', () => {
    const both = { personId: 'p' };
    const alone = run(cohort([mentor('m', both)], [mentee('e', both)], { mode: 'exception' }));
    expect(alone.matches).toEqual([]);
    expect(causes(alone)).toEqual({ members: 1, partners: 0, selves: 1, vetoes: 0, rules: 0 });
    const kept = cohort([mentor('m', both), mentor('n')], [mentee('e', both), mentee('f', { never: 'm n' })], { mode: 'exception', rules: [rule('apart', 'n', 'e')] });
    expect(run(kept).diagnostics.blockers.filter(({ code }) => code === 'vetoesBlockPairing')).toMatchObject([{ ids: ['m'], values: { selves: 1, vetoes: 1, rules: 0 } }]);
    const onlyRules = cohort([mentor('m')], [mentee('e')], { mode: 'exception', rules: [rule('apart', 'm', 'e')] });
    expect(causes(run(onlyRules))).toMatchObject({ selves: 0, vetoes: 0, rules: 1 });
  });
  const four = cohort(
    [mentor('m1', { preferences: 'e1 e2' }), mentor('m2', { preferences: 'e2 e1' })],
    [mentee('e1', { preferences: 'm1 m2' }), mentee('e2', { preferences: 'm2 m1' })],
  );
  it('locked pairs are kept whatever they cost, and have no alternative', () => {
    const result = run(four, { rules: [rule('lock', 'm1', 'e2')] });
    expect(pairs(result)).toEqual(['m1 e2', 'm2 e1']);
    expect(result.matches.map(({ locked, regret }) => [locked, regret])).toEqual([[true, null], [false, null]]);
  });
  it('pairs kept apart stay apart', () => {
    expect(pairs(run(four, { rules: [rule('apart', 'm1', 'e1')] }))).toEqual(['m1 e2', 'm2 e1']);
  });
  it('a lock that breaks a policy stops strict and is kept in exception mode', () => {
    const snapshot = cohort([mentor('m1', { preferences: 'e1' }), mentor('m2')], [mentee('e1', { preferences: 'm1' }), mentee('e2')], { rules: [rule('lock', 'm1', 'e2')] });
    const strict = run(snapshot);
    expect(strict.diagnostics.blockers.find(({ code }) => code === 'lockNotCompliant')).toMatchObject({ ids: ['m1', 'e2'], values: { reason: 'E2' } });
    expect(pairs(run(snapshot, { mode: 'exception' }))).toEqual(['m1 e2 E2', 'm2 e1 E2']);
  });
  it('a lock against a veto is not kept and is reported', () => {
    const snapshot = cohort([mentor('m', { never: 'e' })], [mentee('e')], { mode: 'exception', rules: [rule('lock', 'm', 'e')] });
    expect(run(snapshot).matches).toEqual([]);
    expect(run(snapshot).diagnostics.blockers.find(({ code }) => code === 'lockNotCompliant')?.values).toEqual({ reason: 'veto' });
    expect(pairs(run(snapshot, { rules: [rule('lock', 'm', 'e'), rule('liftVeto', 'm', 'e')] }))).toEqual(['m e E2']);
  });
});

describe('§7 and C7 ambiguity and regret', () => {
  const fields = (...tags: string[]) => ({ fields: { expertiseTags: tags } });
  const snapshot = cohort(
    [mentor('m1', { preferences: 'e1 e2', ...fields('a') }), mentor('m2', { preferences: 'e1 e2', ...fields('a') })],
    [mentee('e1', { preferences: 'm1 m2', wishes: { tags: ['a'] } }), mentee('e2', { preferences: 'm1 m2' })],
  );
  it('compares the two best feasible candidates of each side', () => {
    const [first] = run(snapshot).matches;
    expect(first!.ambiguity).toEqual({
      ambiguous: false,
      mentee: { ambiguous: false, best: { id: 'm1', scorePercent: 70 }, second: { id: 'm2', scorePercent: 50 }, gap: 20 },
      mentor: { ambiguous: false, best: { id: 'e1', scorePercent: 70 }, second: { id: 'e2', scorePercent: 20 }, gap: 50 },
    });
    const wide = run(snapshot, { settings: settings({ ambiguityGap: 20 }) }).matches[0]!.ambiguity;
    expect([wide.ambiguous, wide.mentee.ambiguous, wide.mentor.ambiguous]).toEqual([true, true, false]);
  });
  it('a gap of exactly AMBIGUITY_GAP is ambiguous; equals are ordered by id', () => {
    const equal = cohort([mentor('m1', { preferences: 'e' }), mentor('m2', { preferences: 'e' })], [mentee('e')], { mode: 'exception' });
    expect(run(equal).matches[0]!.ambiguity.mentee).toEqual({
      ambiguous: true, best: { id: 'm1', scorePercent: 20 }, second: { id: 'm2', scorePercent: 20 }, gap: 0,
    });
  });
  it('one candidate is not ambiguous', () => {
    const two = run(cohort([mentor('m', { preferences: 'e' })], [mentee('e', { preferences: 'm' })])).matches[0]!;
    expect(two.ambiguity.mentee).toEqual({ ambiguous: false, best: { id: 'm', scorePercent: 40 }, second: null, gap: null });
    expect(two.regret).toBeNull();
  });
  it('regret: what the best pairing without the pair would lose', () => {
    expect(run(snapshot).matches.map(({ regret }) => regret)).toEqual([0, 0]);
    const clear = cohort(
      [mentor('m1', { preferences: 'e1 e2' }), mentor('m2', { preferences: 'e2 e1' })],
      [mentee('e1', { preferences: 'm1 m2' }), mentee('e2', { preferences: 'm2 m1' })],
    );
    expect(run(clear).matches.map(({ regret }) => regret)).toEqual([80, 80]);
  });
});
