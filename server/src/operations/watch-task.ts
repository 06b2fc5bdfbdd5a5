import { setTimeout as sleep } from 'node:timers/promises';
import type { Notifications } from '../platform/notifications.ts';
import type { Task } from './present.ts';

/** Nothing heard for this long: look all the same. */
const pollMilliseconds = 5_000;
/** A solver reports more often than anybody can read. */
const gapMilliseconds = 100;
const over = (task: Task) => !['queued', 'running'].includes(task.state);

/** The task now and after each change, until it is finished or the reader is gone. */
export async function* watchTask(first: Task, read: () => Promise<Task>, notifications: Pick<Notifications, 'subscribe'>, signal: AbortSignal | undefined): AsyncGenerator<Task, void> {
  const subscription = notifications.subscribe(first.id);
  try {
    yield first;
    // Read once more after subscribing: a change in between was announced to nobody.
    for (let shown = first; !over(shown);) {
      const task = await read();
      if (JSON.stringify(task) === JSON.stringify(shown)) {
        if (!await subscription.changed(pollMilliseconds, signal)) return;
      } else {
        yield shown = task;
        await sleep(gapMilliseconds);
      }
    }
  } finally {
    subscription.end();
  }
}
