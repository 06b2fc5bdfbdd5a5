import type { Command } from 'commander';
import { registerCallAffinity } from './commands/call-affinity.ts';
import { registerCallAssign } from './commands/call-assign.ts';
import { registerCallCompare } from './commands/call-compare.ts';
import { registerCohortMatch } from './commands/cohort-match.ts';
import { registerDeskFlow } from './commands/desk-flow.ts';
import { registerDeskRedact } from './commands/desk-redact.ts';
import { registerDirectoryRank } from './commands/directory-rank.ts';
import { registerServerCommands } from './server-commands.ts';

/** A command adds itself to the program: those on files are one file each in `commands/`, those that run the server's parts are together. */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  registerCohortMatch,
  registerCallAffinity,
  registerCallAssign,
  registerCallCompare,
  registerDirectoryRank,
  registerDeskRedact,
  registerDeskFlow,
  registerServerCommands,
];
