import { parentPort } from 'node:worker_threads';
import type { TaskTable } from './pool.ts';

/** The worker's half: answers each request with the function of that name. */
export function serveTasks<T extends TaskTable>(tasks: { [K in keyof T]: (input: T[K]['input']) => T[K]['output'] | Promise<T[K]['output']> }): void {
  const port = parentPort;
  if (!port) throw new Error('This module runs in a worker thread only.');
  port.on('message', async ({ task, input }: { task: keyof T; input: never }) => {
    try {
      port.postMessage({ value: await tasks[task](input) });
    } catch (error) {
      const { name, message, stack } = error as Error;
      port.postMessage({ error: { name, message, stack } });
    }
  });
}
