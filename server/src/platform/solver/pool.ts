// Work that would hold up everybody else in this process runs in worker threads, which can be ended at any moment.
import { Worker, type ResourceLimits } from 'node:worker_threads';

/** What a worker module offers: named functions of plain data. See `serveTasks`. */
export type TaskTable = Record<string, { input: unknown; output: unknown }>;
export type Outcome<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'timedOut' } | { readonly kind: 'cancelled' } | { readonly kind: 'outOfMemory' };
export interface RunOptions { readonly timeLimitMs: number; readonly signal?: AbortSignal }

export interface WorkerPool<T extends TaskTable> {
  /** Throws what the task threw. Time is counted from when a worker is free for it; `cancelled` and `timedOut` end the worker. */
  run<K extends keyof T & string>(task: K, input: T[K]['input'], options: RunOptions): Promise<Outcome<T[K]['output']>>;
  close(): Promise<void>;
}

interface Waiting { readonly task: string; readonly input: unknown; readonly options: RunOptions; settle(outcome: Outcome<unknown>): void; fail(error: Error): void }
type Answer = { value: unknown } | { error: { name: string; message: string; stack?: string } };

/** At most `size` workers, started when first needed and kept warm: the second run finds compiled code. They never keep the process alive. */
export function createWorkerPool<T extends TaskTable>(module: URL, { size, limits }: { size: number; limits?: ResourceLimits }): WorkerPool<T> {
  const idle: Worker[] = [];
  const queue: Waiting[] = [];
  const all = new Set<Worker>();
  let closed = false;

  function next(): void {
    const waiting = queue[0];
    if (!waiting) return;
    const worker = idle.pop() ?? (all.size < size ? start() : null);
    if (!worker) return;
    queue.shift();
    if (waiting.options.signal?.aborted) { idle.push(worker); waiting.settle({ kind: 'cancelled' }); return next(); }
    void work(worker, waiting).finally(next);
  }

  function start(): Worker {
    const worker = new Worker(module, { ...(limits ? { resourceLimits: limits } : {}), execArgv: [] });
    worker.unref();
    all.add(worker);
    return worker;
  }

  async function discard(worker: Worker): Promise<void> {
    all.delete(worker);
    await worker.terminate();
  }

  async function work(worker: Worker, waiting: Waiting): Promise<void> {
    try {
      const outcome = await exchange(worker, waiting);
      if (outcome.kind === 'done' && !closed) idle.push(worker);
      else await discard(worker);
      waiting.settle(outcome);
    } catch (error) {
      // The task threw; the worker that ran it is none the worse unless it died.
      if (error instanceof TaskError && !closed) idle.push(worker);
      else await discard(worker);
      waiting.fail(error as Error);
    }
  }

  return {
    run: (task, input, options) => new Promise((resolve, reject) => {
      if (closed) return reject(new Error('This pool of workers is closed.'));
      queue.push({ task, input, options, settle: resolve as (outcome: Outcome<unknown>) => void, fail: reject });
      next();
    }),
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.settle({ kind: 'cancelled' });
      await Promise.all([...all].map(discard));
    },
  };
}

/** What a task threw, with the name it had in the worker. */
export class TaskError extends Error {}

const ignore = (): void => {};

function exchange(worker: Worker, { task, input, options }: Waiting): Promise<Outcome<unknown>> {
  return new Promise((resolve, reject) => {
    const end = (then: () => void) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      worker.off('message', answered).off('error', died).off('exit', left);
      // A worker that is thrown away may still fail on its way out.
      worker.on('error', ignore);
      then();
    };
    const cancel = () => end(() => resolve({ kind: 'cancelled' }));
    const answered = (answer: Answer) => end(() => 'value' in answer ? resolve({ kind: 'done', value: answer.value }) : reject(taskError(answer.error)));
    const died = (error: Error & { code?: string }) => end(() => error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ kind: 'outOfMemory' }) : reject(error));
    const left = (code: number) => end(() => reject(new Error(`A worker ended with status ${code}.`)));
    const timer = setTimeout(() => end(() => resolve({ kind: 'timedOut' })), options.timeLimitMs);
    options.signal?.addEventListener('abort', cancel, { once: true });
    worker.off('error', ignore).on('message', answered).on('error', died).on('exit', left);
    worker.postMessage({ task, input });
  });
}

function taskError({ name, message, stack }: { name: string; message: string; stack?: string }): TaskError {
  const error = new TaskError(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
