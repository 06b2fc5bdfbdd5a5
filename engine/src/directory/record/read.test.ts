import { describe, expect, it } from 'vitest';
import { exclusionsOf } from '../eligibility.ts';
import { readPerson, readPractitioners } from './read.ts';

const problems = (records: unknown) => readPractitioners(records).problems.map(({ path, value, remedy }) => [path, value, remedy]);
const personProblems = (record: unknown) => readPerson(record).problems.map(({ path, value, remedy }) => [path, value, remedy]);

describe('practitioners in the field names of the data model', () => {
  it('every field', () => {
    const { value, problems: none } = readPractitioners([{
      id: 'ada', status: 'verified', accepting_new: true, metadata: { hide_from_directory: true, cal_username: 'ada', cal_event_types: ['intake', 'workshop'], theme: 'dark' },
      schwerpunkte: ['trauma'], modalities: ['EMDR'], session_preferences: ['online', 'in_person'], gender: 'diverse', city: 'Berlin', photo_url: 'a.jpg', approach_text: 'x',
      who_comes_to_me: 'y', slots: [{ type: 'intake', start: '2026-03-29T03:30', status: 'open', room: 4 }], time_zone: 'Asia/Kolkata', last_name: 'Moreau',
    }]);
    expect([none, value]).toEqual([[], [{
      id: 'ada', status: 'verified', acceptingNew: true, hidden: true, calUsername: 'ada', calEventTypes: ['intake', 'workshop'], focusAreas: ['trauma'], modalities: ['EMDR'],
      formats: ['online', 'in_person'], gender: 'diverse', city: 'Berlin', photoUrl: 'a.jpg', approachText: 'x', whoComesToMe: 'y', timeZone: 'Asia/Kolkata',
      slots: [{ type: 'intake', start: Date.parse('2026-03-28T22:00Z'), status: 'open' }],
    }]]);
  });

  it('any text is a status', () => {
    const { value, problems: none } = readPractitioners(['verified', 'on leave', 'Verified', ''].map((status, id) => ({ id, status })));
    expect([none, value.map((each) => [each.status, exclusionsOf(each).length === 0])]).toEqual([[], [['verified', true], ['on leave', false], ['Verified', false], ['', false]]]);
  });

  it('only id and status must be there; null is as good as nothing; an id may be a number', () => {
    const nothing = {
      status: 'verified', acceptingNew: null, hidden: false, calUsername: null, calEventTypes: [], focusAreas: [], modalities: [], formats: [], gender: 'unspecified', city: null,
      photoUrl: null, approachText: null, whoComesToMe: null, slots: [], timeZone: 'Europe/Berlin',
    };
    const nulls = Object.fromEntries(['accepting_new', 'metadata', 'schwerpunkte', 'modalities', 'session_preferences', 'gender', 'city', 'slots', 'time_zone'].map((key) => [key, null]));
    expect(readPractitioners([{ id: 7, status: 'verified' }, { id: 'b', status: 'verified', ...nulls, metadata: { cal_event_types: null, hide_from_directory: null } }]))
      .toEqual({ value: [{ id: '7', ...nothing }, { id: 'b', ...nothing }], problems: [], ignored: [] });
  });

  it('every place that cannot be used, in one go', () => {
    expect(problems([
      { id: 'a', status: ['verified'], accepting_new: 'yes', metadata: { hide_from_directory: 1, cal_username: 5, cal_event_types: 'intake' }, schwerpunkte: 'trauma', modalities: ['EMDR', 3] },
      { id: 'a', status: 'verified', session_preferences: ['phone'], gender: 'f', city: 4, time_zone: 'Mars/Olympus' },
      null, { status: 'verified', slots: [{ type: 'intake', start: '2026-02-30T10:00Z', status: 'free' }, { type: 'x', start: 5, status: 'open' }, []] }, { id: '', status: null, metadata: [] },
    ])).toEqual([
      ['[0].status', 'list', 'giveText'], ['[0].accepting_new', 'yes', 'giveBoolean'], ['[0].metadata.hide_from_directory', '1', 'giveBoolean'],
      ['[0].metadata.cal_username', '5', 'giveText'], ['[0].metadata.cal_event_types', 'intake', 'giveList'], ['[0].schwerpunkte', 'trauma', 'giveList'], ['[0].modalities[1]', '3', 'giveText'],
      ['[1].time_zone', 'Mars/Olympus', 'giveTimeZone'], ['[1].session_preferences[0]', 'phone', 'giveOneOf'], ['[1].gender', 'f', 'giveOneOf'], ['[1].city', '4', 'giveText'],
      ['[1].id', 'a', 'removeDuplicate'], ['[2]', 'null', 'giveObject'], ['[3].id', null, 'giveText'], ['[3].slots[0].status', 'free', 'giveOneOf'],
      ['[3].slots[0].start', '2026-02-30T10:00Z', 'giveInstant'], ['[3].slots[1].type', 'x', 'giveOneOf'], ['[3].slots[1].start', '5', 'giveInstant'], ['[3].slots[2]', 'list', 'giveObject'],
      ['[4].id', '', 'giveText'], ['[4].status', 'null', 'giveText'], ['[4].metadata', 'list', 'giveObject'],
    ]);
    expect(problems({ id: 'a' })).toEqual([['', 'object', 'giveList']]);
    expect(problems('abc')).toEqual([['', 'abc', 'giveList']]);
  });

  it('a key that is nearly one of ours is not lost without a word', () => {
    const meant = (record: object) => readPractitioners([{ id: 'a', status: 'verified', ...record }]).problems.map(({ path, value, remedy, values }) => [path, value, remedy, values['meant']].join(' '));
    expect(meant({ timeZone: 'UTC', Gender: 'male', 'session-preferences': ['online'], metadata: { calUsername: 'a' } })).toEqual([
      '[0].timeZone timeZone renameKey time_zone', '[0].Gender Gender renameKey gender', '[0].session-preferences session-preferences renameKey session_preferences',
      '[0].metadata.calUsername calUsername renameKey cal_username',
    ]);
    // A letter, the singular, another word for it, a place beside the one it belongs to.
    const near = {
      schwerpunkt: 'schwerpunkte', schwerpunke: 'schwerpunkte', Focus_Areas: 'schwerpunkte', modality: 'modalities', session_preference: 'session_preferences', formats: 'session_preferences', slot: 'slots',
      citty: 'city', ctiy: 'city', cities: 'city', Stadt: 'city', geschlecht: 'gender', zeitzone: 'time_zone', photo: 'photo_url', approach: 'approach_text', acceptingNew: 'accepting_new',
      hide_from_directory: 'metadata.hide_from_directory', calEventType: 'metadata.cal_event_types',
    };
    for (const [key, name] of Object.entries(near)) expect(meant({ [key]: null })).toEqual([`[0].${key} ${key} renameKey ${name}`]);
    // Whoever has both means something of their own by the other; but one that is only written otherwise would be lost.
    expect(meant({ modalities: [], modality: 'x', city: null, town: 'x', metadata: { hide_from_directory: true }, hide_from_directory: false })).toEqual(['[0].hide_from_directory hide_from_directory renameKey metadata.hide_from_directory']);
  });

  it('other keys are ignored, and each is told once; those within metadata are free', () => {
    const record = { id: 'a', status: 'verified', last_name: 'x', created: 1, metadata: { theme: 'dark' }, slots: [{ type: 'intake', start: '2026-11-23T09:00Z', status: 'open', room: 4 }] };
    expect(readPractitioners([record, { ...record, id: 'b', iq: 1 }])).toMatchObject({ problems: [], ignored: ['created', 'iq', 'last_name', 'slots[].room'] });
  });
});

