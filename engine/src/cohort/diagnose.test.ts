import { describe, expect, it } from 'vitest';
import { cohort, mentee, mentor } from './builders.test-support.ts';
import { diagnoseCohort } from './diagnose.ts';
import { flavourOf, randomCohort } from './random.test-support.ts';
import { matchCohort } from './match.ts';
import { scoreMatrix } from './score-matrix.ts';
import type { CohortSnapshot } from './types.ts';
import { validateSnapshot } from './validate.ts';

const find = <Code>(findings: readonly { readonly code: Code }[], code: Code) => findings.filter((finding) => finding.code === code);

/** Size of the smallest set of people, of the shorter side or of either, with fewer compliant partners than members. */
function smallestBySubsets(snapshot: CohortSnapshot): number {
  const { cells } = scoreMatrix(snapshot);
  const rows = cells.map((row) => row.map(({ candidate }) => candidate));
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!));
  const sides = [...(rows.length <= columns.length ? [rows] : []), ...(columns.length <= rows.length ? [columns] : [])];
  let smallest = Infinity;
  for (const side of sides) {
    for (let subset = 1; subset < 2 ** side.length; subset++) {
      const members = side.filter((_, at) => ((subset >> at) & 1) === 1);
      const partners = members[0]!.filter((_, at) => members.some((member) => member[at])).length;
      if (partners < members.length) smallest = Math.min(smallest, members.length);
    }
  }
  return smallest;
}

