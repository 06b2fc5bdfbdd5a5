import type { Client } from '@counterpart/contract';
import type { Router } from '@orpc/server';
import { createTestDatabase } from '../../../test/postgres.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { connect, type Db } from '../platform/database/connect.ts';
import { createClient, type ApiRouter } from '../platform/http/api.ts';
import type { Job } from '../platform/jobs.ts';
import { createTransactor, type Transactor } from '../platform/transact.ts';
import { createAccount, type AccountParts } from './index.ts';

export const password = 'correct horse battery';

/** The account slice on a database of its own; jobs are only noted. Other slices' routers may be served beside it. */
export async function openHouse(options: { config?: Partial<AccountParts['config']>; clock?: Clock; routers?: (parts: AccountParts) => object } = {}) {
  const { connectionString, drop } = await createTestDatabase();
  const connection = connect(connectionString, (error) => { throw error; }, 30);
  const queued: { job: string; data: object }[] = [];
  const clock = options.clock ?? systemClock;
  const transactor = createTransactor(connection.db, { enqueue: async (_trx, job: Job<never>, data: object) => { queued.push({ job: job.name, data }); } }, clock);
  const parts: AccountParts = {
    config: { baseUrl: 'http://localhost:3000', registration: 'open', oidc: null, brandName: 'Counterpart', defaultLocale: 'en', defaultTimeZone: 'Europe/Berlin', ...options.config },
    secret: 'a-secret-for-tests-that-is-long-enough', db: connection.db, transactor, clock, participationsOf: async () => [],
  };
  const account = createAccount(parts);
  const router = { ...account.router, ...options.routers?.(parts) } as Router<never, never> as ApiRouter;
  return {
    db: connection.db, connectionString, transactor, account, parts, queued,
    /** Somebody's browser: it keeps cookies, and every call says who they belong to. */
    browser: (headers: Record<string, string> = {}) => openBrowser(account, router, transactor, parts.config.baseUrl, headers),
    async close() { await connection.close(); await drop(); },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;
export type Browser = ReturnType<House['browser']>;

function openBrowser(account: ReturnType<typeof createAccount>, router: ApiRouter, transactor: Transactor, baseUrl: string, extra: Record<string, string>) {
  const jar = new Map<string, string>();
  const ip = extra['x-test-ip'] ?? '192.0.2.1';
  const request = (path = '/') => new Request(new URL(path, baseUrl), { headers: { ...extra, ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}) } });
  function keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name); else jar.set(name, value);
    }
  }
  return {
    jar, request, keep,
    /** What Set-Cookie said last. */
    lastCookies: [] as string[],
    async call<T>(use: (client: Client) => Promise<T>, idempotencyKey: string | null = null): Promise<T> {
      const responseHeaders = new Headers();
      const caller = await account.identify(request());
      const client = createClient(router, { transactor, caller, responseHeaders, request: { ip, headers: request().headers, idempotencyKey } }, (error) => { throw error; });
      try {
        return await use(client);
      } finally {
        this.lastCookies = responseHeaders.getSetCookie();
        keep(responseHeaders);
      }
    },
  };
}

/** The code of a refusal, and its reasons'. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; reasons: string[] }> {
  try {
    await call;
  } catch (error) {
    const { code, data } = error as { code: string; data?: { reasons?: { code: string }[] } };
    if (data?.reasons) return { code, reasons: data.reasons.map((reason) => reason.code) };
    throw error;
  }
  return { code: 'none', reasons: [] };
}

export async function latestSecret(db: Db, email: string): Promise<string> {
  const row = await db.selectFrom('mail').select('secrets').where('recipient', '=', email).where('secrets', 'is not', null).orderBy('id', 'desc').executeTakeFirstOrThrow();
  return new URL(row.secrets!.path!, 'http://x').searchParams.get('token')!;
}

/** Somebody with a verified address and the usual password. */
export async function settle(house: House, email: string, role: 'admin' | 'member' = 'member'): Promise<Browser> {
  const visitor = house.browser({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'x-test-ip': `198.51.100.${Math.floor(Math.random() * 250)}` });
  await visitor.call((client) => client.account.register({ name: email.split('@')[0]!, email, password, locale: 'en' }));
  await visitor.call(async (client) => client.account.verifyEmail({ token: await latestSecret(house.db, email) }));
  if (role === 'admin') await house.db.updateTable('person').set({ role }).where('email', '=', email).execute();
  await visitor.call((client) => client.account.signIn({ email, password, remember: true }));
  return visitor;
}
