import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/clock.ts';
import { race, refusalOf, World } from './world.test-support.ts';

let world: World;
beforeAll(async () => { world = await World.create(); });
afterAll(() => world.close());

const own = async ({ client, participantId }: { client: World['admin']; participantId: string }) => client.participation.get({ participantId });

describe('a participant', () => {
  it('edits, submits, is locked, asks, and is let in again', async () => {
    const { cohortId, mentors: [mentor], mentees } = await world.cohort({ size: 2 });
    const me = mentor!;
    expect(await refusalOf(me.client.participation.submit({ participantId: me.participantId }))).toBe('notReady preferencesMissing');
    const profile = await me.client.participation.saveProfile({ participantId: me.participantId, displayName: 'Ada', mentorFields: { jobTitle: 'Lead', expertiseTags: ['Go', 'go ', 'Rust'] } });
    expect(await own(me)).toMatchObject({ displayName: 'Ada', mentorFields: { expertiseTags: ['Go', 'Rust'] }, editable: true, missing: ['preferences'], version: profile.version });
    const { version } = await me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: profile.version, preferences: [mentees[1]!.participantId], never: [mentees[0]!.participantId] });
    expect(await refusalOf(me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: profile.version, preferences: [], never: [] }))).toBe('stale listChanged');
    await me.client.participation.submit({ participantId: me.participantId });
    expect(await own(me)).toMatchObject({ submitted: true, editable: false });
    expect(await refusalOf(me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: version + 1, preferences: [], never: [] }))).toBe('locked submitted');
    expect(await refusalOf(me.client.participation.saveProfile({ participantId: me.participantId, displayName: 'Eve' }))).toBe('locked submitted');
    await me.client.participation.requestReopening({ participantId: me.participantId, message: 'I forgot somebody' });
    expect(await refusalOf(me.client.participation.requestReopening({ participantId: me.participantId, message: 'Again' }))).toBe('alreadyExists reopeningRequested');
    expect((await world.admin.cohorts.dashboard({ cohortId })).actions[0]).toMatchObject({ kind: 'decideReopening', ids: [me.participantId] });
    await world.admin.participants.reopen({ cohortId, participantId: me.participantId, reason: 'Asked nicely' });
    expect(await own(me)).toMatchObject({ submitted: false, editable: true, reopenRequestedAt: null });
    const mails = await world.db.selectFrom('mail').select('template').where('programId', '=', cohortId).orderBy('id').execute();
    expect(mails.map(({ template }) => template)).toEqual(['reopeningRequested', 'reopened']);
  });

  it('is unlocked where that lets them edit: not while the cohort is closed', async () => {
    const { cohortId, mentors: [me] } = await world.cohort({ size: 1, submit: true });
    const unlock = { cohortId, participantId: me!.participantId, reason: 'Asked nicely' };
    await world.admin.cohorts.close({ cohortId, notify: false });
    await me!.client.participation.requestReopening({ participantId: me!.participantId, message: 'I forgot somebody' });
    expect(await refusalOf(world.admin.participants.reopen(unlock))).toBe('wrongState cohortState');
    await world.admin.participants.declineReopening(unlock);
    await world.admin.cohorts.reopen({ cohortId, reason: 'She asked' });
    await world.admin.participants.reopen(unlock);
    expect(await own(me!)).toMatchObject({ submitted: false, editable: true });
    const draft = await world.cohort({ size: 1, open: false });
    const [mentor, mentee] = [draft.mentors[0]!.participantId, draft.mentees[0]!.participantId];
    const early = { cohortId: draft.cohortId, participantId: mentor, reason: 'By telephone' };
    await world.admin.participants.savePreferences({ ...early, expectedVersion: 1, preferences: [mentee], never: [] });
    await world.admin.participants.submitFor(early);
    await world.admin.participants.reopen(early);
    expect(await world.db.selectFrom('mail').select('template').where('programId', '=', draft.cohortId).execute()).toEqual([]);
  });

  it('is submitted by the coordinator for all who have said what is needed, once, and with her words', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 2 });
    const everybody = [...mentors, ...mentees].map(({ participantId }) => participantId);
    for (const { participantId } of mentors) await world.admin.participants.savePreferences({ cohortId, participantId, expectedVersion: 1, preferences: [mentees[0]!.participantId], never: [], reason: 'On paper' });
    await mentors[0]!.client.participation.submit({ participantId: mentors[0]!.participantId });
    const input = { cohortId, participantIds: [...everybody, newId()], reason: 'Handed in on paper' };
    expect(await race([() => world.admin.participants.submitAllFor(input), () => world.admin.participants.submitAllFor(input)])).toEqual({ done: 2 });
    expect(await world.admin.participants.submitAllFor(input)).toEqual({ submitted: 0, incomplete: 2 });
    expect((await world.admin.participants.list({ cohortId, submitted: true })).items.map(({ id }) => id).toSorted()).toEqual(mentors.map(({ participantId }) => participantId).toSorted());
    expect(await world.db.selectFrom('auditEvent').select(['subjectId', 'reason']).where('programId', '=', cohortId).where('action', '=', 'participant.submittedFor').execute()).toEqual([{ subjectId: mentors[1]!.participantId, reason: 'Handed in on paper' }]);
  });

  it('keeps what a change of a profile does not name, whoever changes it', async () => {
    const { cohortId, mentors: [mentor], mentees: [mentee] } = await world.cohort({ size: 1 });
    const fields = { jobTitle: 'Lead', function: 'Research', expertiseTags: ['Go'], coachingTopics: ['Writing'], languages: ['de'], location: 'Bonn', yearsExperience: 7, bio: 'Hello', availabilityNotes: 'Mondays' };
    const wishes = { tags: ['Go'], attributes: [], languages: ['de'], location: 'Bonn', function: 'Research', notes: 'Please' };
    const byThemselves = ({ client, participantId }: typeof mentor & {}) => (change: object) => client.participation.saveProfile({ participantId, ...change });
    const byAdmin = ({ participantId }: typeof mentor & {}) => (change: object) => world.admin.participants.update({ cohortId, participantId, ...change });
    for (const by of [byThemselves, byAdmin]) {
      await by(mentor!)({ mentorFields: fields });
      await by(mentor!)({ mentorFields: { jobTitle: 'Head', yearsExperience: null } });
      expect((await own(mentor!)).mentorFields).toEqual({ ...fields, jobTitle: 'Head', yearsExperience: null });
      await by(mentee!)({ menteeWishes: wishes });
      await by(mentee!)({ menteeWishes: { tags: ['Rust', 'rust'] } });
      expect((await own(mentee!)).menteeWishes).toEqual({ ...wishes, tags: ['Rust'] });
    }
  });

  it('saves no list with strangers, doubles, the own side, the own organization or somebody refused', async () => {
    const { mentors: [me, colleague], mentees: [mentee] } = await world.cohort({ size: 2 });
    const other = await world.cohort({ size: 1 });
    const save = async (preferences: string[], never: string[] = []) => refusalOf(me!.client.participation.savePreferences({ participantId: me!.participantId, expectedVersion: (await own(me!)).version, preferences, never }));
    expect(await save([newId()])).toBe('invalidInput unknownCandidate');
    expect(await save([other.mentees[0]!.participantId])).toBe('invalidInput unknownCandidate');
    expect(await save([colleague!.participantId])).toBe('invalidInput unknownCandidate');
    expect(await save([me!.participantId])).toBe('invalidInput unknownCandidate');
    expect(await save([mentee!.participantId, mentee!.participantId])).toBe('invalidInput duplicateEntry');
    expect(await save([mentee!.participantId], [mentee!.participantId])).toBe('invalidInput preferredAndNever');
    const { organization } = await own(me!);
    await world.admin.participants.update({ cohortId: (await own(me!)).cohortId, participantId: mentee!.participantId, organizationId: organization!.id });
    expect(await save([mentee!.participantId])).toBe('invalidInput sameOrganization');
    expect((await me!.client.participation.candidates({ participantId: me!.participantId })).items.map(({ blocked }) => String(blocked)).toSorted()).toEqual(['null', 'sameOrganization']);
  });

  it('meets nobody of another part of the own organization (C11)', async () => {
    const { cohortId, mentors: [mentor], mentees: [mentee] } = await world.cohort({ size: 1, submit: true });
    const strict = async () => (await world.admin.cohorts.dashboard({ cohortId })).diagnostics.strictFeasible;
    expect(await strict()).toBe(true);
    const [whole, part, within] = [newId(), newId(), newId()];
    const organizations = [{ id: whole, name: 'The whole', parentId: null }, { id: part, name: 'A part', parentId: whole }, { id: within, name: 'A part of the part', parentId: part }];
    await world.db.insertInto('organization').values(organizations.map((organization) => ({ ...organization, createdAt: new Date() }))).execute();
    await world.admin.participants.update({ cohortId, participantId: mentor!.participantId, organizationId: whole });
    await world.admin.participants.update({ cohortId, participantId: mentee!.participantId, organizationId: within });
    expect(await strict()).toBe(false);
    expect((await world.admin.cohorts.dashboard({ cohortId })).diagnostics.organizations).toEqual([{ id: whole, name: 'The whole', mentors: 1, mentees: 1 }]);
    for (const [me, other] of [[mentor!, mentee!], [mentee!, mentor!]] as const) {
      expect((await me.client.participation.candidates({ participantId: me.participantId })).items).toMatchObject([{ blocked: 'sameOrganization' }]);
      const { preferencesVersion } = await world.admin.participants.get({ cohortId, participantId: me.participantId });
      expect(await refusalOf(world.admin.participants.savePreferences({ cohortId, participantId: me.participantId, expectedVersion: preferencesVersion, preferences: [other.participantId], never: [], reason: 'By telephone' }))).toBe('invalidInput sameOrganization');
    }
  });

  it('may be mentor and mentee at once but cannot rank herself', async () => {
    const { cohortId, mentors: [me], south } = await world.cohort({ size: 1 });
    const { id } = await world.admin.participants.add({ cohortId, side: 'mentee', displayName: 'Both', email: me!.email, organizationId: south });
    const { version } = await own(me!);
    expect(await refusalOf(me!.client.participation.savePreferences({ participantId: me!.participantId, expectedVersion: version, preferences: [id], never: [] }))).toBe('invalidInput samePerson');
    expect(await refusalOf(world.admin.participants.add({ cohortId, side: 'mentee', displayName: 'Both', email: me!.email.toUpperCase() }))).toBe('alreadyExists participantExists');
  });

  it('finds foreign and absent participations equally absent', async () => {
    const { mentors, mentees } = await world.cohort({ size: 1, submit: true });
    const calls = (participantId: string) => [
      mentors[0]!.client.participation.get({ participantId }), mentors[0]!.client.participation.candidates({ participantId }), mentors[0]!.client.participation.organizations({ participantId }),
      mentors[0]!.client.participation.match({ participantId }), mentors[0]!.client.participation.submit({ participantId }), mentors[0]!.client.participation.saveProfile({ participantId, displayName: 'X' }),
      mentors[0]!.client.participation.savePreferences({ participantId, expectedVersion: 1, preferences: [], never: [] }), mentors[0]!.client.participation.requestReopening({ participantId, message: 'Please' }),
    ].map((call) => refusalOf(call));
    expect(await Promise.all(calls(mentees[0]!.participantId))).toEqual(await Promise.all(calls(newId())));
    expect(new Set(await Promise.all(calls(newId())))).toEqual(new Set(['notFound']));
    expect(await refusalOf(mentors[0]!.client.cohorts.list({}))).toBe('forbidden');
  });

  it('cannot smuggle fields into a write', async () => {
    const { mentors: [me] } = await world.cohort({ size: 1 });
    await me!.client.participation.saveProfile({ participantId: me!.participantId, displayName: 'Ada', submittedAt: '2026-01-01T00:00:00Z', side: 'mentee', personId: newId(), submitted: true } as never);
    expect(await own(me!)).toMatchObject({ side: 'mentor', submitted: false, displayName: 'Ada' });
    expect(await refusalOf(me!.client.participation.saveProfile({ participantId: me!.participantId, menteeWishes: {} }))).toBe('invalidInput wrongSide');
  });

  it('submits before the cohort closes or not at all', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { cohortId, mentors, mentees } = await world.cohort({ size: 12 });
      for (const me of mentors) await me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: 1, preferences: [mentees[0]!.participantId], never: [] });
      const ends = await race([...mentors.map((me) => () => me.client.participation.submit({ participantId: me.participantId })), () => world.admin.cohorts.close({ cohortId })]);
      const { mentorsSubmitted, status } = await world.admin.cohorts.get({ cohortId });
      expect(status).toBe('closed');
      expect(ends['done']).toBe(mentorsSubmitted + 1);
      expect((ends['done'] ?? 0) + (ends['wrongState cohortState'] ?? 0)).toBe(13);
    }
  });

  it('submits once of 50 times at once', async () => {
    const { mentors: [me], mentees } = await world.cohort({ size: 1 });
    await me!.client.participation.savePreferences({ participantId: me!.participantId, expectedVersion: 1, preferences: [mentees[0]!.participantId], never: [] });
    expect(await race(Array.from({ length: 50 }, () => () => me!.client.participation.submit({ participantId: me!.participantId })))).toMatchObject({ done: 1 });
    const submitted = await world.db.selectFrom('auditEvent').select('sequence').where('subjectId', '=', me!.participantId).where('action', '=', 'participant.submitted').execute();
    expect(submitted).toHaveLength(1);
  });
});

