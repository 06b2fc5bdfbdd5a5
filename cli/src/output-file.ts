import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  try {
    const there = statSync(out, { throwIfNoEntry: false });
    // A device or a pipe is written to; a draft renamed over it would take its place.
    if (there === undefined) replace(pieces, out);
    else if (there.isFile()) replace(pieces, realpathSync(out), there.mode);
    else writePieces(pieces, out);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UnusableInput([{ file: out, line: null, column: null, value: null, reason: `cannot be written (${code})`, remedy: 'Give --out a path in a folder that exists and may be written to.' }]);
  }
}

/** By a draft beside it, which is nobody's to read whom the file itself was not for. */
function replace(pieces: Iterable<string>, file: string, mode?: number): void {
  const draft = `${file}.${process.pid}.part`;
  holdSignals();
  try {
    writePieces(pieces, draft, mode);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let holding = false;

/**
 * A signal that would end the process waits until what runs now is done, so that no draft is left behind; then it ends the process as ever.
 * It is told when the event loop next looks for news, which it has done for sure when it comes by a second time.
 */
function holdSignals(): void {
  if (holding) return;
  holding = true;
  const end = (signal: NodeJS.Signals): void => { process.kill(process.pid, signal); };
  const release = (): void => {
    for (const signal of ENDINGS) process.off(signal, end);
    holding = false;
  };
  for (const signal of ENDINGS) process.once(signal, end);
  setImmediate(() => setImmediate(release));
}

function writePieces(pieces: Iterable<string>, file: string, mode?: number): void {
  const target = openSync(file, 'w', mode);
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
