import type { Tx } from '../platform/transact.ts';
import type { WorkerPool } from '../platform/solver/pool.ts';
import type { MatchingTasks } from './matching-tasks.ts';

/** What the slice needs of its neighbours; main wires them. */
export interface PeoplePort {
  /** Makes an account with role member where there is none, posts the invitation, and says its id. */
  invitePerson(tx: Tx, person: { name: string; email: string; locale: 'en' | 'de'; programId?: string | null; cohortName?: string | null }): Promise<string>;
  createOrganization(tx: Tx, organization: { name: string }): Promise<string>;
  /** How two spellings of an organization's name are compared (C11). */
  foldName(name: string): string;
}

export interface CohortDeps {
  readonly people: PeoplePort;
  readonly matching: WorkerPool<MatchingTasks>;
}
