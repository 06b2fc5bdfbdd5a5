import { contract, type ProcedureMeta } from '@counterpart/contract';
import { implement } from '@orpc/server';
import { actorOf, personOf, type Caller, type Person } from './identity.ts';
import { reason, Refusal, refuse } from './refuse.ts';
import { hashInput, type IdempotencyClaim, type Transactor, type Tx } from './transact.ts';
import type { Trx } from './database/connect.ts';

/** What HTTP knows of a request. In-process calls of the pages carry the same. */
export interface RequestFacts {
  readonly ip: string;
  readonly headers: Headers;
  readonly idempotencyKey: string | null;
}

export interface RequestContext {
  readonly transactor: Transactor;
  readonly caller: Caller;
  readonly request: RequestFacts;
  /** Headers of the answer; the account slice sets cookies here. */
  readonly responseHeaders: Headers;
}

/** What a procedure works with, after the gate. */
export interface Gate {
  /** A verb in its transaction, as the caller. Where the contract says `idempotent`, its result is the answer and is kept under the key. */
  readonly write: <T>(verb: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly read: <T>(query: (db: Trx) => Promise<T>) => Promise<T>;
  /** The signed-in person; only where the contract asks for one. */
  readonly person: () => Person;
}

/**
 * The first of two questions, asked before the input is even looked at: may this caller use this procedure at all?
 * The second, whether this row is theirs, is the slice's policy.
 */
export function admit(meta: ProcedureMeta, caller: Caller): void {
  if (caller.kind === 'apiKey') {
    if (meta.scope === 'session') throw new Refusal('forbidden');
    if (!caller.scopes.includes(meta.scope) && !(meta.scope === 'read' && caller.scopes.includes('write'))) throw new Refusal('scopeMissing');
  }
  if (meta.access === 'anyone') return;
  const person = personOf(caller);
  if (!person) throw new Refusal('unauthenticated');
  if (meta.access === 'admin' && person.role !== 'admin') throw new Refusal('forbidden');
}

/** Every procedure of every slice is built on this. */
export const os = implement(contract).$context<RequestContext>().use(async ({ context, procedure, path, next }, input) => {
  const meta = procedure['~orpc'].meta;
  admit(meta, context.caller);
  const claim = await claimFor(context, path, meta, input);
  const gate: Gate = {
    write: (verb) => context.transactor.write(actorOf(context.caller), verb, claim),
    read: (query) => context.transactor.read(query),
    person: () => personOf(context.caller) ?? refuse('unauthenticated'),
  };
  return next({ context: gate });
});

async function claimFor(context: RequestContext, path: readonly string[], meta: ProcedureMeta, input: unknown): Promise<IdempotencyClaim | null> {
  const key = context.request.idempotencyKey;
  const person = personOf(context.caller);
  if (!meta.idempotent || !key || !person) return null;
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) refuse('invalidInput', reason('idempotencyKeyShape', {}, 'Idempotency-Key'));
  return { personId: person.id, key, procedure: path.join('.'), inputHash: await hashInput(input) };
}
