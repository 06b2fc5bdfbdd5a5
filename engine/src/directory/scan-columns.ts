import { fold } from '../text/fold.ts';
import { compareText } from '../text/order.ts';
import { zoneNamed } from '../time/zone.ts';
import { hasFullJourney } from './facts/journey.ts';
import { isListed } from './facts/listing.ts';
import { GENDERS, isGiven } from './facts/practitioner.ts';
import type { Gender, Practitioner, SessionFormat } from './facts/practitioner.ts';
import { isOpenIntake } from './facts/slots.ts';
import { assertNone, practitionerProblems } from './facts/validate.ts';
import { profilePoints } from './platform-score.ts';
import { PLATFORM_POINTS } from './points.ts';
import { hash } from './rotation.ts';
import { timeBit } from './times.ts';

/** Which texts a row has, one bit each: text number c is bit c mod 32 of column c div 32. Frequent texts come first, so that most people touch one column. */
export interface BitColumns {
  readonly codes: ReadonlyMap<string, number>;
  readonly words: readonly Uint32Array[];
}

/**
 * Practitioners as columns of numbers, one entry per row: all that a scan reads, and all of it independent of the time. Built once for each change of
 * the data; about 40 bytes a row, 16 per open slot, and an eighth of a byte per row and text of the catalogue.
 */
export interface DirectoryColumns {
  /** Those who are listed at all (E1–E3), by id: an earlier row wins the last tie. */
  readonly rows: readonly Practitioner[];
  readonly focus: BitColumns;
  readonly modalities: BitColumns;
  /** 0: no city. */
  readonly city: Uint32Array;
  readonly cities: ReadonlyMap<string, number>;
  /** What hard filters ask about, see `traitBit`. */
  readonly traits: Uint8Array;
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

/** One bit per format and gender: a row fits where it has every bit that is asked for. */
export function traitBit(trait: SessionFormat | Gender): number {
  return 1 << ['online', 'in_person', ...GENDERS].indexOf(trait);
}

/**
 * O(rows · log rows + lists).
 *
 * @throws UnusableDirectoryError that names every place that cannot be used.
 */
export function directoryColumns(practitioners: readonly Practitioner[]): DirectoryColumns {
  assertNone(practitionerProblems(practitioners));
  const rows = practitioners.filter(isListed).sort((a, b) => compareText(a.id, b.id));
  const cities = numbered(rows.map(({ city }) => (isGiven(city) ? fold(city!) : '')), 1);
  const zones = numbered(rows.map(({ timeZone }) => timeZone), 0);
  return {
    rows,
    focus: bitColumns(rows.map(({ focusAreas }) => focusAreas)),
    modalities: bitColumns(rows.map(({ modalities }) => modalities)),
    city: cities.column, cities: cities.codes,
    traits: Uint8Array.from(rows, ({ formats, gender }) => formats.reduce((bits, format) => bits | traitBit(format), traitBit(gender))),
    standing: Uint8Array.from(rows, (row) => (hasFullJourney(row) ? PLATFORM_POINTS.journey : 0) + profilePoints(row)),
    idHash: Uint32Array.from(rows, ({ id }) => hash(id)),
    zone: Uint16Array.from(zones.column), zones: [...zones.codes.keys()],
    ...slotLists(rows),
  };
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

function bitColumns(lists: readonly (readonly string[])[]): BitColumns {
  const spellings = new Map<string, string>();
  const folded = (text: string): string => {
    const known = spellings.get(text) ?? fold(text);
    spellings.set(text, known);
    return known;
  };
  const frequency = new Map<string, number>();
  const texts = lists.map((list) => list.map(folded));
  for (const list of texts) for (const text of list) frequency.set(text, (frequency.get(text) ?? 0) + 1);
  const order = [...frequency].sort(([a, many], [b, few]) => few - many || compareText(a, b));
  const codes = new Map(order.map(([text], code) => [text, code]));
  const words = Array.from({ length: Math.ceil(codes.size / 32) }, () => new Uint32Array(lists.length));
  texts.forEach((list, row) => {
    for (const text of list) {
      const code = codes.get(text)!;
      words[code >>> 5]![row]! |= 1 << (code & 31);
    }
  });
  return { codes, words };
}
