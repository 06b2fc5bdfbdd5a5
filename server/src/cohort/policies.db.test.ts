import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../test/platform.ts';
import { refusalOf, World, type Member } from './world.test-support.ts';

let world: World;
beforeAll(async () => { world = await World.create({ jobs: true }); });
afterAll(() => world.close());

async function run(cohortId: string, mode: 'strict' | 'exception') {
  const { id } = await world.admin.runs.start({ cohortId, mode });
  await until(async () => !['queued', 'running'].includes((await world.admin.runs.get({ cohortId, runId: id })).status), 'the run has finished');
  return world.admin.runs.get({ cohortId, runId: id });
}
async function save(me: Member, lists: { preferences: string[]; never: string[] }): Promise<void> {
  const { version } = await me.client.participation.get({ participantId: me.participantId });
  await me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: version, ...lists });
}
const idsOf = (members: readonly Member[]) => members.map(({ participantId }) => participantId);

describe('ten mentors and twelve mentees', () => {
  it('cannot be paired strictly, which the report says; with exceptions ten pairs stand and two are left over, told and marked', async () => {
    const { cohortId, mentors, mentees, south } = await world.cohort({ size: 10 });
    for (const at of [10, 11]) {
      const person = await world.person(`mentee ${at}`, `mentee${at}.${cohortId}@example.org`);
      const { id } = await world.admin.participants.add({ cohortId, side: 'mentee', displayName: `mentee ${at}`, email: person.email, organizationId: south });
      mentees.push({ id: person.id, email: person.email, client: world.as(person), participantId: id });
    }
    for (const me of mentors) await save(me, { preferences: idsOf(mentees), never: [] });
    for (const me of mentees) await save(me, { preferences: idsOf(mentors), never: [] });
    for (const me of [...mentors, ...mentees]) await me.client.participation.submit({ participantId: me.participantId });
    expect(await world.admin.cohorts.dashboard({ cohortId })).toMatchObject({ readiness: 'exceptionOnly', diagnostics: { counts: { mentors: 10, mentees: 12 } } });
    const strict = await run(cohortId, 'strict');
    expect(strict).toMatchObject({ status: 'infeasible', outcome: 'FAILED', matches: [], diagnostics: { strictFeasible: false } });
    expect(strict.diagnostics!.blockers).toContainEqual(expect.objectContaining({ code: 'countsDiffer', values: { mentors: 10, mentees: 12 } }));
    await world.admin.cohorts.close({ cohortId });
    const exception = await run(cohortId, 'exception');
    expect(exception).toMatchObject({ status: 'optimal', summary: { pairs: 10, tiers: { unmatched: 2, sameOrganization: 0, neither: 0, oneSided: 0 } }, unmatched: { mentors: [] } });
    expect(exception.unmatched.mentees).toHaveLength(2);
    await world.admin.runs.activate({ cohortId, runId: exception.id, expectedActiveRunId: null });
    await world.admin.runs.publish({ cohortId, runId: exception.id });
    const letters = await world.db.selectFrom('mail').select('data').where('programId', '=', cohortId).where('template', '=', 'matchPublished').execute();
    expect(letters).toHaveLength(22);
    expect(letters.filter(({ data }) => (data as { partnerName: string | null }).partnerName === null)).toHaveLength(2);
    const leftOver = mentees.find(({ participantId }) => participantId === exception.unmatched.mentees[0]!.id)!;
    expect((await leftOver.client.participation.match({ participantId: leftOver.participantId })).match).toBeNull();
  });
});

