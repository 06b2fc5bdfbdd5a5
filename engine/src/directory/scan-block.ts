import { onlyFormat } from './eligibility.ts';
import { MATCH_POINTS } from './points.ts';
import { traitBit } from './scan-columns.ts';
import type { BitColumns, TraitGroup } from './scan-columns.ts';
import type { SlotColumns } from './scan-slots.ts';
import type { Person } from './types.ts';
import { focusPoints } from './wishes.ts';
import type { Wishes } from './wishes.ts';

/**
 * total × 2 and platform score as one whole number: 71 · (3 · match + 2 · platform) + platform, and 1 more so that 0 is left for "below
 * everything". The platform score is at most 70, so no two pairs share a number.
 */
const MATCH_KEY = 71 * 3;
const PLATFORM_KEY = 71 * 2 + 1;
/** Above every key. */
export const KEYS = MATCH_KEY * 100 + PLATFORM_KEY * 70 + 2;

/** Rows that are scored together: few enough for the nearest cache, many enough that the compiler sees long loops. */
export const BLOCK = 2048;

/** A city that no row is in. */
const NOWHERE = 2 ** 31 - 1;

/** How many of the wishes each value of a byte of the column fulfils. */
interface ByteCounts { readonly column: Uint8Array; readonly table: Uint8Array }

/** One person's wishes as numbers. */
export interface Query {
  readonly required: number;
  readonly focus: readonly ByteCounts[];
  /** By how many focus areas are shared. */
  readonly focusTable: Uint8Array;
  readonly modalities: readonly ByteCounts[];
  readonly city: number;
  readonly times: number;
  /** Whoever passes the filter has the gender that was wished for. */
  readonly gender: number;
}

export function queryOf({ columns }: SlotColumns, person: Person | null, wishes: Wishes | null): Query {
  const only = person === null ? null : onlyFormat(person);
  return {
    required: (person?.gender ? traitBit(person.gender) : 0) | (only === null ? 0 : traitBit(only)),
    focus: wishes === null ? [] : byteCounts(columns.focus, wishes.focus),
    focusTable: Uint8Array.from({ length: (wishes?.focus.size ?? 0) + 1 }, (_, shared) => focusPoints(shared)),
    modalities: wishes === null ? [] : byteCounts(columns.modalities, wishes.modalities),
    city: wishes?.cityCounts ? columns.cities.get(wishes.city!) ?? NOWHERE : NOWHERE,
    times: wishes?.times ?? 0,
    gender: wishes?.of.gender ?? 0,
  };
}

/** What nobody offers is fulfilled by nobody. */
function byteCounts({ codes, bytes }: BitColumns, wishes: ReadonlyMap<string, string>): ByteCounts[] {
  const masks = new Map<number, number>();
  for (const text of wishes.keys()) {
    const code = codes.get(text);
    if (code !== undefined) masks.set(code >>> 3, (masks.get(code >>> 3) ?? 0) | (1 << (code & 7)));
  }
  return [...masks].map(([byte, mask]) => ({ column: bytes[byte]!, table: countTable(mask) }));
}

/** Whether all rows of a group pass the hard filters. */
export function passes({ traits }: TraitGroup, { required }: Query): boolean {
  return (traits & required) === required;
}

/** Room for one block of rows of one group that passes: what is counted, and the key of each row. */
export class Block {
  readonly focus = new Uint16Array(BLOCK);
  readonly modalities = new Uint16Array(BLOCK);
  readonly keys = new Uint16Array(BLOCK);

  /** The best match score of the block. */
  score(slots: SlotColumns, query: Query, { traits }: TraitGroup, start: number, size: number): number {
    countWishes(this.focus, query.focus, start, size);
    countWishes(this.modalities, query.modalities, start, size);
    return this.combine(slots, query, (traits & traitBit('in_person')) === 0 ? NOWHERE : query.city, start, size);
  }

  /** Sums instead of branches, which nobody could foresee. */
  private combine({ columns: { city }, platform, times }: SlotColumns, query: Query, wantedCity: number, start: number, size: number): number {
    const { focus, modalities, keys } = this;
    const { focusTable, times: wantedTimes, gender } = query;
    const { city: cityPoints, modality: modalityPoints, time: timePoints } = MATCH_POINTS;
    let bestMatch = 0;
    for (let at = 0; at < size; at++) {
      const row = start + at;
      const match = gender + focusTable[focus[at]!]!
        + (cityPoints & ifZero(city[row]! ^ wantedCity))
        + (modalityPoints & ~ifZero(modalities[at]!))
        + (timePoints & ~ifZero(times[row]! & wantedTimes));
      if (match > bestMatch) bestMatch = match;
      keys[at] = Math.imul(MATCH_KEY, match) + Math.imul(PLATFORM_KEY, platform[row]!) + 1;
    }
    return bestMatch;
  }
}

/** One byte of the catalogue after the other. */
function countWishes(counts: Uint16Array, wishes: readonly ByteCounts[], start: number, size: number): void {
  counts.fill(0);
  for (const { column, table } of wishes) {
    for (let at = 0; at < size; at++) counts[at] = counts[at]! + table[column[start + at]!]!;
  }
}

/** All bits for 0, none for any other whole number from 0 to 2³¹ − 1. */
function ifZero(bits: number): number {
  return (bits - 1) >> 31;
}

/** For every value of a byte, how many bits it shares with the mask: that of the byte without its lowest bit, and that bit. */
function countTable(mask: number): Uint8Array {
  const table = new Uint8Array(256);
  for (let bits = 1; bits < 256; bits++) {
    const lowest = bits & -bits;
    table[bits] = table[bits ^ lowest]! + ((mask & lowest) === 0 ? 0 : 1);
  }
  return table;
}
