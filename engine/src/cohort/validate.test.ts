import { describe, expect, it } from 'vitest';
import { cohort, mentee, mentor, settings } from './builders.test-support.ts';
import type { CohortSnapshot } from './types.ts';
import { assertUsable, UnusableSnapshotError, validateSnapshot } from './validate.ts';

const codes = (snapshot: CohortSnapshot): string[] => validateSnapshot(snapshot).map(({ code, path, value }) => `${code} ${path} ${value}`);
const lock = (m: string, e: string) => ({ kind: 'lock', mentor: m, mentee: e, reason: 'because' }) as const;

describe('a snapshot is refused with named places', () => {
  it('a usable one has none', () => {
    expect(codes(cohort([mentor('m', { preferences: 'e' })], [mentee('e', { preferences: 'm' })]))).toEqual([]);
  });
  it('C8: rank lists name people of the other side, once, not oneself', () => {
    const mentors = [mentor('m', { preferences: ['e', 'n', 'm', 'x', 'e'] }), mentor('n')];
    expect(codes(cohort(mentors, [mentee('e')]))).toEqual([
      'ownSide mentors[0].preferences[1] n', 'self mentors[0].preferences[2] m', 'unknownPerson mentors[0].preferences[3] x',
      'duplicateEntry mentors[0].preferences[4] e',
    ]);
  });
  it('C10: nobody ranks their own other self', () => {
    const both = { personId: 'p' };
    expect(codes(cohort([mentor('m', { ...both, preferences: 'e' })], [mentee('e', both)]))).toEqual(['self mentors[0].preferences[0] e']);
  });
  it('C4: nobody is both ranked and refused', () => {
    expect(codes(cohort([mentor('m', { preferences: 'e', never: 'e' })], [mentee('e')]))).toEqual(['preferredAndNever mentors[0].preferences[0] e']);
  });
  it('one person may have the same id on both sides (C10)', () => {
    const both = { personId: 'p' };
    expect(codes(cohort([mentor('a', both)], [mentee('a', both)]))).toEqual([]);
    expect(codes(cohort([mentor('a', { ...both, preferences: 'a' })], [mentee('a', both)]))).toEqual(['self mentors[0].preferences[0] a']);
  });
  it('other ids are unique over both sides and not empty', () => {
    expect(codes(cohort([mentor('a'), mentor('')], [mentee('a')]))).toEqual(['emptyId mentors[1] ', 'duplicateId mentees[0] a']);
  });
  it('organizations and attributes exist', () => {
    const snapshot = cohort([mentor('m', { organization: 'Z' })], [mentee('e', { wishes: { attributes: ['tall'] } })], { organizations: [{ id: 'B', name: 'B' }] });
    expect(codes(snapshot)).toEqual(['unknownOrganization mentors[0].organizationId Z', 'unknownAttribute mentees[0].wishes.attributes[0] tall']);
  });
  it('C14: rules name known people and do not contradict each other', () => {
    const rules = [lock('m', 'e'), lock('m', 'f'), lock('x', 'e'), { ...lock('m', 'e'), kind: 'apart' as const }, lock('m', 'e')];
    expect(codes(cohort([mentor('m')], [mentee('e'), mentee('f')], { rules }))).toEqual([
      'contradictoryRules rules[0] lock', 'lockedTwice rules[1] m', 'unknownMentor rules[2].mentor x', 'lockedTwice rules[2] e', 'duplicateRule rules[4] lock',
    ]);
  });
  it('settings are checked with it', () => {
    const snapshot = cohort([], [], { settings: settings({ ambiguityGap: -1 }) });
    expect(codes(snapshot)).toEqual(['setting settings.ambiguityGap -1']);
    expect(() => assertUsable(snapshot)).toThrow(UnusableSnapshotError);
  });
});
