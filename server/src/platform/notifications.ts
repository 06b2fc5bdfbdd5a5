import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Subscription {
  /** Resolves when something was said about the subject, or after the given time at the latest; false once there is no use in waiting further. */
  changed(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean>;
  end(): void;
}
interface Listener { said: boolean; wake: (() => void) | null }

/**
 * One connection of its own per process that listens for what other processes (and this one) say. It connects with the
 * first subscriber. While it is lost, subscribers live from their slow look at the table; once it is back they all look again,
 * since what was said meanwhile is gone.
 */
export class Notifications {
  readonly #connectionString: string;
  readonly #channel: string;
  readonly #onError: (error: Error) => void;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #closed = new AbortController();
  #client: pg.Client | null = null;
  #running: Promise<void> | null = null;

  constructor(connectionString: string, channel: string, onError: (error: Error) => void) {
    this.#connectionString = connectionString;
    this.#channel = channel;
    this.#onError = onError;
  }

  subscribe(subject: string): Subscription {
    this.#running ??= this.#listen();
    const listener: Listener = { said: false, wake: null };
    const listeners = this.#listeners.get(subject) ?? new Set();
    this.#listeners.set(subject, listeners.add(listener));
    return {
      changed: (milliseconds, signal) => waitFor(listener, milliseconds, [this.#closed.signal, ...(signal ? [signal] : [])]),
      end: () => {
        listeners.delete(listener);
        if (listeners.size === 0) this.#listeners.delete(subject);
      },
    };
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  async #listen(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      try { await this.#connection(); } catch (error) {
        if (!this.#closed.signal.aborted) this.#onError(error as Error);
      }
      await sleep(1_000, undefined, { signal: this.#closed.signal }).catch(() => undefined);
    }
  }

  /** Ends when the connection does. */
  async #connection(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString, application_name: 'counterpart-notifications', keepAlive: true });
    const ended = new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.on('end', () => { resolve(); });
    });
    ended.catch(() => undefined);
    client.on('notification', ({ payload }) => { this.#say(payload ?? ''); });
    this.#client = client;
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(this.#channel)}`);
    for (const subject of this.#listeners.keys()) this.#say(subject);
    await ended;
  }

  #say(subject: string): void {
    for (const listener of this.#listeners.get(subject) ?? []) {
      listener.said = true;
      listener.wake?.();
    }
  }
}

/** What was said before anybody waited counts: the caller was looking at the table just then. */
async function waitFor(listener: Listener, milliseconds: number, signals: AbortSignal[]): Promise<boolean> {
  const stop = AbortSignal.any(signals);
  if (!listener.said) {
    const rest = new AbortController();
    listener.wake = () => { rest.abort(); };
    await sleep(milliseconds, undefined, { signal: AbortSignal.any([stop, rest.signal]) }).catch(() => undefined);
    listener.wake = null;
  }
  listener.said = false;
  return !stop.aborted;
}
