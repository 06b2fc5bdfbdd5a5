import { compareText } from '../text/order.ts';
import { zoneNamed } from '../time/zone.ts';
import { hasFullJourney } from './facts/journey.ts';
import { isListed } from './facts/listing.ts';
import { GENDERS, isGiven } from './facts/practitioner.ts';
import type { Gender, Practitioner, SessionFormat } from './facts/practitioner.ts';
import { isOpenIntake } from './facts/slots.ts';
import { assertNone, practitionerProblems } from './facts/validate.ts';
import { foldOnce } from './fold-once.ts';
import { profilePoints } from './platform-score.ts';
import { PLATFORM_POINTS } from './points.ts';
import { hash } from './rotation.ts';
import { timeBit } from './times.ts';

/**
 * Which texts a row has, one bit each: text number c is bit c mod 8 of column c div 8, so that a table of 256 entries says how many of somebody's wishes a byte
 * fulfils. Frequent texts come first: most people touch few columns.
 */
export interface BitColumns {
  readonly codes: ReadonlyMap<string, number>;
  readonly bytes: readonly Uint8Array[];
}

/**
 * Practitioners as columns of numbers, one entry per row: all that a scan reads, and all of it independent of the time. Built once for each change of
 * the data; about 40 bytes a row, 16 per open slot, and an eighth of a byte per row and text of the catalogue.
 */
export interface DirectoryColumns {
  /** Those who are listed at all (E1–E3), those of equal traits side by side. */
  readonly rows: readonly Practitioner[];
  /** What hard filters ask about: they pass or fail all rows from `start` up to `end` together. */
  readonly groups: readonly TraitGroup[];
  /** `fold` for the texts of these rows. */
  readonly folded: (text: string) => string;
  readonly focus: BitColumns;
  readonly modalities: BitColumns;
  /** 0: no city. */
  readonly city: Uint32Array;
  readonly cities: ReadonlyMap<string, number>;
  /** Platform points that do not depend on slots. */
  readonly standing: Uint8Array;
  readonly idHash: Uint32Array;
  readonly zone: Uint16Array;
  readonly zones: readonly string[];
  /** Open intake slots of row r: `slotStart[slotOffset[r]]` up to `slotOffset[r + 1]`, with the bit of their weekday and part of the day. */
  readonly slotOffset: Uint32Array;
  readonly slotStart: Float64Array;
  readonly slotTime: Int32Array;
}

/** `traits`: bits of `traitBit`. */
export interface TraitGroup { readonly traits: number; readonly start: number; readonly end: number }

/** One bit per format and gender: a row fits where it has every bit that is asked for. */
export function traitBit(trait: SessionFormat | Gender): number {
  return 1 << ['online', 'in_person', ...GENDERS].indexOf(trait);
}

/**
 * O(rows + lists + catalogue · log catalogue).
 *
 * @throws UnusableDirectoryError that names every place that cannot be used.
 */
export function directoryColumns(practitioners: readonly Practitioner[]): DirectoryColumns {
  assertNone(practitionerProblems(practitioners));
  const folded = foldOnce();
  const { rows, groups } = byTraits(practitioners.filter(isListed));
  const cities = numbered(rows.map(({ city }) => (isGiven(city) ? folded(city!) : '')), 1);
  const zones = numbered(rows.map(({ timeZone }) => timeZone), 0);
  return {
    rows, groups, folded,
    focus: bitColumns(rows.map(({ focusAreas }) => focusAreas), folded),
    modalities: bitColumns(rows.map(({ modalities }) => modalities), folded),
    city: cities.column, cities: cities.codes,
    standing: Uint8Array.from(rows, (row) => (hasFullJourney(row) ? PLATFORM_POINTS.journey : 0) + profilePoints(row)),
    idHash: Uint32Array.from(rows, ({ id }) => hash(id)),
    zone: Uint16Array.from(zones.column), zones: [...zones.codes.keys()],
    ...slotLists(rows),
  };
}

function byTraits(practitioners: readonly Practitioner[]): Pick<DirectoryColumns, 'rows' | 'groups'> {
  const members = new Map<number, Practitioner[]>();
  for (const practitioner of practitioners) {
    const traits = practitioner.formats.reduce((bits, format) => bits | traitBit(format), traitBit(practitioner.gender));
    const group = members.get(traits);
    if (group === undefined) members.set(traits, [practitioner]);
    else group.push(practitioner);
  }
  let end = 0;
  const groups = [...members].map(([traits, { length }]) => ({ traits, start: end, end: end += length }));
  return { rows: [...members.values()].flat(), groups };
}

function slotLists(rows: readonly Practitioner[]): Pick<DirectoryColumns, 'slotOffset' | 'slotStart' | 'slotTime'> {
  const open = rows.map(({ slots }) => slots.filter((slot) => isOpenIntake(slot, -Infinity)));
  const slotOffset = new Uint32Array(rows.length + 1);
  open.forEach((slots, row) => { slotOffset[row + 1] = slotOffset[row]! + slots.length; });
  const slotStart = new Float64Array(slotOffset[rows.length]!);
  const slotTime = new Int32Array(slotStart.length);
  open.forEach((slots, row) => {
    const zone = zoneNamed(rows[row]!.timeZone);
    slots.forEach(({ start }, at) => {
      slotStart[slotOffset[row]! + at] = start;
      slotTime[slotOffset[row]! + at] = timeBit(zone.localAt(start));
    });
  });
  return { slotOffset, slotStart, slotTime };
}

/** Numbers from `first` in the order of appearance; '' is 0 where 0 is kept for it. */
function numbered(texts: readonly string[], first: number): { column: Uint32Array; codes: ReadonlyMap<string, number> } {
  const codes = new Map<string, number>();
  const column = Uint32Array.from(texts, (text) => {
    if (text === '' && first > 0) return 0;
    const code = codes.get(text) ?? codes.size + first;
    codes.set(text, code);
    return code;
  });
  return { column, codes };
}

function bitColumns(lists: readonly (readonly string[])[], folded: DirectoryColumns['folded']): BitColumns {
  const frequency = new Map<string, number>();
  const texts = lists.map((list) => list.map(folded));
  for (const list of texts) for (const text of list) frequency.set(text, (frequency.get(text) ?? 0) + 1);
  const order = [...frequency].sort(([a, many], [b, few]) => few - many || compareText(a, b));
  const codes = new Map(order.map(([text], code) => [text, code]));
  const bytes = Array.from({ length: Math.ceil(codes.size / 8) }, () => new Uint8Array(lists.length));
  texts.forEach((list, row) => {
    for (const text of list) {
      const code = codes.get(text)!;
      bytes[code >>> 3]![row]! |= 1 << (code & 7);
    }
  });
  return { codes, bytes };
}
