// Commands that run the server's parts. The server, and what speaks of it, is imported only when one of them is called, so that matching two files starts at once.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Option, type Command } from 'commander';
import { EXIT, printable } from './exit.ts';

/** Libraries read this when they are loaded: without it pages are drawn several times slower, and errors say more than visitors should read. */
const server = () => {
  process.env.NODE_ENV ??= 'production';
  return import('../../server/src/main.ts');
};

export function registerServerCommands(program: Command): void {
  program.command('serve').description('Serve pages and API, and work jobs (JOBS=off leaves those to `work`)')
    .option('--demo', 'on the very first start, load the demo cast').addOption(new Option('--empty', 'on the very first start, load nothing (the default)').conflicts('demo'))
    .action(async ({ demo }: { demo?: boolean }) => guarded(async () => {
      const firstStart = demo ? (await import('../../demo/first-start.ts')).firstStart : async () => [];
      await (await server()).serve(process.env, say, firstStart);
    }));
  program.command('work').description('Work jobs only, beside an app on the same database').action(() => guarded(async () => (await server()).work(process.env, say)));
  program.command('migrate').description('Bring the database up to this version').action(() => guarded(async () => {
    const [{ withDatabase }, { migrate }] = await Promise.all([server(), import('../../server/src/platform/database/migrate.ts')]);
    const applied = await withDatabase(process.env, (connectionString) => migrate(connectionString));
    say(applied.length > 0 ? applied.map((name) => `Applied ${name}.`) : ['The database is up to date.']);
  }));
  program.command('demo').description('Load the demo cast into an installation that has nobody in it yet').action(() => guarded(async () => {
    const [{ withParts, FIRST_START, StartProblem }, { alone }, { firstStart }] = await Promise.all([server(), import('../../server/src/platform/database/alone.ts'), import('../../demo/first-start.ts')]);
    say(await withParts(process.env, (parts, config) => alone(parts.connection.db, FIRST_START, async () => {
      if (await parts.account.createSetupCode() === null) throw new StartProblem('There is an administrator already. The demo cast goes into a fresh installation only, so that invented and real people never mix.');
      return firstStart(parts, config);
    }), { work: true }));
  }));
  registerAdmin(program);
  registerAudit(program);
  registerBackups(program);
}

function registerAdmin(program: Command): void {
  program.command('admin').description('Administrators').command('create').description('Make an administrator; the password is asked for, or read from standard input')
    .requiredOption('--email <address>').requiredOption('--name <name>').addOption(new Option('--locale <locale>', 'language of pages and mails').choices(['en', 'de']).default('en'))
    .action((options: { email: string; name: string; locale: string }) => guarded(async () => {
      const [{ withParts, StartProblem }, { createAdmin }, { newPerson }] = await Promise.all([server(), import('../../server/src/account/index.ts'), import('@counterpart/contract')]);
      const read = newPerson.safeParse({ ...options, password: await askPassword() });
      if (!read.success) throw new StartProblem([...new Set(read.error.issues.map(({ path }) => adminWords(String(path[0]), options)))].join('\n'));
      await withParts(process.env, (parts, config) => createAdmin(parts.transactor, { ...read.data, timeZone: config.defaultTimeZone }));
      say([`${read.data.email} can sign in as an administrator.`]);
    }));
}

function adminWords(field: string, { email, name }: { email: string; name: string }): string {
  if (field === 'email') return `--email is "${printable(email)}", which is no e-mail address. Give one such as ada@example.org.`;
  if (field === 'name') return `--name is "${printable(name)}", but must be one line of 1 to 200 characters.`;
  return 'The password needs 10 to 200 characters. A few unusual words make a good one.';
}

function registerAudit(program: Command): void {
  program.command('audit').description('The audit trail').command('verify').description('Recompute the hash chain; exit status 1 where it is broken').action(() => guarded(async () => {
    const [{ withParts }, { verifyAudit }] = await Promise.all([server(), import('../../server/src/platform/audit.ts')]);
    const { intact, events, firstBroken } = await withParts(process.env, (parts) => parts.transactor.read(verifyAudit));
    say([intact ? `The chain of ${events} events is intact.` : `The chain is broken at event ${firstBroken}: it, or one before it, was changed, removed or put in.`]);
    if (!intact) process.exitCode = 1;
  }));
}

function registerBackups(program: Command): void {
  program.command('backup').argument('<file>').description('Write everything to one file, as of one instant, while the app runs').action((file: string) => guarded(async () => {
    const [{ withDatabase }, { takeBackup }] = await Promise.all([server(), import('../../server/src/operations/index.ts')]);
    const { rows, tables } = await withDatabase(process.env, (connectionString) => takeBackup(connectionString, file));
    say([`${rows} rows of ${tables} tables are in ${file}. It holds personal data: keep it as safe as the database.`]);
  }));
  program.command('restore').argument('<file>').option('--force', 'replace what is in the database').description('Put a backup back, all or nothing').action((file: string, { force = false }: { force?: boolean }) => guarded(async () => {
    const [{ withDatabase }, { putBackBackup }] = await Promise.all([server(), import('../../server/src/operations/index.ts')]);
    const { rows } = await withDatabase(process.env, (connectionString) => putBackBackup(connectionString, file, { force }));
    say([`Restored ${rows} rows.`]);
  }));
}

function say(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** A mistake that its owner can mend is a sentence; anything else keeps its stack, for whoever must mend it. */
async function guarded(command: () => Promise<void>): Promise<void> {
  const { StartProblem } = await server();
  const [{ Refusal }, { refusalWords }] = await Promise.all([import('../../server/src/platform/refuse.ts'), import('./refusal-words.ts')]);
  try { await command(); } catch (error) {
    if (error instanceof StartProblem) process.stderr.write(`${error.message}\n`);
    else if (error instanceof Refusal) process.stderr.write(`${refusalWords(error)}\n`);
    else throw error;
    process.exitCode = EXIT.unusable;
  }
}

async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    let text = '';
    for await (const chunk of process.stdin) text += String(chunk);
    return text.trim();
  }
  process.stdout.write('Password: ');
  // What is typed is not shown: the terminal echoes into nothing.
  const terminal = createInterface({ input: process.stdin, output: new Writable({ write: (_chunk, _encoding, written) => { written(); } }), terminal: true });
  const password = await terminal.question('');
  terminal.close();
  process.stdout.write('\n');
  return password;
}
