import type { me } from '@counterpart/contract';
import type { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Db, Trx } from '../platform/database/connect.ts';
import type { Actor } from '../platform/identity.ts';
import { system } from '../platform/identity.ts';
import type { Transactor } from '../platform/transact.ts';
import type { AccountConfig } from './auth.ts';

export type Me = z.infer<typeof me>;
export type Participation = Me['participations'][number];

/** What the slice is made of; wired in main. */
export interface AccountParts {
  readonly config: AccountConfig;
  /** Signs cookies and encrypts second factors; the same on every replica. */
  readonly secret: string;
  /** For recognising callers and for the identity provider's callback; verbs get their transaction. */
  readonly db: Db;
  readonly transactor: Transactor;
  readonly clock: Clock;
  /** From the cohort slice, which knows this one but not the other way round. */
  readonly participationsOf: (db: Trx, personId: string) => Promise<Participation[]>;
}

/** Where nobody is signed in yet, the audit trail still names whose account it is about. */
export function actingAs(personId: string | null | undefined): Actor {
  return personId ? { kind: 'person', id: personId } : system;
}
