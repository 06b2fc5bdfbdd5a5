import { sql } from 'kysely';
import { newId } from '../../platform/clock.ts';
import type { Trx } from '../../platform/database/connect.ts';
import { containing } from '../../platform/paging.ts';

export interface Spelling { readonly folded: string; readonly alias: string; readonly isName: boolean }

/** Organizations are few and change rarely: one change at a time makes merges and parents safe to check. */
export const organizationsLock = 'organizations';
const sortName = sql<string>`lower(organization.name)`;

function matching(trx: Trx, folded: string | null) {
  return trx.selectFrom('organization').$if(folded !== null, (query) => query.where((eb) => eb.exists(
    eb.selectFrom('organizationName').select('folded').whereRef('organizationName.organizationId', '=', 'organization.id').where('folded', 'like', containing(folded!)))));
}

export function pageOfOrganizations(trx: Trx, folded: string | null, after: readonly [string, string] | null, limit: number) {
  return matching(trx, folded).select(['organization.id', 'organization.name', 'organization.parentId', sortName.as('sortName')])
    .select((eb) => [
      eb.selectFrom('participant').whereRef('participant.organizationId', '=', 'organization.id').select(eb.fn.countAll<number>().as('count')).as('participants'),
      eb.selectFrom('organizationName').whereRef('organizationName.organizationId', '=', 'organization.id').where('isName', '=', false)
        .select(sql<string[]>`coalesce(array_agg(alias order by folded), '{}')`.as('aliases')).as('aliases'),
    ])
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(organization.name), organization.id) > (${after![0]}, ${after![1]}::uuid)`))
    .orderBy(sortName).orderBy('organization.id').limit(limit).execute();
}

export async function countOrganizations(trx: Trx, folded: string | null): Promise<number> {
  return (await matching(trx, folded).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
}

export function organizationById(trx: Trx, id: string) {
  return trx.selectFrom('organization').select(['id', 'name', 'parentId']).where('id', '=', id).executeTakeFirst();
}

export async function insertOrganization(trx: Trx, { name, parentId }: { name: string; parentId: string | null }, now: Date): Promise<string> {
  const id = newId();
  await trx.insertInto('organization').values({ id, name, parentId, createdAt: now }).execute();
  return id;
}

export async function changeOrganization(trx: Trx, id: string, changes: { name?: string; parentId?: string | null }): Promise<void> {
  if (Object.keys(changes).length > 0) await trx.updateTable('organization').set(changes).where('id', '=', id).execute();
}

export function spellingsOf(trx: Trx, id: string): Promise<Spelling[]> {
  return trx.selectFrom('organizationName').select(['folded', 'alias', 'isName']).where('organizationId', '=', id).orderBy('folded').execute();
}

/** Whose these spellings are, other than this organization's. */
export function ownersOf(trx: Trx, folded: readonly string[], except: string | null) {
  return trx.selectFrom('organizationName').innerJoin('organization', 'organization.id', 'organizationName.organizationId')
    .select(['folded', 'organization.id', 'organization.name']).where('folded', 'in', folded)
    .$if(except !== null, (query) => query.where('organization.id', '<>', except!)).orderBy('folded').execute();
}

export async function replaceSpellings(trx: Trx, id: string, spellings: readonly Spelling[]): Promise<void> {
  await trx.deleteFrom('organizationName').where('organizationId', '=', id).execute();
  await trx.insertInto('organizationName').values(spellings.map((spelling) => ({ ...spelling, organizationId: id }))).execute();
}

/** From an organization upwards: its parent, that one's parent, and so on. */
export async function ancestorsOf(trx: Trx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id) as (
      select parent_id from organization where id = ${id}::uuid
      union select organization.parent_id from organization join up on organization.id = up.id
    ) select id from up where id is not null`.execute(trx);
  return rows.map((row) => row.id);
}

/** Everything that pointed at one points at the other. Returns how many participants moved. */
export async function moveInto(trx: Trx, id: string, intoId: string): Promise<number> {
  await trx.updateTable('organization').set({ parentId: intoId }).where('parentId', '=', id).where('id', '<>', intoId).execute();
  const moved = await trx.updateTable('participant').set({ organizationId: intoId }).where('organizationId', '=', id).returning('id').execute();
  await trx.updateTable('organizationName').set({ organizationId: intoId, isName: false }).where('organizationId', '=', id).execute();
  await trx.deleteFrom('organization').where('id', '=', id).execute();
  return moved.length;
}
