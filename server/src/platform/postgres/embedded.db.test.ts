import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { fastFolder } from '../../../../test/fast-folder.ts';
import { connectEmbedded, startEmbedded, type Embedded } from './embedded.ts';
import { runningPostmaster, stopPostmaster } from './postmaster.ts';
import { serverUser } from './server-user.ts';

const log = { info: () => undefined, error: () => undefined };
const folders: string[] = [];
const running = new Set<Embedded>();

function newFolder(): string {
  const folder = fastFolder('counterpart-embedded-');
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, onLost?: (error: Error) => void): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log, ...(onLost ? { onLost } : {}) });
  running.add(embedded);
  return embedded;
}

async function stop(embedded: Embedded): Promise<void> {
  running.delete(embedded);
  await embedded.stop();
}

afterEach(async () => {
  await Promise.all([...running].map((embedded) => embedded.stop()));
  running.clear();
  for (const folder of folders.splice(0)) {
    await stopPostmaster(join(folder, 'postgres'), 5_000);
    rmSync(folder, { recursive: true, force: true });
  }
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

/** An app in a process of its own, to be killed. Resolves once its database answers. */
async function startAppProcess(dataDir: string): Promise<ChildProcess> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: { info() {}, error() {} } });
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('starts, keeps its data over a restart, keeps secrets to their owner, and tidies up after a start that was killed', async () => {
  const dataDir = newFolder();
  for (const [name, age] of [['postgres.new-old', 3_600_000], ['postgres.new-young', 0]] as const) {
    mkdirSync(join(dataDir, name));
    utimesSync(join(dataDir, name), new Date(), new Date(Date.now() - age));
  }
  const first = await start(dataDir);
  expect(readdirSync(dataDir).filter((name) => name.includes('.new-'))).toEqual(['postgres.new-young']);
  await query(first.connectionString, 'create table kept (n int); insert into kept values (7)');
  await expect(query(first.connectionString, "copy kept from program 'echo 1'")).rejects.toThrow(/permission denied/);
  await stop(first);
  expect(runningPostmaster(join(dataDir, 'postgres'))).toBeNull();
  const second = await start(dataDir);
  expect(await query(second.connectionString, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, 'socket')).mode & 0o777).toBe(0o700);
});

test('refuses a second app on the same folder, and lets other processes connect', async () => {
  const dataDir = newFolder();
  expect(await connectEmbedded(dataDir)).toBeNull();
  const app = await start(dataDir);
  await expect(start(dataDir)).rejects.toThrow(new RegExp(`already running on ${dataDir} .*process ${process.pid}`));
  expect(await connectEmbedded(dataDir)).toBe(app.connectionString);
  expect(await query(app.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await stop(app);
  expect(await connectEmbedded(dataDir)).toBeNull();
});

test('of several apps started at once on a new folder, exactly one runs', async () => {
  const dataDir = newFolder();
  const starts = await Promise.allSettled([start(dataDir), start(dataDir), start(dataDir)]);
  expect(starts.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('after kill -9 of the app the next start adopts the server and finds every committed row', async () => {
  const dataDir = newFolder();
  const app = await startAppProcess(dataDir);
  const url = await connectEmbedded(dataDir);
  await query(url ?? '', 'create table kept (n int); insert into kept values (7)');
  const server = runningPostmaster(join(dataDir, 'postgres'));
  app.kill('SIGKILL');
  await once(app, 'exit');
  const next = await start(dataDir);
  expect(runningPostmaster(join(dataDir, 'postgres'))).toBe(server);
  expect(await query(next.connectionString, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('after kill -9 of app and server the next start recovers', async () => {
  const dataDir = newFolder();
  const app = await startAppProcess(dataDir);
  await query((await connectEmbedded(dataDir)) ?? '', 'create table kept (n int); insert into kept values (7)');
  app.kill('SIGKILL');
  process.kill(runningPostmaster(join(dataDir, 'postgres')) ?? 0, 'SIGKILL');
  await once(app, 'exit');
  const next = await start(dataDir);
  expect(await query(next.connectionString, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a server that dies under the app is started again at the same address', async () => {
  const dataDir = newFolder();
  const lost: Error[] = [];
  const app = await start(dataDir, (error) => lost.push(error));
  await query(app.connectionString, 'create table kept (n int); insert into kept values (7)');
  process.kill(runningPostmaster(join(dataDir, 'postgres')) ?? 0, 'SIGKILL');
  const until = Date.now() + 30_000; // well under a second where the machine has nothing else to do
  let rows: unknown = null;
  while (rows === null && Date.now() < until) {
    await sleep(50);
    rows = await query(app.connectionString, 'select n from kept').catch(() => null);
  }
  expect(rows).toEqual([{ n: 7 }]);
  expect(lost).toEqual([]);
  await expect(start(dataDir)).rejects.toThrow(/already running/);
});

test('a process id that now belongs to another program does not stand in the way', async () => {
  const dataDir = newFolder();
  await stop(await start(dataDir));
  const user = await serverUser();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', cwd: '/', ...user });
  try {
    const left = `${stranger.pid}\n${join(dataDir, 'postgres')}\n0\n5432\n${join(dataDir, 'socket')}\n\n  0 0\nready\n`;
    for (const file of [join(dataDir, 'postgres/postmaster.pid'), join(dataDir, 'socket/.s.PGSQL.5432.lock')]) writeFileSync(file, left);
    await start(dataDir);
    expect(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).not.toContain(`${stranger.pid}\n`);
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('a server that cannot start says why', async () => {
  const dataDir = newFolder();
  await stop(await start(dataDir));
  appendFileSync(join(dataDir, 'postgres/postgresql.conf'), 'no_such_setting = 1\n');
  await expect(start(dataDir)).rejects.toThrow(/PostgreSQL does not start in .*no_such_setting/s);
});
