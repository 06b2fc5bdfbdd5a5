import type { Trx } from '../../platform/database/connect.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import { someCohort } from '../policy.ts';
import { iso } from '../present-admin.ts';
import { requireUsable } from '../settings.ts';
import { holdCohort, insertSettings, settingsVersions, useSettings } from '../store/cohort-store.ts';
import type { CohortSettings } from '@counterpart/engine/cohort';

type SettingsRow = Awaited<ReturnType<typeof settingsVersions>>[number];
type MutableSettings = { -readonly [K in keyof CohortSettings]: CohortSettings[K] };

function present({ version, settings, changedBy, changedAt }: SettingsRow) {
  return { version, settings: settings as MutableSettings as never, changedBy, changedAt: iso(changedAt) };
}

export async function currentSettings(db: Trx, { cohortId }: { cohortId: string }) {
  const { settingsVersion } = await someCohort(db, cohortId);
  const [row] = await settingsVersions(db, cohortId, settingsVersion);
  return present(found(row));
}

export async function settingsHistory(db: Trx, { cohortId }: { cohortId: string }) {
  await someCohort(db, cohortId);
  return { items: (await settingsVersions(db, cohortId)).map(present) };
}

/** A new version; old ones stay, since runs refer to them (§18). */
export async function changeSettings(tx: Tx, { cohortId, expectedVersion, settings }: { cohortId: string; expectedVersion: number; settings: unknown }): Promise<{ version: number }> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  if (cohort.settingsVersion !== expectedVersion) refuse('stale', reason('settingsChanged', { version: cohort.settingsVersion }));
  const usable = requireUsable(settings);
  const version = expectedVersion + 1;
  await insertSettings(tx.db, { cohortId, version, settings: usable, changedBy: tx.actor.kind === 'person' ? tx.actor.id : null, now: tx.now });
  await useSettings(tx.db, cohortId, expectedVersion, version);
  tx.record({ action: 'cohort.settingsChanged', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { version: expectedVersion }, after: { version } });
  return { version };
}