describe('an administrator', () => {
  it('adds somebody without an account, takes somebody out of every list, and closes the ranks', async () => {
    const { cohortId, mentors: [me], mentees } = await world.cohort({ size: 3 });
    await world.admin.participants.add({ cohortId, side: 'mentor', displayName: 'New', email: 'New.One@Example.org' });
    expect(await world.db.selectFrom('person').select('email').where('email', '=', 'new.one@example.org').execute()).toHaveLength(1);
    const ids = mentees.map(({ participantId }) => participantId);
    const { version } = await world.admin.participants.savePreferences({ cohortId, participantId: me!.participantId, expectedVersion: 1, preferences: ids, never: [], reason: 'By telephone' });
    await world.admin.participants.remove({ cohortId, participantId: ids[1]!, reason: 'Left the company' });
    const detail = await world.admin.participants.get({ cohortId, participantId: me!.participantId });
    expect(detail).toMatchObject({ preferenceIds: [ids[0], ids[2]], preferencesVersion: version + 1 });
    const ranks = await world.db.selectFrom('preference').select('rank').where('fromParticipantId', '=', me!.participantId).orderBy('rank').execute();
    expect(ranks.map(({ rank }) => rank)).toEqual([1, 2]);
    await world.admin.participants.submitFor({ cohortId, participantId: me!.participantId, reason: 'By telephone' });
    expect(await refusalOf(world.admin.participants.submitFor({ cohortId, participantId: me!.participantId, reason: 'Twice' }))).toBe('locked submitted');
    expect((await world.admin.participants.list({ cohortId, side: 'mentee', limit: 1 })).total).toBe(2);
    expect((await world.admin.participants.list({ cohortId, search: 'NEW.one' })).items).toHaveLength(1);
    const first = await world.admin.participants.list({ cohortId, limit: 2 });
    const rest = await world.admin.participants.list({ cohortId, limit: 200, cursor: first.next! });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(first.total);
  });
});

