// An installation under test: one address, one place for its data, and processes that come and go.
import { rm } from 'node:fs/promises';
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { TestContext } from 'vitest';
import { contract, type Client } from '@counterpart/contract';
import { runningPostmaster, stopPostmaster } from '../../server/src/platform/postgres/postmaster.ts';
import { dataFolder } from '../../server/src/platform/postgres/folder.ts';
import { fastFolder } from '../fast-folder.ts';
import { freePort, isReady, runProgram, startProgram, type Ended, type Program } from '../program.ts';

export const admin = { name: 'Coordinator', email: 'coordinator@example.org', password: 'a long enough passphrase 7' };

export interface SiteOptions {
  /** Null: the embedded database, in the site's own data folder. */
  readonly databaseUrl: string | null;
  readonly env?: Readonly<Record<string, string>>;
}

export class Site {
  readonly dataDir = fastFolder('counterpart-site-');
  readonly origin: string;
  readonly env: Readonly<Record<string, string>>;
  readonly #running = new Set<Program>();

  private constructor(port: number, { databaseUrl, env }: SiteOptions) {
    this.origin = `http://localhost:${port}`;
    this.env = {
      PORT: String(port), HOST: '127.0.0.1', BASE_URL: this.origin, DATA_DIR: this.dataDir, LOG_LEVEL: 'warn', SECRET: 'only-for-tests-'.repeat(4),
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }), ...env,
    };
  }

  static async create(options: SiteOptions): Promise<Site> {
    return new Site(await freePort(), options);
  }

  /** The app. Resolves once it answers. */
  async serve(env: Readonly<Record<string, string>> = {}, ...options: string[]): Promise<Program> {
    const program = this.#keep(startProgram(['serve', ...options], { ...this.env, ...env }));
    await program.until(() => isReady(`http://localhost:${env.PORT ?? this.env.PORT}`), 'is ready');
    return program;
  }

  /** Jobs alone. Resolves once it works. */
  async work(env: Readonly<Record<string, string>> = {}): Promise<Program> {
    const program = this.#keep(startProgram(['work'], { ...this.env, ...env }));
    await program.prints(/works jobs/);
    return program;
  }

  /** Another command on the same data, to its end. */
  run(...args: string[]): Promise<Ended> {
    return runProgram(args, this.env);
  }

  /** As in a terminal, with the code that the app printed; the administrator's session. */
  async setUp(program: Program): Promise<Visitor> {
    const [, code = ''] = await program.prints(/with the code (\S+)/);
    const { name, email, password } = admin;
    await new Visitor(this.origin, null).client.setup.createFirstAdmin({ code, name, email, password });
    return signIn(this.origin, email, password);
  }

  /** The embedded database's server, without warning. */
  killDatabase(): void {
    const server = runningPostmaster(dataFolder(this.dataDir).cluster);
    if (server === null) throw new Error(`No server runs on ${this.dataDir}.`);
    process.kill(server, 'SIGKILL');
  }

  /** Ends what still runs and deletes the data. */
  async remove(): Promise<void> {
    await Promise.all([...this.#running].map((program) => program.kill('SIGKILL')));
    await stopPostmaster(dataFolder(this.dataDir).cluster, 5_000);
    await rm(this.dataDir, { recursive: true, force: true });
  }

  #keep(program: Program): Program {
    this.#running.add(program);
    void program.ended.finally(() => { this.#running.delete(program); });
    return program;
  }
}

/** Removed when the test is over. */
export async function newSite({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, options: SiteOptions): Promise<Site> {
  const site = await Site.create(options);
  onTestFinished(() => site.remove());
  return site;
}

/** Somebody's browser: a session, spoken to at one address (a replica's own, where it is not the site's). */
export class Visitor {
  readonly client: Client;
  readonly address: string;
  readonly #origin: string;
  readonly #cookie: string | null;

  constructor(origin: string, cookie: string | null, address = origin) {
    this.#origin = origin;
    this.#cookie = cookie;
    this.address = address;
    this.client = this.#withHeaders({});
  }

  at(address: string): Visitor {
    return new Visitor(this.#origin, this.#cookie, address);
  }

  /** What is done twice with the same key is done once. */
  withKey(key: string): Client {
    return this.#withHeaders({ 'idempotency-key': key });
  }

  #withHeaders(headers: Readonly<Record<string, string>>): Client {
    return createORPCClient(new OpenAPILink(contract, { url: `${this.address}/api`, headers: { ...this.headers, ...headers } }));
  }

  /** That prove to the server that the request comes from its own pages. */
  get headers(): Record<string, string> {
    return { origin: this.#origin, ...(this.#cookie === null ? {} : { cookie: this.#cookie }) };
  }
}

export async function signIn(origin: string, email: string, password: string, address = origin): Promise<Visitor> {
  const answer = await fetch(`${address}/api/account/sign-in`, { method: 'POST', body: JSON.stringify({ email, password }), headers: { origin, 'content-type': 'application/json' } });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
  return new Visitor(origin, answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '), address);
}
