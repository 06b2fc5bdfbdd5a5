import { z } from 'zod';
import { base, count, csvOrXlsxAnswer, done, id, instant, pageOf, pageQuery, prose, reason } from '../shared.ts';
import { attributeCatalogue, match, matrix, mode, overrideChange, pairVerdict, run, runDetail, runPerson, tiers } from './model.ts';

const read = base.meta({ access: 'admin', scope: 'read' }).route({ tags: ['Runs'] });
const write = base.meta({ access: 'admin', scope: 'write' }).route({ tags: ['Runs'] });
const create = base.meta({ access: 'admin', scope: 'write', idempotent: true }).route({ tags: ['Runs'] });
const cohortId = { cohortId: id };
const one = { ...cohortId, runId: id };

const changes = z.array(overrideChange).min(1).max(200);
const pairChange = z.object({ mentorId: id, menteeId: id.nullable(), verdict: pairVerdict.nullable() });
const overridePreview = z.object({
  before: z.array(pairChange), after: z.array(pairChange), tiersBefore: tiers, tiersAfter: tiers, totalBefore: z.number(), totalAfter: z.number(), compliant: z.boolean(), reasonRequired: z.boolean(),
});

export const runs = {
  start: create.route({ method: 'POST', path: '/cohorts/{cohortId}/runs', summary: 'Run the matching', successStatus: 201 })
    .input(z.object({ ...cohortId, mode, includeUnsubmitted: z.boolean().default(false) })).output(z.object({ id, taskId: id })),
  list: read.route({ method: 'GET', path: '/cohorts/{cohortId}/runs', summary: 'Run history, newest first' }).input(z.object({ ...cohortId, ...pageQuery })).output(pageOf(run)),
  get: read.route({ method: 'GET', path: '/cohorts/{cohortId}/runs/{runId}', summary: 'One run with matches or with the reasons why there is none' }).input(z.object(one)).output(runDetail),
  matrix: read.route({ method: 'GET', path: '/cohorts/{cohortId}/runs/{runId}/matrix', summary: 'Every pair’s score, with the chosen pairs' }).input(z.object(one)).output(matrix),
  pair: read.route({ method: 'GET', path: '/cohorts/{cohortId}/runs/{runId}/pairs/{mentorId}/{menteeId}', summary: 'Two people side by side with their score, matched or not', description: 'Profiles and lists are those that the run was made from.' })
    .input(z.object({ ...one, mentorId: id, menteeId: id })).output(z.object({ mentor: runPerson, mentee: runPerson, verdict: pairVerdict, chosen: z.boolean(), attributeCatalogue })),
  compare: read.route({ method: 'GET', path: '/cohorts/{cohortId}/runs/{runId}/comparison/{otherRunId}', summary: 'What differs between two runs' }).input(z.object({ ...one, otherRunId: id }))
    .output(z.object({ left: run, right: run, same: count, changes: z.array(z.object({ mentor: match.shape.mentor, left: match.nullable(), right: match.nullable() })) })),
  previewOverride: read.route({ method: 'POST', path: '/cohorts/{cohortId}/runs/{runId}/override-preview', summary: 'What a change of pairs would do; nothing is stored' }).input(z.object({ ...one, changes })).output(overridePreview),
  override: create.route({ method: 'POST', path: '/cohorts/{cohortId}/runs/{runId}/overrides', summary: 'Change pairs by hand; makes a child run', successStatus: 201 }).input(z.object({ ...one, changes, reason: prose(1_000) })).output(z.object({ id })),
  activate: write.route({ method: 'POST', path: '/cohorts/{cohortId}/runs/{runId}/activate', summary: 'Commit a run as the active one', description: 'Name the run that was active when you looked; if another took its place meanwhile, nothing changes.' })
    .input(z.object({ ...one, expectedActiveRunId: id.nullable() })).output(done),
  publish: create.route({ method: 'POST', path: '/cohorts/{cohortId}/runs/{runId}/publish', summary: 'Show everybody their own match, and tell them by mail' }).input(z.object({ ...one, notify: z.boolean().default(true) })).output(done),
  unpublish: write.route({ method: 'POST', path: '/cohorts/{cohortId}/unpublish', summary: 'Take a publication back' }).input(z.object({ ...cohortId, reason })).output(done),
  publications: read.route({ method: 'GET', path: '/cohorts/{cohortId}/publications', summary: 'What was published and taken back, when and by whom' }).input(z.object(cohortId))
    .output(z.object({ items: z.array(z.object({ runId: id, runNumber: count, publishedAt: instant, publishedBy: z.string().nullable(), withdrawnAt: instant.nullable(), withdrawnBy: z.string().nullable(), reason: z.string().nullable() })) })),
  export: read.route({ method: 'GET', path: '/cohorts/{cohortId}/runs/{runId}/export/{format}', summary: 'The pairs as CSV or XLSX' }).input(z.object({ ...one, format: z.enum(['csv', 'xlsx']) })).output(csvOrXlsxAnswer),
};
