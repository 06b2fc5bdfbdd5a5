import type { Command } from 'commander';
import { group, GROUPS } from './group.ts';
import type { GroupName } from './group.ts';
import { registerServerCommands } from './server-commands.ts';

type Register = (program: Command) => void;

/** One file for each command on files; it adds itself to its group. */
const COMMANDS: Readonly<Record<GroupName, readonly (() => Promise<Register>)[]>> = {
  cohort: [async () => (await import('./commands/cohort-match.ts')).registerCohortMatch],
  call: [
    async () => (await import('./commands/call-affinity.ts')).registerCallAffinity,
    async () => (await import('./commands/call-assign.ts')).registerCallAssign,
    async () => (await import('./commands/call-compare.ts')).registerCallCompare,
  ],
  directory: [async () => (await import('./commands/directory-rank.ts')).registerDirectoryRank],
  desk: [
    async () => (await import('./commands/desk-redact.ts')).registerDeskRedact,
    async () => (await import('./commands/desk-flow.ts')).registerDeskFlow,
  ],
};

/**
 * Adds every group, so that help names it, and the commands of those that are named. Each brings its room of the engine along, and to load the rooms of the others takes longer
 * than most of what people do in one.
 */
export async function registerCommands(program: Command, args: readonly string[]): Promise<void> {
  for (const name of GROUPS) {
    group(program, name);
    if (!args.includes(name)) continue;
    for (const load of COMMANDS[name]) (await load())(program);
  }
  registerServerCommands(program);
}
