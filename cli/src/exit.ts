/** The statuses a script can rely on. */
export const EXIT = {
  complete: 0,
  /** There is no pairing, people of both sides are left over, or reviews are missing; the diagnosis has been printed. */
  incomplete: 2,
  /** sysexits' EX_USAGE: options, files or their contents cannot be used. */
  unusable: 64,
} as const;

/** One thing wrong with what was given, as a person can find and mend it. */
export interface InputProblem {
  readonly file: string;
  /** 1-based; null where the whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly remedy: string;
}

/** Carries every problem found, so that nobody mends a file one run at a time. */
export class UnusableInput extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(`${problems.length} problem(s) in the input`);
    this.name = 'UnusableInput';
    this.problems = problems;
  }
}

/** Null where it cannot be used: its problems join those of the other files, so that all come together. */
export function attempt<Value>(read: () => Value, problems: InputProblem[]): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

const SHOWN = 20;

export function reportProblems(problems: readonly InputProblem[], to: { write(text: string): unknown }): void {
  for (const problem of problems.slice(0, SHOWN)) to.write(`${sentence(problem)}\n`);
  const rest = problems.length - SHOWN;
  if (rest > 0) to.write(`… and ${rest} more ${rest === 1 ? 'problem' : 'problems'}.\n`);
}

/** `mentors.csv, line 3, column preferences: "x@y" names nobody in mentees.csv. Add that person or remove the address.` */
function sentence({ file, line, column, value, reason, remedy }: InputProblem): string {
  const place = [printable(file), line === null ? null : `line ${line}`, column === null ? null : `column ${printable(column)}`];
  const what = value === null ? reason : `${quoted(value)} ${reason}`;
  return `${place.filter((part) => part !== null).join(', ')}: ${what}. ${remedy}`;
}

/** Control characters in a file must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\u{FFFD}');
}

/** A value of a file within a sentence. */
export function quoted(text: string): string {
  const characters = [...printable(text)];
  return `"${characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : characters.join('')}"`;
}
