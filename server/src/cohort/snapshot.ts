import { createHash } from 'node:crypto';
import type { CohortSettings, CohortSnapshot, Mentee, Mentor, Mode } from '@counterpart/engine/cohort';
import { compareText } from '@counterpart/engine/text';
import type { Trx } from '../platform/database/connect.ts';
import { settingsOf } from './settings.ts';
import { everyParticipant, type ParticipantRow } from './store/participant-store.ts';
import { listsInCohort, type Lists } from './store/preference-store.ts';
import { rulesOf } from './store/rule-store.ts';

/** Names as they were when the run was made, so that history stays as it was. */
export interface KnownPerson { readonly name: string; readonly email: string; readonly organization: string }
/** What a run keeps: the engine's whole input, and who the ids were. */
export interface RunInput { readonly input: CohortSnapshot; readonly people: Readonly<Record<string, KnownPerson>> }
export interface SnapshotChoice { readonly mode: Mode; readonly includeUnsubmitted: boolean }

/** Everything a run depends on, of one moment: call it in one transaction. */
export async function takeSnapshot(db: Trx, cohort: { id: string; settingsVersion: number }, choice: SnapshotChoice): Promise<RunInput> {
  const rows = await everyParticipant(db, cohort.id);
  const lists = await listsInCohort(db, cohort.id);
  const rules = await rulesOf(db, cohort.id);
  return buildSnapshot(rows, lists, rules, await settingsOf(db, cohort.id, cohort.settingsVersion), choice);
}

type Rule = Pick<Awaited<ReturnType<typeof rulesOf>>[number], 'kind' | 'mentorId' | 'menteeId' | 'reason'>;

export function buildSnapshot(rows: readonly ParticipantRow[], lists: ReadonlyMap<string, Lists>, rules: readonly Rule[], settings: CohortSettings, { mode, includeUnsubmitted }: SnapshotChoice): RunInput {
  const sorted = rows.toSorted((a, b) => compareText(a.id, b.id));
  const keys = new Set(settings.attributes.map(({ key }) => key));
  const organizations = new Map(sorted.flatMap(({ houseId, houseName }) => houseId === null ? [] : [[houseId, houseName ?? '']]));
  return {
    input: {
      mode, includeUnsubmitted, settings,
      mentors: sorted.filter(({ side }) => side === 'mentor').map((row) => mentorOf(row, lists.get(row.id))),
      mentees: sorted.filter(({ side }) => side === 'mentee').map((row) => menteeOf(row, lists.get(row.id), keys)),
      organizations: [...organizations].map(([id, name]) => ({ id, name })).toSorted((a, b) => compareText(a.id, b.id)),
      rules: rules.map(({ kind, mentorId, menteeId, reason }) => ({ kind, mentor: mentorId, mentee: menteeId, reason })).toSorted((a, b) => compareText(ruleKey(a), ruleKey(b))),
    },
    people: Object.fromEntries(sorted.map((row) => [row.id, { name: row.displayName, email: row.email, organization: row.organizationName ?? '' }])),
  };
}

const ruleKey = (rule: { kind: string; mentor: string; mentee: string }): string => `${rule.kind} ${rule.mentor} ${rule.mentee}`;

function shared(row: ParticipantRow, lists: Lists | undefined) {
  return { id: row.id, personId: row.personId, organizationId: row.houseId, submitted: row.submittedAt !== null, preferences: lists?.preferences ?? [], never: (lists?.never ?? []).toSorted(compareText) };
}

/** Notes for the coordinator are no input of a score, so they are not kept with runs. */
function mentorOf(row: ParticipantRow, lists: Lists | undefined): Mentor {
  const { jobTitle = '', function: role = '', expertiseTags = [], coachingTopics = [], languages = [], location = '', yearsExperience = null, bio = '' } = row.mentorFields ?? {};
  return { ...shared(row, lists), side: 'mentor', fields: { jobTitle, function: role, expertiseTags, coachingTopics, languages, location, yearsExperience, bio } };
}

/** An attribute that was taken out of the catalogue is no longer asked for. */
function menteeOf(row: ParticipantRow, lists: Lists | undefined, keys: ReadonlySet<string>): Mentee {
  const { tags = [], attributes = [], languages = [], location = '', function: role = '' } = row.menteeWishes ?? {};
  return { ...shared(row, lists), side: 'mentee', wishes: { tags, attributes: attributes.filter((key) => keys.has(key)), languages, location, function: role } };
}

/** Equal for equal inputs, in whatever order the keys of stored JSON come back (S2). */
export function hashOf(input: CohortSnapshot): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => compareText(a, b))) : inner);
}
