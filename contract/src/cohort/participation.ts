import { z } from 'zod';
import { base, count, done, id, prose, requiredLine } from '../shared.ts';
import { candidate, organizationRef, ownMatch, participation as participationShape, profileChange } from './model.ts';

// What mentors and mentees do themselves. Everything here is about the caller's own participation.
const read = base.meta({ access: 'signedIn', scope: 'read' }).route({ tags: ['Own participation'] });
const write = base.meta({ access: 'signedIn', scope: 'write' }).route({ tags: ['Own participation'] });
const own = { participantId: id };

export const participation = {
  get: read.route({ method: 'GET', path: '/participations/{participantId}', summary: 'Own profile, list and state' }).input(z.object(own)).output(participationShape),
  organizations: read.route({ method: 'GET', path: '/participations/{participantId}/organizations', summary: 'Organizations to choose from' }).input(z.object(own)).output(z.object({ items: z.array(organizationRef) })),
  saveProfile: write.route({ method: 'PATCH', path: '/participations/{participantId}/profile', summary: 'Save own profile, as a draft until submitted', description: 'What is not named stays as it is, field by field.' })
    .input(z.object({ ...own, displayName: requiredLine().optional(), organizationId: id.optional(), ...profileChange })).output(z.object({ version: count })),
  candidates: read.route({ method: 'GET', path: '/participations/{participantId}/candidates', summary: 'People of the other side' }).input(z.object(own)).output(z.object({ items: z.array(candidate) })),
  savePreferences: write.route({ method: 'PUT', path: '/participations/{participantId}/preferences', summary: 'Save the own ranked list whole (ranks 1..K by position)' })
    .input(z.object({ ...own, expectedVersion: count, preferences: z.array(id).max(10_000), never: z.array(id).max(10_000) })).output(z.object({ version: count })),
  submit: write.route({ method: 'POST', path: '/participations/{participantId}/submit', summary: 'Submit and lock' }).input(z.object(own)).output(done),
  requestReopening: write.route({ method: 'POST', path: '/participations/{participantId}/reopening-request', summary: 'Ask the coordinator to unlock' }).input(z.object({ ...own, message: prose(1_000).min(3) })).output(done),
  match: read.route({ method: 'GET', path: '/participations/{participantId}/match', summary: 'Own published match, or null' }).input(z.object(own)).output(z.object({ match: ownMatch.nullable() })),
};
