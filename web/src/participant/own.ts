import { redirect, type RouterContextProvider } from 'react-router';
import { attempt, clientOf, load, refuse, type Refused } from '../shared/action.ts';
import { addressOf, nextStep, stepsOf, type Participation, type Step } from './steps.ts';

// What the loaders and actions of a participant's pages share.

interface Call {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
  readonly params: { readonly participantId: string };
}

export const loadOwn = ({ context, params }: Omit<Call, 'request'>): Promise<Participation> =>
  load(() => clientOf(context).participation.get({ participantId: params.participantId }));

/** With whether the published matches hold one for the reader; before they are published, everybody may hope. */
export async function loadStanding(call: Omit<Call, 'request'>): Promise<{ own: Participation; matched: boolean }> {
  const own = await loadOwn(call);
  if (!own.published) return { own, matched: true };
  const { match } = await load(() => clientOf(call.context).participation.match({ participantId: own.participantId }));
  return { own, matched: match !== null };
}

/** For the pages with a form: what is locked or closed is read on the review page instead, and the other side's step is nobody's. */
export async function loadEditable(call: Omit<Call, 'request'>, step: Step): Promise<Participation> {
  const own = await loadOwn(call);
  if (!own.editable || !stepsOf(own.side).includes(step)) throw redirect(addressOf(own.participantId, 'review'));
  return own;
}

/** What an action answers to a page that saves while somebody types. */
export interface Saved { readonly saved: { readonly at: string; readonly version: number } }
export type SaveAnswer = Saved | Refused;

interface Saving {
  readonly step: Step;
  readonly form: FormData;
  readonly save: () => Promise<{ version: number }>;
  /** Where a form without JavaScript comes back to, when it saves and stays. */
  readonly back?: string;
}

/** Saves, then answers in kind: data for a page that stays as it is, an address for a form that was sent whole. */
export async function saveStep({ params, context }: Call, { step, form, save, back }: Saving) {
  const outcome = await attempt(save);
  if (!outcome.ok) return refuse(outcome.refusal, form);
  if (form.get('then') === 'stay') return { saved: { at: new Date().toISOString(), version: outcome.value.version } } satisfies Saved;
  if (form.get('then') !== 'next') return redirect(back ?? `${addressOf(params.participantId, step)}?notice=participant.draftSaved`);
  const { side } = await loadOwn({ context, params });
  return redirect(addressOf(params.participantId, nextStep(side, step)));
}

/** A lost connection, a failing server or a session that ended must not replace the page, and with it what was typed. */
export async function keepPage<T>(serverAction: () => Promise<T>): Promise<T | Refused> {
  try {
    return await serverAction();
  } catch (error) {
    if (!(error instanceof Response)) return { refusal: { code: 'unavailable', reasons: [] }, values: {} };
    if (error.headers.get('location')?.startsWith('/sign-in')) return { refusal: { code: 'unauthenticated', reasons: [] }, values: {} };
    throw error;
  }
}
