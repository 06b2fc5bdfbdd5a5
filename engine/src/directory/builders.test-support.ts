import { Random } from '../assignment/random.test-support.ts';
import { FORMATS, GENDERS, SLOT_STATUSES, SLOT_TYPES } from './facts/practitioner.ts';
import type { Practitioner, Slot } from './facts/practitioner.ts';
import { PARTS_OF_DAY, WEEKDAYS, WISHED_GENDERS } from './types.ts';
import type { Person } from './types.ts';

/** A Saturday, noon in Berlin. */
export const NOW = Date.parse('2026-11-21T12:00:00+01:00');
const HOUR = 3_600_000;

export function practitioner(id: string, changes: Partial<Practitioner> = {}): Practitioner {
  return {
    id, status: 'verified', acceptingNew: null, hidden: false, calUsername: null, calEventTypes: [], focusAreas: [], modalities: [], formats: [], gender: 'unspecified',
    city: null, photoUrl: null, approachText: null, whoComesToMe: null, slots: [], timeZone: 'Europe/Berlin', ...changes,
  };
}

export const fullCalCom = { calUsername: 'ada', calEventTypes: ['intake', 'session'] };
export const completeProfile = { photoUrl: 'ada.jpg', approachText: 'I listen.', whoComesToMe: 'People.' };

/** Open intake slots so many hours after `NOW`. */
export function openSlots(...hours: readonly number[]): Slot[] {
  return hours.map((hour) => ({ type: 'intake', start: NOW + hour * HOUR, status: 'open' }));
}

export function person(changes: Partial<Person> = {}): Person {
  return { focusAreas: [], modalities: [], formats: [], gender: null, city: null, times: [], ...changes };
}

const ZONES = ['Europe/Berlin', 'Asia/Kolkata', 'America/Phoenix', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'UTC'];
const CITIES = ['Berlin', ' berlin', 'Köln', 'KÖLN', 'Hamburg', '', null];

function some<Item>(items: readonly Item[], share: number, random: Random): Item[] {
  return items.filter(() => random.next() < share);
}

function one<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)]!;
}

export interface Flavour {
  /** How many focus areas there are; few make ties. */
  readonly areas: number;
  readonly listed: number;
}

const areasOf = ({ areas }: Flavour): string[] => Array.from({ length: areas }, (_, at) => `area ${at}`);
const MODALITIES = ['EMDR', 'emdr ', 'Körper', 'Gestalt'];

export function randomPractitioner(id: string, flavour: Flavour, random: Random): Practitioner {
  const text = () => one(['', ' ', null, 'text'], random);
  return practitioner(id, {
    status: random.next() < flavour.listed ? 'verified' : one(['pending', 'Verified', ''], random),
    acceptingNew: one([true, null, true, random.next() < flavour.listed], random),
    hidden: random.next() > flavour.listed,
    calUsername: text(), calEventTypes: some(['intake', 'kennenlernen', 'session', 'sitzung', 'workshop'], 0.6, random),
    focusAreas: [...some(areasOf(flavour), 4 / flavour.areas, random), ...some(areasOf(flavour), 1 / flavour.areas, random)],
    modalities: some(MODALITIES, 0.3, random), formats: some(FORMATS, 0.7, random), gender: one(GENDERS, random), city: one(CITIES, random),
    photoUrl: text(), approachText: text(), whoComesToMe: text(), timeZone: one(ZONES, random),
    slots: Array.from({ length: random.below(6) }, () => ({
      type: one([...SLOT_TYPES, 'intake'], random), status: one([...SLOT_STATUSES, 'open'], random), start: NOW + (random.below(24 * 24) - 48) * HOUR,
    })),
  });
}

export function randomPerson(flavour: Flavour, random: Random): Person {
  return person({
    focusAreas: some(areasOf(flavour), 3 / flavour.areas, random), modalities: some(MODALITIES, 0.3, random), formats: some(FORMATS, 0.6, random),
    gender: one([null, null, ...WISHED_GENDERS], random), city: one(CITIES, random),
    times: some([1, 2], 0.3, random).map(() => ({ weekdays: some(WEEKDAYS, 0.3, random), part: one([...PARTS_OF_DAY, 'any'], random) })),
  });
}

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items.map((item) => ({ item, at: random.next() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

export { Random };
