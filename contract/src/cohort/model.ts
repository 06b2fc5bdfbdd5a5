import { z } from 'zod';
import { count, id, instant, line, locale, prose, requiredLine, side, tags, timeZone } from '../shared.ts';

/** Shapes shared by the cohort's procedures. Names follow the engine's (`engine/src/cohort/types.ts`). */
export const cohortStatus = z.enum(['draft', 'open', 'closed', 'matched']);
export const mode = z.enum(['strict', 'exception']);

const mentorShape = {
  jobTitle: line(), function: line(), expertiseTags: tags, coachingTopics: tags, languages: tags,
  location: line(), yearsExperience: z.int().min(0).max(80).nullable(), bio: prose(), availabilityNotes: prose(2_000),
};
const wishShape = { tags, attributes: z.array(z.string().max(60)).max(60), languages: tags, location: line(), function: line(), notes: prose(2_000) };
export const mentorFields = z.object({
  jobTitle: mentorShape.jobTitle.default(''), function: mentorShape.function.default(''), expertiseTags: tags.default([]), coachingTopics: tags.default([]), languages: tags.default([]),
  location: mentorShape.location.default(''), yearsExperience: mentorShape.yearsExperience.default(null), bio: mentorShape.bio.default(''), availabilityNotes: mentorShape.availabilityNotes.default(''),
});
export const menteeWishes = z.object({
  tags: tags.default([]), attributes: wishShape.attributes.default([]), languages: tags.default([]), location: wishShape.location.default(''), function: wishShape.function.default(''), notes: wishShape.notes.default(''),
});
/** Without defaults: what a change does not name stays as it is. */
export const profileChange = { mentorFields: z.object(mentorShape).partial().optional(), menteeWishes: z.object(wishShape).partial().optional() };

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const predicate = z.discriminatedUnion('field', [
  z.object({ field: z.literal('yearsExperience'), op: z.literal('atLeast'), value: z.number().min(0).max(80) }),
  ...(['jobTitle', 'function', 'location', 'bio'] as const).map((field) => z.object({ field: z.literal(field), op: z.enum(['is', 'contains']), value: requiredLine() })),
  ...(['languages', 'expertiseTags', 'coachingTopics'] as const).map((field) => z.object({ field: z.literal(field), op: z.literal('includes'), value: requiredLine() })),
]);
const weight = z.number().min(0).max(100);
/** §18: everything an administrator may turn. Defaults are the specification's. */
export const cohortSettings = z.object({
  weights: z.object({ rank: weight, tags: weight, attributes: weight, alignment: weight })
    .refine((w) => Math.abs(w.rank + w.tags + w.attributes + w.alignment - 100) < 1e-9, { error: 'weightsMustSumTo100' }),
  renormalise: z.boolean(),
  attributes: z.array(z.object({ key, label: requiredLine(), predicate, weight: z.number().gt(0).max(100) })).max(60)
    .refine((list) => new Set(list.map((entry) => entry.key)).size === list.length, { error: 'attributeKeysMustDiffer' }),
  alignment: z.object({ language: weight, location: weight, function: weight }),
  ambiguityGap: z.number().min(0).max(100),
  minOptionsStrict: z.int().min(0).max(1_000),
  objective: z.enum(['lexicographic', 'weighted']),
  penalties: z.object({ sameOrganization: count, neither: count, oneSided: count, scoreScale: z.int().min(1).max(1_000_000) }),
});

export const pairRule = z.object({ id, kind: z.enum(['lock', 'apart', 'liftVeto']), mentorId: id, menteeId: id, mentorName: z.string(), menteeName: z.string(), reason: z.string(), createdAt: instant });

export const cohort = z.object({
  id, name: z.string(), status: cohortStatus, description: z.string(), deadline: instant.nullable(), timeZone: z.string(), locale,
  settingsVersion: count, mentors: count, mentees: count, mentorsSubmitted: count, menteesSubmitted: count,
  activeRunId: id.nullable(), publishedAt: instant.nullable(), createdAt: instant,
});
const cohortFields = { name: requiredLine(), description: prose(2_000), deadline: instant.nullable(), timeZone, locale };
export const cohortInput = z.object({ ...cohortFields, description: cohortFields.description.default(''), deadline: cohortFields.deadline.default(null), timeZone: timeZone.default('UTC'), locale: locale.default('en') });
/** Without defaults, as above. */
export const cohortChange = z.object(cohortFields).partial();

