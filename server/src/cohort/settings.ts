import { validateSettings, type CohortSettings } from '@counterpart/engine/cohort';
import type { Trx } from '../platform/database/connect.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import { settingsVersions } from './store/cohort-store.ts';

/** Stored settings were validated when they were saved; what a run starts from is validated once more by the engine. */
export async function settingsOf(db: Trx, cohortId: string, version: number): Promise<CohortSettings> {
  const [row] = await settingsVersions(db, cohortId, version);
  return found(row).settings as CohortSettings;
}

export async function attributeKeys(db: Trx, cohortId: string, version: number): Promise<ReadonlySet<string>> {
  return new Set((await settingsOf(db, cohortId, version)).attributes.map(({ key }) => key));
}

/** The contract has judged the shape; the engine has the last word about what it can run with. */
export function requireUsable(settings: unknown): CohortSettings {
  const problems = validateSettings(settings);
  if (problems.length > 0) refuse('invalidInput', ...problems.map(({ path, remedy, values }) => reason(remedy, { ...values }, `settings.${path}`)));
  return settings as CohortSettings;
}
