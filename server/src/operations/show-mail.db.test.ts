import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPlatform, type TestPlatform } from '../../../test/platform.ts';
import { newId } from '../platform/clock.ts';
import { system } from '../platform/identity.ts';
import { deliverMail, postLetter } from '../platform/mail/letter.ts';
import { listAudit } from './lists.ts';
import { retryMail } from './retry-mail.ts';
import { showMail } from './show-mail.ts';

const sender = { baseUrl: 'https://match.example.org', brandName: 'Counterpart' };
let platform: TestPlatform;
let mailId: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  platform.jobs.handle(deliverMail, async () => {});
  await platform.jobs.start({ work: false });
  const personId = newId();
  await platform.connection.db.insertInto('person').values({ id: personId, name: 'Ada', email: 'ada@example.org' }).execute();
  await platform.transactor.write(system, (tx) => postLetter(tx, { template: 'resetPassword', personId, data: {}, secrets: { path: '/reset-password?token=only-for-tests' } }));
  mailId = (await platform.connection.db.selectFrom('mail').select('id').executeTakeFirstOrThrow()).id;
});

afterAll(async () => {
  await platform.jobs.stop();
  await platform.close();
});

const show = () => platform.transactor.write(system, (tx) => showMail(tx, mailId, sender));
const looks = async (action = 'mail.linksShown') => (await platform.transactor.read((db) => listAudit(db, { action, limit: 50 }))).items.map(({ subjectId }) => subjectId);

test('a mail on its way keeps its link to itself', async () => {
  expect((await show()).text).not.toContain('only-for-tests');
  expect(await looks()).toEqual([]);
});

test('a held mail shows its link, and the audit that it was seen', async () => {
  await platform.connection.db.updateTable('mail').set({ state: 'held' }).where('id', '=', mailId).execute();
  expect((await show()).text).toContain('https://match.example.org/reset-password?token=only-for-tests');
  expect(await looks()).toEqual([mailId]);
});

test('a held mail goes out when somebody says so, once, and keeps its link to itself again', async () => {
  const send = () => platform.transactor.write(system, (tx) => retryMail(tx, mailId));
  await send();
  expect(await show()).toMatchObject({ state: 'queued', text: expect.not.stringContaining('only-for-tests') });
  await expect(send()).rejects.toMatchObject({ code: 'wrongState' });
  expect(await looks('mail.retried')).toEqual([mailId]);
});

test('the audit is asked for one action by its whole name', async () => {
  expect(await looks('mail.links')).toEqual([]);
});
