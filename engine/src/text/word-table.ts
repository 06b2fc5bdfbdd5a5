import { WordsKernel } from './words-kernel.ts';

/** Bytes of a slot of the table, of a word's entry and of a word that was found. */
const SLOT = 4;
const ENTRY = 32;
const FOUND = 12;
/** The kernel reads and writes so many units at once, beyond the end of a text too, and once more beyond that. */
const BEYOND = 16;

/** Format characters that are inside of words but no part of them: soft hyphen, joiners, byte-order mark. */
const INVISIBLE = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g;

const encoder = new TextEncoder();

/** The terms that a document has, each once, and the sums of their weights. Valid until the next reading. */
export interface Tally { readonly terms: Uint32Array; readonly weights: Float64Array }

/**
 * Numbers the distinct words of many texts. A word is a run of Unicode letters, marks and digits of the text's lower-case
 * NFKC form, after the word boundaries of UAX #29 where they matter here: an apostrophe joins letters (`editor's`), a
 * full stop or comma joins digits (`3.14`, `1,000`); every other character parts words (`machine-learning` is two). Words are
 * hashed and compared by the units of their texts, by a WebAssembly kernel, so that a known word costs no string; what its term is in a
 * language is kept beside it. O(length).
 */
export class WordTable {
  /** Word w is `words[w]`. */
  readonly words: string[] = [];
  private readonly kernel = new WordsKernel();
  private ascii = 0;
  private textRoom = 0;
  private documentRoom = 0;
  private spelled = 0;

  constructor() {
    const slotsRoom = 1 << 10;
    const spellingsRoom = 1 << 13;
    this.kernel.set({ slots: this.kernel.take(SLOT * slotsRoom), slotsRoom, spellings: this.kernel.take(spellingBytes(spellingsRoom)), spellingsRoom });
    this.makeRoomForWords(0);
  }

  /** Words of the document so far. */
  get count(): number {
    return this.kernel.get('before');
  }

  /** The numbers of the document's words in reading order, valid until the next reading. */
  get numbers(): Uint32Array {
    return this.kernel.numbers(this.kernel.get('numbers'), this.count);
  }

  /** Begins a document. */
  clear(): void {
    this.kernel.set({ before: 0 });
  }

  /** Appends the words of a text to the document. */
  read(text: string): void {
    this.load(text);
    const found = this.kernel.run.find();
    this.number(found);
    this.kernel.set({ before: this.count + found });
  }

  /** The number of what is a word as it stands, in small letters. */
  numberOf(word: string): number {
    this.write(word);
    this.kernel.run.findWhole();
    this.number(1);
    return this.kernel.numbers(this.kernel.get('numbers'), this.count + 1)[this.count]!;
  }

  /** Says for which language a word speaks: from −128 to 127. */
  setLean(word: number, lean: number): void {
    this.kernel.bytes(this.kernel.get('leans'), word + 1)[word] = lean;
  }

  /** The sum of what words of the document speak for. */
  leanOf(from: number, to: number): number {
    return this.kernel.run.leanOf(from, to);
  }

  /** Translates words of the document into terms; `learn` says what the term of a word is, or −1 when it has none, once for each word and language. */
  translate(from: number, to: number, language: 0 | 1, learn: (word: number) => number): void {
    const { run } = this.kernel;
    for (let at = run.translate(from, to, language); at < to; at = run.translate(at, to, language)) {
      const word = this.numbers[at]!;
      run.learn(word, language, learn(word));
    }
  }

  /** The terms of the document's words in reading order, valid until the next reading. */
  get terms(): Int32Array {
    return this.kernel.signed(this.kernel.get('terms'), this.count);
  }

  /** Adds up what the passages of the document weigh, by term. */
  tally(ends: Uint32Array, weights: readonly number[]): Tally {
    const { kernel } = this;
    kernel.set({ rowLength: 0 });
    weights.forEach((weight, at) => kernel.run.tally(at === 0 ? 0 : ends[at - 1]!, ends[at]!, weight));
    const length = kernel.get('rowLength');
    return { terms: kernel.numbers(kernel.get('row'), length), weights: kernel.doubles(kernel.get('weights'), length) };
  }

