import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeMail } from '../platform/mail/compose.ts';
import { announceIfNear, closeIfOver, sweep } from './cohorts/keep-deadlines.ts';
import { refusalOf, World } from './world.test-support.ts';

let world: World;
beforeAll(async () => { world = await World.create(); });
beforeEach(() => { world.clock.set('2026-03-01T12:00:00Z'); });
afterAll(() => world.close());

const statusOf = async (cohortId: string) => (await world.admin.cohorts.get({ cohortId })).status;
const letters = (cohortId: string, template: string) => world.db.selectFrom('mail').select(['template', 'locale', 'recipientName', 'data', 'secrets']).where('programId', '=', cohortId).where('template', '=', template).execute();
const events = async (cohortId: string, action: string) => (await world.db.selectFrom('auditEvent').select('actorKind').where('programId', '=', cohortId).where('action', '=', action).execute()).map(({ actorKind }) => actorKind);
const close = (cohortId: string) => closeIfOver(world.platform.transactor, cohortId);
const announce = (cohortId: string) => announceIfNear(world.platform.transactor, cohortId);
/** As the clock of the database's queue will see them. */
const jobsOf = async (cohortId: string, name: string) => {
  const { rows } = await world.platform.connection.pool.query<{ start: Date }>(`select start_after as start from job.job where name = $1 and data->>'cohortId' = $2 order by start_after`, [name, cohortId]);
  return rows.map(({ start }) => start.toISOString());
};

