import { sql } from 'kysely';
import type { Trx } from '../../platform/database/connect.ts';
import { containing } from '../../platform/paging.ts';

export type Side = 'mentor' | 'mentee';
export interface MentorFieldsRow { readonly jobTitle: string; readonly function: string; readonly expertiseTags: string[]; readonly coachingTopics: string[]; readonly languages: string[]; readonly location: string; readonly yearsExperience: number | null; readonly bio: string; readonly availabilityNotes: string }
export interface MenteeWishesRow { readonly tags: string[]; readonly attributes: string[]; readonly languages: string[]; readonly location: string; readonly function: string; readonly notes: string }

export interface ParticipantRow {
  readonly id: string; readonly cohortId: string; readonly personId: string; readonly side: Side; readonly displayName: string; readonly email: string;
  readonly organizationId: string | null; readonly organizationName: string | null;
  /** The whole that the organization is a part of, or itself. Two people of one house are never a compliant pair (C11). */
  readonly houseId: string | null; readonly houseName: string | null;
  readonly submittedAt: Date | null; readonly reopenRequestedAt: Date | null; readonly reopenRequest: string | null;
  readonly version: number; readonly updatedAt: Date; readonly preferences: number; readonly never: number;
  readonly mentorFields: MentorFieldsRow | null; readonly slideSource: 'manual' | 'import' | null; readonly menteeWishes: MenteeWishesRow | null;
}

const mentorFields = sql<MentorFieldsRow | null>`case when mentor_profile.participant_id is not null then jsonb_build_object(
  'jobTitle', job_title, 'function', mentor_profile.function, 'expertiseTags', expertise_tags, 'coachingTopics', coaching_topics, 'languages', mentor_profile.languages,
  'location', mentor_profile.location, 'yearsExperience', years_experience, 'bio', bio, 'availabilityNotes', availability_notes) end`;
const menteeWishes = sql<MenteeWishesRow | null>`case when mentee_profile.participant_id is not null then jsonb_build_object(
  'tags', tags, 'attributes', attributes, 'languages', mentee_profile.languages, 'location', mentee_profile.location, 'function', mentee_profile.function, 'notes', notes) end`;

/** Every organization with the one at the top of its parents. */
export function withHouses(db: Trx) {
  return db.withRecursive('house(id, houseId, houseName)', (cte) => cte.selectFrom('organization').select(['organization.id', 'organization.id as houseId', 'organization.name as houseName']).where('parentId', 'is', null)
    .unionAll(cte.selectFrom('organization').innerJoin('house', 'house.id', 'organization.parentId').select(['organization.id', 'house.houseId', 'house.houseName'])));
}

export function participants(db: Trx) {
  return withHouses(db).selectFrom('participant').innerJoin('person', 'person.id', 'participant.personId').leftJoin('organization', 'organization.id', 'participant.organizationId').leftJoin('house', 'house.id', 'participant.organizationId')
    .leftJoin('mentorProfile', 'mentorProfile.participantId', 'participant.id').leftJoin('menteeProfile', 'menteeProfile.participantId', 'participant.id')
    .select(['participant.id', 'participant.cohortId', 'participant.personId', 'participant.side', 'participant.displayName', 'person.email', 'participant.organizationId', 'organization.name as organizationName', 'house.houseId', 'house.houseName',
      'participant.submittedAt', 'participant.reopenRequestedAt', 'participant.reopenRequest', 'participant.version', 'participant.updatedAt', 'mentorProfile.slideSource', mentorFields.as('mentorFields'), menteeWishes.as('menteeWishes'),
      sql<number>`(select count(*) from preference p where p.from_participant_id = participant.id and p.rank is not null)`.as('preferences'),
      sql<number>`(select count(*) from preference p where p.from_participant_id = participant.id and p.rank is null)`.as('never')]);
}

export function findParticipant(db: Trx, cohortId: string, id: string): Promise<ParticipantRow | undefined> {
  return participants(db).where('participant.cohortId', '=', cohortId).where('participant.id', '=', id).executeTakeFirst();
}

export function findOwnParticipant(db: Trx, personId: string, id: string): Promise<ParticipantRow | undefined> {
  return participants(db).where('participant.personId', '=', personId).where('participant.id', '=', id).executeTakeFirst();
}

