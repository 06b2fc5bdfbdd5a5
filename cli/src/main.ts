import { Command, CommanderError } from 'commander';
import { registerCommands } from './commands.ts';
import { EXIT, reportProblems, UnusableInput } from './exit.ts';

/** Returns the exit status. Output goes to stdout, everything said about it to stderr. */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command('counterpart')
    .description('Matches people with the people, or the work, that need them.')
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

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
