import { fold, foldList } from '../text/fold.ts';
import type { AttributePredicate, MentorFields } from './types.ts';

/** Whether a mentor's fields satisfy one test of the cohort's catalogue (C6). An unknown number satisfies nothing. */
export function predicateHolds(predicate: AttributePredicate, fields: MentorFields): boolean {
  if (predicate.op === 'atLeast') return fields.yearsExperience !== null && fields.yearsExperience >= predicate.value;
  const wanted = fold(predicate.value);
  if (predicate.op === 'includes') return foldList(fields[predicate.field]).includes(wanted);
  const text = fold(fields[predicate.field]);
  return predicate.op === 'is' ? text === wanted : text.includes(wanted);
}
