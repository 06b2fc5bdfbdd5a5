import { createReadStream } from 'node:fs';
import { UnusableInput } from '../exit.ts';
import { unreadable } from '../text-file.ts';

/** A line without its end; the ends of all lines together with the lines are the file, byte for byte. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** "\n", "\r\n", or "" where the file ends without one. */
  readonly end: string;
}

const BYTE_ORDER_MARK = '\u{FEFF}';
const STANDARD_INPUT = '-';

/**
 * The lines of a UTF-8 file, or of standard input for "-", one after the other, so that memory holds a line and not the file.
 *
 * @throws UnusableInput where the file cannot be read or a line is no UTF-8.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 1;
  for await (const bytes of byteLines(file)) yield lineOf(bytes, file, number++);
}

/** Whether a file can be read again: what is checked first is never half written. */
export const isRereadable = (file: string): boolean => file !== STANDARD_INPUT;

async function* byteLines(file: string): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<Buffer> = file === STANDARD_INPUT ? process.stdin : createReadStream(file);
  // Pieces of a line that goes on; joined once, for joining at every piece would cost the square of a long line.
  let begun: Buffer[] = [];
  try {
    for await (const piece of stream) {
      let from = 0;
      for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
        yield Buffer.concat([...begun, piece.subarray(from, end + 1)]);
        begun = [];
        from = end + 1;
      }
      if (from < piece.length) begun.push(piece.subarray(from));
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

function lineOf(bytes: Buffer, file: string, number: number): Line {
  const refuse = (reason: string): UnusableInput =>
    new UnusableInput([{ file, line: number, column: null, value: null, reason, remedy: 'Save the file as plain text in UTF-8 and try again.' }]);
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse('is not text in UTF-8');
  }
  if (whole.includes('\0')) throw refuse('holds a NUL character, which no text has');
  const end = /\r?\n$/u.exec(whole)?.[0] ?? '';
  return { number, text: whole.slice(0, whole.length - end.length), end };
}

/** The mark stands before the first line of some files and is no part of it. */
export function withoutMark({ number, text, end }: Line): { mark: string; line: Line } {
  const mark = number === 1 && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  return { mark, line: { number, text: text.slice(mark.length), end } };
}