describe('a deadline', () => {
  it('lets in until its very second, closes once of 50 who try, and tells everybody once', async () => {
    const { cohortId, mentors: [me], mentees } = await world.cohort({ size: 2, deadline: '2026-03-10T18:00:00Z' });
    await me!.client.participation.savePreferences({ participantId: me!.participantId, expectedVersion: 1, preferences: [mentees[0]!.participantId], never: [] });
    world.clock.set('2026-03-10T17:59:59.999Z');
    expect(await close(cohortId)).toBe(false);
    world.clock.set('2026-03-10T18:00:00Z');
    expect(await refusalOf(me!.client.participation.submit({ participantId: me!.participantId }))).toBe('wrongState deadlinePassed');
    const closed = await Promise.all(Array.from({ length: 50 }, () => close(cohortId)));
    expect(closed.filter(Boolean)).toHaveLength(1);
    expect(await statusOf(cohortId)).toBe('closed');
    expect(await letters(cohortId, 'cohortClosed')).toHaveLength(4);
    expect(await events(cohortId, 'cohort.closed')).toEqual(['system']);
  });

  it('is announced 48 hours before, once, to those who have not submitted', async () => {
    const { cohortId, mentors: [me], mentees } = await world.cohort({ size: 2, deadline: '2026-03-10T18:00:00Z' });
    await me!.client.participation.savePreferences({ participantId: me!.participantId, expectedVersion: 1, preferences: [mentees[0]!.participantId], never: [] });
    await me!.client.participation.submit({ participantId: me!.participantId });
    world.clock.set('2026-03-08T17:59:59Z');
    expect(await announce(cohortId)).toBe(false);
    world.clock.set('2026-03-08T18:00:00Z');
    expect((await Promise.all(Array.from({ length: 20 }, () => announce(cohortId)))).filter(Boolean)).toHaveLength(1);
    expect((await letters(cohortId, 'deadlineSoon')).map(({ recipientName }) => recipientName).toSorted()).toEqual(['mentee 0', 'mentee 1', 'mentor 1']);
    expect(await events(cohortId, 'cohort.deadlineAnnounced')).toEqual(['system']);
  });

  it('that moved later leaves the old job nothing to do, and is announced anew', async () => {
    const { cohortId } = await world.cohort({ size: 1, deadline: '2026-03-10T18:00:00Z' });
    world.clock.set('2026-03-09T12:00:00Z');
    expect(await announce(cohortId)).toBe(true);
    await world.admin.cohorts.update({ cohortId, deadline: '2026-03-20T18:00:00Z' });
    world.clock.set('2026-03-10T18:00:01Z');
    expect([await close(cohortId), await announce(cohortId), await statusOf(cohortId)]).toEqual([false, false, 'open']);
    expect(await jobsOf(cohortId, 'cohort-deadline')).toEqual(['2026-03-10T18:00:00.000Z', '2026-03-20T18:00:00.000Z']);
    world.clock.set('2026-03-19T12:00:00Z');
    expect(await announce(cohortId)).toBe(true);
    expect(await letters(cohortId, 'deadlineSoon')).toHaveLength(4);
    world.clock.set('2026-03-20T18:00:00Z');
    expect(await close(cohortId)).toBe(true);
  });

  it('that moved earlier counts from its new time, and moving it back after closing opens nothing', async () => {
    const { cohortId } = await world.cohort({ size: 1, deadline: '2026-03-20T18:00:00Z' });
    await world.admin.cohorts.update({ cohortId, deadline: '2026-03-02T12:00:00Z' });
    expect(await jobsOf(cohortId, 'cohort-deadline')).toContain('2026-03-02T12:00:00.000Z');
    // Less than 48 hours are left: no job comes for the notice, the next sweep sees it.
    await sweep(world.platform.transactor, world.clock.now());
    expect(await letters(cohortId, 'deadlineSoon')).toHaveLength(2);
    world.clock.set('2026-03-02T12:00:00Z');
    expect(await close(cohortId)).toBe(true);
    await world.admin.cohorts.update({ cohortId, deadline: '2026-03-20T18:00:00Z' });
    world.clock.set('2026-03-20T18:00:00Z');
    expect([await close(cohortId), await statusOf(cohortId), (await letters(cohortId, 'cohortClosed')).length]).toEqual([false, 'closed', 2]);
  });

  it('that was taken away closes nothing, and none is accepted that is over', async () => {
    const { cohortId } = await world.cohort({ size: 1, deadline: '2026-03-05T12:00:00Z' });
    expect(await refusalOf(world.admin.cohorts.update({ cohortId, deadline: '2026-03-01T12:00:00Z' }))).toBe('invalidInput deadlinePassed');
    await world.admin.cohorts.update({ cohortId, deadline: null });
    world.clock.set('2026-03-06T12:00:00Z');
    expect([await close(cohortId), await announce(cohortId), await statusOf(cohortId)]).toEqual([false, false, 'open']);
    expect(await refusalOf(world.admin.cohorts.create({ name: 'Too late', deadline: '2026-03-06T11:00:00Z' }))).toBe('invalidInput deadlinePassed');
    const late = await world.cohort({ size: 1, open: false, deadline: '2026-03-06T13:00:00Z' });
    expect(await refusalOf(world.admin.cohorts.update({ cohortId: late.cohortId, deadline: '2020-01-01T12:00:00Z' }))).toBe('invalidInput deadlinePassed');
    world.clock.set('2026-03-06T14:00:00Z');
    // What passed in the meantime is no reason to refuse another change.
    await world.admin.cohorts.update({ cohortId: late.cohortId, name: 'Late', deadline: '2026-03-06T13:00:00Z' });
    expect(await refusalOf(world.admin.cohorts.open({ cohortId: late.cohortId }))).toBe('notReady deadlinePassed');
  });

  it('closes again after reopening with a new one, and is refused without', async () => {
    const { cohortId } = await world.cohort({ size: 1, deadline: '2026-03-05T12:00:00Z' });
    world.clock.set('2026-03-05T12:00:00Z');
    await close(cohortId);
    expect(await refusalOf(world.admin.cohorts.reopen({ cohortId, reason: 'Once more' }))).toBe('notReady deadlinePassed');
    await world.admin.cohorts.reopen({ cohortId, reason: 'Once more', deadline: '2026-03-09T12:00:00Z' });
    expect(await close(cohortId)).toBe(false);
    world.clock.set('2026-03-09T12:00:00Z');
    expect(await close(cohortId)).toBe(true);
    expect(await events(cohortId, 'cohort.closed')).toEqual(['system', 'system']);
  });

  it('is caught by the sweep where its job was lost, in every cohort, whatever another one’s trouble', async () => {
    const made = [await world.cohort({ size: 1, deadline: '2026-03-05T12:00:00Z' }), await world.cohort({ size: 1, deadline: '2026-03-05T12:00:00Z' }), await world.cohort({ size: 1, deadline: '2026-03-06T12:00:00Z' })];
    const [troubled, over, near] = made.map(({ cohortId }) => cohortId) as [string, string, string];
    world.clock.set('2026-03-05T12:30:00Z');
    const { transactor } = world.platform;
    let first = true;
    const failingOnce: typeof transactor = { read: transactor.read, write: (actor, verb, claim) => { if (first) { first = false; return Promise.reject(new Error('out of luck')); } return transactor.write(actor, verb, claim); } };
    await expect(sweep(failingOnce, world.clock.now())).rejects.toThrow('cohort deadlines');
    expect([await statusOf(over), (await letters(near, 'deadlineSoon')).length]).toEqual(['closed', 2]);
    await sweep(transactor, world.clock.now());
    await sweep(transactor, world.clock.now());
    expect([await statusOf(troubled), await statusOf(near), (await letters(troubled, 'cohortClosed')).length, (await letters(over, 'cohortClosed')).length, (await letters(near, 'deadlineSoon')).length]).toEqual(['closed', 'open', 2, 2, 2]);
  });
});

