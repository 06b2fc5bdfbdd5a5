// Starts the parts of a process in order and stops them in the opposite order: HTTP first, then jobs, the pool, the database server
// last, so that nothing that still runs misses what it stands on.
import type { Logger } from 'pino';

export interface LifecycleOptions {
  log: Pick<Logger, 'info' | 'error'>;
  /** How long one part may take to stop before the next one is stopped all the same. */
  limitMs?: number;
  exit?: (status: number) => void;
}

interface Part {
  name: string;
  stop: () => Promise<unknown> | unknown;
}

/** Longer than any part gives its own ways to end: the database's server is told twice. */
export const PART_LIMIT_MS = 10_000;
/** 128 + the signal's number, as shells expect. */
const FORCED = { SIGINT: 130, SIGTERM: 143 } as const;

export class Lifecycle {
  readonly #log: Pick<Logger, 'info' | 'error'>;
  readonly #limitMs: number;
  readonly #exit: (status: number) => void;
  readonly #parts: Part[] = [];
  #starting: Promise<unknown> | null = null;
  #stopping: Promise<boolean> | null = null;

  constructor(options: LifecycleOptions) {
    this.#log = options.log;
    this.#limitMs = options.limitMs ?? PART_LIMIT_MS;
    this.#exit = options.exit ?? ((status) => process.exit(status));
  }

  /** Starts a part and remembers how to stop it. Where the process was told to stop meanwhile, throws; the part is stopped with the others. */
  async start<T>(name: string, start: () => Promise<T> | T, stop: (part: T) => Promise<unknown> | unknown): Promise<T> {
    if (this.#stopping) throw new Error(`Stopping; ${name} is not started.`);
    const started = Promise.resolve().then(start).then((part) => {
      this.#parts.push({ name, stop: () => stop(part) });
      return part;
    });
    this.#starting = started;
    const part = await started;
    if (this.#stopping) throw new Error(`Stopping; ${name} is stopped again.`);
    return part;
  }

  /** SIGTERM and Ctrl-C stop in order; a second one ends the process at once. */
  listen(): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (this.#stopping) return this.#exit(FORCED[signal]);
        return void this.stop(signal).then((clean) => this.#exit(clean ? 0 : 1));
      });
    }
  }

  /** Something the process cannot live without is gone. */
  async fail(error: unknown): Promise<void> {
    this.#log.error({ err: error }, 'stopping after a failure');
    await this.stop('failure');
    this.#exit(1);
  }

  /** True where every part stopped by itself and in time. Asked twice, it stops once. */
  stop(why: string): Promise<boolean> {
    this.#stopping ??= this.#stopAll(why);
    return this.#stopping;
  }

  async #stopAll(why: string): Promise<boolean> {
    this.#log.info({ why }, 'stopping');
    await this.#starting?.catch(() => undefined); // whoever asked for it hears of its failure
    let clean = true;
    for (const part of this.#parts.splice(0).toReversed()) {
      clean = (await this.#stopOne(part)) && clean;
    }
    this.#log.info({ clean }, 'stopped');
    return clean;
  }

  async #stopOne({ name, stop }: Part): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`${name} did not stop within ${this.#limitMs} ms`)), this.#limitMs);
    });
    try {
      await Promise.race([Promise.resolve().then(stop), late]);
      return true;
    } catch (error) {
      this.#log.error({ part: name, err: error }, 'a part did not stop cleanly');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
