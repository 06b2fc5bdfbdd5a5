import { index, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes';

const page = (file: string) => `routes/cohorts/${file}.tsx`;

export const coordinatorRoutes: RouteConfigEntry[] = prefix('cohorts', [
  index(page('list')),
  route('new', page('new')),
  route(':cohortId', page('cohort'), [
    index(page('dashboard')),
    route('details', page('details')),
    ...prefix('participants', [
      index(page('participants')),
      route('new', page('participant-new')),
      route(':participantId', page('participant')),
      route(':participantId/profile', page('participant-profile')),
      route(':participantId/list', page('participant-list')),
    ]),
    ...prefix('import', [index(page('import-start')), route(':importId', page('import-preview'))]),
    route('settings', page('settings')),
    route('rules', page('rules')),
    ...prefix('runs', [
      index(page('runs')),
      route(':runId', page('run'), [
        index(page('run-pairs')),
        route('matrix', page('run-matrix')),
        route('compare', page('run-compare')),
        route('compare/:otherRunId', page('run-comparison')),
        route('pairs/:mentorId/:menteeId', page('run-pair')),
        route('override', page('run-override')),
      ]),
    ]),
    route('publications', page('publications')),
  ]),
]);
