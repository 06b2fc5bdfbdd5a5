import { textChunks } from './text-chunks.ts';
import { refused } from './text-file.ts';

/** A single entry longer than this is not a record but a broken file. */
const LONGEST_ENTRY = 50_000_000;

export interface ListEntry {
  readonly value: unknown;
  /** 1-based, where the entry begins. */
  readonly line: number;
}

const REMEDY = 'Give a JSON list of objects such as [{"id": "a"}, {"id": "b"}].';

const LINE_END = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The entries of a JSON file that is one list, one after the other, so that files of any size can be read: one entry alone is held as text.
 *
 * @throws UnusableInput with the line, when the file cannot be read, is not JSON or not a list.
 */
export function* jsonList(file: string, onProgress: (share: number) => void): Generator<ListEntry> {
  const cutter = new EntryCutter(file);
  for (const chunk of textChunks(file, onProgress)) yield* cutter.cut(chunk);
  cutter.end();
}

/** Cuts at the commas of the outermost list; whether what is between them is JSON is for JSON.parse to say. */
class EntryCutter {
  private readonly file: string;
  private line = 1;
  /** Of brackets that are open: 1 is the list itself. */
  private depth = 0;
  private quoted = false;
  private escaped = false;
  private over = false;
  private entries = 0;
  /** The entry so far, and the line that it begins on; null between entries. */
  private begun: { text: string; readonly line: number } | null = null;

  constructor(file: string) {
    this.file = file;
  }

  *cut(chunk: string): Generator<ListEntry> {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const unit = chunk.charCodeAt(at);
      if (this.quoted) {
        if (this.escaped) this.escaped = false;
        else if (unit === BACKSLASH) this.escaped = true;
        else if (unit === QUOTE) this.quoted = false;
        continue;
      }
      if (unit <= 0x20) {
        if (unit === LINE_END) this.line++;
        continue;
      }
      if (this.depth === 0) {
        this.open(unit);
        continue;
      }
      if (this.depth === 1 && (unit === COMMA || unit === LIST_END)) {
        if (unit === LIST_END) this.close();
        if (unit === COMMA || this.begun !== null || this.entries > 0) yield this.parsed(chunk.slice(start, at));
        continue;
      }
      if (this.begun === null) {
        this.begun = { text: '', line: this.line };
        start = at;
      }
      if (unit === QUOTE) this.quoted = true;
      else if (unit === LIST || unit === OBJECT) this.depth++;
      else if (unit === LIST_END || (unit === OBJECT_END && this.depth > 1)) this.depth--;
    }
    if (this.begun === null) return;
    this.begun.text += chunk.slice(start);
    if (this.begun.text.length > LONGEST_ENTRY) throw this.trouble(this.begun.line, `has an entry of more than ${LONGEST_ENTRY} characters`);
  }

  end(): void {
    if (!this.over) throw this.trouble(this.line, this.depth === 0 ? 'is empty' : 'ends in the middle of the list');
  }

  private open(unit: number): void {
    if (this.over) throw this.trouble(this.line, 'goes on after the end of the list');
    if (unit !== LIST) throw this.trouble(this.line, 'is not a JSON list');
    this.depth = 1;
  }

  private close(): void {
    this.depth = 0;
    this.over = true;
  }

  private parsed(rest: string): ListEntry {
    const { text, line } = this.begun ?? { text: '', line: this.line };
    const whole = this.begun === null ? '' : text + rest;
    this.begun = null;
    this.entries++;
    try {
      return { value: JSON.parse(whole) as unknown, line };
    } catch (error) {
      // The parser tells some places in its message; of others the entry's first line is known.
      const place = /at position (\d+)/u.exec((error as Error).message);
      const before = place === null ? '' : whole.slice(0, Number(place[1]));
      throw this.trouble(line + before.split('\n').length - 1, 'is not JSON');
    }
  }

  private trouble(line: number, reason: string): Error {
    return refused(this.file, { line, reason, remedy: REMEDY });
  }
}
