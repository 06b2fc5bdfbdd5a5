// What no client of good manners sends, to the real process on a real port.
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { freePort, isReady, startProgram, type Program } from '../program.ts';
import { mailsTo, settle } from './door.ts';

let app: TestApp;
let program: Program;
let port: number;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  port = await freePort();
  program = startProgram(['serve', '--empty'], { PORT: String(port), HOST: '127.0.0.1', BASE_URL: `http://localhost:${port}`, DATABASE_URL: app.connectionString, SECRET: 'only-for-tests-'.repeat(4), JOBS: 'off', LOG_LEVEL: 'debug', NODE_ENV: 'test', TEST_CLOCK: '2026-03-02T12:01:00Z' });
  await program.until(() => isReady(`http://localhost:${port}`), 'is ready');
});
afterAll(async () => {
  await program.kill('SIGTERM');
  await app.close();
});

/** Bytes out, bytes in. */
async function send(lines: readonly string[], body: string): Promise<{ status: number; answer: string }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${[...lines, `Content-Length: ${Buffer.byteLength(body)}`, 'Content-Type: application/json', 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
  const answer = await text(socket);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), answer };
}
const path = '/api/account/request-password-reset';
const ask = (email: string, start: string, ...headers: string[]) => send([start, ...headers], JSON.stringify({ email }));

test('prints the set-up code in the terminal, and nobody’s address, token or password anywhere', async () => {
  await program.prints(/\/setup with the code ([A-Z2-9]{4}-){3}[A-Z2-9]{4}/);
  await settle(app, 'printed@example.org');
  expect((await ask('printed@example.org', `POST ${path}?email=printed@example.org HTTP/1.1`, `Host: localhost:${port}`)).status).toBe(200);
  await fetch(`http://localhost:${port}/reset-password?token=a-token-that-nobody-logs`);
  await fetch(`http://localhost:${port}/verify-email/printed@example.org`);
  await program.prints(/"status":404/);
  expect(program.output()).toMatch(/"msg":"request"/);
  expect(program.output()).not.toMatch(/printed|a-token-that-nobody-logs/);
});

test('a target that names another host, or a second Host, reaches no mail', async () => {
  await settle(app, 'wire@example.org');
  const tries = [
    await ask('wire@example.org', `POST http://evil.example${path} HTTP/1.1`, `Host: localhost:${port}`),
    await ask('wire@example.org', `POST ${path} HTTP/1.1`, `Host: localhost:${port}`, 'Host: evil.example'),
    await ask('wire@example.org', `POST ${path} HTTP/1.1`, 'Host: evil.example', `Host: localhost:${port}`),
    await ask('wire@example.org', `POST ${path} HTTP/1.1`, 'Host: evil.example', `X-Forwarded-Host: localhost:${port}`),
    await ask('wire@example.org', `POST ${path} HTTP/1.1`),
    await ask('wire@example.org', `POST //evil.example${path} HTTP/1.1`, `Host: localhost:${port}`),
  ];
  for (const { status, answer } of tries) {
    expect(status).toBeLessThan(500);
    expect(answer.slice(0, 100_000)).not.toMatch(/(href|src|action|location)[=:] *"?(https?:)?\/\/evil/i);
  }
  expect(tries.slice(2).every(({ status }) => status >= 400)).toBe(true);
  for (const { secrets } of await mailsTo(app, 'wire@example.org')) expect(secrets?.path).toMatch(/^\/reset-password\?token=[\w-]{43}$/);
});

test('limits hold for an account whatever X-Forwarded-For says', async () => {
  const tries: number[] = [];
  for (let index = 0; index < 7; index += 1) tries.push((await ask('limit@example.org', `POST ${path} HTTP/1.1`, `Host: localhost:${port}`, `X-Forwarded-For: 203.0.113.${index}`)).status);
  expect(tries).toEqual([200, 200, 200, 200, 200, 429, 429]);
});
