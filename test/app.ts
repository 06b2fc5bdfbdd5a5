import type { Client } from '@counterpart/contract';
import { contract } from '@counterpart/contract';
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { pino, type Logger } from 'pino';
import { createAdmin, givePassword } from '../server/src/account/index.ts';
import { compose, type Composition } from '../server/src/compose.ts';
import { systemClock, type Clock } from '../server/src/platform/clock.ts';
import { readConfig, type Config } from '../server/src/platform/config.ts';
import { createTestDatabase } from './postgres.ts';

export const origin = 'http://localhost:3999';
const password = 'a long enough passphrase 7';

export interface TestApp {
  readonly parts: Composition;
  readonly connectionString: string;
  /** A request as a browser on the same origin would send it. */
  request(path: string, init?: RequestInit & { cookie?: string | null; remoteAddress?: string }): Promise<Response>;
  /** Signs in through the API; the cookie to send along. */
  signIn(email: string): Promise<string>;
  admin(email?: string): Promise<Visitor>;
  /** Somebody who is known already, through an import or an invitation. */
  member(email: string): Promise<Visitor>;
  anonymous: Visitor;
  close(): Promise<void>;
}
interface TestAppOptions { readonly env?: Record<string, string>; readonly clock?: Clock; readonly work?: boolean; readonly log?: Logger; readonly database?: string }
export interface Visitor { readonly cookie: string | null; readonly client: Client }

/** The whole app on a fresh database, or on one that another left, spoken to over HTTP without a port. Jobs are worked. */
export async function startTestApp({ env = {}, clock = systemClock, work = true, log = pino({ level: 'silent' }), database }: TestAppOptions = {}): Promise<TestApp> {
  const connectionString = database ?? (await createTestDatabase()).connectionString;
  const parts = await compose({ config: configOf({ NODE_ENV: 'test', BASE_URL: origin, DATABASE_URL: connectionString, SECRET: 'only-for-tests-'.repeat(4), ...env }), secret: 'only-for-tests-'.repeat(4), connectionString, clock, log });
  await parts.jobs.start({ work });
  const request: TestApp['request'] = async (path, { cookie = null, remoteAddress = '127.0.0.1', ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', new URL(origin).host);
    if (!headers.has('origin')) headers.set('origin', origin);
    if (cookie) headers.set('cookie', cookie);
    return parts.app.fetch(new Request(`${origin}${path}`, { ...init, headers }), { remoteAddress });
  };
  const visitor = (cookie: string | null): Visitor => ({
    cookie,
    client: createORPCClient(new OpenAPILink(contract, { url: `${origin}/api`, fetch: async (input, init) => request(new URL(input.url).pathname + new URL(input.url).search, { ...init, method: input.method, headers: input.headers, body: input.body ? await input.arrayBuffer() : null, cookie }) })),
  });
  const signIn = async (email: string) => {
    const answer = await request('/api/account/sign-in', { method: 'POST', body: JSON.stringify({ email, password }), headers: { 'content-type': 'application/json' } });
    if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
    return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
  };
  return {
    parts, connectionString, request, signIn, anonymous: visitor(null),
    async admin(email = 'admin@example.org') {
      await createAdmin(parts.transactor, { name: 'Admin', email, password, locale: 'en', timeZone: 'UTC' });
      return visitor(await signIn(email));
    },
    async member(email) {
      await givePassword(parts.transactor, email, password);
      return visitor(await signIn(email));
    },
    async close() {
      await parts.jobs.stop();
      await parts.close();
    },
  };
}

function configOf(env: Record<string, string>): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}
