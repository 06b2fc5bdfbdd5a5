import { os } from '../../platform/procedure.ts';
import type { CohortDeps } from '../deps.ts';
import { createDiagnosis } from '../diagnosis.ts';
import { someCohort } from '../policy.ts';
import { presentCohort } from '../present-admin.ts';
import { changeSettings, currentSettings, settingsHistory } from './change-settings.ts';
import { dashboard, dashboardFacts } from './dashboard.ts';
import { createCohort, removeCohort, updateCohort } from './edit-cohort.ts';
import { addRule, listRules, removeRule } from './keep-rules.ts';
import { listCohorts } from './list-cohorts.ts';
import { closeCohort, openCohort, reopenCohort } from './move-cohort.ts';
import { askToConsider, remind } from './remind.ts';

export function cohortsRouter({ people, matching }: CohortDeps) {
  const api = os.cohorts;
  const diagnose = createDiagnosis(matching);
  return {
    list: api.list.handler(({ input, context }) => context.read((db) => listCohorts(db, input))),
    create: api.create.handler(({ input, context }) => context.write((tx) => createCohort(tx, input))),
    get: api.get.handler(({ input, context }) => context.read(async (db) => presentCohort(await someCohort(db, input.cohortId)))),
    update: api.update.handler(({ input, context }) => context.write((tx) => updateCohort(tx, input))),
    remove: api.remove.handler(({ input, context }) => context.write((tx) => removeCohort(tx, input))),
    open: api.open.handler(({ input, context }) => context.write((tx) => openCohort(tx, people, input))),
    close: api.close.handler(({ input, context }) => context.write((tx) => closeCohort(tx, input))),
    reopen: api.reopen.handler(({ input, context }) => context.write((tx) => reopenCohort(tx, input))),
    dashboard: api.dashboard.handler(async ({ input, context }) => dashboard(await context.read((db) => dashboardFacts(db, input)), diagnose)),
    remind: api.remind.handler(({ input, context }) => context.write((tx) => remind(tx, input))),
    askToConsider: api.askToConsider.handler(({ input, context }) => context.write((tx) => askToConsider(tx, input))),
    settings: {
      get: api.settings.get.handler(({ input, context }) => context.read((db) => currentSettings(db, input))),
      update: api.settings.update.handler(({ input, context }) => context.write((tx) => changeSettings(tx, input))),
      history: api.settings.history.handler(({ input, context }) => context.read((db) => settingsHistory(db, input))),
    },
    rules: {
      list: api.rules.list.handler(({ input, context }) => context.read((db) => listRules(db, input))),
      add: api.rules.add.handler(({ input, context }) => context.write((tx) => addRule(tx, input))),
      remove: api.rules.remove.handler(({ input, context }) => context.write((tx) => removeRule(tx, input))),
    },
  };
}
