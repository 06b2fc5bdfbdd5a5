import { verifyAudit } from '../platform/audit.ts';
import type { Config } from '../platform/config.ts';
import { Notifications } from '../platform/notifications.ts';
import { os } from '../platform/procedure.ts';
import { found } from '../platform/refuse.ts';
import { taskChannel } from '../platform/tasks.ts';
import type { Transactor } from '../platform/transact.ts';
import { cancelTask } from './cancel-task.ts';
import { listAudit, listMails } from './lists.ts';
import { presentTask } from './present.ts';
import { retryMail } from './retry-mail.ts';
import { showMail } from './show-mail.ts';
import { taskById } from './store.ts';
import { watchTask } from './watch-task.ts';

export { putBackBackup, takeBackup } from './backups.ts';
export { registerSweep } from './sweep.ts';

export interface OperationsParts {
  readonly config: Pick<Config, 'baseUrl' | 'brandName' | 'smtpUrl'>;
  readonly transactor: Transactor;
  readonly connectionString: string;
  /** When the connection that listens for progress is lost; it comes back by itself. */
  readonly onLost: (error: Error) => void;
}

/** Running the house: work in progress, the audit trail, the mails. */
export function createOperations({ config, transactor, connectionString, onLost }: OperationsParts) {
  const notifications = new Notifications(connectionString, taskChannel, onLost);
  return {
    router: { tasks: tasksRouter(transactor, notifications), audit: auditRouter(), outbox: outboxRouter(config) },
    /** Ends the event streams. */
    close: () => notifications.close(),
  };
}

function tasksRouter(transactor: Transactor, notifications: Notifications) {
  const read = (id: string) => transactor.read(async (db) => presentTask(found(await taskById(db, id))));
  return {
    get: os.tasks.get.handler(({ input }) => read(input.id)),
    // Read before the stream begins, so that an absent task is a refusal and not a broken stream.
    watch: os.tasks.watch.handler(async ({ input, signal }) => watchTask(await read(input.id), () => read(input.id), notifications, signal)),
    cancel: os.tasks.cancel.handler(({ context, input }) => context.write(async (tx) => {
      await cancelTask(tx, input.id);
      return {};
    })),
  };
}

function auditRouter() {
  return {
    list: os.audit.list.handler(({ context, input }) => context.read((db) => listAudit(db, input))),
    verify: os.audit.verify.handler(({ context }) => context.read(verifyAudit)),
  };
}

function outboxRouter(config: OperationsParts['config']) {
  const mailServer = config.smtpUrl !== null;
  return {
    list: os.outbox.list.handler(({ context, input }) => context.read(async (db) => ({ ...await listMails(db, input, config), mailServer }))),
    get: os.outbox.get.handler(({ context, input }) => context.write(async (tx) => ({ ...await showMail(tx, input.id, config), mailServer }))),
    retry: os.outbox.retry.handler(({ context, input }) => context.write(async (tx) => {
      await retryMail(tx, input.id);
      return {};
    })),
  };
}
