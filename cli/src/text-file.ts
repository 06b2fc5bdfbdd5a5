import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { UnusableInput } from './exit.ts';
import type { InputProblem } from './exit.ts';

/** Thousands of people with long biographies fit; what is bigger is the wrong file. */
const LARGEST = 20_000_000;

/**
 * A text file in UTF-8 or UTF-16, with or without byte order mark.
 *
 * @throws UnusableInput when it cannot be read, is too big or is not text in one of these.
 */
export function readTextFile(file: string): string {
  const bytes = readBytes(file);
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refused(file, { line: firstBadLine(bytes, encoding), reason: `is not text in ${encoding.toUpperCase()}`, remedy: 'Save the file as "CSV UTF-8" (or JSON in UTF-8) and try again.' });
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    throw refused(file, { line, reason: 'holds a NUL character, which no text has', remedy: 'Export the file again as plain text.' });
  }
  return text;
}

function readBytes(file: string): Buffer {
  refuseLarge(file);
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** @throws UnusableInput for a file that nobody wants in memory as a whole, or that is not there. */
export function refuseLarge(file: string): void {
  let size: number;
  try {
    ({ size } = statSync(file));
  } catch (error) {
    throw unreadable(file, error);
  }
  if (size > LARGEST) throw refused(file, { value: `${size} bytes`, reason: `is more than the ${LARGEST} that are read`, remedy: 'Is this the right file? Leave out columns that are not needed.' });
}

export function unreadable(file: string, error: unknown): UnusableInput {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return refused(file, { reason: code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`, remedy: 'Check the path.' });
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Without a mark, UTF-16 shows by the zero half of its ASCII letters. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  sample.forEach((byte, at) => { if (byte === 0) zeros[at % 2]!++; });
  const many = sample.length / 4;
  if (zeros[1]! > many) return 'utf-16le';
  return zeros[0]! > many ? 'utf-16be' : 'utf-8';
}

/** Null where lines cannot be told apart before decoding. */
export function firstBadLine(bytes: Buffer, encoding: Encoding): number | null {
  if (encoding !== 'utf-8') return null;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const next = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) return line;
    start = next;
  }
  return null;
}

/** What is wrong with a file as a whole, or with a line of it. */
export function refused(file: string, problem: Partial<InputProblem> & Pick<InputProblem, 'reason' | 'remedy'>): UnusableInput {
  return new UnusableInput([{ file, line: null, column: null, value: null, ...problem }]);
}
