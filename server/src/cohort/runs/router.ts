import { os } from '../../platform/procedure.ts';
import type { CohortDeps } from '../deps.ts';
import { activate } from './activate-run.ts';
import { exportFile, recordExport } from './export-run.ts';
import { judge, presentOverride, storeOverride } from './override-run.ts';
import { publish, unpublish } from './publish-run.ts';
import { compare, getRun, listPublications, listRuns, matrix, pair, pairFacts, runFacts } from './read-runs.ts';
import { startRun } from './start-run.ts';

export function runsRouter({ matching }: CohortDeps) {
  const api = os.runs;
  return {
    start: api.start.handler(({ input, context }) => context.write((tx) => startRun(tx, input))),
    list: api.list.handler(({ input, context }) => context.read((db) => listRuns(db, input))),
    get: api.get.handler(({ input, context }) => context.read((db) => getRun(db, input))),
    matrix: api.matrix.handler(async ({ input, context }) => matrix(await context.read((db) => runFacts(db, input)), matching)),
    pair: api.pair.handler(async ({ input, context }) => pair(await context.read((db) => pairFacts(db, input)), matching)),
    compare: api.compare.handler(({ input, context }) => context.read((db) => compare(db, input))),
    previewOverride: api.previewOverride.handler(async ({ input, context }) => presentOverride(await judge(await context.read((db) => runFacts(db, input)), input.changes, matching))),
    override: api.override.handler(async ({ input, context }) => {
      const judged = await judge(await context.read((db) => runFacts(db, input)), input.changes, matching);
      return context.write((tx) => storeOverride(tx, judged, input.reason));
    }),
    activate: api.activate.handler(({ input, context }) => context.write((tx) => activate(tx, input))),
    publish: api.publish.handler(({ input, context }) => context.write((tx) => publish(tx, input))),
    unpublish: api.unpublish.handler(({ input, context }) => context.write((tx) => unpublish(tx, input))),
    publications: api.publications.handler(({ input, context }) => context.read((db) => listPublications(db, input))),
    export: api.export.handler(async ({ input, context }) => exportFile(await context.write((tx) => recordExport(tx, input)), input.format, context.person().locale)),
  };
}
