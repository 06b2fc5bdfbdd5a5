import { cohortsRouter } from './cohorts/router.ts';
import type { CohortDeps } from './deps.ts';
import { importsRouter } from './imports/router.ts';
import { participantsRouter } from './participants/router.ts';
import { participationRouter } from './participation/router.ts';
import { runsRouter } from './runs/router.ts';

export type { CohortDeps, PeoplePort } from './deps.ts';
export { registerCohortJobs, type CohortJobDeps } from './jobs.ts';
export { createMatchingPool } from './matching-tasks.ts';
export { participationsOfPerson as participationsOf, type Participation } from './store/participant-store.ts';

/** Mentors and mentees, one to one: the parts of the API that this slice answers. */
export function createCohort(deps: CohortDeps) {
  return { cohorts: cohortsRouter(deps), participants: participantsRouter(deps), participation: participationRouter(), imports: importsRouter(deps), runs: runsRouter(deps) };
}
