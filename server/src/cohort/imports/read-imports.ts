import type { Trx } from '../../platform/database/connect.ts';
import { found } from '../../platform/refuse.ts';
import type { PeoplePort } from '../deps.ts';
import { someCohort } from '../policy.ts';
import { findImport, importedTable, importsOf, type ImportRow } from '../store/import-store.ts';
import { planOf } from './make-plan.ts';
import type { Plan } from './plan.ts';

const mostProblems = 500;
const sampleRows = 20;

export async function listImports(db: Trx, { cohortId }: { cohortId: string }) {
  await someCohort(db, cohortId);
  return { items: (await importsOf(db, cohortId)).map(presentImport) };
}

export async function getImport(db: Trx, { cohortId, importId }: { cohortId: string; importId: string }, foldName: PeoplePort['foldName']) {
  const cohort = await someCohort(db, cohortId);
  const row = found(await findImport(db, cohortId, importId));
  const plan = row.status === 'previewed' ? await planOf(db, cohort, row, await importedTable(db, row.id), foldName) : null;
  return plan === null || 'code' in plan ? { ...presentImport(row), ...empty } : { ...presentImport(row), ...presentPlan(plan) };
}

function presentImport({ id, cohortId, kind, fileName, status, taskId, createdAt, counts }: ImportRow) {
  const { rows, accepted, rejected, failure } = counts ?? { rows: 0, accepted: 0, rejected: 0, failure: null };
  return { id, cohortId, kind, fileName, status, taskId, createdAt: createdAt.toISOString(), rows, accepted, rejected, failure: failure && { code: failure.code, values: { ...failure.values } } };
}

const empty: Pick<ReturnType<typeof presentPlan>, 'unknownColumns' | 'problems' | 'choices' | 'sample' | 'withoutOrganization'> = { unknownColumns: [], problems: [], choices: [], sample: [], withoutOrganization: 0 };

/** The first problems and rows, those that change something before those that do not: a page is for reading. */
function presentPlan({ rows, accepted, problems, choices, unknownColumns }: Plan) {
  const effects = accepted.map(({ line, label, changes, act }) => ({ row: line, effect: act.kind === 'enrol' ? 'add' as const : act.kind === 'same' ? 'same' as const : 'change' as const, label, changes: changes.map((change) => ({ ...change })) }));
  return {
    rows, accepted: accepted.length, rejected: rows - accepted.length, unknownColumns: [...unknownColumns],
    problems: problems.slice(0, mostProblems).map((problem) => ({ ...problem, values: { ...problem.values } })),
    choices: choices.map((choice) => ({ ...choice, similar: [...choice.similar] })),
    sample: [...effects.filter(({ effect }) => effect !== 'same'), ...effects.filter(({ effect }) => effect === 'same')].slice(0, sampleRows),
    withoutOrganization: accepted.filter(({ act }) => act.kind === 'enrol' && act.organization.kind === 'unsaid').length,
  };
}
