// What `counterpart backup` and `counterpart restore` do, and that they did it.
import { appendAudit, type AuditEntry } from '../platform/audit.ts';
import { systemClock } from '../platform/clock.ts';
import { connect } from '../platform/database/connect.ts';
import { system } from '../platform/identity.ts';
import { backup, type BackupSummary } from '../platform/postgres/backup.ts';
import { restore, type RestoreOptions, type RestoreSummary } from '../platform/postgres/restore.ts';

/** Kept once the file is whole, and so not in the file itself. */
export async function takeBackup(connectionString: string, file: string): Promise<BackupSummary> {
  const summary = await backup(connectionString, file);
  await keep(connectionString, { action: 'database.backedUp', subject: { kind: 'database', id: 'backup' }, after: { ...summary } });
  return summary;
}

/** Kept in the trail that came with the backup: the one before is gone with everything else. */
export async function putBackBackup(connectionString: string, file: string, options: RestoreOptions): Promise<RestoreSummary> {
  const summary = await restore(connectionString, file, options);
  await keep(connectionString, { action: 'database.restored', subject: { kind: 'database', id: 'backup' }, after: { ...summary } });
  return summary;
}

async function keep(connectionString: string, entry: AuditEntry): Promise<void> {
  const connection = connect(connectionString, () => undefined, 1);
  try { await connection.db.transaction().execute((trx) => appendAudit(trx, system, systemClock.now(), [entry])); } finally { await connection.close(); }
}