describe('a deadline in Berlin while the clocks change', () => {
  it.each([
    // 18:00 on the day after the clocks go forward is an hour earlier than on the day before.
    ['2026-03-29T18:00:00+02:00', '2026-03-29T16:00:00.000Z', '2026-03-27T16:00:00.000Z', 'Sunday, 29 March 2026 at 18:00 CEST', 'Sonntag, 29. März 2026 um 18:00 MESZ'],
    ['2026-03-28T18:00:00+01:00', '2026-03-28T17:00:00.000Z', '2026-03-26T17:00:00.000Z', 'Saturday, 28 March 2026 at 18:00 CET', 'Samstag, 28. März 2026 um 18:00 MEZ'],
    // The same reading of the clock twice, an hour apart.
    ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z', '2026-10-23T00:30:00.000Z', 'Sunday, 25 October 2026 at 02:30 CEST', 'Sonntag, 25. Oktober 2026 um 02:30 MESZ'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z', '2026-10-23T01:30:00.000Z', 'Sunday, 25 October 2026 at 02:30 CET', 'Sonntag, 25. Oktober 2026 um 02:30 MEZ'],
  ])('%s is kept, announced, closed and told as that moment', async (typed, instant, notice, english, german) => {
    const { cohortId } = await world.cohort({ size: 1, open: false, deadline: typed });
    await world.admin.cohorts.update({ cohortId, timeZone: 'Europe/Berlin' });
    await world.admin.cohorts.open({ cohortId });
    expect((await world.admin.cohorts.get({ cohortId })).deadline).toBe(instant);
    expect([await jobsOf(cohortId, 'cohort-deadline'), await jobsOf(cohortId, 'cohort-deadline-soon')]).toEqual([[instant], [notice]]);
    const [letter] = await letters(cohortId, 'cohortOpened');
    const told = (locale: 'en' | 'de') => composeMail({ ...letter!, locale, secrets: null }, { baseUrl: 'http://localhost', brandName: 'X' }, { showLinks: true }).text.replaceAll(/\s/g, ' ');
    expect([told('en'), told('de')]).toEqual([expect.stringContaining(english), expect.stringContaining(german)]);
    world.clock.set(new Date(Date.parse(instant) - 1).toISOString());
    expect(await close(cohortId)).toBe(false);
    world.clock.set(instant);
    expect(await close(cohortId)).toBe(true);
  });

  it('counts submissions by the day of the cohort’s zone', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 2 });
    await world.admin.cohorts.update({ cohortId, timeZone: 'Europe/Berlin' });
    for (const [at, moment] of ['2026-03-28T22:59:00Z', '2026-03-28T23:01:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:01:00Z'].entries()) {
      const me = [...mentors, ...mentees][at]!;
      await world.db.updateTable('participant').set({ submittedAt: new Date(moment) }).where('id', '=', me.participantId).execute();
    }
    expect((await world.admin.cohorts.dashboard({ cohortId })).submissions).toEqual([{ day: '2026-03-28', mentors: 1, mentees: 0 }, { day: '2026-03-29', mentors: 1, mentees: 1 }, { day: '2026-03-30', mentors: 0, mentees: 1 }]);
  });
});
