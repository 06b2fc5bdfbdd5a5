import type { Command } from 'commander';
import { registerCohortMatch } from './commands/cohort-match.ts';
import { registerServerCommands } from './server-commands.ts';

/** A command adds itself to the program: those on files are one file each in `commands/`, those that run the server's parts are together. */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  registerCohortMatch,
  registerServerCommands,
];