export function everyParticipant(db: Trx, cohortId: string): Promise<ParticipantRow[]> {
  return participants(db).where('participant.cohortId', '=', cohortId).orderBy('participant.id').execute();
}

export function otherSide(db: Trx, cohortId: string, side: Side): Promise<ParticipantRow[]> {
  return participants(db).where('participant.cohortId', '=', cohortId).where('participant.side', '<>', side).orderBy(sql`lower(participant.display_name)`).orderBy('participant.id').execute();
}

export interface ParticipantFilter { readonly cohortId: string; readonly side?: Side | undefined; readonly submitted?: boolean | undefined; readonly search?: string | undefined; readonly after: readonly [string, string] | null; readonly limit: number }

export async function pageOfParticipants(db: Trx, { cohortId, side, submitted, search, after, limit }: ParticipantFilter): Promise<{ rows: (ParticipantRow & { sortName: string })[]; total: number }> {
  const pattern = containing(search ?? '');
  const matching = participants(db).select(sql<string>`lower(participant.display_name)`.as('sortName')).where('participant.cohortId', '=', cohortId)
    .$if(side !== undefined, (query) => query.where('participant.side', '=', side ?? 'mentor'))
    .$if(submitted !== undefined, (query) => query.where('participant.submittedAt', submitted ? 'is not' : 'is', null))
    .$if(search !== undefined, (query) => query.where((eb) => eb.or([eb('participant.displayName', 'ilike', pattern), eb('person.email', 'ilike', pattern), eb('organization.name', 'ilike', pattern)])));
  const rows = await matching.$if(after !== null, (query) => query.where(sql<boolean>`(lower(participant.display_name), participant.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}::uuid)`))
    .orderBy('sortName').orderBy('participant.id').limit(limit + 1).execute();
  const { total } = await matching.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}

