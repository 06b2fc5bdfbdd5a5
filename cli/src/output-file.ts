import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UnusableInput } from './exit.ts';

/** To the terminal, or to a file: whole or not at all, for a half-written one under the final name would look like a result. */
export function writeOutput(text: string, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const draft = `${out}.${process.pid}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, out);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UnusableInput([{ file: out, line: null, column: null, value: null, reason: `cannot be written (${code})`, remedy: 'Give --out a path in a folder that exists and may be written to.' }]);
  }
}

export function refuseOverwritingInput(out: string | undefined, inputs: readonly (string | undefined)[]): void {
  if (out === undefined) return;
  const taken = inputs.some((file) => file !== undefined && (file === out || samePath(file, out)));
  if (taken) throw new UnusableInput([{ file: out, line: null, column: null, value: null, reason: 'is one of the input files', remedy: 'Give --out another name.' }]);
}

function samePath(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
