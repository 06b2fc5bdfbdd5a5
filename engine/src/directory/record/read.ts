import { isObject } from '../../settings-checks.ts';
import { instantOf } from '../facts/instant.ts';
import { FORMATS, GENDERS, SLOT_STATUSES, SLOT_TYPES } from '../facts/practitioner.ts';
import type { Practitioner, Slot } from '../facts/practitioner.ts';
import { isTimeZone } from '../../time/zone.ts';
import { PARTS_OF_DAY, WISHED_GENDERS } from '../types.ts';
import { timePreferencesOf } from '../times.ts';
import type { Person, TimePreference } from '../types.ts';
import { compareText } from '../../text/order.ts';
import { FieldNames } from './field-names.ts';
import { Fields, shown } from './report.ts';
import type { RecordProblem } from './report.ts';

/** Nothing may be used where there are problems. */
export interface Read<Value> {
  readonly value: Value;
  readonly problems: readonly RecordProblem[];
  /** Keys that the data model does not have, each once, such as `last_name` or `slots[].room`; what else is in `metadata` is everybody's own business. */
  readonly ignored: readonly string[];
}

/** Where somebody practises who names no time zone. */
export const DEFAULT_TIME_ZONE = 'Europe/Berlin';

const PRACTITIONER_KEYS = [
  'id', 'status', 'accepting_new', 'metadata', 'schwerpunkte', 'modalities', 'session_preferences', 'gender', 'city', 'photo_url', 'approach_text', 'who_comes_to_me', 'slots',
  'time_zone',
];
const METADATA_KEYS = ['hide_from_directory', 'cal_username', 'cal_event_types'];
const SLOT_KEYS = ['type', 'start', 'status'];
const PERSON_KEYS = ['schwerpunkte', 'modalities', 'session_preferences', 'gender_preference', 'city', 'time_preferences'] as const;
const TIME_KEYS = ['weekdays', 'part'];

/**
 * Practitioners in the field names of the directory's data model, as they come out of JSON: a list, or anything that gives one record after the other, so that a long file
 * need not be held. Only `id` and `status` must be there; null is as good as nothing. Takes anything and never throws. O(size).
 */
export function readPractitioners(candidate: unknown): Read<readonly Practitioner[]> {
  if (!isIterable(candidate)) return { value: [], problems: [{ path: '', value: shown(candidate), remedy: 'giveList', values: {} }], ignored: [] };
  const problems: RecordProblem[] = [];
  const names = practitionerNames();
  const value: Practitioner[] = [];
  const ids = new Set<string>();
  let at = 0;
  for (const record of candidate) {
    const path = `[${at++}]`;
    if (!isObject(record)) {
      problems.push({ path, value: shown(record), remedy: 'giveObject', values: {} });
      continue;
    }
    const fields = new Fields(record, path, names.practitioner, problems);
    const practitioner = practitionerOf(fields, names);
    if (practitioner.id !== '' && ids.has(practitioner.id)) fields.report('id', practitioner.id, 'removeDuplicate');
    ids.add(practitioner.id);
    value.push(practitioner);
  }
  const ignored = [...names.practitioner.ignored, ...names.slot.ignored.map((key) => `slots[].${key}`)].sort(compareText);
  return { value, problems, ignored };
}

type PractitionerNames = ReturnType<typeof practitionerNames>;

/** Anew for each reading, as they keep what they meet. */
function practitionerNames(): { readonly practitioner: FieldNames; readonly metadata: FieldNames; readonly slot: FieldNames } {
  return { practitioner: new FieldNames(PRACTITIONER_KEYS, { place: 'metadata', names: METADATA_KEYS }), metadata: new FieldNames(METADATA_KEYS), slot: new FieldNames(SLOT_KEYS) };
}

function isIterable(candidate: unknown): candidate is Iterable<unknown> {
  return typeof candidate === 'object' && candidate !== null && Symbol.iterator in candidate;
}

function practitionerOf(fields: Fields, names: PractitionerNames): Practitioner {
  const id = fields.id('id');
  const status = fields.requiredText('status');
  const metadata = fields.inner('metadata', names.metadata);
  const timeZone = zoneOf(fields);
  return {
    id, status,
    acceptingNew: fields.flag('accepting_new'),
    hidden: metadata.flag('hide_from_directory') ?? false,
    calUsername: metadata.text('cal_username'),
    calEventTypes: metadata.texts('cal_event_types'),
    focusAreas: fields.texts('schwerpunkte'),
    modalities: fields.texts('modalities'),
    formats: fields.choices('session_preferences', FORMATS),
    gender: fields.optionalChoice('gender', GENDERS) ?? 'unspecified',
    city: fields.text('city'),
    photoUrl: fields.text('photo_url'),
    approachText: fields.text('approach_text'),
    whoComesToMe: fields.text('who_comes_to_me'),
    slots: fields.list('slots').flatMap((slot, at) => slotOf(slot, at, { practitioner: fields, names, timeZone })),
    timeZone,
  };
}

