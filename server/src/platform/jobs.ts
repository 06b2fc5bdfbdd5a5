import type { Logger } from 'pino';
import { fromKysely, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { isConnectionLoss, type Trx } from './database/connect.ts';

/**
 * A piece of work that survives crashes. Its data carries ids only: the handler reads the state when it runs and
 * does nothing where the work is done already, since a job whose worker died is given to another.
 */
export interface Job<T extends object = object> {
  readonly name: string;
  readonly data: z.ZodType<T>;
  /** Seconds after which a worker that shows no sign of life has lost the job. */
  readonly expireInSeconds: number;
  readonly retries: number;
  /** How many at once in this process. */
  readonly concurrency: number;
  /** Cron expression (UTC) for work that repeats; exactly one process starts it. */
  readonly cron?: string;
}

export interface EnqueueOptions { readonly startAfter?: Date; readonly singletonKey?: string }
export type Handler<T extends object> = (data: T, signal: AbortSignal, attempt: { retry: number; last: boolean }) => Promise<void>;
/** For the metrics. */
export type Observe = (name: string, outcome: 'done' | 'failed' | 'cancelled', seconds: number) => void;
interface Registered { readonly job: Job; readonly handle: Handler<object> }

/** Finds what no NOTIFY tells of: jobs that were due later, or are tried again. */
const pollSeconds = 2;
/** How soon the jobs of a killed process, whose heartbeat is missing, are given to another. */
const superviseSeconds = 10;
/** Less than the lifecycle gives any part, so that unfinished jobs are handed back before the connection is closed. */
const stopMilliseconds = 8_000;
/** While the database is away every worker says so each time it looks: one line in so long is enough. */
const quietMilliseconds = 30_000;

export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Logger;
  readonly #registered: Registered[] = [];

  readonly #observe: Observe;
  #lostAt = -Infinity;

  constructor(connectionString: string, log: Logger, observe: Observe = () => {}) {
    this.#log = log;
    this.#observe = observe;
    // Workers are woken by NOTIFY the moment a transaction commits; polling is the floor under it.
    this.#boss = new PgBoss({ connectionString, schema: 'job', useListenNotify: true, superviseIntervalSeconds: superviseSeconds, monitorIntervalSeconds: superviseSeconds, application_name: 'counterpart-jobs', max: 6 });
    this.#boss.on('error', (error) => { this.#report(error); });
  }

  /** Binds a handler; before `start`. */
  handle<T extends object>(job: Job<T>, handler: Handler<T>): void {
    this.#registered.push({ job: job as unknown as Job, handle: handler as Handler<object> });
  }

  /** Makes the queues. With `work`, this process also works them. */
  async start({ work }: { work: boolean }): Promise<void> {
    await this.#boss.start();
    for (const { job, handle } of this.#registered) {
      const options = { retryLimit: job.retries, retryDelay: 5, retryBackoff: true, retryDelayMax: 900, expireInSeconds: job.expireInSeconds, heartbeatSeconds: 10, deleteAfterSeconds: 7 * 86_400, notify: true };
      await this.#boss.createQueue(job.name, options);
      await this.#boss.updateQueue(job.name, options);
      if (job.cron) await this.#boss.schedule(job.name, job.cron, {});
      if (work) for (let worker = 0; worker < job.concurrency; worker += 1) await this.#work(job, handle);
    }
  }

  async #work(job: Job, handle: Handler<object>): Promise<void> {
    const worker: string = await this.#boss.work(job.name, { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds, includeMetadata: true }, async (batch) => {
      // A transaction that asks for a hundred jobs notifies once: whoever has done one looks for the next at once.
      this.#boss.notifyWorker(worker);
      for (const { data, id, signal, retryCount, retryLimit } of batch) {
        const started = performance.now();
        try {
          await handle(job.data.parse(data ?? {}), signal, { retry: retryCount, last: retryCount >= retryLimit });
          this.#observe(job.name, signal.aborted ? 'cancelled' : 'done', (performance.now() - started) / 1_000);
          // What comes round by itself is told only when something is wrong with it.
          this.#log[job.cron ? 'debug' : 'info']({ job: job.name, id, ms: Math.round(performance.now() - started) }, 'job done');
        } catch (error) {
          this.#observe(job.name, 'failed', (performance.now() - started) / 1_000);
          this.#log.warn({ job: job.name, id, retry: retryCount, err: error }, 'job failed');
          throw error;
        }
      }
    });
  }

  /** Part of the caller's transaction: the job exists if and only if the transaction commits. */
  async enqueue<T extends object>(trx: Trx, job: Job<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
    await this.#boss.send(job.name, job.data.parse(data), { db: fromKysely(trx.withoutPlugins()), ...(options.startAfter ? { startAfter: options.startAfter } : {}), ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}) });
  }

  #report(said: Error): void {
    // The library copies a worker's error into a plain object, of which a log would show nothing.
    const error = said instanceof Error ? said : Object.assign(new Error(), said);
    if (!isConnectionLoss(error)) return this.#log.error({ err: error }, 'jobs');
    if (performance.now() - this.#lostAt < quietMilliseconds) return;
    this.#lostAt = performance.now();
    this.#log.warn({ err: error }, 'jobs wait for the database');
  }

  /** Lets running jobs finish within the limit; what does not is given to another process later. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, close: true, timeout: stopMilliseconds });
  }
}