  private number(found: number): void {
    this.makeRoomInDocument(found);
    const { run } = this.kernel;
    for (let at = run.number(0, found); at < found; at = run.number(at, found)) this.widen();
    this.spell();
  }

  /** Puts a text where the kernel reads it. Texts in ASCII are what they are normalised to; their capitals are the kernel's. */
  private load(text: string): void {
    this.makeRoomForText(text.length);
    const { read, written } = encoder.encodeInto(text, this.kernel.bytes(this.ascii, text.length));
    if (read === text.length && written === text.length) {
      this.kernel.set({ end: written });
      this.kernel.run.spread(this.ascii);
    } else {
      this.write(text.normalize('NFKC').toLowerCase().replace(INVISIBLE, ''));
    }
  }

  private write(normal: string): void {
    this.makeRoomForText(normal.length);
    const units = this.kernel.units(this.kernel.get('text'), normal.length);
    for (let at = 0; at < normal.length; at++) units[at] = normal.charCodeAt(at);
    this.kernel.set({ end: normal.length });
  }

  private makeRoomForText(length: number): void {
    if (length <= this.textRoom) return;
    this.textRoom = 2 * length;
    this.ascii = this.kernel.take(this.textRoom + BEYOND);
    // Two words have something between them.
    this.kernel.set({ text: this.kernel.take(2 * (this.textRoom + BEYOND)), found: this.kernel.take(FOUND * (length + 1)) });
  }

  private makeRoomInDocument(more: number): void {
    const { kernel, count } = this;
    if (count + more <= this.documentRoom) return;
    this.documentRoom = 2 * (count + more);
    kernel.set({
      numbers: kernel.moved(kernel.get('numbers'), 4 * count, 4 * this.documentRoom), terms: kernel.moved(kernel.get('terms'), 4 * count, 4 * this.documentRoom),
      row: kernel.take(4 * (this.documentRoom + 1)), weights: kernel.take(8 * (this.documentRoom + 1)),
    });
  }

  /** For one more word: more slots when they are half full, else more spellings. */
  private widen(): void {
    const { kernel } = this;
    const [slotsRoom, spellingsRoom, words] = [kernel.get('slotsRoom'), kernel.get('spellingsRoom'), kernel.get('words')];
    if (2 * words < slotsRoom) {
      kernel.set({ spellings: kernel.moved(kernel.get('spellings'), 2 * kernel.get('used'), spellingBytes(2 * spellingsRoom)), spellingsRoom: 2 * spellingsRoom });
      return;
    }
    kernel.set({ slots: kernel.take(2 * SLOT * slotsRoom), slotsRoom: 2 * slotsRoom });
    this.makeRoomForWords(words);
    kernel.run.rehash();
  }

  /** A word has half of the slots. The first entry is nobody's, and so is the first place. */
  private makeRoomForWords(words: number): void {
    const { kernel } = this;
    const room = kernel.get('slotsRoom') / 2;
    kernel.set({
      entries: kernel.moved(kernel.get('entries'), ENTRY * (words + 1), ENTRY * (room + 1)), leans: kernel.moved(kernel.get('leans'), words, room),
      places: kernel.take(4 * (room + 1)),
    });
  }

  /** Strings of the words that are new. */
  private spell(): void {
    const [words, used] = [this.kernel.get('words'), this.kernel.get('used')];
    if (this.words.length === words) return;
    // One string for all: its slices keep no more in memory than what is kept anyway.
    const spelled = textOf(this.kernel.units(this.kernel.get('spellings'), used).subarray(this.spelled, used - 1));
    for (const word of spelled.split('\0')) this.words.push(word);
    this.spelled = used;
  }
}

/** The kernel reads so many units at once here too. */
function spellingBytes(units: number): number {
  return 2 * (units + BEYOND);
}

/** In pieces, since the units of a hostile word would not fit as arguments. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode.apply(String, units.subarray(at, at + 4096) as unknown as number[]);
  return text;
}
