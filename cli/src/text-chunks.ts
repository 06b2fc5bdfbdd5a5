import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { encodingOf, firstBadLine, refused, unreadable } from './text-file.ts';
import type { Encoding } from './text-file.ts';

const CHUNK = 1 << 20;

/**
 * The text of a file of any size, piece by piece, with `\n` as its only line end; encodings as `readTextFile`. `onProgress` hears the share read.
 *
 * @throws UnusableInput when it cannot be read or is not text.
 */
export function* textChunks(file: string, onProgress: (share: number) => void): Generator<string> {
  const source = opened(file);
  try {
    const { size } = fstatSync(source);
    const bytes = Buffer.alloc(CHUNK);
    let decoder: TextDecoder | undefined;
    let held = '';
    let read = 0;
    for (let count = -1; count !== 0;) {
      count = piece(file, source, bytes);
      const part = bytes.subarray(0, count);
      decoder ??= new TextDecoder(encodingOf(part), { fatal: true });
      const text = held + decoded(file, decoder, part, count > 0);
      // The second half of a line end may come with the next piece.
      held = text.endsWith('\r') && count > 0 ? '\r' : '';
      const whole = text.slice(0, text.length - held.length);
      yield whole.includes('\r') ? whole.replaceAll(/\r\n?/gu, '\n') : whole;
      read += count;
      onProgress(size > 0 ? read / size : 1);
    }
  } finally {
    closeSync(source);
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function piece(file: string, source: number, bytes: Buffer): number {
  try {
    return readSync(source, bytes, 0, bytes.length, null);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function decoded(file: string, decoder: TextDecoder, bytes: Buffer, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    const encoding = decoder.encoding as Encoding;
    // Only here is the whole file read at once: to say which line it is.
    const line = firstBadLine(readFileSync(file), encoding);
    throw refused(file, { line, reason: `is not text in ${encoding.toUpperCase()}`, remedy: 'Save the file as "CSV UTF-8" (or JSON in UTF-8) and try again.' });
  }
}
