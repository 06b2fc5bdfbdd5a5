import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { until } from '../platform.ts';

let apps: TestApp[];
beforeAll(async () => { apps = [await startTestApp({ work: false })]; });
afterAll(async () => { for (const app of apps) await app.close(); });

it('a deadline that passes while no server runs is kept once by the next start, of however many servers, and told once', async () => {
  const { client, cookie } = await apps[0]!.admin();
  const { id: cohortId } = await client.cohorts.create({ name: 'Spring', timeZone: 'Europe/Berlin' });
  for (const side of ['mentor', 'mentee'] as const) await client.participants.add({ cohortId, side, displayName: side, email: `${side}@example.org` });
  await client.cohorts.open({ cohortId });
  const deadline = new Date(Date.now() + 3_000);
  await client.cohorts.update({ cohortId, deadline: deadline.toISOString() });
  const { connectionString } = apps[0]!;
  await apps.pop()!.close();
  await sleep(Math.max(0, deadline.getTime() - Date.now()) + 200);

  apps = await Promise.all([1, 2, 3].map(() => startTestApp({ database: connectionString })));
  const statuses = () => Promise.all(apps.map(async (app) => (await (await app.request(`/api/cohorts/${cohortId}`, { cookie })).json() as { status: string }).status));
  await until(async () => new Set(await statuses()).has('closed'), 'the cohort is closed', 30_000);
  const { db } = apps[0]!.parts.connection;
  const told = () => db.selectFrom('mail').select(['recipientName', 'state']).where('template', '=', 'cohortClosed').where('state', '<>', 'queued').orderBy('recipientName').execute();
  await until(async () => (await told()).length === 2, 'the mails were handled');
  expect((await told()).map(({ recipientName }) => recipientName)).toEqual(['mentee', 'mentor']);
  const events = await db.selectFrom('auditEvent').select(['actorKind', 'action']).where('programId', '=', cohortId).where('action', '=', 'cohort.closed').execute();
  expect(events).toEqual([{ actorKind: 'system', action: 'cohort.closed' }]);
  expect(await statuses()).toEqual(['closed', 'closed', 'closed']);
});
