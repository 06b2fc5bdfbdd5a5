import type { Command } from 'commander';

const DESCRIPTIONS = {
  cohort: 'Mentors and mentees, one to one.',
  call: 'Reviewers and proposals, many to many.',
  directory: 'Practitioners, ranked for a person who seeks one.',
  desk: 'Experts and clients.',
};

export type GroupName = keyof typeof DESCRIPTIONS;
export const GROUPS = Object.keys(DESCRIPTIONS) as readonly GroupName[];

/** The parent of a program's commands, made by whoever asks for it first. */
export function group(program: Command, name: GroupName): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name).description(DESCRIPTIONS[name]);
}
