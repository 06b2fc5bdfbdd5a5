// The only place where things are wired: a process's parts, made from its settings and a database.
import { join } from 'node:path';
import type { Client } from '@counterpart/contract';
import { createAccount } from './account/index.ts';
import { createCohort, createMatchingPool, participationsOf, registerCohortJobs } from './cohort/index.ts';
import { createOperations, registerSweep } from './operations/index.ts';
import { createPeople } from './people/index.ts';
import { createClientAddress, fromThisMachine } from './platform/client-address.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { connect } from './platform/database/connect.ts';
import { createFileReader } from './platform/files/reader.ts';
import { createApi, createClient, type ApiRouter } from './platform/http/api.ts';
import { createApp } from './platform/http/app.ts';
import { openApiDocument } from './platform/http/open-api.ts';
import { loadPages } from './platform/http/pages.ts';
import { createRouteNames } from './platform/http/route-names.ts';
import { problemResponse } from './platform/http/problem.ts';
import type { Caller, Person } from './platform/identity.ts';
import { Jobs } from './platform/jobs.ts';
import type { Logger } from './platform/log.ts';
import { registerMailJobs } from './platform/mail/deliver.ts';
import { createMetrics } from './platform/metrics.ts';
import { createTransactor } from './platform/transact.ts';

export interface Settings { readonly config: Config; readonly secret: string; readonly connectionString: string; readonly clock: Clock; readonly log: Logger }

const webRoot = join(import.meta.dirname, '../../web');

export type Composition = Awaited<ReturnType<typeof compose>>;

/** Nothing is started yet but the connection pool. */
export async function compose({ config, secret, connectionString, clock, log }: Settings) {
  const metrics = createMetrics();
  const connection = connect(connectionString, (error) => { log.warn({ err: error }, 'database connection lost'); }, config.databasePoolSize);
  metrics.watchPool(connection.pool);
  const jobs = new Jobs(connectionString, log, metrics.job);
  const transactor = createTransactor(connection.db, jobs, clock);
  const matching = createMatchingPool();
  const files = createFileReader();

  const account = createAccount({ config, secret, db: connection.db, transactor, clock, participationsOf });
  const people = createPeople(config);
  const cohort = createCohort({ people: people.port, matching });
  const operations = createOperations({ config, transactor, connectionString, onLost: (error) => { log.warn({ err: error }, 'progress is not heard of for the moment'); } });
  const router: ApiRouter = { ...account.router, ...people.router, ...cohort, ...operations.router };
  registerMailJobs(jobs, { transactor, config, observe: metrics.mail });
  registerCohortJobs(jobs, { transactor, clock, matching, files, foldName: people.port.foldName });
  registerSweep(jobs, transactor);

  const routeName = createRouteNames();
  const report = (error: unknown) => { log.error({ err: error }, 'request failed'); };
  const openApi = await openApiDocument({ brand: config.brandName, origin: config.baseUrl, sessionCookie: account.sessionCookie });
  const app = createApp({
    origin: config.baseUrl, locale: config.defaultLocale, allowedHosts: config.allowedHosts, transactor, openApi, report,
    api: createApi(router, report), client: (context) => createClient(router, context, report), pages: await loadPages(webRoot),
    identify: account.identify, callback: account.callback, viewer: account.viewer, clientAddress: createClientAddress(config.trustedProxies),
    ready: async () => connection.pool.query('select 1').then(() => true, () => false),
    metrics: (request, socketAddress) => metricsAnswer(request, socketAddress, config.metricsToken, metrics),
    observe: (request, status, milliseconds) => {
      const route = routeName(new URL(request.url).pathname, status);
      metrics.request(request.method, route, status, milliseconds / 1_000);
      log.debug({ method: request.method, route, status, ms: Math.round(milliseconds) }, 'request');
    },
  });

  return {
    app, jobs, transactor, account, connection, clock,
    /** The API as somebody, in process: for the demo and for tests. */
    clientAs: (person: Person): Client => createClient(router, {
      transactor, caller: { kind: 'session', person, sessionId: '' } satisfies Caller, responseHeaders: new Headers(), request: { ip: '127.0.0.1', headers: new Headers(), idempotencyKey: null },
    }, report),
    close: async () => {
      await operations.close();
      await matching.close();
      await files.close();
      await connection.close();
    },
  };
}

/** With the token where one is set, otherwise from this machine only. */
async function metricsAnswer(request: Request, socketAddress: string, token: string | null, metrics: ReturnType<typeof createMetrics>): Promise<Response> {
  const allowed = token === null ? fromThisMachine(request, socketAddress) : request.headers.get('authorization') === `Bearer ${token}`;
  if (!allowed) return problemResponse('unauthenticated');
  return new Response(await metrics.render(), { headers: { 'content-type': metrics.contentType } });
}