export function submissionsByDay(db: Trx, cohortId: string, timeZone: string): Promise<{ day: string; mentors: number; mentees: number }[]> {
  return db.selectFrom('participant').where('cohortId', '=', cohortId).where('submittedAt', 'is not', null)
    .select([sql<string>`to_char(submitted_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'), sql<number>`count(*) filter (where side = 'mentor')`.as('mentors'), sql<number>`count(*) filter (where side = 'mentee')`.as('mentees')])
    .groupBy(sql`1`).orderBy('day').execute();
}

/** False when this person is on this side of the cohort already. */
export async function insertParticipant(db: Trx, row: { id: string; cohortId: string; personId: string; side: Side; displayName: string; organizationId: string | null; now: Date }): Promise<boolean> {
  const { now, ...values } = row;
  const inserted = await db.insertInto('participant').values({ ...values, createdAt: now, updatedAt: now }).onConflict((conflict) => conflict.columns(['cohortId', 'personId', 'side']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

export interface ParticipantChange { readonly displayName?: string | undefined; readonly organizationId?: string | null | undefined; readonly mentorFields?: Change<MentorFieldsRow> | undefined; readonly menteeWishes?: Change<MenteeWishesRow> | undefined }
type Change<Row> = { readonly [Field in keyof Row]?: Row[Field] | undefined };

/** What the change does not name stays; of a profile too, where what was never said is empty. Returns the new version, or undefined when the participant is gone or, with `unsubmittedOnly`, locked. */
export async function changeParticipant(db: Trx, id: string, change: ParticipantChange, { now, unsubmittedOnly = false, source = 'manual' }: { now: Date; unsubmittedOnly?: boolean; source?: 'manual' | 'import' }): Promise<number | undefined> {
  const { displayName, organizationId } = change;
  const row = await db.updateTable('participant').set((eb) => ({ version: eb('version', '+', 1), updatedAt: now, displayName, organizationId })).where('id', '=', id)
    .$if(unsubmittedOnly, (query) => query.where('submittedAt', 'is', null)).returning('version').executeTakeFirst();
  if (row === undefined) return undefined;
  if (change.mentorFields) {
    const values = { ...change.mentorFields, slideSource: source, updatedAt: now };
    await db.insertInto('mentorProfile').values({ participantId: id, ...values }).onConflict((conflict) => conflict.column('participantId').doUpdateSet(values)).execute();
  }
  if (change.menteeWishes) {
    const values = { ...change.menteeWishes, updatedAt: now };
    await db.insertInto('menteeProfile').values({ participantId: id, ...values }).onConflict((conflict) => conflict.column('participantId').doUpdateSet(values)).execute();
  }
  return row.version;
}

/** False when the participant is not as the caller read it: submitted already, or edited meanwhile. */
export async function markSubmitted(db: Trx, { id, version }: Pick<ParticipantRow, 'id' | 'version'>, now: Date): Promise<boolean> {
  const row = await db.updateTable('participant').set((eb) => ({ submittedAt: now, reopenRequestedAt: null, reopenRequest: null, updatedAt: now, version: eb('version', '+', 1) })).where('id', '=', id).where('version', '=', version).where('submittedAt', 'is', null).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** False when the participant was not submitted. */
export async function markReopened(db: Trx, id: string, now: Date): Promise<boolean> {
  const row = await db.updateTable('participant').set((eb) => ({ submittedAt: null, reopenRequestedAt: null, reopenRequest: null, updatedAt: now, version: eb('version', '+', 1) })).where('id', '=', id).where('submittedAt', 'is not', null).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** False when not submitted, or asked already. */
export async function askReopening(db: Trx, id: string, message: string, now: Date): Promise<boolean> {
  const row = await db.updateTable('participant').set({ reopenRequestedAt: now, reopenRequest: message }).where('id', '=', id).where('submittedAt', 'is not', null).where('reopenRequestedAt', 'is', null).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** False when nothing was asked. */
export async function clearReopening(db: Trx, id: string): Promise<boolean> {
  const row = await db.updateTable('participant').set({ reopenRequestedAt: null, reopenRequest: null }).where('id', '=', id).where('reopenRequestedAt', 'is not', null).returning('id').executeTakeFirst();
  return row !== undefined;
}

export async function deleteParticipant(db: Trx, id: string): Promise<void> {
  await db.deleteFrom('participant').where('id', '=', id).execute();
}

export interface Participation { readonly cohortId: string; readonly participantId: string; readonly cohortName: string; readonly side: Side; readonly status: 'draft' | 'open' | 'closed' | 'matched'; readonly submitted: boolean; readonly published: boolean }

export function participationsOfPerson(db: Trx, personId: string): Promise<Participation[]> {
  return db.selectFrom('participant').innerJoin('cohort', 'cohort.programId', 'participant.cohortId').innerJoin('program', 'program.id', 'participant.cohortId')
    .select(['participant.cohortId', 'participant.id as participantId', 'program.name as cohortName', 'participant.side', 'cohort.status', sql<boolean>`participant.submitted_at is not null`.as('submitted'), sql<boolean>`cohort.status = 'matched'`.as('published')])
    .where('participant.personId', '=', personId).orderBy('participant.cohortId', 'desc').orderBy('participant.side').execute();
}

/** Of those who have an account. */
export async function namesByEmail(db: Trx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = emails.length === 0 ? [] : await db.selectFrom('person').select(['email', 'name']).where(sql<boolean>`email = any(${emails}::text[])`).execute();
  return new Map(rows.map(({ email, name }) => [email, name]));
}

export function activeAdmins(db: Trx): Promise<{ id: string }[]> {
  return db.selectFrom('person').select('id').where('role', '=', 'admin').where('active', '=', true).orderBy('id').execute();
}

export async function organizationExists(db: Trx, id: string): Promise<boolean> {
  return (await db.selectFrom('organization').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export function organizationRefs(db: Trx): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('organization').select(['id', 'name']).orderBy(sql`lower(name)`).orderBy('id').execute();
}

/** Every spelling that an organization is known by, folded. */
export async function organizationSpellings(db: Trx): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db.selectFrom('organizationName').innerJoin('organization', 'organization.id', 'organizationName.organizationId').select(['folded', 'organization.id', 'organization.name']).orderBy('folded').execute();
  return new Map(rows.map(({ folded, id, name }) => [folded, { id, name }]));
}