export const organizationRef = z.object({ id, name: z.string() });
/** What an administrator sees of a participant. Never sent to participants. */
export const participant = z.object({
  id, cohortId: id, side, displayName: z.string(), email: z.string(), organization: organizationRef.nullable(),
  /** The organization at the top of this one: people of one house are not matched with each other (C11). */
  houseId: id.nullable(),
  submitted: z.boolean(), submittedAt: instant.nullable(), reopenRequestedAt: instant.nullable(), profileComplete: z.boolean(), preferences: count, never: count, updatedAt: instant,
});
export const participantDetail = participant.extend({
  mentorFields: mentorFields.nullable(), slideSource: z.enum(['manual', 'import']).nullable(), menteeWishes: menteeWishes.nullable(),
  preferenceIds: z.array(id), neverIds: z.array(id), reopenRequest: z.string().nullable(), preferencesVersion: count,
});

/** What one participant may see of a person of the other side while ranking. */
export const candidate = z.object({
  id, displayName: z.string(), organization: z.string(), blocked: z.enum(['sameOrganization', 'samePerson']).nullable(),
  profile: z.object({ jobTitle: z.string(), function: z.string(), expertiseTags: z.array(z.string()), coachingTopics: z.array(z.string()), languages: z.array(z.string()), location: z.string(), yearsExperience: z.number().nullable(), bio: z.string() }).nullable(),
  wishes: z.object({ tags: z.array(z.string()), attributes: z.array(z.string()), languages: z.array(z.string()), location: z.string(), function: z.string() }).nullable(),
});

/** S7: the explanation is made of facts that both people may know, and of the reader's own list only. */
export const ownMatch = z.object({
  partner: candidate.omit({ blocked: true }).extend({ email: z.string() }),
  publishedAt: instant,
  explanation: z.object({
    ownRank: z.number().int().nullable(), sharedTags: z.array(z.string()), satisfiedAttributes: z.array(z.string()),
    language: z.boolean().nullable(), location: z.boolean().nullable(), function: z.boolean().nullable(),
  }),
});

export const attributeCatalogue = z.array(z.object({ key: z.string(), label: z.string() }));
export const participation = z.object({
  participantId: id, cohortId: id, cohortName: z.string(), description: z.string(), status: cohortStatus, deadline: instant.nullable(), timeZone: z.string(), side,
  displayName: z.string(), organization: organizationRef.nullable(), submitted: z.boolean(), submittedAt: instant.nullable(),
  reopenRequestedAt: instant.nullable(), editable: z.boolean(), published: z.boolean(),
  mentorFields: mentorFields.nullable(), menteeWishes: menteeWishes.nullable(),
  preferences: z.array(id), never: z.array(id), version: count,
  attributeCatalogue,
  missing: z.array(z.enum(['displayName', 'organization', 'preferences'])),
});

