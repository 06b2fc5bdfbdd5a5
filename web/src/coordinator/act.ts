import { attempt, done, refuse } from '../shared/action.ts';
import type { Notice } from '../shared/notice.ts';

/** The end of nearly every action: do it and go on, or show the form again with the reasons why not. */
export async function carryOut<T>(form: FormData, call: () => Promise<T>, onward: string | ((value: T) => string), notice?: Notice) {
  const outcome = await attempt(call);
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return done(typeof onward === 'string' ? onward : onward(outcome.value), notice);
}

/** An optional line of a form: empty means not given. */
export const optional = (text: string): string | undefined => (text === '' ? undefined : text);