describe('§9 diagnostics', () => {
  const snapshot = cohort(
    [mentor('m1', { preferences: 'e1 e2' }), mentor('m2', { preferences: 'e1', organization: null }), mentor('m3', { submitted: false })],
    [mentee('e1', { preferences: 'm1' }), mentee('e2', { organization: 'A', preferences: 'm1' }), mentee('e3', { submitted: false })],
  );
  const report = diagnoseCohort(snapshot);

  it('§9.1 counts, missing organizations, missing submissions', () => {
    expect(report.counts).toEqual({ mentors: 3, mentees: 3, mentorsSubmitted: 2, menteesSubmitted: 2 });
    expect(find(report.blockers, 'organizationMissing')).toMatchObject([{ side: 'mentor', ids: ['m2'] }]);
    expect(find(report.blockers, 'notSubmitted')).toMatchObject([{ side: 'mentor', ids: ['m3'] }, { side: 'mentee', ids: ['e3'] }]);
    expect(report.strictFeasible).toBe(false);
  });
  it('§5.2 and §9.2 option counts: strict, any acceptability, any organization', () => {
    expect(report.options).toEqual([
      { id: 'm1', side: 'mentor', strict: 1, anyAcceptability: 1, anyOrganization: 2 },
      { id: 'm2', side: 'mentor', strict: 0, anyAcceptability: 2, anyOrganization: 0 },
      { id: 'e1', side: 'mentee', strict: 1, anyAcceptability: 2, anyOrganization: 1 },
      { id: 'e2', side: 'mentee', strict: 0, anyAcceptability: 1, anyOrganization: 1 },
    ]);
    expect(report.lowestOptions.mentors.map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(find(report.blockers, 'zeroOptions')).toMatchObject([{ side: 'mentor', ids: ['m2'] }, { side: 'mentee', ids: ['e2'] }]);
  });
  it('§5.1 fewer than MIN_OPTIONS_STRICT is a warning, not a blocker (C5)', () => {
    expect(find(report.warnings, 'fewOptions')).toMatchObject([{ side: 'mentor', ids: ['m1'], values: { minimum: 3 } }, { side: 'mentee', ids: ['e1'] }]);
  });
  it('§9.3 the organizations of those who take part', () => {
    expect(report.organizations).toEqual([
      { id: 'A', name: 'Organization A', mentors: 1, mentees: 1 }, { id: 'B', name: 'Organization B', mentors: 0, mentees: 1 },
    ]);
  });
  it('shows the five lowest of a side', () => {
    const many = Array.from({ length: 8 }, (_, at) => mentor(`m${at}`));
    expect(diagnoseCohort(cohort(many, [mentee('e')])).lowestOptions.mentors).toHaveLength(5);
  });
});

describe('C5 certificates', () => {
  it('a Hall violator: two mentees accept and are accepted by one mentor only', () => {
    const report = diagnoseCohort(cohort(
      [mentor('m1', { preferences: 'e1 e2 e3' }), mentor('m2', { preferences: 'e3' }), mentor('m3', { preferences: 'e3' })],
      [mentee('e1', { preferences: 'm1' }), mentee('e2', { preferences: 'm1 m2' }), mentee('e3', { preferences: 'm1 m2 m3' })],
    ));
    expect(report.hallViolator).toEqual({ side: 'mentor', members: ['m2', 'm3'], partners: ['e3'] });
    expect(find(report.blockers, 'hallViolator')).toMatchObject([{ side: 'mentor', ids: ['m2', 'm3'], values: { members: 2, partners: 1 } }]);
    expect(report.fewestAcceptances).toEqual([{ mentor: 'm2', mentee: 'e2', ask: ['mentor'], scorePercent: 0 }]);
  });
  it('no violator is smaller than the one shown', () => {
    let shown = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const snapshot = { ...randomCohort(seed, flavourOf(seed, 2, 8)), mode: 'strict' as const };
      if (validateSnapshot(snapshot).length > 0) continue;
      const { hallViolator } = diagnoseCohort(snapshot);
      if (hallViolator === null) continue;
      shown++;
      expect(hallViolator.members.length, `seed ${seed}`).toBe(smallestBySubsets(snapshot));
      expect(hallViolator.partners.length).toBeLessThan(hallViolator.members.length);
    }
    expect(shown).toBeGreaterThan(100);
  });
  it('unavoidable same-organization pairs = max(0, max over organizations of M_o + E_o − N)', () => {
    const people = (organizations: string, make: typeof mentor) => [...organizations].map((organization, at) => make(`${make === mentor ? 'm' : 'e'}${at}`, { organization }));
    const report = diagnoseCohort(cohort(people('AAAB', mentor), people('AAACC', mentee as never) as never));
    expect(report.unavoidableSameOrganization).toEqual({ count: 1, organizationId: 'A' });
    expect(find(report.warnings, 'oneOrganizationDominates')).toMatchObject([{ ids: ['A'] }]);
    const equal = diagnoseCohort(cohort(people('AAAB', mentor), people('AAAC', mentee as never) as never));
    expect(equal.unavoidableSameOrganization).toEqual({ count: 2, organizationId: 'A' });
    expect(equal.fewestAcceptances).toBeNull();
  });
  it('no acceptances are asked for where strict is feasible already', () => {
    const report = diagnoseCohort(cohort([mentor('m', { preferences: 'e' })], [mentee('e', { preferences: 'm' })]));
    expect(report).toMatchObject({ strictFeasible: true, fewestAcceptances: [], hallViolator: null, blockers: [] });
  });
  it('adding exactly the acceptances it asks for makes strict feasible; any one fewer does not', () => {
    let asked = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const snapshot = { ...randomCohort(seed, flavourOf(seed, 2, 8)), mode: 'strict' as const };
      if (validateSnapshot(snapshot).length > 0) continue;
      const { fewestAcceptances, strictFeasible } = diagnoseCohort(snapshot);
      expect(matchCohort(snapshot).status === 'optimal').toBe(strictFeasible);
      if (fewestAcceptances === null || fewestAcceptances.length === 0) continue;
      asked++;
      const additions = fewestAcceptances.flatMap(({ mentor: m, mentee: e, ask }) => ask.map((side) => (side === 'mentor' ? [m, e] : [e, m])));
      const granted = (pairs: readonly string[][]) => ({
        ...snapshot,
        mentors: snapshot.mentors.map((person) => ({ ...person, submitted: person.submitted || snapshot.includeUnsubmitted, preferences: [...(person.submitted ? person.preferences : []), ...pairs.filter(([by]) => by === person.id).map(([, to]) => to!)] })),
        mentees: snapshot.mentees.map((person) => ({ ...person, submitted: person.submitted || snapshot.includeUnsubmitted, preferences: [...(person.submitted ? person.preferences : []), ...pairs.filter(([by]) => by === person.id).map(([, to]) => to!)] })),
      });
      expect(diagnoseCohort(granted(additions)).strictFeasible, `seed ${seed}`).toBe(true);
      for (const left of additions) expect(diagnoseCohort(granted(additions.filter((one) => one !== left))).strictFeasible, `seed ${seed}`).toBe(false);
    }
    expect(asked).toBeGreaterThan(30);
  });
});
