import type { DetectionInput, DetectionSettings, KnownPerson } from './known-people.ts';
import { UnusableError } from '../../unusable.ts';

export type DetectionProblemCode = 'notAnInstant' | 'notACount' | 'emptyId' | 'duplicateId' | 'notADay' | 'notAYear';

/** One place in the input that cannot be used, e.g. `proposals[3].members[0].affiliations[1].until`. */
export interface DetectionProblem { readonly code: DetectionProblemCode; readonly path: string; readonly value: string }

/** Thrown by `detectConflicts` when `validateDetection` has something to say about its input. */
export class UnusableDetectionError extends UnusableError<DetectionProblem> {
  constructor(problems: readonly DetectionProblem[]) {
    super('UnusableDetectionError', 'input of conflict detection', problems, ({ code, path }) => `${code} at ${path}`);
  }
}

type Report = (code: DetectionProblemCode, path: string, value: unknown) => void;

/** Every reason why conflicts cannot be looked for, in reading order; empty means they can. O(people + papers). */
export function validateDetection({ reviewers, proposals, settings, now }: DetectionInput): readonly DetectionProblem[] {
  const problems: DetectionProblem[] = [];
  const report: Report = (code, path, value) => problems.push({ code, path, value: String(value) });
  // Years before the first have another form.
  if (!(now >= Date.UTC(1000, 0) && now < Date.UTC(9999, 0))) report('notAnInstant', 'now', now);
  for (const key of ['formerInstitutionYears', 'coauthorshipYears', 'activePapers', 'activeYears'] satisfies (keyof DetectionSettings)[]) {
    if (!(Number.isInteger(settings[key]) && settings[key] >= 0 && settings[key] <= 1000)) report('notACount', `settings.${key}`, settings[key]);
  }
  checkIds(reviewers, 'reviewers', report);
  reviewers.forEach((reviewer, at) => checkPerson(reviewer, `reviewers[${at}]`, report));
  checkIds(proposals, 'proposals', report);
  proposals.forEach(({ members }, at) => members.forEach((member, place) => checkPerson(member, `proposals[${at}].members[${place}]`, report)));
  return problems;
}

/** @throws UnusableDetectionError */
export function assertUsableDetection(input: DetectionInput): void {
  const problems = validateDetection(input);
  if (problems.length > 0) throw new UnusableDetectionError(problems);
}

function checkIds(members: readonly { readonly id: string }[], path: string, report: Report): void {
  const seen = new Set<string>();
  members.forEach(({ id }, at) => {
    if (id === '') report('emptyId', `${path}[${at}].id`, id);
    else if (seen.has(id)) report('duplicateId', `${path}[${at}].id`, id);
    seen.add(id);
  });
}

function checkPerson({ affiliations, papers }: KnownPerson, path: string, report: Report): void {
  affiliations.forEach(({ institution, until }, at) => {
    if (institution === '') report('emptyId', `${path}.affiliations[${at}].institution`, institution);
    if (until !== null && !isDay(until)) report('notADay', `${path}.affiliations[${at}].until`, until);
  });
  papers.forEach(({ year }, at) => { if (!Number.isInteger(year)) report('notAYear', `${path}.papers[${at}].year`, year); });
}

/** A day that the calendar has: others are rolled over by `Date`, and so written differently. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
