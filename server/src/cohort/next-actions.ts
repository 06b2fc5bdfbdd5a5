import type { model } from '@counterpart/contract';
import type { z } from 'zod';
import type { Findings } from './diagnosis.ts';
import type { CohortStatus } from './flow.ts';
import { isProfileComplete } from './profile.ts';
import { missingIn } from './present-participant.ts';
import type { ParticipantRow } from './store/participant-store.ts';

export type Action = z.output<typeof model.action>;
/** More would be neither read nor clicked; the next look at the page brings the next ones. */
const suggestionsShown = 10;
const idsShown = 500;

export interface Situation { readonly status: CohortStatus; readonly activeRun: { readonly inputChanged: boolean } | null; readonly participants: readonly ParticipantRow[]; readonly diagnostics: Findings }

/** What a coordinator could do now, most useful first. Each names a thing that a button can do. */
export function nextActions(situation: Situation): Action[] {
  const { status, participants, diagnostics } = situation;
  const where = (test: (row: ParticipantRow) => boolean): string[] => participants.filter(test).map(({ id }) => id);
  const asked = where(({ reopenRequestedAt }) => reopenRequestedAt !== null);
  const homeless = where(({ organizationId }) => organizationId === null);
  const always = status === 'matched' ? [] : [
    ...missingSides(diagnostics).map((side) => action('addParticipants', [], side)),
    ...asked.length > 0 ? [action('decideReopening', asked)] : [],
    ...homeless.length > 0 ? [action('setOrganization', homeless)] : [],
  ];
  return [...always, ...byStatus[status](situation)];
}

const byStatus: Record<CohortStatus, (situation: Situation) => Action[]> = {
  draft: ({ diagnostics, participants }) => missingSides(diagnostics).length === 0 ? [action('openCohort'), ...unsubmittedLists(participants)] : [],
  open: whileOpen,
  // A run made from what holds no more is not what to tell people first; it may still be what is wanted.
  closed: ({ activeRun, diagnostics, participants }) => [...unsubmittedLists(participants), ...activeRun?.inputChanged === false ? [] : runs(diagnostics), ...activeRun ? [action('publish')] : []],
  matched: () => [],
};

function whileOpen({ participants, diagnostics }: Situation): Action[] {
  const waiting = participants.filter(({ submittedAt }) => submittedAt === null);
  const incomplete = waiting.filter((row) => !isProfileComplete(row));
  const few = diagnostics.warnings.filter(({ code }) => code === 'fewOptions').flatMap(({ ids }) => ids);
  const none = diagnostics.blockers.filter(({ code }) => code === 'zeroOptions').flatMap(({ ids }) => ids);
  const suggestions = (diagnostics.fewestAcceptances ?? []).slice(0, suggestionsShown);
  return [
    ...waiting.length > 0 ? [action('remindSubmission', waiting.map(({ id }) => id))] : [],
    ...incomplete.length > 0 ? [action('remindProfile', incomplete.map(({ id }) => id))] : [],
    ...unsubmittedLists(participants),
    ...suggestions.map((suggestion) => ({ ...action('askToConsider', [suggestion.mentor, suggestion.mentee]), suggestion: { ...suggestion, ask: [...suggestion.ask] } })),
    ...none.slice(0, suggestionsShown).map((id) => action('openParticipant', [id])),
    ...few.length > 0 ? [action('broadenPreferences', [...new Set(few)])] : [],
    ...waiting.length === 0 && participants.length > 0 ? [action('closeCohort')] : [],
    ...waiting.length === 0 ? runs(diagnostics) : [],
  ];
}

/** Brought in from a file or begun by their owners: such a list counts once it is submitted, which a coordinator may do for them. */
function unsubmittedLists(participants: readonly ParticipantRow[]): Action[] {
  const ready = participants.filter((row) => row.submittedAt === null && missingIn(row, row.preferences).length === 0);
  return ready.length > 0 ? [action('submitLists', ready.map(({ id }) => id))] : [];
}

function runs({ strictFeasible, counts }: Findings): Action[] {
  if (counts.mentorsSubmitted === 0 || counts.menteesSubmitted === 0) return [];
  return [action(strictFeasible ? 'runStrict' : 'runException')];
}

/** Null where nobody is in at all: one thing to do, not two. */
function missingSides({ counts: { mentors, mentees } }: Findings): Action['side'][] {
  if (mentors + mentees === 0) return [null];
  return mentors === 0 ? ['mentor'] : mentees === 0 ? ['mentee'] : [];
}

function action(kind: Action['kind'], ids: readonly string[] = [], side: Action['side'] = null): Action {
  return { kind, ids: ids.slice(0, idsShown), suggestion: null, side };
}
