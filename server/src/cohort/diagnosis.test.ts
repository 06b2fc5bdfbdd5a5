import { defaultSettings, type CohortSnapshot, type Diagnostics } from '@counterpart/engine/cohort';
import { expect, it } from 'vitest';
import type { Outcome, WorkerPool } from '../platform/solver/pool.ts';
import { createDiagnosis } from './diagnosis.ts';
import type { MatchingTasks } from './matching-tasks.ts';

const snapshot: CohortSnapshot = { mode: 'strict', includeUnsubmitted: false, settings: defaultSettings, mentors: [], mentees: [], organizations: [], rules: [] };
const proven: Diagnostics = {
  counts: { mentors: 0, mentees: 0, mentorsSubmitted: 0, menteesSubmitted: 0 }, blockers: [], warnings: [], options: [], lowestOptions: { mentors: [], mentees: [] }, organizations: [],
  unavoidableSameOrganization: { count: 0, organizationId: null }, hallViolator: null, fewestAcceptances: [], strictFeasible: true,
};

it('is remembered once it is proven; what a busy server did not prove says so, and is tried again by the next look', async () => {
  const ends: (Outcome<Diagnostics> | Error)[] = [{ kind: 'timedOut' }, { kind: 'cancelled' }, { kind: 'outOfMemory' }, new Error('The worker broke.'), { kind: 'done', value: proven }];
  const run = async () => { const end = ends.shift()!; if (end instanceof Error) throw end; return end; };
  const diagnose = createDiagnosis({ run, close: async () => {} } as WorkerPool<MatchingTasks>);
  for (let look = 0; look < 3; look += 1) expect((await diagnose(snapshot)).warnings).toMatchObject([{ code: 'notProvenInTime' }]);
  await expect(diagnose(snapshot)).rejects.toThrow('broke');
  for (let look = 0; look < 3; look += 1) expect(await diagnose(snapshot)).toBe(proven);
  expect(ends).toEqual([]);
});

it('is not tried where there are too many people to prove anything while somebody waits', async () => {
  const people = (side: 'mentor' | 'mentee') => Array.from({ length: 2_001 }, (_, at) => ({ id: `${side}${at}`, side, personId: null, organizationId: null, submitted: true, preferences: [], never: [] }));
  const large = { ...snapshot, mentors: people('mentor'), mentees: people('mentee') } as unknown as CohortSnapshot;
  const run = async () => { throw new Error('Nobody is to be asked.'); };
  const { warnings, counts } = await createDiagnosis({ run, close: async () => {} } as WorkerPool<MatchingTasks>)(large);
  expect([warnings.map(({ code }) => code), counts.mentors]).toEqual([['tooManyToProve'], 2_001]);
});
