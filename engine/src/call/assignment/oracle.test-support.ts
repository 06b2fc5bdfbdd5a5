/** The meaning of a call, written down a second time from R1, R2, R5, R6 and R11, without typed arrays or solvers: then every choice is tried, or HiGHS is asked. */
import loadHighs from 'highs';
import type { AssignmentResult, CallSnapshot } from './types.ts';

/** Worst first, each to be minimised: missing reviews, missing proposals of reviewers, the largest load (0 unless `minmax`), pairs (minus, to fill), minus the total. */
export type Outcome = readonly [shortfall: number, reviewersShort: number, maxLoad: number, pairs: number, minusTotal: number];

export interface PlainPair { readonly p: number; readonly r: number; readonly affinity: number; readonly final: number; readonly locked: boolean; readonly name: string }
interface Bound { readonly least: number; readonly most: number }
export interface PlainCall { readonly pairs: readonly PlainPair[]; readonly proposals: readonly Bound[]; readonly reviewers: readonly Bound[]; readonly balanced: boolean; readonly filled: boolean }

export function plainCall({ proposals, reviewers, scores, bids, conflicts, locks, settings }: CallSnapshot): PlainCall {
  const indexes = Array.from(scores.proposal, (_, at) => at);
  const among = (list: { readonly proposal: ArrayLike<number>; readonly reviewer: ArrayLike<number> }, p: number, r: number): number =>
    Array.from(list.proposal).findIndex((each, at) => each === p && list.reviewer[at] === r);
  const pairs = proposals.flatMap((_, p) => reviewers.flatMap((__, r): PlainPair[] => {
    const score = indexes.find((at) => scores.proposal[at] === p && scores.reviewer[at] === r);
    const bid = bids.value[among(bids, p, r)] ?? 0;
    const locked = among(locks, p, r) >= 0;
    if (among(conflicts, p, r) >= 0 || bid === -1 || (score === undefined && !locked)) return [];
    const affinity = score === undefined ? 0 : scores.value[score]!;
    if (settings.algorithm === 'fairflow' && affinity < settings.minAffinityThreshold && !locked) return [];
    const final = score === undefined ? 0 : affinity + (settings.useReviewerBids ? settings.bidWeight * bid : 0);
    return [{ p, r, affinity, final, locked, name: `x${p}_${r}` }];
  }));
  return {
    pairs, balanced: settings.algorithm === 'minmax', filled: settings.fill === 'maximum',
    proposals: proposals.map(({ minimum, maximum = settings.maxReviewersPerProposal }) => ({ most: maximum, least: minimum ?? Math.min(maximum, settings.minReviewersPerProposal) })),
    reviewers: reviewers.map(({ minimum, maximum = Infinity }) => {
      const most = Math.min(maximum, settings.maxProposalsPerReviewer);
      return { most, least: minimum ?? Math.min(most, settings.minProposalsPerReviewer) };
    }),
  };
}

/** Null where a bound or a lock is broken. */
export function outcomeOf({ pairs, proposals, reviewers, balanced, filled }: PlainCall, chosen: ReadonlySet<string>): Outcome | null {
  const used = pairs.filter(({ name }) => chosen.has(name));
  const reviews = proposals.map((_, p) => used.filter((pair) => pair.p === p).length);
  const loads = reviewers.map((_, r) => used.filter((pair) => pair.r === r).length);
  if (used.length !== chosen.size || pairs.some(({ locked, name }) => locked && !chosen.has(name))) return null;
  if (reviews.some((count, p) => count > proposals[p]!.most) || loads.some((count, r) => count > reviewers[r]!.most)) return null;
  const missing = (counts: readonly number[], bounds: readonly Bound[]): number => counts.reduce((sum, count, at) => sum + Math.max(0, bounds[at]!.least - count), 0);
  return [
    missing(reviews, proposals), missing(loads, reviewers), balanced ? Math.max(...loads) : 0, filled ? -used.length : used.length,
    -used.reduce((sum, { final }) => sum + final, 0),
  ];
}

