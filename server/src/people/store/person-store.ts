import { sql } from 'kysely';
import { containing } from '../../platform/paging.ts';
import type { Trx } from '../../platform/database/connect.ts';

export interface PeopleFilter { readonly search?: string | undefined; readonly role?: 'admin' | 'member' | undefined }

function matching(trx: Trx, { search, role }: PeopleFilter) {
  return trx.selectFrom('person')
    .$if(Boolean(search), (query) => query.where((eb) => eb.or([eb('person.name', 'ilike', containing(search!)), eb('person.email', 'ilike', containing(search!))])))
    .$if(role !== undefined, (query) => query.where('person.role', '=', role!));
}

const sortName = sql<string>`lower(person.name)`;

export function pageOfPeople(trx: Trx, filter: PeopleFilter, after: readonly [string, string] | null, limit: number) {
  return matching(trx, filter)
    .select(['person.id', 'person.name', 'person.email', 'person.role', 'person.active', 'person.emailVerified', 'person.twoFactorEnabled', 'person.locale', 'person.createdAt', 'person.lastSignInAt'])
    .select([sortName.as('sortName'), (eb) => eb.selectFrom('participant').whereRef('participant.personId', '=', 'person.id').select(eb.fn.countAll<number>().as('count')).as('participations')])
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(person.name), person.id) > (${after![0]}, ${after![1]}::uuid)`))
    .orderBy(sortName).orderBy('person.id').limit(limit).execute();
}

export async function countPeople(trx: Trx, filter: PeopleFilter): Promise<number> {
  return (await matching(trx, filter).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
}

export function lockForChange(trx: Trx, id: string) {
  return trx.selectFrom('person').select(['id', 'name', 'email', 'role', 'active', 'emailVerified']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

export async function changePerson(trx: Trx, id: string, changes: { name?: string; role?: 'admin' | 'member'; active?: boolean }, now: Date): Promise<void> {
  await trx.updateTable('person').set({ ...changes, updatedAt: now }).where('id', '=', id).execute();
}

/** One who can sign in: an invitation that nobody has accepted lets nobody in. */
export async function hasOtherAdmin(trx: Trx, id: string): Promise<boolean> {
  return await trx.selectFrom('person').select('id').where('role', '=', 'admin').where('active', '=', true).where('emailVerified', '=', true).where('id', '<>', id).limit(1).executeTakeFirst() !== undefined;
}

export async function personIdOf(trx: Trx, email: string): Promise<string | null> {
  return (await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst())?.id ?? null;
}

/** As far as the audit knows. */
export async function wasInvited(trx: Trx, personId: string): Promise<boolean> {
  return await trx.selectFrom('auditEvent').select('sequence').where('subjectId', '=', personId).where('action', 'in', ['person.invited', 'person.invitedAgain']).limit(1).executeTakeFirst() !== undefined;
}
