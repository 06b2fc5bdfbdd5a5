import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '@counterpart/engine/cohort';
import { verifyAudit } from '../platform/audit.ts';
import { newId } from '../platform/clock.ts';
import { race, refusalOf, World, type Member } from './world.test-support.ts';

let world: World;
beforeAll(async () => { world = await World.create(); });
afterAll(() => world.close());

describe('a cohort', () => {
  it('goes from draft to open to closed and back, and names the state that stands in the way', async () => {
    const { cohortId } = await world.cohort({ size: 1, open: false });
    expect(await refusalOf(world.admin.cohorts.close({ cohortId }))).toBe('wrongState cohortState');
    await world.admin.cohorts.open({ cohortId });
    await world.admin.cohorts.close({ cohortId });
    await world.admin.cohorts.reopen({ cohortId, reason: 'Two were on holiday' });
    expect(await world.admin.cohorts.get({ cohortId })).toMatchObject({ status: 'open', mentors: 1, mentees: 1 });
    const mails = await world.db.selectFrom('mail').select(['template']).where('programId', '=', cohortId).execute();
    expect(mails.map(({ template }) => template).toSorted()).toEqual(['cohortClosed', 'cohortClosed', 'cohortOpened', 'cohortOpened']);
  });

  it('says in the audit what reopening it made of the deadline', async () => {
    const { cohortId } = await world.cohort({ size: 1, deadline: '2026-09-01T12:00:00Z' });
    for (const deadline of ['2026-10-01T12:00:00Z', undefined, null]) {
      await world.admin.cohorts.close({ cohortId, notify: false });
      await world.admin.cohorts.reopen({ cohortId, reason: 'Two were on holiday', deadline });
    }
    const events = await world.db.selectFrom('auditEvent').select(['before', 'after', 'reason']).where('subjectId', '=', cohortId).where('action', '=', 'cohort.reopened').orderBy('sequence').execute();
    const [first, second] = ['2026-09-01T12:00:00.000Z', '2026-10-01T12:00:00.000Z'] as const;
    const event = (before: string, after: string | null) => ({ before: { status: 'closed', deadline: before }, after: { status: 'open', deadline: after }, reason: 'Two were on holiday' });
    expect(events).toEqual([event(first, second), event(second, second), event(second, null)]);
  });

  it('keeps what a change does not name', async () => {
    const { id: cohortId } = await world.admin.cohorts.create({ name: 'Autumn', description: 'Welcome', deadline: '2026-09-01T12:00:00Z', timeZone: 'Europe/Berlin', locale: 'de' });
    const before = await world.admin.cohorts.get({ cohortId });
    await world.admin.cohorts.update({ cohortId, name: 'Winter' });
    expect(await world.admin.cohorts.get({ cohortId })).toEqual({ ...before, name: 'Winter' });
  });

  it('is closed by exactly one of 200 who try at once', async () => {
    const { cohortId } = await world.cohort({ size: 1 });
    expect(await race(Array.from({ length: 200 }, () => () => world.admin.cohorts.close({ cohortId })))).toEqual({ done: 1, 'wrongState cohortState': 199 });
    expect(await verifyAudit(world.db)).toMatchObject({ intact: true });
  });

  it('is listed newest first, page by page, and a made-up cursor is refused', async () => {
    const first = await world.admin.cohorts.list({ limit: 1 });
    const second = await world.admin.cohorts.list({ limit: 1, cursor: first.next! });
    expect(first.items[0]!.createdAt >= second.items[0]!.createdAt && first.items[0]!.id > second.items[0]!.id).toBe(true);
    expect(await refusalOf(world.admin.cohorts.list({ cursor: 'nonsense' }))).toBe('invalidInput cursorUnusable');
    expect((await world.admin.cohorts.list({ search: '100%_' })).total).toBe(0);
  });

  it('is removed while it is a draft that nobody submitted to', async () => {
    const { cohortId } = await world.cohort({ size: 1, open: false });
    await world.admin.cohorts.remove({ cohortId });
    expect(await refusalOf(world.admin.cohorts.get({ cohortId }))).toBe('notFound');
    const open = await world.cohort({ size: 1 });
    expect(await refusalOf(world.admin.cohorts.remove({ cohortId: open.cohortId }))).toBe('wrongState cohortState');
  });

  it('keeps every version of its settings and refuses what the engine could not run with', async () => {
    const { cohortId } = await world.cohort({ size: 1, open: false });
    const settings = structuredClone(defaultSettings) as never;
    expect(await world.admin.cohorts.settings.update({ cohortId, expectedVersion: 1, settings })).toEqual({ version: 2 });
    expect(await refusalOf(world.admin.cohorts.settings.update({ cohortId, expectedVersion: 1, settings }))).toBe('stale settingsChanged');
    expect((await world.admin.cohorts.settings.history({ cohortId })).items.map(({ version }) => version)).toEqual([2, 1]);
    const tooMuch = { ...defaultSettings, penalties: { ...defaultSettings.penalties, neither: 1e15 } } as never;
    expect(await refusalOf(world.admin.cohorts.settings.update({ cohortId, expectedVersion: 2, settings: tooMuch }))).toBe('invalidInput giveInteger');
  });

  it('has no rules that contradict each other', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 2 });
    const pair = { cohortId, mentorId: mentors[0]!.participantId, menteeId: mentees[0]!.participantId, reason: 'They asked' };
    expect(await refusalOf(world.admin.cohorts.rules.add({ ...pair, kind: 'liftVeto' }))).toBe('invalidInput noVetoToLift');
    expect(await race(Array.from({ length: 50 }, (_, at) => () => world.admin.cohorts.rules.add({ ...pair, kind: at % 2 === 0 ? 'lock' : 'apart' })))).toMatchObject({ done: 1 });
    const { items } = await world.admin.cohorts.rules.list({ cohortId });
    await world.admin.cohorts.rules.remove({ cohortId, ruleId: items[0]!.id });
    await world.admin.cohorts.rules.add({ ...pair, kind: 'lock' });
    expect(await refusalOf(world.admin.cohorts.rules.add({ ...pair, menteeId: mentees[1]!.participantId, kind: 'lock' }))).toBe('conflict lockedTwice');
    expect(await refusalOf(world.admin.cohorts.rules.add({ ...pair, mentorId: mentees[0]!.participantId, kind: 'lock' }))).toBe('invalidInput wrongSide');
    expect(await refusalOf(world.admin.cohorts.rules.add({ ...pair, mentorId: newId(), kind: 'lock' }))).toBe('notFound');
  });

  it('lifts the veto that was said and none that is said later (C4)', async () => {
    const { cohortId, mentors: [mentor], mentees: [mentee] } = await world.cohort({ size: 1 });
    const say = async (me: Member, never: string[]) => {
      const { version } = await me.client.participation.get({ participantId: me.participantId });
      return me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: version, preferences: [], never });
    };
    const rules = async () => (await world.admin.cohorts.rules.list({ cohortId })).items.map(({ kind }) => kind);
    const lift = () => world.admin.cohorts.rules.add({ cohortId, kind: 'liftVeto', mentorId: mentor!.participantId, menteeId: mentee!.participantId, reason: 'She agrees' });
    await say(mentor!, [mentee!.participantId]);
    const { id } = await lift();
    await say(mentor!, [mentee!.participantId]);
    expect(await rules()).toEqual(['liftVeto']);
    await say(mentee!, [mentor!.participantId]);
    expect(await rules()).toEqual([]);
    expect(await world.db.selectFrom('auditEvent').select(['action', 'actorId', 'before', 'after']).where('subjectId', '=', id).orderBy('sequence').execute()).toMatchObject([
      { action: 'pairRule.added' }, { action: 'pairRule.withdrawn', actorId: mentee!.id, before: { kind: 'liftVeto', reason: 'She agrees' }, after: { newVetoOf: mentee!.participantId } },
    ]);
    await lift();
    await say(mentor!, []);
    const { preferencesVersion } = await world.admin.participants.get({ cohortId, participantId: mentor!.participantId });
    await world.admin.participants.savePreferences({ cohortId, participantId: mentor!.participantId, expectedVersion: preferencesVersion, preferences: [], never: [mentee!.participantId], reason: 'By telephone' });
    expect(await rules()).toEqual([]);
  });

  it('is created once for one idempotency key used 20 times at once', async () => {
    const before = (await world.admin.cohorts.list({})).total;
    const keyed = world.as(world.adminPerson, `key-${newId()}`);
    const answers = await Promise.all(Array.from({ length: 20 }, () => keyed.cohorts.create({ name: 'Once' })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await world.admin.cohorts.list({})).total).toBe(before + 1);
    expect(await refusalOf(keyed.cohorts.create({ name: 'Other' }))).toBe('idempotencyMismatch');
  });
});