describe('what participants see of each other', () => {
  it('holds no canary of a private field', async () => {
    const { cohortId, mentors: [mentor], mentees: [mentee] } = await world.cohort({ size: 1, submit: true });
    await world.db.insertInto('mentorProfile').values({ participantId: mentor!.participantId, jobTitle: 'Lead', availabilityNotes: 'CANARY-availability', updatedAt: new Date() }).execute();
    await world.db.insertInto('menteeProfile').values({ participantId: mentee!.participantId, notes: 'CANARY-notes', updatedAt: new Date() }).execute();
    await world.db.updateTable('participant').set({ reopenRequest: 'CANARY-request', reopenRequestedAt: new Date() }).where('cohortId', '=', cohortId).execute();
    for (const [reader, other] of [[mentor!, mentee!], [mentee!, mentor!]] as const) {
      const seen = JSON.stringify([await reader.client.participation.candidates({ participantId: reader.participantId }), await reader.client.participation.match({ participantId: reader.participantId }), await reader.client.participation.organizations({ participantId: reader.participantId })]);
      for (const secret of ['CANARY', other.email, other.id]) expect(seen).not.toContain(secret);
      expect(Object.keys((await reader.client.participation.candidates({ participantId: reader.participantId })).items[0]!).toSorted()).toEqual(['blocked', 'displayName', 'id', 'organization', 'profile', 'wishes']);
    }
    expect(JSON.stringify(await own(mentor!))).not.toContain('CANARY-request');
  });
});
