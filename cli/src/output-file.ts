import { closeSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UnusableInput } from './exit.ts';

/**
 * To the terminal, or to a file: whole or not at all, for a half-written one under the final name would look like a result. A text too long for memory
 * comes in pieces.
 */
export function writeOutput(text: string | Iterable<string>, out: string | undefined): void {
  const pieces = typeof text === 'string' ? [text] : text;
  if (out === undefined) {
    for (const piece of pieces) process.stdout.write(piece);
    return;
  }
  const draft = `${out}.${process.pid}.part`;
  try {
    writePieces(pieces, draft);
    renameSync(draft, out);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UnusableInput([{ file: out, line: null, column: null, value: null, reason: `cannot be written (${code})`, remedy: 'Give --out a path in a folder that exists and may be written to.' }]);
  }
}

function writePieces(pieces: Iterable<string>, file: string): void {
  const target = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(target, piece);
  } finally {
    closeSync(target);
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
