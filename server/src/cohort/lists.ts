import { reason, refuse } from '../platform/refuse.ts';
import type { Reason } from '@counterpart/contract/refusal';
import type { Trx } from '../platform/database/connect.ts';
import type { Tx } from '../platform/transact.ts';
import type { ParticipantRow } from './store/participant-store.ts';
import { people, saveLists, type Lists, type SaveGuard } from './store/preference-store.ts';

type Owner = Pick<ParticipantRow, 'personId' | 'houseId' | 'side'>;
type Person = { readonly id: string; readonly personId: string; readonly houseId: string | null };

/** The one gate for lists, whoever saves them (C8, C10): people of the other side of this cohort, each once, nobody of the own organization ranked. */
export async function requireUsableLists(db: Trx, owner: Owner & { cohortId: string }, lists: Lists): Promise<void> {
  const others = await people(db, owner.cohortId, owner.side === 'mentor' ? 'mentee' : 'mentor');
  const problems = listProblems(owner, lists, new Map(others.map((person) => [person.id, person])));
  if (problems.length > 0) refuse('invalidInput', ...problems.slice(0, 50));
}

/** Saves lists that have passed the gate, and records what follows from them; that they were saved their caller records. */
export async function keepLists(tx: Tx, owner: Pick<ParticipantRow, 'id' | 'cohortId' | 'side'>, lists: Lists, guard: SaveGuard): Promise<number | undefined> {
  const saved = await saveLists(tx.db, owner, lists, guard, tx.now);
  for (const { id, ...before } of saved?.withdrawn ?? []) tx.record({ action: 'pairRule.withdrawn', subject: { kind: 'pairRule', id }, programId: owner.cohortId, before, after: { newVetoOf: owner.id } });
  return saved?.version;
}

export function listProblems(owner: Owner, { preferences, never }: Lists, others: ReadonlyMap<string, Person>): Reason[] {
  const refused = new Set(never);
  return [
    ...problemsIn('preferences', preferences, (person) => {
      if (refused.has(person.id)) return 'preferredAndNever';
      return owner.houseId !== null && person.houseId === owner.houseId ? 'sameOrganization' : null;
    }),
    ...problemsIn('never', never, () => null),
  ];
  function problemsIn(field: string, ids: readonly string[], objection: (person: Person) => string | null): Reason[] {
    const seen = new Set<string>();
    return ids.flatMap((id, at) => {
      const person = others.get(id);
      const code = person === undefined ? 'unknownCandidate' : seen.has(id) ? 'duplicateEntry' : person.personId === owner.personId ? 'samePerson' : objection(person);
      seen.add(id);
      return code === null ? [] : [reason(code, {}, `${field}.${at}`)];
    });
  }
}