describe('a person', () => {
  const wishes = {
    schwerpunkte: ['trauma'], modalities: ['EMDR'], session_preferences: ['online'], gender_preference: 'female', city: 'Berlin',
    time_preferences: ['mon-evening', { weekdays: ['Dienstag', 'weekend'], part: 'morning' }, { part: 'any' }, { weekdays: null }],
  };
  const read = {
    focusAreas: ['trauma'], modalities: ['EMDR'], formats: ['online'], gender: 'female', city: 'Berlin',
    times: [{ weekdays: ['mon'], part: 'evening' }, { weekdays: ['tue', 'sat', 'sun'], part: 'morning' }, { weekdays: [], part: 'any' }, { weekdays: [], part: 'any' }],
  };

  it('beside each other or under metadata, nothing at all, nulls; "any" is no wish', () => {
    expect(readPerson(wishes)).toEqual({ value: read, problems: [], ignored: [] });
    expect(readPerson({ name: 'Al', email: 'x@y.org', metadata: { ...wishes, theme: 'dark' } })).toEqual({ value: read, problems: [], ignored: ['email', 'name'] });
    expect(readPerson({ city: 'Berlin', metadata: { schwerpunkte: ['trauma'], city: null } })).toMatchObject({ value: { city: 'Berlin', focusAreas: ['trauma'] }, problems: [] });
    for (const nothing of [{}, { metadata: null, gender_preference: null, city: null, schwerpunkte: null }, { gender_preference: 'any' }, { gender_preference: '' }]) {
      expect(readPerson(nothing)).toEqual({ value: { focusAreas: [], modalities: [], formats: [], gender: null, city: null, times: [] }, problems: [], ignored: [] });
    }
  });

  it('a wish under a name that is nearly right is refused, beside metadata and within it', () => {
    const near = {
      schwerpunkt: 'schwerpunkte', schwerpunke: 'schwerpunkte', citty: 'city', session_preference: 'session_preferences', time_preference: 'time_preferences', times: 'time_preferences',
      modality: 'modalities', gender: 'gender_preference', metdata: 'metadata',
    };
    for (const [key, meant] of Object.entries(near)) {
      expect(readPerson({ [key]: 'x' }).problems).toEqual([{ path: key, value: key, remedy: 'renameKey', values: { meant } }]);
      if (key !== 'metdata') expect(personProblems({ metadata: { [key]: 'x' } })).toEqual([[`metadata.${key}`, key, 'renameKey']]);
    }
  });

  it('every place that cannot be used', () => {
    expect(personProblems({
      gender_preference: 'unspecified', genderPreference: 'male', session_preferences: ['video'], city: 'a', metadata: { city: 'b' },
      time_preferences: ['someday', 4, { weekday: 'mon' }, { weekdays: ['mon-evening', 5], part: 'night' }],
    })).toEqual([
      ['genderPreference', 'genderPreference', 'renameKey'], ['gender_preference', 'unspecified', 'giveOneOf'], ['session_preferences[0]', 'video', 'giveOneOf'], ['metadata.city', 'city', 'giveOnce'],
      ['time_preferences[0]', 'someday', 'giveTimePreference'], ['time_preferences[1]', '4', 'giveTimePreference'], ['time_preferences[2].weekday', 'weekday', 'removeKey'],
      ['time_preferences[3].weekdays[1]', '5', 'giveText'], ['time_preferences[3].weekdays[0]', 'mon-evening', 'giveTimePreference'], ['time_preferences[3].part', 'night', 'giveOneOf'],
    ]);
    for (const wrong of [null, [], 'x', 4]) expect(personProblems(wrong)).toMatchObject([['', String(Array.isArray(wrong) ? 'list' : wrong), 'giveObject']]);
  });
});