export function compareOutcomes(a: Outcome, b: Outcome): number {
  const at = a.findIndex((value, tier) => Math.abs(value - b[tier]!) > 1e-9);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

export function resultOutcome(snapshot: CallSnapshot, { assignments, objective }: Pick<AssignmentResult, 'assignments' | 'objective'>): Outcome {
  const place = (members: readonly { readonly id: string }[], id: string): number => members.findIndex((member) => member.id === id);
  const chosen = new Set(assignments.map(({ proposal, reviewer }) => `x${place(snapshot.proposals, proposal)}_${place(snapshot.reviewers, reviewer)}`));
  const outcome = outcomeOf(plainCall(snapshot), chosen);
  if (outcome === null || chosen.size !== assignments.length) throw new Error('the result breaks a bound, an exclusion or a lock');
  if (outcome[0] !== objective.shortfall || outcome[1] !== objective.reviewersShort || Math.abs(outcome[4] + objective.totalScore) > 1e-6) throw new Error('the result miscounts');
  return outcome;
}

/** Every choice of pairs; for a dozen or so. */
export function bruteForce(call: PlainCall): Outcome {
  let best: Outcome | null = null;
  for (let bits = 0; bits < 2 ** call.pairs.length; bits++) {
    const outcome = outcomeOf(call, new Set(call.pairs.filter((_, at) => (bits & (1 << at)) !== 0).map(({ name }) => name)));
    if (outcome !== null && (best === null || compareOutcomes(outcome, best) < 0)) best = outcome;
  }
  return best!;
}

// The package is CommonJS, but its types describe an ES module.
const loaded = (loadHighs as unknown as typeof loadHighs.default)();

/** Where all minimums can be met: the greatest floor under the proposals that locks leave something to decide for, and the greatest total above a floor. */
export async function floorOracle(): Promise<{ floor: (call: PlainCall, pairs: number) => number; total: (call: PlainCall, pairs: number, floor: number) => number }> {
  const highs = await loaded;
  const solve = ({ pairs, proposals, reviewers }: PlainCall, count: number, floor: number | null): number => {
    const open = proposals.map(({ least }, p) => least > pairs.filter((pair) => pair.p === p && pair.locked).length);
    const sum = (used: readonly PlainPair[]): string => used.map(({ name }) => name).join(' + ') || '0 floor';
    const bounds = (used: readonly PlainPair[], { least, most }: Bound): string[] => [`${sum(used)} >= ${least}`, `${sum(used)} <= ${most}`];
    const program = [
      'Maximize', floor === null ? 'floor' : pairs.map(({ final, name }) => `${final < 0 ? '-' : '+'} ${Math.abs(final)} ${name}`).join('\n '), 'Subject To',
      ...proposals.flatMap((bound, p) => bounds(pairs.filter((pair) => pair.p === p), bound)), ...reviewers.flatMap((bound, r) => bounds(pairs.filter((pair) => pair.r === r), bound)),
      ...proposals.flatMap((_, p) => (open[p] ? [`${pairs.filter((pair) => pair.p === p).map(({ affinity, name }) => `${affinity} ${name}`).join(' + ')} - floor >= 0`] : [])),
      ...pairs.filter(({ locked }) => locked).map(({ name }) => `${name} = 1`), `${sum(pairs)} = ${count}`, ...(floor === null ? [] : [`floor = ${floor - 1e-7}`]),
      'Bounds', 'floor <= 1000', 'Binary', ...pairs.map(({ name }) => name), 'End',
    ].join('\n ');
    const { Status, ObjectiveValue } = highs.solve(program, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
    if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`);
    return ObjectiveValue;
  };
  return { floor: (call, pairs) => solve(call, pairs, null), total: (call, pairs, floor) => solve(call, pairs, floor) };
}

/** One program per tier, each with the tiers before it fixed. */
export async function highsOracle(): Promise<(call: PlainCall) => Outcome> {
  const highs = await loaded;
  return ({ pairs, proposals, reviewers, balanced, filled }) => {
    const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 zero' : terms.join(' + '));
    const row = (p: number): string[] => pairs.filter((pair) => pair.p === p).map(({ name }) => name);
    const column = (r: number): string[] => pairs.filter((pair) => pair.r === r).map(({ name }) => name);
    const limits = [
      ...proposals.flatMap(({ least, most }, p) => [`${sum([...row(p), `s${p}`])} >= ${least}`, `${sum(row(p))} <= ${most}`]),
      ...reviewers.flatMap(({ least, most }, r) => [`${sum([...column(r), `t${r}`])} >= ${least}`, `${sum(column(r))} <= ${most}`, `${sum(column(r))} - load <= 0`]),
      ...pairs.filter(({ locked }) => locked).map(({ name }) => `${name} = 1`),
    ];
    const objectives: readonly string[][] = [
      proposals.map((_, p) => `+ s${p}`), reviewers.map((_, r) => `+ t${r}`), balanced ? ['+ load'] : [], pairs.map(({ name }) => `${filled ? '-' : '+'} ${name}`),
      pairs.map(({ final, name }) => `${final > 0 ? '-' : '+'} ${Math.abs(final)} ${name}`),
    ];
    const fixed: string[] = [];
    return objectives.map((terms, tier) => {
      if (terms.length === 0) return 0;
      const program = [
        'Minimize', terms.join('\n '), 'Subject To', ...limits, ...fixed, 'Bounds', ...pairs.map(({ name }) => `0 <= ${name} <= 1`), 'General', 'load', 'End',
      ].join('\n ');
      const { Status, ObjectiveValue } = highs.solve(program, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
      if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`);
      if (tier < 4) fixed.push(`${terms.join('\n ')} = ${Math.round(ObjectiveValue)}`);
      return tier < 4 ? Math.round(ObjectiveValue) : ObjectiveValue;
    }) as unknown as Outcome;
  };
}
