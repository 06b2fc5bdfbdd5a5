import { HALF, kindOf, kindOfHalf } from './character-kinds.ts';
import { kernelOf, newMemory, PAGE } from './wasm.ts';
import { KERNEL } from './words-bytes.ts';

const start = kernelOf(KERNEL);

type Variable = 'kinds' | 'text' | 'end' | 'found' | 'before' | 'numbers' | 'terms' | 'words' | 'entries' | 'leans' | 'slots' | 'slotsRoom' | 'spellings' | 'used'
  | 'spellingsRoom' | 'places' | 'row' | 'weights' | 'rowLength';

/** What words.as exports. Places are in bytes. */
interface Exports extends Readonly<Record<Variable, { value: number }>> {
  spread(bytes: number): void;
  find(): number;
  findWhole(): void;
  number(from: number, to: number): number;
  rehash(): void;
  leanOf(from: number, to: number): number;
  learn(word: number, language: number, term: number): void;
  translate(from: number, to: number, language: number): number;
  tally(from: number, to: number, weight: number): void;
}

/** The kernel of words.as and its memory, of which room is taken that is never given back: what became too small is as much as is in use at most. */
export class WordsKernel {
  readonly run: Exports;
  private readonly memory = newMemory(1);
  private end = 0;

  constructor() {
    this.run = start(this.memory, { kindAt: (at) => this.kindAt(at) }) as unknown as Exports;
    this.set({ kinds: this.take(1 << 16) });
  }

  get(variable: Variable): number {
    // WebAssembly gives 32 bits a sign.
    return this.run[variable].value >>> 0;
  }

  set(variables: { readonly [name in Variable]?: number }): void {
    for (const [name, value] of Object.entries(variables)) this.run[name as Variable].value = value;
  }

  /** All zeros. @throws RangeError when the 4 GiB of a kernel do not suffice */
  take(bytes: number): number {
    const place = this.end;
    this.end = Math.ceil((place + bytes) / 16) * 16;
    const missing = this.end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return place;
  }

  /** More room, of which the beginning is that of before. */
  moved(from: number, bytes: number, room: number): number {
    const place = this.take(room);
    this.bytes(0, this.end).copyWithin(place, from, from + bytes);
    return place;
  }

  /** What stands at a place until room is taken. */
  bytes(place: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, place, length);
  }

  units(place: number, length: number): Uint16Array {
    return new Uint16Array(this.memory.buffer, place, length);
  }

  numbers(place: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, place, length);
  }

  signed(place: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, place, length);
  }

  doubles(place: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, place, length);
  }

  /** What the kernel does not know yet. */
  private kindAt(at: number): number {
    const units = this.units(this.get('text'), this.get('end'));
    const kinds = this.bytes(this.get('kinds'), 1 << 16);
    const unit = units[at]!;
    const kind = (kinds[unit] ||= kindOf(unit));
    return kind === HALF ? kindOfHalf(units, at) : kind;
  }
}
