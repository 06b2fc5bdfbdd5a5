import { isGiven } from './practitioner.ts';
import type { Practitioner } from './practitioner.ts';

const INTAKE: readonly string[] = ['intake', 'kennenlernen'];
const SESSION: readonly string[] = ['session', 'sitzung'];

/** Whether a person can book online all the way, the first meeting and the sessions after it: a Cal.com account with both kinds of event. */
export function hasFullJourney({ calUsername, calEventTypes }: Practitioner): boolean {
  return isGiven(calUsername) && calEventTypes.some((type) => INTAKE.includes(type)) && calEventTypes.some((type) => SESSION.includes(type));
}
