import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { registerCommands } from './commands.ts';
import { EXIT, reportProblems, UnusableInput } from './exit.ts';

/** Returns the exit status. Output goes to stdout, everything said about it to stderr. */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command('counterpart')
    .description('Matches people with the people, or the work, that need them.')
    .version(manifest.version)
    .exitOverride()
    .showHelpAfterError('(counterpart --help shows what there is)');
  await registerCommands(program, args);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? EXIT.complete);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.complete : EXIT.unusable;
    if (!(error instanceof UnusableInput)) throw error;
    reportProblems(error.problems, process.stderr);
    return EXIT.unusable;
  }
}

// A reader that has seen enough (`| head`) is no failure; a full disk is, and a script must not take what is there for the whole.
process.stdout.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  reportProblems([{ file: 'standard output', line: null, column: null, value: null, reason: `cannot be written (${code})`, remedy: 'Is the disk full, or the terminal gone?' }], process.stderr);
  process.exit(EXIT.unusable);
});
process.exitCode = await main(process.argv.slice(2));
