import type { CohortSnapshot, Diagnostics, Finding } from '@counterpart/engine/cohort';
import type { Outcome, WorkerPool } from '../platform/solver/pool.ts';
import type { MatchingTasks } from './matching-tasks.ts';
import { hashOf } from './snapshot.ts';

/** Beyond this the proofs would take longer than a page may wait. */
const provablePairs = 2_000 * 2_000;
const timeLimitMs = 3_000;
const remembered = 40;

/** Why reasons are missing: there are too many people to look for any, or the look did not end in time. */
type UnprovenCode = 'tooManyToProve' | 'notProvenInTime';
/** The engine's findings, or what is known without it. */
export interface Findings extends Omit<Diagnostics, 'warnings'> { readonly warnings: readonly (Diagnostics['warnings'][number] | Finding<UnprovenCode>)[] }

/** Diagnoses snapshots in a worker and remembers the last few: a dashboard is looked at more often than its cohort changes. What a busy server did not prove is tried again by the next look. */
export function createDiagnosis(matching: WorkerPool<MatchingTasks>): (snapshot: CohortSnapshot) => Promise<Findings> {
  const known = new Map<string, Promise<Outcome<Diagnostics>>>();
  return async (snapshot) => {
    if (tooMany(snapshot)) return countedOnly(snapshot, 'tooManyToProve');
    const hash = hashOf(snapshot);
    const answer = known.get(hash) ?? matching.run('diagnose', snapshot, { timeLimitMs });
    known.delete(hash);
    known.set(hash, answer);
    if (known.size > remembered) known.delete(known.keys().next().value ?? '');
    const forget = () => { if (known.get(hash) === answer) known.delete(hash); };
    const outcome = await answer.catch((error: unknown) => { forget(); throw error; });
    if (outcome.kind === 'done') return outcome.value;
    forget();
    return countedOnly(snapshot, 'notProvenInTime');
  };
}

function tooMany(snapshot: CohortSnapshot): boolean {
  return takingPart(snapshot.mentors, snapshot).length * takingPart(snapshot.mentees, snapshot).length > provablePairs;
}

type Person = CohortSnapshot['mentors'][number] | CohortSnapshot['mentees'][number];
const takingPart = (people: readonly Person[], { includeUnsubmitted }: CohortSnapshot): Person[] => people.filter(({ submitted }) => submitted || includeUnsubmitted);

/** What counting alone tells where nothing was proven. It says so itself. */
function countedOnly(snapshot: CohortSnapshot, why: UnprovenCode): Findings {
  const mentors = takingPart(snapshot.mentors, snapshot);
  const mentees = takingPart(snapshot.mentees, snapshot);
  const perOrganization = new Map(snapshot.organizations.map(({ id, name }) => [id, { id, name, mentors: 0, mentees: 0 }]));
  for (const { organizationId, side } of [...mentors, ...mentees]) {
    const count = organizationId === null ? undefined : perOrganization.get(organizationId);
    if (count) count[side === 'mentor' ? 'mentors' : 'mentees'] += 1;
  }
  const lacking = [...mentors, ...mentees].filter(({ organizationId }) => organizationId === null).map(({ id }) => id);
  const finding = <Code extends string>(code: Code, ids: readonly string[], values: Record<string, number> = {}) => ({ code, side: null, ids, values });
  return {
    counts: { mentors: snapshot.mentors.length, mentees: snapshot.mentees.length, mentorsSubmitted: snapshot.mentors.filter(({ submitted }) => submitted).length, menteesSubmitted: snapshot.mentees.filter(({ submitted }) => submitted).length },
    blockers: [
      ...mentors.length === mentees.length ? [] : [finding('countsDiffer' as const, [], { mentors: mentors.length, mentees: mentees.length })],
      ...lacking.length === 0 ? [] : [finding('organizationMissing' as const, lacking, { count: lacking.length })],
    ],
    warnings: [finding(why, [], { mentors: mentors.length, mentees: mentees.length })],
    options: [], lowestOptions: { mentors: [], mentees: [] },
    organizations: [...perOrganization.values()].filter((count) => count.mentors + count.mentees > 0),
    unavoidableSameOrganization: { count: 0, organizationId: null }, hallViolator: null, fewestAcceptances: null, strictFeasible: false,
  };
}
