import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHangingServer, startMailServer } from '../../../../test/operations/mail-server.ts';
import { createTestPlatform, type TestPlatform } from '../../../../test/platform.ts';
import { newId } from '../clock.ts';
import { system } from '../identity.ts';
import type { Transactor } from '../transact.ts';
import { deliver } from './deliver.ts';
import { deliverMail, postLetter } from './letter.ts';
import { createSmtp, type Send } from './smtp.ts';

const sender = { baseUrl: 'https://match.example.org', brandName: 'Counterpart' };
const mailFrom = { name: 'House, the', address: 'house@example.org' };
let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  platform.jobs.handle(deliverMail, async () => {});
  await platform.jobs.start({ work: false });
});

afterAll(async () => {
  await platform.jobs.stop();
  await platform.close();
});

/** A letter to somebody new, in the outbox. */
async function letter(address: string): Promise<string> {
  const personId = newId();
  await platform.connection.db.insertInto('person').values({ id: personId, name: 'Ada, Countess', email: address }).execute();
  await platform.transactor.write(system, (tx) => postLetter(tx, { template: 'resetPassword', personId, data: {}, secrets: { path: '/reset-password?token=only-for-tests' } }));
  return (await platform.connection.db.selectFrom('mail').select('id').where('personId', '=', personId).executeTakeFirstOrThrow()).id;
}

const attempt = (send: Send, id: string, { last = false, transactor = platform.transactor }: { last?: boolean; transactor?: Transactor } = {}) => deliver(transactor, sender, send, id, last);
const outbox = (id: string) => platform.connection.db.selectFrom('mail').select(['state', 'attempts', 'lastError', 'secrets']).where('id', '=', id).executeTakeFirstOrThrow();
const through = (smtpUrl: string, patience = 5_000) => createSmtp({ smtpUrl, mailFrom, baseUrl: sender.baseUrl }, patience);

test('an accepted mail goes out once, to one recipient whatever the name says, and its key is forgotten', async () => {
  const server = await startMailServer();
  const id = await letter('ada@example.org');
  await attempt(through(server.url), id);
  await attempt(through(server.url), id);
  expect(server.taken).toEqual([{ to: 'ada@example.org', messageId: `<${id}@match.example.org>`, subject: expect.any(String) as unknown }]);
  expect(await outbox(id)).toEqual({ state: 'sent', attempts: 1, lastError: null, secrets: null });
  await server.stop();
});

test('a server that takes connections and never answers is given up, and asked again later', async () => {
  const hanging = await startHangingServer();
  const id = await letter('patient@example.org');
  const begun = performance.now();
  await expect(attempt(through(hanging.url, 1_000), id)).rejects.toMatchObject({ permanent: false });
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect(hanging.connections()).toBe(1);
  expect(await outbox(id)).toMatchObject({ state: 'queued', attempts: 1, lastError: expect.stringMatching(/greeting|timeout/i) as unknown, secrets: { path: expect.any(String) as unknown } });
  await hanging.stop();
  const server = await startMailServer();
  await attempt(through(server.url), id);
  expect(server.taken).toHaveLength(1);
  expect(await outbox(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  await server.stop();
});

test.each([
  ['refused for good', 550, 'No such user here', { state: 'failed', attempts: 1 }],
  ['refused for now', 451, 'Come back later', { state: 'queued', attempts: 1 }],
])('a recipient %s', async (_what, code, says, expected) => {
  const server = await startMailServer({ mood: () => ({ code, says }) });
  const id = await letter(`refused${code}@example.org`);
  await attempt(through(server.url), id).catch((error: unknown) => { expect(error).toMatchObject({ permanent: false }); });
  expect(await outbox(id)).toMatchObject({ ...expected, lastError: `${code} ${says}` });
  expect(server.taken).toEqual([]);
  await server.stop();
});

test('after the last try a mail has failed, with its reason', async () => {
  const server = await startMailServer({ mood: () => ({ code: 451, says: 'Come back later' }) });
  const id = await letter('never@example.org');
  await attempt(through(server.url), id, { last: true });
  expect(await outbox(id)).toMatchObject({ state: 'failed', lastError: '451 Come back later' });
  await server.stop();
});

test('a database that is away when the server has just accepted does not send the mail twice', async () => {
  const server = await startMailServer();
  const id = await letter('once@example.org');
  let failures = 0;
  const transactor: Transactor = {
    read: (query) => platform.transactor.read(query),
    write(...args) {
      if (server.taken.length === 0 || (failures += 1) > 2) return platform.transactor.write(...args);
      throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
    },
  };
  await attempt(through(server.url), id, { transactor });
  expect(failures).toBe(3);
  await attempt(through(server.url), id);
  expect([server.taken.length, (await outbox(id)).state]).toEqual([1, 'sent']);
  await server.stop();
});
