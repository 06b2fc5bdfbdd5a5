import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@counterpart/contract';
import type { Visitor } from './site.ts';

const writers = 4;

/** Writers that never give up: what was acknowledged, and how each refusal read. */
export class Load {
  readonly acknowledged: string[] = [];
  readonly refused: string[] = [];
  readonly #visitor: Visitor;
  #stopped = true;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  start(): void {
    this.#stopped = false;
    this.#writing = Promise.all(Array.from({ length: writers }, () => this.#write()));
    // Reported by `stop`; a test that failed before it has said enough.
    this.#writing.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { address, headers } = this.#visitor;
    while (!this.#stopped) {
      const name = `Kept ${crypto.randomUUID()}`;
      const answer = await fetch(`${address}/api/organizations`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ name }) });
      if (answer.ok) this.acknowledged.push(name);
      else {
        this.refused.push(await refusalIn(answer));
        await sleep(20);
      }
    }
  }
}

/** What only a log may say: places in the code, the driver's words. */
export const insides = /\n\s+at .+:\d+|node_modules|ECONN|postgres/i;

/** "503 unavailable", where the answer is a problem document and tells nothing of our insides; otherwise the answer itself. */
export async function refusalIn(answer: Response): Promise<string> {
  const body = await answer.text();
  const plain = answer.headers.get('content-type') === 'application/problem+json' && !insides.test(body);
  return plain ? `${answer.status} ${(JSON.parse(body) as { code: string }).code}` : `${answer.status} ${body}`;
}

/** All of them. */
export async function organizationNames(client: Client): Promise<Set<string>> {
  const names = new Set<string>();
  for (let cursor: string | undefined, more = true; more;) {
    const { items, next } = await client.organizations.list({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const { name } of items) names.add(name);
    cursor = next ?? undefined;
    more = next !== null;
  }
  return names;
}
