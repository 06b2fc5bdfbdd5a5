import { describe, expect, it } from 'vitest';
import { everyLargestMatching } from '../assignment/brute-force.test-support.ts';
import { cohort, mentee, mentor, settings } from './builders.test-support.ts';
import { evaluatePairing } from './evaluate-pairing.ts';
import type { Pair } from './evaluate-pairing.ts';
import { matchCohort } from './match.ts';
import { flavourOf, randomCohort, randomSource } from './random.test-support.ts';
import { scoreMatrix } from './score-matrix.ts';
import type { CohortSnapshot } from './types.ts';
import { validateSnapshot } from './validate.ts';

const PENALTIES = { sameOrganization: 90, neither: 50, oneSided: 20, scoreScale: 1 };

/** What decides, worst first, and the exceptions among it. */
interface Measured { readonly pairs: number; readonly decides: readonly number[]; readonly exceptions: readonly number[]; readonly score: number }

/** Tries every pairing: for each given pair the loss against the best without it, as `evaluatePairing` describes it. */
function regretBySearch(snapshot: CohortSnapshot, given: readonly Pair[]): (number | null)[] {
  const { mentors, mentees, cells } = scoreMatrix(snapshot);
  const weighted = snapshot.settings.objective === 'weighted';
  const measure = (columnOfRow: readonly number[]): Measured => {
    const chosen = columnOfRow.flatMap((column, row) => (column < 0 ? [] : [cells[row]![column]!]));
    const count = (holds: (cell: typeof chosen[number]) => boolean): number => chosen.filter(holds).length;
    const one = ({ acceptability }: typeof chosen[number]): boolean => acceptability === 'mentorOnly' || acceptability === 'menteeOnly';
    const exceptions = [
      count(({ sameOrganization }) => sameOrganization), count(({ acceptability, sameOrganization }) => acceptability === 'neither' && !sameOrganization), count(one),
    ];
    const score = chosen.reduce((sum, { scorePercent }) => sum + scorePercent, 0);
    const penalty = 90 * exceptions[0]! + 50 * count(({ acceptability }) => acceptability === 'neither') + 20 * exceptions[2]!;
    return { pairs: chosen.length, decides: weighted ? [penalty - score] : [...exceptions, -score], exceptions, score };
  };
  const compare = (a: readonly number[], b: readonly number[]): number => a.map((value, at) => value - b[at]!).find((difference) => difference !== 0) ?? 0;
  const most = everyLargestMatching(mentors.length, mentees.length, (row, column) => cells[row]![column]!.candidate)[0]!.filter((column) => column >= 0).length;
  const now = measure(mentors.map((id) => mentees.indexOf(given.find(({ mentor: m }) => m === id)?.mentee ?? '')));
  return given.map(({ mentor: m, mentee: e }) => {
    const [atRow, atColumn] = [mentors.indexOf(m), mentees.indexOf(e)];
    if (cells[atRow]![atColumn]!.locked) return null;
    const others = everyLargestMatching(mentors.length, mentees.length, (row, column) => cells[row]![column]!.candidate && !(row === atRow && column === atColumn)).map(measure);
    const ordered = others.toSorted((a, b) => compare([...a.decides, ...a.exceptions, -a.score], [...b.decides, ...b.exceptions, -b.score]));
    const without = ordered[0]!;
    if (without.pairs < most) return null;
    if (without.pairs === now.pairs && compare(without.exceptions, now.exceptions) === 0) return Math.max(0, now.score - without.score);
    return without.pairs > now.pairs || compare(without.decides, now.decides) < 0 ? 0 : null;
  });
}

/** Some pairs exchange their mentees, some are dropped. */
function altered(pairs: readonly Pair[], random: () => number): Pair[] {
  const mentees = pairs.map(({ mentee: id }) => id);
  for (let turn = 0; turn < 2 && mentees.length > 1; turn++) {
    const [one, other] = [Math.floor(random() * mentees.length), Math.floor(random() * mentees.length)];
    [mentees[one], mentees[other]] = [mentees[other]!, mentees[one]!];
  }
  return pairs.map(({ mentor: id }, at) => ({ mentor: id, mentee: mentees[at]! })).filter(() => random() < 0.95);
}

describe.each(['lexicographic', 'weighted'] as const)('regret of a pairing, objective %s', (objective) => {
  it('of a run and of what a person made of it is what trying every pairing says (C7)', () => {
    const kinds = { run: 0, altered: 0, points: 0, none: 0 };
    for (let seed = 1; seed <= 500; seed++) {
      const base = randomCohort(seed, flavourOf(seed, 2, 5));
      const snapshot = { ...base, settings: { ...base.settings, objective, penalties: PENALTIES } };
      if (validateSnapshot(snapshot).length > 0) continue;
      const run = matchCohort(snapshot);
      if (run.status === 'infeasible') continue;
      expect(run.matches.map(({ regret }) => regret), `seed ${seed}`).toEqual(regretBySearch(snapshot, run.matches));
      kinds.run++;
      const pairs = altered(run.matches, randomSource(seed));
      const { result } = evaluatePairing(snapshot, pairs);
      if (result === null) continue;
      const regrets = result.matches.map(({ regret }) => regret);
      expect(regrets, `seed ${seed}, altered`).toEqual(regretBySearch(snapshot, result.matches));
      kinds.altered++;
      kinds.points += regrets.filter((regret) => regret !== null && regret > 0).length;
      kinds.none += regrets.filter((regret) => regret === null).length;
    }
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(objective === 'weighted' ? 20 : 50);
  });
});

it('`weighted`: a loss of penalties is not told as points', () => {
  const weighted = settings({ objective: 'weighted', penalties: { sameOrganization: 1e6, neither: 3e5, oneSided: 3e5, scoreScale: 1000 } });
  const snapshot = cohort(
    [mentor('m1', { preferences: 'e1' }), mentor('m2', { preferences: 'e2' })], [mentee('e1', { preferences: 'm1' }), mentee('e2', { preferences: 'm2' })],
    { mode: 'exception', settings: weighted },
  );
  expect(matchCohort(snapshot)).toMatchObject({ objective: { totalScore: 80 }, matches: [{ regret: null }, { regret: null }] });
});

it('a person\'s change to three hundred pairs is judged in well under two seconds, also where everybody lists one person', () => {
  const id = (side: string, at: number): string => `${side}${String(at).padStart(3, '0')}`;
  const people = Array.from({ length: 300 }, (_, at) => at);
  const snapshot = cohort(
    people.map((at) => mentor(id('m', at), { preferences: [id('e', (at * 7 + 3) % 300)] })), people.map((at) => mentee(id('e', at), { preferences: [id('m', (at * 11 + 5) % 300)] })),
    { mode: 'exception' },
  );
  const [first, second, ...rest] = matchCohort(snapshot).matches;
  const started = performance.now();
  const { result } = evaluatePairing(snapshot, [{ mentor: first!.mentor, mentee: second!.mentee }, { mentor: second!.mentor, mentee: first!.mentee }, ...rest]);
  expect(result!.matches).toHaveLength(300);
  expect(performance.now() - started).toBeLessThan(2000);
});
