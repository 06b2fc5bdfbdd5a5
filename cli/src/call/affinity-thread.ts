import { Worker } from 'node:worker_threads';
import type { AffinityResults, AffinityTask } from './affinity-worker.ts';

export type Told = (share: number) => void;

type Answer = { readonly progress: number } | { readonly done: AffinityResults[keyof AffinityResults] };

interface Question { readonly resolve: (result: never) => void; readonly reject: (error: Error) => void; readonly told: Told }

/** A thread that does what it is asked one after the other; the next task may be waiting there already. */
export class AffinityThread {
  private readonly worker = new Worker(new URL('affinity-worker.ts', import.meta.url));
  private readonly asked: Question[] = [];
  private failure: Error | undefined;

  constructor() {
    this.worker.on('message', (answer: Answer) => {
      if ('progress' in answer) this.asked[0]!.told(answer.progress);
      else this.asked.shift()!.resolve(answer.done as never);
    });
    this.worker.on('error', (error) => this.fail(error as Error));
    this.worker.on('exit', () => this.fail(new Error('the thread has ended')));
  }

  ask<Kind extends keyof AffinityResults>(task: AffinityTask, told: Told = () => undefined): Promise<AffinityResults[Kind]> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) {
        reject(this.failure);
        return;
      }
      this.asked.push({ resolve, reject, told });
      this.worker.postMessage(task);
    });
  }

  /** What still waits is refused. */
  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.asked.splice(0)) reject(this.failure);
  }
}
