import type { Command } from 'commander';

const DESCRIPTIONS = {
  cohort: 'Mentors and mentees, one to one.',
  call: 'Reviewers and proposals, many to many.',
  directory: 'Practitioners, ranked for a person who seeks one.',
  desk: 'Experts and clients.',
};

/** The parent of a program's commands, made by whichever of them is registered first. */
export function group(program: Command, name: keyof typeof DESCRIPTIONS): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name).description(DESCRIPTIONS[name]);
}
