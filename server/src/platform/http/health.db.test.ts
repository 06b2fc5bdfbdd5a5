import { expect, test } from 'vitest';
import { startTestApp } from '../../../../test/app.ts';
import { newId } from '../clock.ts';

const elsewhere = { remoteAddress: '192.0.2.7' };

test('metrics stay on this machine, or with whoever has the token', async () => {
  const app = await startTestApp({ work: false });
  await app.request(`/api/cohorts/${newId()}`);
  const here = await app.request('/metrics');
  expect(here.status).toBe(200);
  const text = await here.text();
  expect(text).toMatch(/^counterpart_http_request_seconds_count\{[^}]*status="401"[^}]*\} 1$/m);
  expect(text).toContain('counterpart_database_connections');
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect((await app.request('/metrics', elsewhere)).status).toBe(401);
  expect((await app.request('/metrics', { headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(401);

  const guarded = await startTestApp({ work: false, database: app.connectionString, env: { METRICS_TOKEN: 'sixteen characters' } });
  expect((await guarded.request('/metrics')).status).toBe(401);
  expect((await guarded.request('/metrics', { ...elsewhere, headers: { authorization: 'Bearer sixteen characters' } })).status).toBe(200);
  expect((await guarded.request('/metrics', { headers: { authorization: 'Bearer sixteen character' } })).status).toBe(401);
  await Promise.all([app.close(), guarded.close()]);
});

test('alive is the process, ready is the database too', async () => {
  const app = await startTestApp({ work: false });
  const states = async () => [(await app.request('/health', elsewhere)).status, (await app.request('/ready', elsewhere)).status];
  expect(await states()).toEqual([200, 200]);
  await app.close();
  expect(await states()).toEqual([200, 503]);
  expect(await (await app.request('/ready')).json()).toMatchObject({ code: 'unavailable' });
});