function zoneOf(fields: Fields): string {
  const name = fields.text('time_zone') ?? DEFAULT_TIME_ZONE;
  if (isTimeZone(name)) return name;
  fields.report('time_zone', name, 'giveTimeZone', { default: DEFAULT_TIME_ZONE });
  return DEFAULT_TIME_ZONE;
}

interface SlotsOf { readonly practitioner: Fields; readonly names: PractitionerNames; readonly timeZone: string }

function slotOf(slot: unknown, at: number, { practitioner, names, timeZone }: SlotsOf): Slot[] {
  const path = `slots[${at}]`;
  if (!isObject(slot)) {
    practitioner.report(path, slot, 'giveObject');
    return [];
  }
  const fields = new Fields(slot, practitioner.placeOf(path), names.slot, practitioner.problems);
  const [type, status] = [fields.choice('type', SLOT_TYPES), fields.choice('status', SLOT_STATUSES)];
  const written = slot['start'];
  const start = typeof written === 'string' ? instantOf(written, timeZone) : null;
  if (start === null) fields.report('start', written, 'giveInstant');
  return type === null || status === null || start === null ? [] : [{ type, start, status }];
}

/**
 * A person's wishes in the field names of the data model, each beside the others or under `metadata`; all may be missing. `time_preferences` are
 * `{weekdays, part}` or words as `timePreferencesOf` reads them. Takes anything and never throws.
 */
export function readPerson(candidate: unknown): Read<Person> {
  const problems: RecordProblem[] = [];
  const isRecord = isObject(candidate);
  if (!isRecord) problems.push({ path: '', value: shown(candidate), remedy: 'giveObject', values: {} });
  const names = new FieldNames([...PERSON_KEYS, 'metadata']);
  const outer = new Fields(isRecord ? candidate : {}, '', names, problems);
  const metadata = outer.inner('metadata', new FieldNames(PERSON_KEYS));
  const where = (key: (typeof PERSON_KEYS)[number]): Fields => {
    if (outer.has(key) && metadata.has(key)) metadata.report(key, key, 'giveOnce');
    return metadata.has(key) ? metadata : outer;
  };
  const gender = where('gender_preference').optionalChoice('gender_preference', [...WISHED_GENDERS, 'any']);
  const value: Person = {
    focusAreas: where('schwerpunkte').texts('schwerpunkte'),
    modalities: where('modalities').texts('modalities'),
    formats: where('session_preferences').choices('session_preferences', FORMATS),
    gender: gender === 'any' ? null : gender,
    city: where('city').text('city'),
    times: timesOf(where('time_preferences')),
  };
  return { value, problems, ignored: names.ignored.toSorted(compareText) };
}

function timesOf(fields: Fields): TimePreference[] {
  return fields.list('time_preferences').flatMap((entry, at): readonly TimePreference[] => {
    const path = `time_preferences[${at}]`;
    if (typeof entry === 'string') return wordsOf(entry, path, fields);
    if (isObject(entry)) return [timeOf(new Fields(entry, fields.placeOf(path), null, fields.problems), Object.keys(entry))];
    fields.report(path, entry, 'giveTimePreference');
    return [];
  });
}

function wordsOf(text: string, path: string, fields: Fields): readonly TimePreference[] {
  const preferences = timePreferencesOf(text);
  if (preferences === null) fields.report(path, text, 'giveTimePreference');
  return preferences ?? [];
}

/** A key that is not understood here would make "Monday evening" any time at all. */
function timeOf(fields: Fields, keys: readonly string[]): TimePreference {
  for (const key of keys) if (!TIME_KEYS.includes(key)) fields.report(key, key, 'removeKey', { known: TIME_KEYS.join(', ') });
  const weekdays = fields.texts('weekdays').flatMap((word, at) => {
    const [days] = timePreferencesOf(word) ?? [];
    if (days?.part === 'any') return days.weekdays;
    fields.report(`weekdays[${at}]`, word, 'giveTimePreference');
    return [];
  });
  return { weekdays: [...new Set(weekdays)], part: fields.optionalChoice('part', [...PARTS_OF_DAY, 'any']) ?? 'any' };
}
