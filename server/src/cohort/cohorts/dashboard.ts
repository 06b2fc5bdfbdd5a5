import type { CohortSnapshot, Diagnostics } from '@counterpart/engine/cohort';
import type { Trx } from '../../platform/database/connect.ts';
import { nextActions } from '../next-actions.ts';
import { someCohort } from '../policy.ts';
import { presentCohort } from '../present-admin.ts';
import { namesFor, presentDiagnostics } from '../present-diagnostics.ts';
import { settingsOf } from '../settings.ts';
import { buildSnapshot } from '../snapshot.ts';
import type { CohortRow } from '../store/cohort-store.ts';
import { everyParticipant, submissionsByDay, type ParticipantRow } from '../store/participant-store.ts';
import { listsInCohort } from '../store/preference-store.ts';
import { rulesOf } from '../store/rule-store.ts';

interface Facts { readonly cohort: CohortRow; readonly participants: ParticipantRow[]; readonly snapshot: CohortSnapshot; readonly submissions: { day: string; mentors: number; mentees: number }[] }

/** Everything of one moment; the diagnosis follows outside the transaction. */
export async function dashboardFacts(db: Trx, { cohortId }: { cohortId: string }): Promise<Facts> {
  const cohort = await someCohort(db, cohortId);
  const participants = await everyParticipant(db, cohortId);
  const settings = await settingsOf(db, cohortId, cohort.settingsVersion);
  const { input } = buildSnapshot(participants, await listsInCohort(db, cohortId), await rulesOf(db, cohortId), settings, { mode: 'strict', includeUnsubmitted: false });
  return { cohort, participants, snapshot: input, submissions: await submissionsByDay(db, cohortId, cohort.timeZone) };
}

export async function dashboard({ cohort, participants, snapshot, submissions }: Facts, diagnose: (snapshot: CohortSnapshot) => Promise<Diagnostics>) {
  const found = await diagnose(snapshot);
  const diagnostics = presentDiagnostics(found);
  const actions = nextActions({ status: cohort.status, activeRunId: cohort.activeRunId, participants, diagnostics: found });
  const people = new Map(participants.map(({ id, displayName }) => [id, displayName]));
  const organizations = new Map(snapshot.organizations.map(({ id, name }) => [id, name]));
  const named = namesFor(diagnostics, (id) => people.get(id) ?? organizations.get(id));
  for (const id of actions.flatMap(({ ids }) => ids)) named[id] ??= people.get(id) ?? '';
  return { cohort: presentCohort(cohort), readiness: readinessOf(found), diagnostics, names: named, actions, submissions };
}

function readinessOf({ strictFeasible, counts }: Diagnostics): 'strictReady' | 'exceptionOnly' | 'notReady' {
  if (strictFeasible) return 'strictReady';
  return counts.mentorsSubmitted > 0 && counts.menteesSubmitted > 0 ? 'exceptionOnly' : 'notReady';
}
