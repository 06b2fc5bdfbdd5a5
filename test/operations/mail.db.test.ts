// The whole app against a mail server on a bad day: what can be delivered is, once; what cannot is on the outbox page, with the server's words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type Visitor } from '../app.ts';
import { until } from '../platform.ts';
import { freePort } from '../program.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

let app: TestApp;
let admin: Visitor;
let port: number;
let server: MailServer | null = null;
let willing = false;

beforeAll(async () => {
  port = await freePort();
  app = await startTestApp({ env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'House <house@example.org>' } });
  admin = await app.admin();
});

afterAll(async () => {
  await app.close();
  await server?.stop();
});

const invite = (name: string) => admin.client.people.invite({ name, email: `${name}@example.org` });
async function outbox(name: string) {
  const { items: [mail, ...others] } = await admin.client.outbox.list({ search: `${name}@example.org` });
  expect(others).toEqual([]);
  return mail!;
}

test('down, then up and choosy', async () => {
  for (const name of ['ada', 'bela', 'refused']) await invite(name);
  // Nobody listens: each has been tried, waits, and says why.
  await until(async () => (await Promise.all(['ada', 'bela', 'refused'].map(outbox))).every(({ state, attempts, lastError }) => state === 'queued' && attempts > 0 && /ECONNREFUSED/.test(lastError ?? '')), 'each mail has been tried in vain');
  expect((await admin.client.outbox.list({ limit: 1 })).mailServer).toBe(true);

  server = await startMailServer({
    port,
    mood: (recipient, attempt) => {
      if (recipient === 'refused@example.org' && !willing) return { code: 550, says: 'No such user here' };
      if (recipient === 'later@example.org' && attempt === 1) return { code: 451, says: 'Come back later' };
      return null;
    },
  });
  await invite('later');
  await until(async () => (await outbox('later')).lastError === '451 Come back later', 'the one refused for now says so');
  expect((await outbox('later')).state).toBe('queued');
  await until(async () => (await Promise.all(['ada', 'bela', 'later'].map(outbox))).every(({ state }) => state === 'sent'), 'all others are delivered', 40_000);
  await until(async () => (await outbox('refused')).state === 'failed', 'the refused one is given up', 40_000);
  expect(await outbox('refused')).toMatchObject({ lastError: '550 No such user here', sentAt: null });
  expect(await outbox('later')).toMatchObject({ attempts: 2, lastError: null });
  expect(delivered()).toEqual(['ada@example.org', 'bela@example.org', 'later@example.org']);
});

test('a mail that was given up goes out when an administrator says so, once', async () => {
  willing = true;
  const { id } = await outbox('refused');
  await admin.client.outbox.retry({ id });
  await expect(admin.client.outbox.retry({ id })).rejects.toMatchObject({ status: 409 });
  await until(async () => (await outbox('refused')).state === 'sent', 'it is delivered');
  expect(delivered()).toEqual(['ada@example.org', 'bela@example.org', 'later@example.org', 'refused@example.org']);
  expect((await admin.client.audit.list({ action: 'mail.retried', subjectId: id })).total).toBe(1);
});

/** To whom, each letter once. */
function delivered(): string[] {
  const { taken } = server!;
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(taken.length);
  return taken.map(({ to }) => to).toSorted();
}
