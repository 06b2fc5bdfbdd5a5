import { index, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes';

const file = (name: string) => `routes/participations/${name}.tsx`;

export const participantRoutes: RouteConfigEntry[] = prefix('participations', [
  index(file('list')),
  route(':participantId', file('overview')),
  route(':participantId/profile', file('profile')),
  route(':participantId/wishes', file('wishes')),
  route(':participantId/introduction', file('introduction')),
  route(':participantId/ranking', file('ranking')),
  route(':participantId/review', file('review')),
  route(':participantId/match', file('match')),
]);
