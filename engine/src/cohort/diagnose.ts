import { fewestAddedEdges, smallestHallViolator } from '../assignment/index.ts';
import { acceptabilityAt, encode, isCompliant, isMarked, isOpen, MARK, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import {
  basicBlockers, fewOptionWarnings, hallBlockers, lockBlockers, objectiveWarnings, organizationWarnings, vetoBlockers, zeroOptionBlockers,
} from './findings.ts';
import { compareText } from '../text/order.ts';
import { smallestViolatorBelow } from './smallest-violator.ts';
import type { SmallViolator } from './smallest-violator.ts';
import type { Acceptability, CohortSnapshot, Diagnostics, HallViolator, OptionCount, Side, SuggestedAcceptance } from './types.ts';
import { assertUsable } from './validate.ts';

/**
 * Whether a strict run would succeed now, and if not, why, with proofs and the shortest way out (§5, §9, C5). Both modes get the same
 * findings; only `weightedOrderNotGuaranteed` belongs to exception mode.
 *
 * Counts and lists are about people who take part, `counts.mentors`/`mentees` and `notSubmitted` about everybody.
 * O(n³) for the certificates; a few milliseconds at most at n = 30.
 *
 * @throws UnusableSnapshotError
 */
export function diagnoseCohort(snapshot: CohortSnapshot): Diagnostics {
  assertUsable(snapshot);
  return diagnose(encode(snapshot));
}

export function diagnose(encoded: Encoded): Diagnostics {
  const options = optionCounts(encoded);
  const organizations = organizationCounts(encoded);
  const basic = basicBlockers(encoded);
  const locks = lockBlockers(encoded);
  const strictViolator = violatorOf(encoded, isCompliant);
  const openViolator = strictViolator === null ? null : violatorOf(encoded, isOpen);
  const stopsStrict = locks.length > 0 || basic.some(({ code }) => code !== 'notSubmitted');
  return {
    counts: countsOf(encoded.snapshot),
    blockers: [
      ...basic, ...zeroOptionBlockers(encoded, options), ...hallBlockers(strictViolator), ...locks, ...vetoBlockers(encoded, openViolator),
    ],
    warnings: [...fewOptionWarnings(encoded, options), ...organizationWarnings(encoded, organizations), ...objectiveWarnings(encoded)],
    options,
    lowestOptions: { mentors: lowestFive(options, 'mentor'), mentees: lowestFive(options, 'mentee') },
    organizations,
    unavoidableSameOrganization: unavoidable(encoded, organizations),
    hallViolator: strictViolator,
    fewestAcceptances: stopsStrict ? null : fewestAcceptances(encoded),
    strictFeasible: !stopsStrict && strictViolator === null,
  };
}

function countsOf({ mentors, mentees }: CohortSnapshot): Diagnostics['counts'] {
  return {
    mentors: mentors.length, mentees: mentees.length,
    mentorsSubmitted: mentors.filter(({ submitted }) => submitted).length,
    menteesSubmitted: mentees.filter(({ submitted }) => submitted).length,
  };
}

function optionCounts(encoded: Encoded): OptionCount[] {
  const { mentors, mentees } = encoded;
  const ofMentor = mentors.map(({ id }) => ({ id, side: 'mentor' as Side, strict: 0, anyAcceptability: 0, anyOrganization: 0 }));
  const ofMentee = mentees.map(({ id }) => ({ id, side: 'mentee' as Side, strict: 0, anyAcceptability: 0, anyOrganization: 0 }));
  ofMentor.forEach((mentor, row) => ofMentee.forEach((mentee, column) => {
    const pair = pairIndex(encoded, row, column);
    if (!isOpen(encoded, pair)) return;
    const across = !isMarked(encoded, pair, MARK.sameOrganization);
    const mutual = acceptabilityAt(encoded, pair) === 'mutual';
    for (const count of [mentor, mentee]) {
      if (across && mutual) count.strict++;
      if (across) count.anyAcceptability++;
      if (mutual) count.anyOrganization++;
    }
  }));
  return [...ofMentor, ...ofMentee];
}

function lowestFive(options: readonly OptionCount[], side: Side): OptionCount[] {
  return options.filter((count) => count.side === side).sort((a, b) => a.strict - b.strict || compareText(a.id, b.id)).slice(0, 5);
}

function organizationCounts(encoded: Encoded): Diagnostics['organizations'] {
  const count = (people: Encoded['mentors'] | Encoded['mentees'], id: string): number =>
    people.filter(({ organizationId }) => organizationId === id).length;
  return encoded.snapshot.organizations
    .map(({ id, name }) => ({ id, name, mentors: count(encoded.mentors, id), mentees: count(encoded.mentees, id) }))
    .filter(({ mentors, mentees }) => mentors + mentees > 0);
}

/** With unequal sides N is the longer one: only who is surely matched can be forced (C5). */
function unavoidable(encoded: Encoded, organizations: Diagnostics['organizations']): Diagnostics['unavoidableSameOrganization'] {
  const places = Math.max(encoded.mentors.length, encoded.mentees.length);
  let worst: Diagnostics['unavoidableSameOrganization'] = { count: 0, organizationId: null };
  for (const { id, mentors, mentees } of organizations) {
    const count = mentors + mentees - places;
    if (count > worst.count) worst = { count, organizationId: id };
  }
  return worst;
}

/** On the side that is short of partners, on either where both are equally long; of equally small ones the mentors'. */
function violatorOf(encoded: Encoded, allowed: (encoded: Encoded, pair: number) => boolean): HallViolator | null {
  const { mentors, mentees } = encoded;
  const edges = maskOf(encoded, allowed);
  const shown = smallestHallViolator({ rows: mentors.length, columns: mentees.length, edges });
  if (shown === undefined) return null;
  let best: SmallViolator & { readonly side: Side } = { ...shown, side: shown.side === 'rows' ? 'mentor' : 'mentee' };
  if (mentors.length <= mentees.length) {
    const found = smallestViolatorBelow(best.members.length, mentors.length, mentees.length, (row, column) => edges[pairIndex(encoded, row, column)] === 1);
    if (found !== null) best = { ...found, side: 'mentor' };
  }
  if (mentees.length <= mentors.length) {
    const found = smallestViolatorBelow(best.members.length, mentees.length, mentors.length, (column, row) => edges[pairIndex(encoded, row, column)] === 1);
    if (found !== null) best = { ...found, side: 'mentee' };
  }
  const [own, other] = best.side === 'mentor' ? [mentors, mentees] : [mentees, mentors];
  return { side: best.side, members: best.members.map((place) => own[place]!.id), partners: best.partners.map((place) => other[place]!.id) };
}

function maskOf(encoded: Encoded, allowed: (encoded: Encoded, pair: number) => boolean): Uint8Array {
  return Uint8Array.from(encoded.marks, (_, pair) => (allowed(encoded, pair) ? 1 : 0));
}

const ASK: Readonly<Record<Acceptability, readonly Side[]>> = {
  mutual: [], mentorOnly: ['mentee'], menteeOnly: ['mentor'], neither: ['mentor', 'mentee'],
};

/**
 * Fewest acceptances first (a pair that neither lists takes two), then the best score among the pairs asked for. Nobody is asked to
 * accept a person they refused, also where an admin lifted that veto.
 */
function fewestAcceptances(encoded: Encoded): SuggestedAcceptance[] | null {
  const { mentors, mentees } = encoded;
  const shape = { rows: mentors.length, columns: mentees.length };
  // One acceptance outweighs all the score that the pairs asked for could differ by.
  const perAcceptance = 100 * mentors.length + 1;
  const found = fewestAddedEdges({
    ...shape,
    edges: maskOf(encoded, isCompliant),
    permitted: maskOf(encoded, (_, pair) => isOpen(encoded, pair) && !isMarked(encoded, pair, MARK.sameOrganization | MARK.vetoLifted)),
    weights: encoded.score.map((points, pair) => ASK[acceptabilityAt(encoded, pair)].length * perAcceptance + 100 - points),
  });
  if (found === undefined) return null;
  return found.added.map(({ row, column }) => {
    const pair = pairIndex(encoded, row, column);
    return { mentor: mentors[row]!.id, mentee: mentees[column]!.id, ask: ASK[acceptabilityAt(encoded, pair)], scorePercent: encoded.score[pair]! };
  });
}
