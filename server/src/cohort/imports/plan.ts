import type { Side } from '../store/participant-store.ts';
import type { Choice, Meant } from './organizations.ts';
import type { RowProblem } from './rows.ts';
import type { ParticipantChange } from '../store/participant-store.ts';
import type { Lists } from '../store/preference-store.ts';

/** What one row would do. `label` and `changes` are for the coordinator's eyes. */
export interface PlannedRow { readonly line: number; readonly label: string; readonly changes: readonly string[]; readonly act: Act }
type Profile = Pick<ParticipantChange, 'mentorFields' | 'menteeWishes'>;
export type Act =
  | { readonly kind: 'same' }
  | { readonly kind: 'enrol'; readonly side: Side; readonly email: string; readonly name: string; readonly organization: Meant; readonly profile: Profile }
  | { readonly kind: 'change'; readonly participantId: string; readonly side: Side; readonly displayName: string | undefined; readonly organization: Meant; readonly profile: Profile }
  | { readonly kind: 'lists'; readonly participantId: string; readonly lists: Lists };

/** What a file means for the cohort as it stands now: the same for the preview and for applying it. */
export interface Plan {
  readonly accepted: readonly PlannedRow[];
  /** Lines of which nothing is done, in order. */
  readonly rejected: readonly number[];
  readonly problems: readonly RowProblem[];
  readonly choices: readonly Choice[];
  readonly unknownColumns: readonly string[];
}

/** "organization: Acme → Beta", by the file's own name of the column. */
export function changed(column: string, before: unknown, after: unknown): string[] {
  const [old, next] = [textOf(before), textOf(after)];
  if (old === next) return [];
  return [old === '' ? `${column}: ${next}` : `${column}: ${old} → ${next}`];
}

function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