describe('one organization only', () => {
  it('blocks strict with the arithmetic; with exceptions every pair is E3 and nothing worse is said of it', async () => {
    const { cohortId, mentors, mentees, north } = await world.cohort({ size: 4 });
    const [firsts, seconds] = [mentors.slice(0, 2), mentors.slice(2)];
    for (const me of firsts) await save(me, { preferences: idsOf(mentees), never: [] });
    for (const me of mentees) await save(me, { preferences: idsOf(firsts), never: [] });
    // The mistake is found afterwards: all of them belong to one organization (C2).
    for (const me of mentees) await world.admin.participants.update({ cohortId, participantId: me.participantId, organizationId: north });
    expect(await refusalOf(save(seconds[0]!, { preferences: idsOf(mentees), never: [] }))).toBe('invalidInput sameOrganization');
    for (const me of [...mentors, ...mentees]) await world.db.updateTable('participant').set({ submittedAt: world.clock.now() }).where('id', '=', me.participantId).execute();
    const strict = await run(cohortId, 'strict');
    expect(strict).toMatchObject({ status: 'infeasible', diagnostics: { unavoidableSameOrganization: { count: 4, organizationId: north }, fewestAcceptances: null } });
    expect(strict.diagnostics!.blockers.find(({ code }) => code === 'zeroOptions')).toBeDefined();
    expect(strict.names[north]).toMatch(/^North/);
    const { matches, summary, status } = await run(cohortId, 'exception');
    expect({ status, tiers: summary!.tiers }).toMatchObject({ status: 'optimal', tiers: { unmatched: 0, sameOrganization: 4, neither: 0 } });
    for (const { mentor, exceptionTypes, acceptability } of matches) {
      expect({ acceptability, exceptionTypes }).toEqual({ acceptability: idsOf(firsts).includes(mentor.id) ? 'mutual' : 'neither', exceptionTypes: ['E3'] });
    }
  });
});

describe('everybody refuses everybody', () => {
  it('leaves no pair in any mode, names the refusals to the administrator alone, and a veto lifted by name makes that one pair', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 3 });
    for (const [me, others] of [...mentors.map((member) => [member, mentees] as const), ...mentees.map((member) => [member, mentors] as const)]) {
      await save(me, { preferences: [], never: idsOf(others) });
      expect(await refusalOf(me.client.participation.submit({ participantId: me.participantId }))).toBe('notReady preferencesMissing');
      await world.db.updateTable('participant').set({ submittedAt: world.clock.now() }).where('id', '=', me.participantId).execute();
    }
    const strict = await run(cohortId, 'strict');
    expect(strict).toMatchObject({ status: 'infeasible', matches: [], diagnostics: { strictFeasible: false, fewestAcceptances: null } });
    const codes = strict.diagnostics!.blockers.map(({ code }) => code);
    expect(codes).toContain('vetoesBlockPairing');
    expect(codes).toContain('zeroOptions');
    const none = await run(cohortId, 'exception');
    expect({ pairs: none.matches.length, left: none.unmatched.mentors.length + none.unmatched.mentees.length }).toEqual({ pairs: 0, left: 6 });
    expect(none.diagnostics!.blockers.map(({ code }) => code)).toContain('vetoesBlockPairing');

    const pair = { cohortId, mentorId: mentors[1]!.participantId, menteeId: mentees[2]!.participantId };
    await world.admin.cohorts.rules.add({ ...pair, kind: 'liftVeto', reason: 'Both said yes by telephone' });
    const one = await run(cohortId, 'exception');
    expect(one).toMatchObject({ status: 'optimal', summary: { pairs: 1, tiers: { unmatched: 4, neither: 1 } }, matches: [{ mentor: { id: pair.mentorId }, mentee: { id: pair.menteeId }, vetoLifted: true, acceptability: 'neither', exceptionTypes: ['E2'] }] });
    expect(await refusalOf(world.admin.runs.override({ cohortId, runId: one.id, changes: [{ mentorId: mentors[0]!.participantId, menteeId: mentees[0]!.participantId }], reason: 'Please' }))).toBe('pairNotAllowed veto');
    const exported = await (await world.admin.runs.export({ cohortId, runId: one.id, format: 'csv' })).text();
    expect(exported).toContain('neither ranked the other (E2). A “never” was lifted for this pair.');
    expect(exported.match(/UNMATCHED/g)).toHaveLength(4);
    for (const me of [...mentors, ...mentees]) expect(JSON.stringify(await me.client.participation.candidates({ participantId: me.participantId }))).not.toMatch(/never|veto|blocked":"[^s]/i);
  });
});
