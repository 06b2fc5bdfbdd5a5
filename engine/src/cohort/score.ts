/**
 * The match percentage of §6, to the digit, with the parts it is made of (S1, C6).
 *
 * People are prepared once (texts folded, predicates decided), then each pair costs a few look-ups:
 * `scorePercent` for the number alone, `scoreBreakdown` for the number with its reasons; both from the same parts.
 */
import { fold, foldList } from '../text/fold.ts';
import { compareText } from '../text/order.ts';
import { effectivePreferences } from './normalise.ts';
import { predicateHolds } from './predicate.ts';
import type { CohortSettings, Mentee, Mentor, RankPart, ScoreBreakdown } from './types.ts';

type Weights = CohortSettings['weights'];

export interface PreparedMentor {
  readonly tags: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
  readonly location: string;
  readonly function: string;
  /** Keys of the attribute definitions this mentor satisfies. */
  readonly satisfies: ReadonlySet<string>;
  readonly listLength: number;
}

export interface PreparedMentee {
  readonly tags: readonly string[];
  readonly attributes: readonly { readonly key: string; readonly weight: number }[];
  readonly attributeWeight: number;
  readonly languages: readonly string[];
  readonly location: string;
  readonly function: string;
  /** The weights in force for this mentee, after `renormalise`. */
  readonly weights: Weights;
  readonly listLength: number;
}

/** 1-based position of each in the other's list; 0 where it is not listed. */
export interface Ranks { readonly byMentor: number; readonly byMentee: number }

/** §6.2: 1 for the first of a list, 0 for the last of a list of two or more; an unranked partner gives 0 (C6). */
export function rankScore(rank: number, listLength: number): number {
  return rank === 0 ? 0 : 1 - (rank - 1) / Math.max(listLength - 1, 1);
}

/**
 * Half up, on ten decimals: 0.1 + 0.2 style noise (about 1e-13 at this size) is gone before the half is decided, while
 * true sums of these fractions do not come that close to a half without being one.
 */
export function roundHalfUp(points: number): number {
  return Math.floor(withoutNoise(points) + 0.5);
}

export function prepareMentor(mentor: Mentor, settings: CohortSettings): PreparedMentor {
  const { fields } = mentor;
  const satisfied = settings.attributes.filter((attribute) => predicateHolds(attribute.predicate, fields));
  return {
    tags: new Set(foldList([...fields.expertiseTags, ...fields.coachingTopics])),
    languages: new Set(foldList(fields.languages)),
    location: fold(fields.location),
    function: fold(fields.function),
    satisfies: new Set(satisfied.map((attribute) => attribute.key)),
    listLength: effectivePreferences(mentor).length,
  };
}

export function prepareMentee(mentee: Mentee, settings: CohortSettings): PreparedMentee {
  const { wishes } = mentee;
  const wanted = new Set(wishes.attributes);
  const attributes = settings.attributes
    .filter((attribute) => wanted.has(attribute.key))
    .map(({ key, weight }) => ({ key, weight }))
    .sort((a, b) => compareText(a.key, b.key));
  const prepared = {
    tags: foldList(wishes.tags),
    attributes,
    attributeWeight: attributes.reduce((sum, attribute) => sum + attribute.weight, 0),
    languages: foldList(wishes.languages),
    location: fold(wishes.location),
    function: fold(wishes.function),
    listLength: effectivePreferences(mentee).length,
  };
  return { ...prepared, weights: weightsInForce(prepared, settings) };
}

/** Match percentage, an integer 0–100. O(wishes of the mentee). */
export function scorePercent(mentor: PreparedMentor, mentee: PreparedMentee, ranks: Ranks, settings: CohortSettings): number {
  const { weights } = mentee;
  return roundHalfUp(
    weights.rank * rankValue(mentor, mentee, ranks)
    + weights.tags * tagValue(mentor, mentee)
    + weights.attributes * attributeValue(mentor, mentee)
    + weights.alignment * alignmentOf(mentor, mentee, settings).value,
  );
}

