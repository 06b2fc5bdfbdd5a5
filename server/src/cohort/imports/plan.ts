import type { Side } from '../store/participant-store.ts';
import type { Choice, Meant } from './organizations.ts';
import type { RowProblem } from './rows.ts';
import type { ParticipantChange } from '../store/participant-store.ts';
import type { Lists } from '../store/preference-store.ts';

/** What one row would do. `label` and `changes` are for the coordinator's eyes. */
export interface PlannedRow { readonly line: number; readonly label: string; readonly changes: readonly Change[]; readonly act: Act }
export interface Change { readonly column: string; readonly before: string; readonly after: string }
type Profile = Pick<ParticipantChange, 'mentorFields' | 'menteeWishes'>;
export type Act =
  | { readonly kind: 'same'; readonly participantId: string }
  | { readonly kind: 'enrol'; readonly side: Side; readonly email: string; readonly name: string; readonly organization: Meant; readonly profile: Profile }
  | { readonly kind: 'change'; readonly participantId: string; readonly side: Side; readonly displayName: string | undefined; readonly organization: Meant; readonly profile: Profile }
  | { readonly kind: 'lists'; readonly participantId: string; readonly lists: Lists };

/** What is to be done with rows, and why nothing with the others. */
export interface RowsPlanned {
  readonly accepted: readonly PlannedRow[];
  readonly problems: readonly RowProblem[];
  readonly choices: readonly Choice[];
}

/** What a file means for the cohort as it stands now: the same for the preview and for applying it. */
export interface Plan extends RowsPlanned {
  /** How many there are; those that are not accepted are rejected. */
  readonly rows: number;
  readonly unknownColumns: readonly string[];
}

/** By the file's own name of the column. Whole values are compared; only what is shown is cut. */
export function changed(column: string, before: unknown, after: unknown): Change[] {
  const [old, next] = [wholeOf(before), wholeOf(after)];
  if (old === next) return [];
  const from = old === '' ? 0 : firstDifference(old, next);
  return [{ column, before: excerpt(old, from), after: excerpt(next, from) }];
}

/** A sign that no text may hold, so that no two lists are written alike. */
const betweenEntries = '\u001f';

function wholeOf(value: unknown): string {
  return Array.isArray(value) ? value.join(betweenEntries) : String(value ?? '');
}

function firstDifference(old: string, next: string): number {
  let at = 0;
  while (at < old.length && old[at] === next[at]) at += 1;
  return at;
}

const mostShown = 80;
const shownBefore = 20;

/** Two long texts that begin alike are shown from shortly before they differ. */
function excerpt(whole: string, difference: number): string {
  const start = difference < mostShown - shownBefore ? 0 : difference - shownBefore;
  const text = (start === 0 ? whole : `…${whole.slice(start)}`).replaceAll(betweenEntries, '; ');
  return text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text;
}