describe('the dashboard', () => {
  it('counts, explains and proposes what can be done', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 3 });
    const before = await world.admin.cohorts.dashboard({ cohortId });
    expect(before.readiness).toBe('notReady');
    expect(before.actions.map(({ kind }) => kind)).toEqual(['remindSubmission', 'remindProfile']);
    expect(await world.admin.cohorts.remind({ cohortId, participantIds: before.actions[0]!.ids, kind: 'submission' })).toEqual({ mails: 6 });
    expect(await world.admin.cohorts.askToConsider({ cohortId, mentorId: mentors[0]!.participantId, menteeId: mentees[0]!.participantId, ask: ['mentor', 'mentee'] })).toEqual({ mails: 2 });
    const full = await world.cohort({ size: 3, submit: true });
    const after = await world.admin.cohorts.dashboard({ cohortId: full.cohortId });
    expect(after).toMatchObject({ readiness: 'strictReady', cohort: { mentorsSubmitted: 3 }, submissions: [{ day: '2026-03-01', mentors: 3, mentees: 3 }] });
    expect(after.actions.map(({ kind }) => kind)).toEqual(['closeCohort', 'runStrict']);
  });

  it('reminds those who are still here, whoever has left since the page was drawn', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 2 });
    const { ids } = (await world.admin.cohorts.dashboard({ cohortId })).actions[0]!;
    await world.admin.participants.remove({ cohortId, participantId: mentors[0]!.participantId, reason: 'Left' });
    expect(await world.admin.cohorts.remind({ cohortId, participantIds: ids, kind: 'submission' })).toEqual({ mails: 3 });
    const told = await world.db.selectFrom('mail').select('personId').where('programId', '=', cohortId).execute();
    expect(told.map(({ personId }) => personId).toSorted()).toEqual([mentors[1]!, ...mentees].map(({ id }) => id).toSorted());
  });

  it('answers for 10,000 people', async () => {
    const { id: cohortId } = await world.admin.cohorts.create({ name: 'Large' });
    const people = Array.from({ length: 10_000 }, (_, at) => ({ id: newId(), name: `P${at}`, email: `p${at}@large.example.org` }));
    const now = new Date();
    for (let at = 0; at < people.length; at += 2_000) {
      const part = people.slice(at, at + 2_000);
      await world.db.insertInto('person').values(part).execute();
      await world.db.insertInto('participant').values(part.map((person, place) => ({ id: newId(), cohortId, personId: person.id, side: (place % 2 ? 'mentor' : 'mentee') as 'mentor', displayName: person.name, organizationId: null, submittedAt: now, createdAt: now, updatedAt: now }))).execute();
    }
    const started = performance.now();
    const answer = await world.admin.cohorts.dashboard({ cohortId });
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(answer.diagnostics.counts.mentors).toBe(5_000);
    expect(JSON.stringify(answer).length).toBeLessThan(500_000);
  });
});
