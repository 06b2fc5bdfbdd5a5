import { describe, expect, it } from 'vitest';
import { startTestApp } from '../app.ts';
import { ask } from '../ask.ts';
import { everythingFetched, finishedRun, lettersTo, openCohort, type Person } from './cohort.ts';

/**
 * How one side feels about the pairs that come out: ranks the partner first and then everybody, refuses everybody but the partner, or
 * refuses the partner above all, so that only a lifted veto makes the pair.
 */
type Mood = 'welcoming' | 'choosy' | 'unwilling';
const partners = { 'mentor 0': 'mentee 0', 'mentor 1': 'mentee 1', 'mentee 0': 'mentor 0', 'mentee 1': 'mentor 1' } as const;

function listsOf(me: Person, others: readonly Person[], mood: Mood): { preferences: string[]; never: string[] } {
  const partner = others.find(({ name }) => name === partners[me.name as keyof typeof partners]) ?? others[0]!;
  const rest = others.filter((other) => other !== partner).map(({ participantId }) => participantId);
  if (mood === 'welcoming') return { preferences: [partner.participantId, ...rest], never: [] };
  return mood === 'choosy' ? { preferences: [partner.participantId], never: rest } : { preferences: rest, never: [partner.participantId] };
}

/** From the first mail to the withdrawn publication, and what each reader could fetch on the way. */
async function story(moods: Record<'mentor' | 'mentee', Mood>): Promise<Map<string, Record<string, unknown>>> {
  const app = await startTestApp();
  try {
    const admin = await app.admin();
    const { cohortId, people } = await openCohort(app, admin, { mentors: 3, mentees: 2 });
    for (const me of people) {
      const others = people.filter((other) => other.side !== me.side);
      const { version } = await me.client.participation.get({ participantId: me.participantId });
      await me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: version, ...listsOf(me, others, moods[me.side]) });
      await me.client.participation.submit({ participantId: me.participantId });
    }
    const seen = new Map(people.map(({ name }) => [name, {} as Record<string, unknown>]));
    const look = async (moment: string) => { for (const me of people) seen.get(me.name)![moment] = await everythingFetched(app, me, me.participantId); };
    await look('submitted');
    await admin.client.cohorts.close({ cohortId });
    for (const at of [0, 1]) {
      const pair = { cohortId, mentorId: people[at]!.participantId, menteeId: people[3 + at]!.participantId, reason: 'They have to' };
      if (Object.values(moods).includes('unwilling')) await admin.client.cohorts.rules.add({ ...pair, kind: 'liftVeto' });
      await admin.client.cohorts.rules.add({ ...pair, kind: 'lock' });
    }
    const runId = await finishedRun(admin, cohortId);
    expect((await admin.client.runs.get({ cohortId, runId })).matches.map(({ mentor, mentee }) => [mentor.name, mentee.name])).toEqual([['mentor 0', 'mentee 0'], ['mentor 1', 'mentee 1']]);
    await admin.client.runs.activate({ cohortId, runId, expectedActiveRunId: null });
    await look('matched, not published');
    await admin.client.runs.publish({ cohortId, runId });
    await look('published');
    await admin.client.runs.unpublish({ cohortId, reason: 'We look again' });
    for (const me of people) {
      const of = { participantId: me.participantId };
      const letters = await lettersTo(admin, me.email);
      expect(letters.map(({ subject }) => subject)).toContain('Your match in “Spring”');
      const tries = [ask(app, me, 'participation.submit', of), ask(app, me, 'participation.savePreferences', { ...of, expectedVersion: 1, preferences: [], never: [] }), ask(app, me, 'participation.requestReopening', { ...of, message: 'May I?' })];
      Object.assign(seen.get(me.name)!, { tries: await Promise.all(tries), letters });
    }
    return new Map([...seen].map(([name, views]) => [name, plain(views)]));
  } finally {
    await app.close();
  }
}

/** Ids by the order in which they turn up; times and tokens without their values. */
function plain(views: Record<string, unknown>): Record<string, unknown> {
  const ids = new Map<string, string>();
  const text = JSON.stringify(views)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => ids.get(id) ?? (ids.set(id, `id ${ids.size}`), ids.get(id)!))
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b1\d{12}\b/g, 'time')
    .replace(/token=[\w-]{43}/g, 'token');
  return JSON.parse(text) as Record<string, unknown>;
}

describe('with the same pairs and opposite refusals, everything that participants can fetch is identical (S7)', () => {
  const calm = story({ mentor: 'welcoming', mentee: 'welcoming' });
  it.each([['mentor', 'choosy'], ['mentor', 'unwilling'], ['mentee', 'choosy'], ['mentee', 'unwilling']] as const)('when every %s is %s', async (moody, mood) => {
    const [before, after] = [await calm, await story({ mentor: 'welcoming', mentee: 'welcoming', [moody]: mood })];
    const readers = [...before.keys()].filter((name) => !name.startsWith(moody));
    expect(readers).toHaveLength(moody === 'mentor' ? 2 : 3);
    for (const reader of readers) expect(after.get(reader)).toEqual(before.get(reader));
    // The comparison can see: the moody side reads its own list, which differs.
    expect(after.get(`${moody} 0`)).not.toEqual(before.get(`${moody} 0`));
  });
});
