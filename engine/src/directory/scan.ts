import { onlyFormat } from './eligibility.ts';
import { assertNone } from './facts/validate.ts';
import { MATCH_POINTS } from './points.ts';
import { isLowMatch, ranked } from './present.ts';
import { noteOf, optionProblems, ROTATION_TIME_ZONE, scored, viewOf } from './rank.ts';
import { hash, mixed } from './rotation.ts';
import { traitBit } from './scan-columns.ts';
import type { BitColumns } from './scan-columns.ts';
import type { SlotColumns } from './scan-slots.ts';
import type { Person, Ranking, RankingOptions } from './types.ts';
import { focusPoints, wishesOf } from './wishes.ts';
import type { Wishes } from './wishes.ts';

/**
 * The same ranking as `rankPractitioners` gives, to the byte, from columns that were built before: one pass over numbers finds the rows, and only those
 * shown are explained. `now` is the moment of the slot columns.
 *
 * O(rows + results · log results); the number of focus areas and modalities that there are does not matter.
 *
 * @throws UnusableDirectoryError for a limit or a time zone that cannot be used.
 */
export function rankColumns(slots: SlotColumns, options: Omit<RankingOptions, 'now'> = {}): Ranking {
  const { columns: { rows }, clock } = slots;
  assertNone(optionProblems({ ...options, now: clock.now }));
  const { person = null, limit = Infinity, rotationTimeZone = ROTATION_TIME_ZONE } = options;
  const rotation = { day: clock.dayIn(rotationTimeZone), timeZone: rotationTimeZone };
  const wishes = person === null ? null : wishesOf(person);
  const found = scan(slots, person, wishes, Math.min(limit, rows.length));
  const shown = inOrder(slots, found, hash(rotation.day)).slice(0, limit);
  const low = wishes !== null && isLowMatch(found.bestMatch, wishes);
  const results = shown.map((row, place) => ranked(scored(rows[row]!, wishes, clock), place, wishes, low));
  return { view: viewOf(person), results, note: noteOf(rows, person, found.eligible, low), eligible: found.eligible, rotation };
}

interface Found {
  readonly eligible: number;
  readonly bestMatch: number;
  /** Every row whose key is `threshold` or more, among them the best `limit`; `keys` beside them. */
  readonly candidates: Uint32Array;
  readonly keys: Uint16Array;
  readonly threshold: number;
  readonly limit: number;
}

/**
 * total × 2 and platform score as one whole number: 71 · (3 · match + 2 · platform) + platform, and 1 more so that 0 is left for "below everything". The platform score
 * is at most 70, so no two pairs share a number; at most 31,311.
 */
const MATCH_KEY = 71 * 3;
const PLATFORM_KEY = 71 * 2 + 1;
const KEYS = MATCH_KEY * 100 + PLATFORM_KEY * 70 + 2;

/** Keeps rows while fewer than `limit` better ones are known; how many rows have which key tells when the threshold may rise. */
function scan({ columns, platform, times }: SlotColumns, person: Person | null, wishes: Wishes | null, limit: number): Found {
  const { traits, city } = columns;
  const required = person === null ? 0 : requiredTraits(person);
  const focus = wanted(columns.focus, wishes?.focus);
  const modalities = wanted(columns.modalities, wishes?.modalities);
  const wantedCity = wishes?.cityCounts ? columns.cities.get(wishes.city!) ?? -1 : -1;
  const inPerson = traitBit('in_person');
  const wantedTimes = wishes?.times ?? 0;
  // Whoever passed the filter has the gender that was wished for.
  const genderPoints = wishes?.of.gender ?? 0;
  const focusTable = Uint8Array.from({ length: 33 * Math.max(1, focus.length) }, (_, shared) => focusPoints(shared));
  const counts = new Uint32Array(KEYS);
  const candidates = new Uint32Array(traits.length);
  const keys = new Uint16Array(traits.length);
  let [threshold, kept, listed, eligible, bestMatch] = [limit === 0 ? KEYS : 1, 0, 0, 0, 0];
  for (let row = 0; row < traits.length; row++) {
    const trait = traits[row]!;
    if ((trait & required) !== required) continue;
    eligible++;
    let match = genderPoints + focusTable[overlap(focus, row)]!;
    if (city[row] === wantedCity && (trait & inPerson) !== 0) match += MATCH_POINTS.city;
    if (shares(modalities, row)) match += MATCH_POINTS.modality;
    if ((times[row]! & wantedTimes) !== 0) match += MATCH_POINTS.time;
    if (match > bestMatch) bestMatch = match;
    const key = MATCH_KEY * match + PLATFORM_KEY * platform[row]! + 1;
    if (key < threshold) continue;
    candidates[kept] = row;
    keys[kept++] = key;
    counts[key]!++;
    listed++;
    while (listed - counts[threshold]! >= limit) listed -= counts[threshold++]!;
  }
  return { eligible, bestMatch, candidates: candidates.subarray(0, kept), keys: keys.subarray(0, kept), threshold, limit };
}

/** D3 among those found: key, then the order of the day, then the row. Of the many who may share the last key, most are out by the first bits of their place. */
function inOrder({ columns: { idHash } }: SlotColumns, { candidates, keys, threshold, limit }: Found, seed: number): number[] {
  const BUCKETS = 4096;
  const buckets = new Uint32Array(BUCKETS);
  const chosen: { row: number; key: number; place: number }[] = [];
  const ties: { row: number; key: number; place: number }[] = [];
  candidates.forEach((row, at) => {
    const key = keys[at]!;
    if (key < threshold) return;
    const place = mixed((idHash[row]! ^ seed) >>> 0);
    if (key > threshold) chosen.push({ row, key, place });
    else {
      ties.push({ row, key, place });
      buckets[place >>> 20]!++;
    }
  });
  let last = 0;
  for (let filled = buckets[0]!; filled < limit - chosen.length && last < BUCKETS - 1; filled += buckets[last]!) last++;
  return [...chosen, ...ties.filter(({ place }) => place >>> 20 <= last)]
    .sort((a, b) => b.key - a.key || a.place - b.place || a.row - b.row).map(({ row }) => row);
}

function requiredTraits(person: Person): number {
  const only = onlyFormat(person);
  return (person.gender === null ? 0 : traitBit(person.gender)) | (only === null ? 0 : traitBit(only));
}

interface WantedBits { readonly column: Uint32Array; readonly mask: number }

/** The columns that hold what is wished for; what nobody offers has none. */
function wanted({ codes, words }: BitColumns, wishes: ReadonlyMap<string, string> | undefined): WantedBits[] {
  const masks = new Map<number, number>();
  for (const text of wishes?.keys() ?? []) {
    const code = codes.get(text);
    if (code !== undefined) masks.set(code >>> 5, (masks.get(code >>> 5) ?? 0) | (1 << (code & 31)));
  }
  return [...masks].map(([word, mask]) => ({ column: words[word]!, mask }));
}

function overlap(wishes: readonly WantedBits[], row: number): number {
  let count = 0;
  for (let at = 0; at < wishes.length; at++) {
    const { column, mask } = wishes[at]!;
    count += bitCount(column[row]! & mask);
  }
  return count;
}

function shares(wishes: readonly WantedBits[], row: number): boolean {
  for (let at = 0; at < wishes.length; at++) {
    const { column, mask } = wishes[at]!;
    if ((column[row]! & mask) !== 0) return true;
  }
  return false;
}

function bitCount(bits: number): number {
  let state = bits - ((bits >>> 1) & 0x55555555);
  state = (state & 0x33333333) + ((state >>> 2) & 0x33333333);
  return Math.imul((state + (state >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
