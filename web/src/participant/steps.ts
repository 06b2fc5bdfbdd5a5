import type { model } from '@counterpart/contract';
import type { z } from 'zod';

export type Participation = z.infer<typeof model.participation>;
export type Candidate = z.infer<typeof model.candidate>;
export type MentorFields = z.infer<typeof model.mentorFields>;
export type MenteeWishes = z.infer<typeof model.menteeWishes>;
export type OwnMatch = z.infer<typeof model.ownMatch>;

/** The guided path. Each step is a page of its own, named like its address. */
export type Step = 'profile' | 'wishes' | 'introduction' | 'ranking' | 'review';

export const stepsOf = (side: Participation['side']): readonly Step[] =>
  ['profile', side === 'mentee' ? 'wishes' : 'introduction', 'ranking', 'review'];

export function nextStep(side: Participation['side'], step: Step): Step {
  const steps = stepsOf(side);
  return steps[steps.indexOf(step) + 1] ?? 'review';
}

export const home = (participantId: string) => `/participations/${participantId}`;
export const addressOf = (participantId: string, step: Step | 'match') => `${home(participantId)}/${step}`;

/** Whether a step has what it asks for. Only what the server calls missing is required; the rest is an invitation. */
export function isDone(participation: Participation, step: Step): boolean {
  const { missing } = participation;
  switch (step) {
    case 'profile': return !missing.includes('displayName') && !missing.includes('organization');
    case 'wishes': return filled(participation.menteeWishes);
    case 'introduction': return filled(participation.mentorFields);
    case 'ranking': return !missing.includes('preferences');
    case 'review': return participation.submitted;
  }
}

/** Where to go on: the first step with something to do, passing over an invitation once the ranking is there. */
export function currentStep(participation: Participation): Step {
  const optional = (step: Step) => step === 'wishes' || step === 'introduction';
  return stepsOf(participation.side).find((step) => !isDone(participation, step) && !(optional(step) && isDone(participation, 'ranking'))) ?? 'review';
}

/** How things stand, in one word that a page turns into a sentence. */
export type Standing = 'notOpen' | 'draft' | 'submitted' | 'waiting' | 'missed' | 'published' | 'unmatched';
export function standing({ status, submitted, published, editable }: Participation, matched = true): Standing {
  if (published) return matched ? 'published' : submitted ? 'unmatched' : 'missed';
  if (status === 'draft') return 'notOpen';
  if (status === 'open' && submitted) return 'submitted';
  if (editable) return 'draft';
  return submitted ? 'waiting' : 'missed';
}

function filled(record: MentorFields | MenteeWishes | null): boolean {
  return Object.values(record ?? {}).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null && value !== ''));
}
