import { index, layout, route, type RouteConfig } from '@react-router/dev/routes';
import { coordinatorRoutes } from './routes/cohorts/routes.ts';
import { participantRoutes } from './routes/participations/routes.ts';

// Every address of the site. Files mirror addresses; the three layouts only frame them.
export default [
  layout('shell/chrome.tsx', [
    layout('shell/boundary.tsx', [
      index('routes/home.tsx'),
      layout('shell/signed-in.tsx', [...coordinatorRoutes, ...participantRoutes]),
      route('*', 'routes/not-found.tsx'),
    ]),
  ]),
] satisfies RouteConfig;
