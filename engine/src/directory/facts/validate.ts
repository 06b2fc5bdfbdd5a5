import { FORMATS, GENDERS, SLOT_STATUSES, SLOT_TYPES } from './practitioner.ts';
import type { Practitioner } from './practitioner.ts';
import { isTimeZone } from '../../time/zone.ts';
import { UnusableError } from '../../unusable.ts';

export type DirectoryProblemCode = 'emptyId' | 'duplicateId' | 'unknownValue' | 'unknownTimeZone' | 'notAnInstant' | 'notACount';

/** One place of the input that cannot be used, e.g. `practitioners[3].slots[0].start`. */
export interface DirectoryProblem {
  readonly code: DirectoryProblemCode;
  readonly path: string;
  readonly value: string;
}

/** Thrown by the functions of directory and commission when handed what cannot be used; lists every place. */
export class UnusableDirectoryError extends UnusableError<DirectoryProblem> {
  constructor(problems: readonly DirectoryProblem[]) {
    super('UnusableDirectoryError', 'input', problems, ({ code, path, value }) => `${code} at ${path} (${value})`);
  }
}

/** Between them a wall clock has four digits for its year. */
const EARLIEST = Date.UTC(1000, 0, 2);
const LATEST = Date.UTC(9999, 11, 1);

export function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= EARLIEST && value <= LATEST;
}

/** Every place of these rows that cannot be used, in reading order. O(rows + slots). */
export function practitionerProblems(practitioners: readonly Practitioner[]): DirectoryProblem[] {
  const problems: DirectoryProblem[] = [];
  const report = (code: DirectoryProblemCode, path: string, value: unknown): void => { problems.push({ code, path, value: String(value) }); };
  const ids = new Set<string>();
  practitioners.forEach((practitioner, at) => {
    const { id, gender, formats, slots, timeZone } = practitioner;
    const path = `practitioners[${at}]`;
    if (id === '') report('emptyId', `${path}.id`, id);
    else if (ids.has(id)) report('duplicateId', `${path}.id`, id);
    ids.add(id);
    if (!GENDERS.includes(gender)) report('unknownValue', `${path}.gender`, gender);
    formats.forEach((format, entry) => { if (!FORMATS.includes(format)) report('unknownValue', `${path}.formats[${entry}]`, format); });
    slots.forEach((slot, entry) => {
      if (!SLOT_TYPES.includes(slot.type)) report('unknownValue', `${path}.slots[${entry}].type`, slot.type);
      if (!SLOT_STATUSES.includes(slot.status)) report('unknownValue', `${path}.slots[${entry}].status`, slot.status);
      if (!isInstant(slot.start)) report('notAnInstant', `${path}.slots[${entry}].start`, slot.start);
    });
    if (!isTimeZone(timeZone)) report('unknownTimeZone', `${path}.timeZone`, timeZone);
  });
  return problems;
}

/** `now` of every function here: whole milliseconds, years 1000 to 9999. */
export function nowProblems(now: number): DirectoryProblem[] {
  return isInstant(now) ? [] : [{ code: 'notAnInstant', path: 'now', value: String(now) }];
}

/** @throws UnusableDirectoryError */
export function assertNone(problems: readonly DirectoryProblem[]): void {
  if (problems.length > 0) throw new UnusableDirectoryError(problems);
}
