import type { CohortSnapshot } from '@counterpart/engine/cohort';
import type { Trx } from '../../platform/database/connect.ts';
import type { Findings } from '../diagnosis.ts';
import { nextActions } from '../next-actions.ts';
import { someCohort } from '../policy.ts';
import { presentCohort } from '../present-admin.ts';
import { namesFor, presentDiagnostics } from '../present-diagnostics.ts';
import { settingsOf } from '../settings.ts';
import { buildSnapshot, hashOf, type SnapshotChoice } from '../snapshot.ts';
import type { CohortRow } from '../store/cohort-store.ts';
import { everyParticipant, submissionsByDay, type ParticipantRow } from '../store/participant-store.ts';
import { listsInCohort } from '../store/preference-store.ts';
import { rulesOf } from '../store/rule-store.ts';
import { findRun } from '../store/run-store.ts';

interface Facts { readonly cohort: CohortRow; readonly participants: ParticipantRow[]; readonly snapshot: CohortSnapshot; readonly activeRun: { inputChanged: boolean } | null; readonly submissions: { day: string; mentors: number; mentees: number }[] }

/** Everything of one moment; the diagnosis follows outside the transaction. */
export async function dashboardFacts(db: Trx, { cohortId }: { cohortId: string }): Promise<Facts> {
  const cohort = await someCohort(db, cohortId);
  const participants = await everyParticipant(db, cohortId);
  const settings = await settingsOf(db, cohortId, cohort.settingsVersion);
  const [lists, rules] = [await listsInCohort(db, cohortId), await rulesOf(db, cohortId)];
  const snapshot = (choice: SnapshotChoice) => buildSnapshot(participants, lists, rules, settings, choice).input;
  const active = cohort.activeRunId === null ? undefined : await findRun(db, cohortId, cohort.activeRunId);
  const activeRun = active ? { inputChanged: hashOf(snapshot({ mode: active.mode, includeUnsubmitted: active.options.includeUnsubmitted })) !== active.inputHash } : null;
  return { cohort, participants, snapshot: snapshot({ mode: 'strict', includeUnsubmitted: false }), activeRun, submissions: await submissionsByDay(db, cohortId, cohort.timeZone) };
}

export async function dashboard({ cohort, participants, snapshot, activeRun, submissions }: Facts, diagnose: (snapshot: CohortSnapshot) => Promise<Findings>) {
  const found = await diagnose(snapshot);
  const diagnostics = presentDiagnostics(found);
  const actions = nextActions({ status: cohort.status, activeRun, participants, diagnostics: found });
  const people = new Map(participants.map(({ id, displayName }) => [id, displayName]));
  const organizations = new Map(snapshot.organizations.map(({ id, name }) => [id, name]));
  const named = namesFor(diagnostics, (id) => people.get(id) ?? organizations.get(id));
  for (const id of actions.flatMap(({ ids }) => ids)) named[id] ??= people.get(id) ?? '';
  return { cohort: presentCohort(cohort), readiness: readinessOf(found), diagnostics, names: named, actions, submissions };
}

function readinessOf({ strictFeasible, counts }: Findings): 'strictReady' | 'exceptionOnly' | 'notReady' {
  if (strictFeasible) return 'strictReady';
  return counts.mentorsSubmitted > 0 && counts.menteesSubmitted > 0 ? 'exceptionOnly' : 'notReady';
}
