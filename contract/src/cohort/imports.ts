import { z } from 'zod';
import { base, count, csvAnswer, id, instant } from '../shared.ts';

const read = base.meta({ access: 'admin', scope: 'read' }).route({ tags: ['Imports'] });
const write = base.meta({ access: 'admin', scope: 'write' }).route({ tags: ['Imports'] });
const create = base.meta({ access: 'admin', scope: 'write', idempotent: true }).route({ tags: ['Imports'] });
const one = { cohortId: id, importId: id };

export const importKind = z.enum(['participants', 'preferences', 'mentorProfiles']);
/** Why a file is no use as a whole. */
export const importFailureCodes = [
  'empty', 'noRows', 'encodingUnknown', 'notATable', 'oldSpreadsheet', 'csvBroken', 'zipBroken', 'spreadsheetBroken', 'tooManyRows',
  'tooManyColumns', 'tooLargeUnpacked', 'tooManyParts', 'tookTooLong', 'tooMuchMemory', 'columnMissing', 'columnTwice',
] as const;
/** What is wrong with a cell of a row. */
export const importProblemCodes = [
  'extraCell', 'emailMissing', 'emailUnusable', 'sideUnknown', 'sideNeeded', 'rowTwice', 'nameMissing', 'nameUnusable', 'organizationMissing',
  'organizationUnusable', 'mentorUnknown', 'personUnknown', 'personNotOnSide', 'otherSidesColumn', 'yearsUnusable', 'attributeUnknown', 'tooLong',
  'unusableCharacters', 'oneLineOnly', 'unusableValue', 'listedUnknown', 'listedSameSide', 'listedSelf', 'listedTwice', 'listedAndNever',
  'listedSameOrganization', 'attributesNotAsked', 'changedSince', 'alreadySubmitted',
] as const;
const problem = z.object({ row: count, column: z.string(), value: z.string(), code: z.enum(importProblemCodes), values: z.record(z.string(), z.union([z.string(), z.number()])) });
const choice = z.object({ key: z.string(), kind: z.enum(['unknownOrganization', 'organizationConflict']), value: z.string(), rows: count, current: z.string().nullable(), similar: z.array(z.object({ id, name: z.string() })), creatable: z.boolean() });
/** What a row changes, by the file's own name of the column. New people without an organization have that change too, empty on both sides. */
const change = z.object({ column: z.string(), before: z.string(), after: z.string() });
export const importPreview = z.object({
  id, cohortId: id, kind: importKind, fileName: z.string(), status: z.enum(['reading', 'previewed', 'applied', 'failed', 'discarded']), taskId: id.nullable(), createdAt: instant,
  failure: z.object({ code: z.enum([...importFailureCodes, 'internal']), values: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  rows: count, accepted: count, rejected: count, unknownColumns: z.array(z.string()),
  problems: z.array(problem), choices: z.array(choice),
  sample: z.array(z.object({ row: count, effect: z.enum(['add', 'change', 'same']), label: z.string(), changes: z.array(change) })),
  /** New people for whom the file names no organization. */
  withoutOrganization: count,
});
/** What to do with an organization that the file names and we do not know: an id, make a new one, or take it for another spelling of one that the same file makes. */
export const importDecision = z.object({ key: z.string().max(300), use: z.union([z.object({ organizationId: id }), z.object({ create: z.literal(true) }), z.object({ sameAs: z.string().max(300) }), z.object({ keep: z.literal(true) })]) });

export const imports = {
  template: read.route({ method: 'GET', path: '/cohorts/{cohortId}/imports/template/{kind}', summary: 'An example file with the right columns' }).input(z.object({ cohortId: id, kind: importKind })).output(csvAnswer),
  preview: create.route({ method: 'POST', path: '/cohorts/{cohortId}/imports', summary: 'Upload a CSV or XLSX file and see what it would do; nothing changes', successStatus: 201 })
    .input(z.object({ cohortId: id, kind: importKind, file: z.file() })).output(z.object({ id, taskId: id })),
  get: read.route({ method: 'GET', path: '/cohorts/{cohortId}/imports/{importId}', summary: 'A preview or a finished import' }).input(z.object(one)).output(importPreview),
  apply: create.route({ method: 'POST', path: '/cohorts/{cohortId}/imports/{importId}/apply', summary: 'Apply: all rows or none, or explicitly the accepted rows only', description: 'Only submitted lists count in a run. With `submit`, the lists of the file are final: their owners submit with them, except who lacks a name, an organization or a list.' })
    .input(z.object({ ...one, acceptedRowsOnly: z.boolean().default(false), decisions: z.array(importDecision).max(2_000).default([]), invite: z.boolean().default(true), submit: z.boolean().default(false) })).output(z.object({ applied: count, skipped: count, submitted: count, incomplete: count })),
  discard: write.route({ method: 'POST', path: '/cohorts/{cohortId}/imports/{importId}/discard', summary: 'Throw a preview away' }).input(z.object(one)).output(z.object({})),
  list: read.route({ method: 'GET', path: '/cohorts/{cohortId}/imports', summary: 'Imports of this cohort' }).input(z.object({ cohortId: id })).output(z.object({ items: z.array(importPreview.pick({ id: true, kind: true, fileName: true, status: true, createdAt: true, rows: true, accepted: true, rejected: true })) })),
};