/** Every component with its value (0–1), weight, points and reasons; `total` is the sum before rounding. */
export function scoreBreakdown(
  mentor: PreparedMentor, mentee: PreparedMentee, ranks: Ranks, settings: CohortSettings,
): ScoreBreakdown {
  const { weights } = mentee;
  const alignment = alignmentOf(mentor, mentee, settings);
  const rank = component(weights.rank, rankValue(mentor, mentee, ranks));
  const tags = component(weights.tags, tagValue(mentor, mentee));
  const attributes = component(weights.attributes, attributeValue(mentor, mentee));
  const aligned = component(weights.alignment, alignment.value);
  const keys = mentee.attributes.map((attribute) => attribute.key);
  return {
    rank: { ...tidy(rank), mentor: rankPart(ranks.byMentor, mentor.listLength), mentee: rankPart(ranks.byMentee, mentee.listLength) },
    tags: {
      ...tidy(tags), asked: mentee.tags.length > 0,
      matched: mentee.tags.filter((tag) => mentor.tags.has(tag)), missing: mentee.tags.filter((tag) => !mentor.tags.has(tag)),
    },
    attributes: {
      ...tidy(attributes), asked: mentee.attributeWeight > 0,
      satisfied: keys.filter((key) => mentor.satisfies.has(key)), unsatisfied: keys.filter((key) => !mentor.satisfies.has(key)),
    },
    alignment: {
      ...tidy(aligned), asked: askedShares(mentee, settings) > 0,
      language: alignment.language, location: alignment.location, function: alignment.function,
    },
    total: withoutNoise(rank.points + tags.points + attributes.points + aligned.points),
  };
}

function rankValue(mentor: PreparedMentor, mentee: PreparedMentee, ranks: Ranks): number {
  return 0.5 * rankScore(ranks.byMentor, mentor.listLength) + 0.5 * rankScore(ranks.byMentee, mentee.listLength);
}

/** Jaccard similarity of the wished tags and the mentor's expertise and coaching topics; two empty sets give 0 (C6). */
function tagValue(mentor: PreparedMentor, mentee: PreparedMentee): number {
  let shared = 0;
  for (const tag of mentee.tags) if (mentor.tags.has(tag)) shared++;
  return shared === 0 ? 0 : shared / (mentor.tags.size + mentee.tags.length - shared);
}

/** The satisfied share of the stated requirements, by weight; none stated gives 0 (C6). */
function attributeValue(mentor: PreparedMentor, mentee: PreparedMentee): number {
  if (mentee.attributeWeight === 0) return 0;
  let satisfied = 0;
  for (const { key, weight } of mentee.attributes) if (mentor.satisfies.has(key)) satisfied += weight;
  return satisfied / mentee.attributeWeight;
}

interface Alignment { value: number; language: boolean | null; location: boolean | null; function: boolean | null }

/** Language: one of the wished ones is spoken. Location, function: equal. The share of what was asked, by weight. */
function alignmentOf(mentor: PreparedMentor, mentee: PreparedMentee, settings: CohortSettings): Alignment {
  const language = mentee.languages.length === 0 ? null : mentee.languages.some((spoken) => mentor.languages.has(spoken));
  const location = mentee.location === '' ? null : mentee.location === mentor.location;
  const functionMatch = mentee.function === '' ? null : mentee.function === mentor.function;
  const shares = settings.alignment;
  const asked = askedShares(mentee, settings);
  const met = (language ? shares.language : 0) + (location ? shares.location : 0) + (functionMatch ? shares.function : 0);
  return { value: asked === 0 ? 0 : met / asked, language, location, function: functionMatch };
}

/** What the wishes of this mentee weigh together; 0 = nothing was asked that counts. */
function askedShares(mentee: Pick<PreparedMentee, 'languages' | 'location' | 'function'>, { alignment }: CohortSettings): number {
  return (mentee.languages.length === 0 ? 0 : alignment.language) + (mentee.location === '' ? 0 : alignment.location)
    + (mentee.function === '' ? 0 : alignment.function);
}

/** With `renormalise`, what was asked (ranking always counts as asked) shares the whole 100 in proportion (C6). */
function weightsInForce(mentee: Omit<PreparedMentee, 'weights'>, settings: CohortSettings): Weights {
  const { weights } = settings;
  if (!settings.renormalise) return weights;
  const asked = {
    rank: weights.rank,
    tags: mentee.tags.length > 0 ? weights.tags : 0,
    attributes: mentee.attributeWeight > 0 ? weights.attributes : 0,
    alignment: askedShares(mentee, settings) > 0 ? weights.alignment : 0,
  };
  const sum = asked.rank + asked.tags + asked.attributes + asked.alignment;
  if (sum === 0) return asked;
  const spread = (weight: number): number => (weight * 100) / sum;
  return { rank: spread(asked.rank), tags: spread(asked.tags), attributes: spread(asked.attributes), alignment: spread(asked.alignment) };
}

interface Component { readonly weight: number; readonly value: number; readonly points: number }

function component(weight: number, value: number): Component {
  return { weight, value, points: weight * value };
}

function tidy({ weight, value, points }: Component): Component {
  return { weight: withoutNoise(weight), value: withoutNoise(value), points: withoutNoise(points) };
}

function rankPart(rank: number, listLength: number): RankPart {
  return { rank: rank === 0 ? null : rank, listLength, score: withoutNoise(rankScore(rank, listLength)) };
}

function withoutNoise(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}
