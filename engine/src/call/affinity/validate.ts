import type { SettingProblem } from '../../settings-checks.ts';
import { PROFICIENCY_TENTHS } from './documents.ts';
import { validateAffinitySettings } from './settings.ts';
import type { AffinitySnapshot, ProposalText, ReviewerProfile } from './types.ts';
import { UnusableError } from '../../unusable.ts';

export type AffinityProblemCode = 'setting' | 'notAnInstant' | 'emptyId' | 'duplicateId' | 'notText' | 'emptyKeyword' | 'unknownProficiency' | 'notAYear' | 'unknownLanguage';

/** One place in the snapshot that cannot be used, e.g. `reviewers[3].expertise[1].proficiency`. */
export interface AffinityProblem {
  readonly code: AffinityProblemCode;
  readonly path: string;
  readonly value: string;
  /** Only for `setting`. */
  readonly setting?: SettingProblem;
}

/** Thrown by what takes an affinity snapshot when `validateAffinity` has something to say about it. */
export class UnusableAffinityError extends UnusableError<AffinityProblem> {
  constructor(problems: readonly AffinityProblem[]) {
    super('UnusableAffinityError', 'affinity snapshot', problems, ({ code, path }) => `${code} at ${path}`);
  }
}

type Report = (code: AffinityProblemCode, path: string, value: unknown) => void;

/** The last instant that a date can be, in milliseconds. */
const LAST_INSTANT = 8.64e15;

/** Every reason why a snapshot cannot be compared, in reading order; empty means it can. A person without keywords or text is no reason (R3). O(entries). */
export function validateAffinity(snapshot: AffinitySnapshot): readonly AffinityProblem[] {
  const problems: AffinityProblem[] = validateAffinitySettings(snapshot.settings)
    .map((setting) => ({ code: 'setting', path: `settings.${setting.path}`, value: setting.value, setting }));
  const report: Report = (code, path, value) => problems.push({ code, path, value: String(value) });
  if (!(Math.abs(snapshot.now) <= LAST_INSTANT)) report('notAnInstant', 'now', snapshot.now);
  const known = { reviewers: new Set<string>(), proposals: new Set<string>() };
  snapshot.reviewers.forEach((reviewer, at) => checkReviewer(reviewer, `reviewers[${at}]`, known.reviewers, report));
  snapshot.proposals.forEach((proposal, at) => {
    const path = `proposals[${at}]`;
    checkMember(proposal, path, known.proposals, report);
    for (const field of ['title', 'summary', 'description'] as const) checkText(proposal[field], `${path}.${field}`, report);
  });
  return problems;
}

/** @throws UnusableAffinityError */
export function assertUsableAffinity(snapshot: AffinitySnapshot): void {
  const problems = validateAffinity(snapshot);
  if (problems.length > 0) throw new UnusableAffinityError(problems);
}

function checkReviewer(reviewer: ReviewerProfile, path: string, known: Set<string>, report: Report): void {
  checkMember(reviewer, path, known, report);
  checkText(reviewer.biography, `${path}.biography`, report);
  reviewer.expertise.forEach(({ keyword, proficiency }, at) => {
    const place = `${path}.expertise[${at}]`;
    if (typeof keyword !== 'string' || keyword.trim() === '') report('emptyKeyword', `${place}.keyword`, keyword);
    if (!Object.hasOwn(PROFICIENCY_TENTHS, proficiency)) report('unknownProficiency', `${place}.proficiency`, proficiency);
  });
  reviewer.publications.forEach(({ title, abstract, year }, at) => {
    const place = `${path}.publications[${at}]`;
    checkText(title, `${place}.title`, report);
    checkText(abstract, `${place}.abstract`, report);
    if (!Number.isInteger(year)) report('notAYear', `${place}.year`, year);
  });
}

function checkMember({ id, language }: ReviewerProfile | ProposalText, path: string, known: Set<string>, report: Report): void {
  if (typeof id !== 'string' || id === '') report('emptyId', `${path}.id`, id);
  else if (known.has(id)) report('duplicateId', `${path}.id`, id);
  known.add(id);
  if (language !== undefined && language !== 'en' && language !== 'de') report('unknownLanguage', `${path}.language`, language);
}

function checkText(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string') report('notText', path, value);
}
