import { createRouterClient } from '@orpc/server';
import type { Client } from '@counterpart/contract';
import { createTestPlatform, type TestPlatform } from '../../../test/platform.ts';
import { newId, type Clock } from '../platform/clock.ts';
import { createFileReader } from '../platform/files/reader.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Caller, Person } from '../platform/identity.ts';
import type { RequestContext } from '../platform/procedure.ts';
import type { Refusal } from '../platform/refuse.ts';
import { deliverMail } from '../platform/mail/letter.ts';
import { createCohort, createMatchingPool, registerCohortJobs, type PeoplePort } from './index.ts';

/** A clock whose hands a test turns. */
export class TestClock implements Clock {
  #at = new Date('2026-03-01T12:00:00Z');
  now(): Date { return new Date(this.#at); }
  set(iso: string): void { this.#at = new Date(iso); }
}

type CohortClient = Pick<Client, 'cohorts' | 'participants' | 'participation' | 'imports' | 'runs'>;
export interface Member { readonly id: string; readonly email: string; readonly client: CohortClient; readonly participantId: string }

/** Stands for the account slice, whose own tests hold it to its word. */
const people: PeoplePort = {
  async addPerson(tx, { name, email, locale }) {
    const known = await tx.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
    const id = known?.id ?? newId();
    if (!known) await tx.db.insertInto('person').values({ id, name, email, locale }).execute();
    return id;
  },
  async inviteIfNew(tx, personId) {
    return !(await tx.db.selectFrom('person').select('emailVerified').where('id', '=', personId).executeTakeFirstOrThrow()).emailVerified;
  },
  async createOrganization(tx, { name, aliases = [] }) {
    const id = newId();
    await tx.db.insertInto('organization').values({ id, name, parentId: null, createdAt: tx.now }).execute();
    await tx.db.insertInto('organizationName').values({ folded: people.foldName(name), organizationId: id, alias: name, isName: true }).execute();
    for (const alias of aliases) await tx.db.insertInto('organizationName').values({ folded: people.foldName(alias), organizationId: id, alias, isName: false }).execute();
    return id;
  },
  foldName: (name) => name.normalize('NFKC').toLowerCase().trim(),
};

/** The cohort slice on a real database, called the way pages and HTTP call it: through the gate, as somebody. */
export class World {
  readonly clock = new TestClock();
  readonly matching = createMatchingPool(1);
  readonly files = createFileReader();
  readonly platform: TestPlatform;
  readonly #router;
  admin!: CohortClient;
  adminPerson!: Person;

  private constructor(makePlatform: (clock: Clock) => TestPlatform) {
    this.platform = makePlatform(this.clock);
    this.#router = createCohort({ people, matching: this.matching });
  }

  static async create({ jobs = false }: { jobs?: boolean } = {}): Promise<World> {
    const clockHolder: { clock?: Clock } = {};
    const platform = await createTestPlatform({ now: () => (clockHolder.clock ?? { now: () => new Date() }).now() });
    const world = new World((clock) => { clockHolder.clock = clock; return platform; });
    world.adminPerson = await world.person('Coordinator', 'coordinator@example.org', 'admin');
    world.admin = world.as(world.adminPerson);
    world.register(platform.jobs);
    await platform.jobs.start({ work: jobs });
    return world;
  }

  /** Binds the slice's jobs; mails stay where they are. */
  register(jobs: Jobs): void {
    jobs.handle(deliverMail, async () => {});
    registerCohortJobs(jobs, { transactor: this.platform.transactor, clock: this.clock, matching: this.matching, files: this.files, foldName: people.foldName });
  }

  get db() { return this.platform.connection.db; }

  async person(name: string, email: string, role: 'admin' | 'member' = 'member'): Promise<Person> {
    const id = newId();
    await this.db.insertInto('person').values({ id, name, email, role, emailVerified: true }).execute();
    return { id, name, email, role, locale: 'en', timeZone: 'UTC', twoFactorEnabled: false };
  }

  as(person: Person | null, idempotencyKey: string | null = null): CohortClient {
    const caller: Caller = person ? { kind: 'session', person, sessionId: newId() } : { kind: 'anonymous' };
    const context: RequestContext = { transactor: this.platform.transactor, caller, responseHeaders: new Headers(), request: { ip: '127.0.0.1', headers: new Headers(), idempotencyKey } };
    return createRouterClient(this.#router, { context }) as unknown as CohortClient;
  }

  async organization(name: string): Promise<string> {
    return this.platform.transactor.write({ kind: 'system' }, (tx) => people.createOrganization(tx, { name }));
  }

  /** An open cohort of `size` mentors and mentees who all rank everybody of the other side, best first from their own number on. */
  async cohort({ size = 3, open = true, submit = false, deadline = null, locale = 'en' }: { size?: number; open?: boolean; submit?: boolean; deadline?: string | null; locale?: 'en' | 'de' } = {}) {
    const { id: cohortId } = await this.admin.cohorts.create({ name: `Spring ${newId().slice(-6)}`, deadline, locale });
    const [north, south] = [await this.organization(`North ${newId()}`), await this.organization(`South ${newId()}`)];
    const mentors = await this.#members(cohortId, 'mentor', size, north);
    const mentees = await this.#members(cohortId, 'mentee', size, south);
    if (open) await this.admin.cohorts.open({ cohortId, notify: false });
    if (open && submit) for (const [at, member] of [...mentors.entries(), ...mentees.entries()]) await this.#rankAndSubmit(member, at, mentors.includes(member) ? mentees : mentors);
    return { cohortId, mentors, mentees, north, south };
  }

  async #members(cohortId: string, side: 'mentor' | 'mentee', size: number, organizationId: string): Promise<Member[]> {
    const members: Member[] = [];
    for (let at = 0; at < size; at += 1) {
      const person = await this.person(`${side} ${at}`, `${side}${at}.${newId()}@example.org`);
      const { id } = await this.admin.participants.add({ cohortId, side, displayName: `${side} ${at}`, email: person.email, organizationId });
      members.push({ id: person.id, email: person.email, client: this.as(person), participantId: id });
    }
    return members;
  }

  async #rankAndSubmit(member: Member, at: number, others: readonly Member[]): Promise<void> {
    const { version } = await member.client.participation.get({ participantId: member.participantId });
    const order = [...others.slice(at), ...others.slice(0, at)].map(({ participantId }) => participantId);
    await member.client.participation.savePreferences({ participantId: member.participantId, expectedVersion: version, preferences: order, never: [] });
    await member.client.participation.submit({ participantId: member.participantId });
  }

  async close(): Promise<void> {
    await this.matching.close();
    await this.files.close();
    await this.platform.jobs.stop();
    await this.platform.close();
  }
}

/** The code of the refusal, and of its first reason. */
export function refusalOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'done', (error: Refusal) => [error.code, error.reasons?.[0]?.code].filter(Boolean).join(' ') || Promise.reject(error));
}

/** Runs all at once and counts how they ended. */
export async function race(attempts: readonly (() => Promise<unknown>)[]): Promise<Record<string, number>> {
  const ends = await Promise.all(attempts.map((attempt) => refusalOf(attempt())));
  return Object.fromEntries([...new Set(ends)].map((end) => [end, ends.filter((other) => other === end).length]));
}