// The engine's result, as the API answers it. Kept in step with the engine's types by server/src/cohort/present-run.test.ts.
const part = { weight: z.number(), value: z.number(), points: z.number() };
const rankPart = z.object({ rank: z.number().nullable(), listLength: count, score: z.number() });
export const breakdown = z.object({
  rank: z.object({ ...part, mentor: rankPart, mentee: rankPart }),
  tags: z.object({ ...part, asked: z.boolean(), matched: z.array(z.string()), missing: z.array(z.string()) }),
  attributes: z.object({ ...part, asked: z.boolean(), satisfied: z.array(z.string()), unsatisfied: z.array(z.string()) }),
  alignment: z.object({ ...part, asked: z.boolean(), language: z.boolean().nullable(), location: z.boolean().nullable(), function: z.boolean().nullable() }),
  total: z.number(),
});
export const exceptionType = z.enum(['E1', 'E2', 'E3']);
const alternative = z.object({ id: z.string(), scorePercent: z.number() });
const sideAmbiguity = z.object({ ambiguous: z.boolean(), best: alternative.nullable(), second: alternative.nullable(), gap: z.number().nullable() });
export const acceptability = z.enum(['mutual', 'mentorOnly', 'menteeOnly', 'neither']);
export const pairVerdict = z.object({
  scorePercent: z.number(), breakdown, acceptability, sameOrganization: z.boolean(), exceptionTypes: z.array(exceptionType), locked: z.boolean(), vetoLifted: z.boolean(),
  /** Whose list was there but not submitted, so that it did not count (C3). */
  listsNotCounted: z.array(side),
});
export const pairPerson = z.object({ id, name: z.string(), email: z.string(), organization: z.string() });
/** Somebody as a run found them: what the scores came from. `here`: whether they take part still. */
export const runPerson = pairPerson.extend({
  side, here: z.boolean(), preferenceIds: z.array(id), neverIds: z.array(id),
  mentorFields: mentorFields.omit({ availabilityNotes: true }).nullable(), menteeWishes: menteeWishes.omit({ notes: true }).nullable(),
});
export const match = pairVerdict.extend({
  id, mentor: pairPerson, mentee: pairPerson,
  ambiguity: z.object({ ambiguous: z.boolean(), mentor: sideAmbiguity, mentee: sideAmbiguity }),
  regret: z.number().nullable(), manualOverride: z.boolean(), overrideReason: z.string().nullable(),
});
export const tiers = z.object({ unmatched: count, sameOrganization: count, neither: count, oneSided: count });
const optionCount = z.object({ id: z.string(), side, strict: count, anyAcceptability: count, anyOrganization: count });
const finding = z.object({ code: z.string(), side: side.nullable(), ids: z.array(z.string()), values: z.record(z.string(), z.union([z.number(), z.string()])) });
export const suggestedAcceptance = z.object({ mentor: z.string(), mentee: z.string(), ask: z.array(side), scorePercent: z.number() });
export const diagnostics = z.object({
  counts: z.object({ mentors: count, mentees: count, mentorsSubmitted: count, menteesSubmitted: count }),
  blockers: z.array(finding), warnings: z.array(finding), options: z.array(optionCount),
  lowestOptions: z.object({ mentors: z.array(optionCount), mentees: z.array(optionCount) }),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), mentors: count, mentees: count })),
  unavoidableSameOrganization: z.object({ count, organizationId: z.string().nullable() }),
  hallViolator: z.object({ side, members: z.array(z.string()), partners: z.array(z.string()) }).nullable(),
  fewestAcceptances: z.array(suggestedAcceptance).nullable(), strictFeasible: z.boolean(),
});

export const runStatus = z.enum(['queued', 'running', 'optimal', 'feasible', 'infeasible', 'timedOut', 'failed', 'cancelled']);
export const run = z.object({
  id, cohortId: id, number: count, mode, status: runStatus, outcome: z.enum(['SUCCESS', 'FAILED']).nullable(), includeUnsubmitted: z.boolean(), parentRunId: id.nullable(), reason: z.string().nullable(),
  createdBy: z.string().nullable(), createdAt: instant, finishedAt: instant.nullable(), solveMilliseconds: z.number().nullable(), engineVersion: z.string(), inputHash: z.string(), settingsVersion: count, taskId: id.nullable(),
  summary: z.object({ pairs: count, totalScore: z.number(), averageScore: z.number(), tiers, ambiguous: count, overrides: count }).nullable(),
  active: z.boolean(), published: z.boolean(), inputChanged: z.boolean(),
});
/** Names for the ids inside diagnostics, so that a page can write sentences. */
export const names = z.record(z.string(), z.string());
export const runDetail = run.extend({ matches: z.array(match), unmatched: z.object({ mentors: z.array(pairPerson), mentees: z.array(pairPerson) }), listsNotCounted: count, diagnostics: diagnostics.nullable(), names });

export const matrix = z.object({
  mentors: z.array(pairPerson), mentees: z.array(pairPerson),
  /** Row per mentor, column per mentee. */
  scores: z.array(z.array(z.number())), kinds: z.array(z.array(z.enum(['mutual', 'mentorOnly', 'menteeOnly', 'neither', 'sameOrganization', 'forbidden']))),
  chosen: z.array(z.tuple([count, count])),
});
export const action = z.object({
  kind: z.enum(['remindSubmission', 'remindProfile', 'submitLists', 'openParticipant', 'setOrganization', 'askToConsider', 'broadenPreferences', 'openCohort', 'closeCohort', 'addParticipants', 'decideReopening', 'runStrict', 'runException', 'publish']),
  ids: z.array(id), suggestion: suggestedAcceptance.nullable(), side: side.nullable(),
});
export const dashboard = z.object({
  cohort, readiness: z.enum(['strictReady', 'exceptionOnly', 'notReady']), diagnostics, names, actions: z.array(action),
  submissions: z.array(z.object({ day: z.iso.date(), mentors: count, mentees: count })),
});
export const overrideChange = z.object({ mentorId: id, menteeId: id.nullable() });
