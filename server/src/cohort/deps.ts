import type { Tx } from '../platform/transact.ts';
import type { WorkerPool } from '../platform/solver/pool.ts';
import type { MatchingTasks } from './matching-tasks.ts';

/** What the slice needs of its neighbours; main wires them. */
export interface PeoplePort {
  /** The id of whoever has this address. Where nobody has, an account is made, of which nobody is told yet. */
  addPerson(tx: Tx, person: { name: string; email: string; locale: 'en' | 'de' }): Promise<string>;
  /** False, and nothing is sent, to whoever has been here before. */
  inviteIfNew(tx: Tx, personId: string, occasion: { programId: string; cohortName: string }): Promise<boolean>;
  createOrganization(tx: Tx, organization: { name: string; aliases?: readonly string[] }): Promise<string>;
  /** How two spellings of an organization's name are compared (C11). */
  foldName(name: string): string;
}

export interface CohortDeps {
  readonly people: PeoplePort;
  readonly matching: WorkerPool<MatchingTasks>;
}
