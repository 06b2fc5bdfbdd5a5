import type { CohortSnapshot, Diagnostics } from '@counterpart/engine/cohort';
import type { WorkerPool } from '../platform/solver/pool.ts';
import type { MatchingTasks } from './matching-tasks.ts';
import { hashOf } from './snapshot.ts';

/** Beyond this the proofs would take longer than a page may wait. */
const provablePairs = 2_000 * 2_000;
const timeLimitMs = 3_000;
const remembered = 40;

/** Diagnoses snapshots in a worker and remembers the last few: a dashboard is looked at more often than its cohort changes. */
export function createDiagnosis(matching: WorkerPool<MatchingTasks>): (snapshot: CohortSnapshot) => Promise<Diagnostics> {
  const known = new Map<string, Promise<Diagnostics>>();
  return (snapshot) => {
    const hash = hashOf(snapshot);
    const answer = known.get(hash) ?? diagnose(matching, snapshot);
    known.delete(hash);
    known.set(hash, answer);
    answer.catch(() => known.delete(hash));
    if (known.size > remembered) known.delete(known.keys().next().value ?? '');
    return answer;
  };
}

async function diagnose(matching: WorkerPool<MatchingTasks>, snapshot: CohortSnapshot): Promise<Diagnostics> {
  const sides = [takingPart(snapshot.mentors, snapshot), takingPart(snapshot.mentees, snapshot)] as const;
  if (sides[0].length * sides[1].length > provablePairs) return countedOnly(snapshot);
  const outcome = await matching.run('diagnose', snapshot, { timeLimitMs });
  return outcome.kind === 'done' ? outcome.value : countedOnly(snapshot);
}

type Person = CohortSnapshot['mentors'][number] | CohortSnapshot['mentees'][number];
const takingPart = (people: readonly Person[], { includeUnsubmitted }: CohortSnapshot): Person[] => people.filter(({ submitted }) => submitted || includeUnsubmitted);

/** What counting alone tells of a cohort too large to prove anything about in time. It says so itself. */
export function countedOnly(snapshot: CohortSnapshot): Diagnostics {
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
    warnings: [finding('tooManyToProve' as never, [], { mentors: mentors.length, mentees: mentees.length })],
    options: [], lowestOptions: { mentors: [], mentees: [] },
    organizations: [...perOrganization.values()].filter((count) => count.mentors + count.mentees > 0),
    unavoidableSameOrganization: { count: 0, organizationId: null }, hallViolator: null, fewestAcceptances: null, strictFeasible: false,
  };
}
