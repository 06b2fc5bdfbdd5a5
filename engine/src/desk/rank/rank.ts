import { fold } from '../../text/fold.ts';
import { compareText } from '../../text/order.ts';
import { SectorWords } from './sector-words.ts';
import { rankParts, tagTypes } from './types.ts';
import type { Availability, Expert, ExpertRanking, IneligibleReason, RankedExpert, RankingSnapshot, RankPart, RankPartName, Tag } from './types.ts';
import { UnusableRankingError, validateRanking } from './validate.ts';
import { WORDS } from './words.ts';
import type { Said } from './words.ts';

/**
 * Experts for a request, best first, each with the reasons for the score, and those who cannot be asked with the reasons for that (K15). The admin
 * decides: nobody is left out of the answer. The same people give the same bytes in whatever order they come; equal scores stand in the code-point
 * order of ids (S2). O(length of the texts + tags + experts · log experts).
 *
 * @throws UnusableRankingError with every place of the snapshot that cannot be used.
 */
export function rankExperts(snapshot: RankingSnapshot): ExpertRanking {
  const problems = validateRanking(snapshot);
  if (problems.length > 0) throw new UnusableRankingError(problems);
  const { request, experts, settings } = snapshot;
  const words = new SectorWords();
  const wanted: Wanted = { tags: distinct(request.tags), words: new Set(words.read(`${request.company}\n${request.problem}`).flatMap(({ stems }) => stems)) };
  const weights = settings.weights[request.engagementType];
  const scored: Omit<RankedExpert, 'place'>[] = [];
  const ineligible: { id: string; reasons: readonly IneligibleReason[] }[] = [];
  for (const expert of experts) {
    const reasons = ineligibility(expert);
    if (reasons.length > 0) {
      ineligible.push({ id: expert.id, reasons });
      continue;
    }
    const values = valuesOf(expert, wanted, words, snapshot);
    const parts = rankParts.filter((part) => weights[part] > 0).map((part): RankPart => {
      const [value, says] = values[part];
      return { part, weight: weights[part], value: withoutNoise(value), points: withoutNoise(weights[part] * value), says };
    });
    scored.push({ id: expert.id, score: withoutNoise(parts.reduce((sum, { points }) => sum + points, 0)), tier: expert.tier, parts });
  }
  scored.sort((a, b) => b.score - a.score || compareText(a.id, b.id));
  ineligible.sort((a, b) => compareText(a.id, b.id));
  return { request: request.id, ranked: scored.map(({ id, ...rest }, at) => ({ id, place: at + 1, ...rest })), ineligible };
}

function ineligibility({ admitted, isClient, thisRequest, availability, activeBookings, capacity }: Expert): IneligibleReason[] {
  const holds: Readonly<Record<IneligibleReason, boolean>> = {
    notAdmitted: !admitted,
    isClient,
    declined: thisRequest === 'declined',
    unanswered: thisRequest === 'expired',
    alreadyInvited: thisRequest === 'requested' || thisRequest === 'accepted',
    unavailable: availability === 'unavailable',
    atCapacity: capacity !== null && activeBookings >= capacity,
  };
  return (Object.keys(holds) as IneligibleReason[]).filter((reason) => holds[reason]);
}

interface Wanted { readonly tags: ReadonlyMap<string, Tag>; readonly words: ReadonlySet<number> }
/** 0 to 1, and why. */
type Valued = readonly [value: number, says: Said];
const AVAILABLE: Readonly<Record<Availability, number>> = { available: 1, limited: 0.5, unavailable: 0 };

function valuesOf(expert: Expert, wanted: Wanted, words: SectorWords, { settings }: RankingSnapshot): Readonly<Record<RankPartName, Valued>> {
  const { availability, yearsExperience: years, activeBookings, capacity, past, researches } = expert;
  const common = words.read(expert.sectorExpertise).filter(({ stems }) => stems.some((stem) => wanted.words.has(stem))).map(({ spelling }) => spelling).sort(compareText);
  return {
    tags: tagValue(distinct(expert.tags), wanted.tags, settings.tagWeights),
    sector: [Math.min(1, common.length / settings.sectorWords), WORDS.sector(common)],
    availability: [AVAILABLE[availability], availability === 'available' ? WORDS.available : WORDS.limited],
    years: [Math.min(1, (years ?? 0) / settings.fullYears), WORDS.years(years)],
    load: [capacity === null ? 1 : 1 - activeBookings / capacity, WORDS.load(activeBookings, capacity)],
    // Two invitations that nobody sent keep a single decline from counting like a habit.
    declines: [1 - (past.declined + past.unanswered) / (past.asked + 2), WORDS.past(past)],
    research: [researches ? 1 : 0, WORDS.research(researches)],
  };
}

function tagValue(offered: ReadonlyMap<string, Tag>, asked: ReadonlyMap<string, Tag>, weights: RankingSnapshot['settings']['tagWeights']): Valued {
  const sum = (tags: readonly Tag[]): number => tags.reduce((total, { type }) => total + weights[type], 0);
  const [matched, missing] = [true, false].map((has) => [...asked].filter(([key]) => offered.has(key) === has).map(([, tag]) => tag)) as [Tag[], Tag[]];
  const total = sum([...asked.values()]);
  if (total === 0) return [0, asked.size === 0 ? WORDS.noTagAsked : WORDS.noTagWeighs];
  return [sum(matched) / total, WORDS.tags(matched, missing)];
}

/** By type in the order of the types, then by name; one of each. */
function distinct(tags: readonly Tag[]): ReadonlyMap<string, Tag> {
  const keyed = tags.map((tag) => [`${tagTypes.indexOf(tag.type)} ${fold(tag.name)}`, { type: tag.type, name: fold(tag.name) }] as const);
  return new Map(keyed.toSorted(([a], [b]) => compareText(a, b)));
}

/** Binary noise is about 1e-14 at this size; true differences between scores are not that small. */
function withoutNoise(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}
