import { isObject } from '../../settings-checks.ts';
import type { Unchecked } from '../../settings-checks.ts';
import type { FieldNames } from './field-names.ts';

/** What to do about a rejected value; the words belong to the caller. `values` holds what a sentence needs. */
export type RecordRemedy =
  | 'giveList' | 'giveObject' | 'giveText' | 'giveBoolean' | 'giveOneOf' | 'giveInstant' | 'giveTimeZone' | 'giveTimePreference' | 'removeDuplicate' | 'renameKey'
  | 'removeKey' | 'giveOnce';

export interface RecordProblem {
  /** E.g. `[3].slots[0].start`, the list itself being ''. */
  readonly path: string;
  /** Null: there is none. Nested things are named, not printed: they may be of any size and depth. */
  readonly value: string | null;
  readonly remedy: RecordRemedy;
  readonly values: Readonly<Record<string, string>>;
}

/** Reads the fields of one record and keeps what is wrong with them; a field that cannot be used reads as one that is not there. */
export class Fields {
  private readonly record: Unchecked;
  readonly path: string;
  readonly problems: RecordProblem[];

  /**
   * A key that nearly is a known one would be lost without a word: it is reported, but where the known one is there as well and the key may be another's (`modality` beside
   * `modalities`). All others are kept as ignored. Null: the caller looks at keys.
   */
  constructor(record: Unchecked, path: string, known: FieldNames | null, problems: RecordProblem[]) {
    this.record = record;
    this.path = path;
    this.problems = problems;
    if (known === null) return;
    for (const key in record) {
      if (known.has(key) || !Object.hasOwn(record, key)) continue;
      const meant = known.meantBy(key);
      if (meant !== null && (meant.surely || !isThere(record, meant.name))) this.report(key, key, 'renameKey', { meant: meant.name });
      else known.ignore(key);
    }
  }

  report(key: string, value: unknown, remedy: RecordRemedy, values: RecordProblem['values'] = {}): void {
    this.problems.push({ path: this.placeOf(key), value: shown(value), remedy, values });
  }

  placeOf(key: string): string {
    return this.path === '' ? key : key === '' ? this.path : `${this.path}${key.startsWith('[') ? '' : '.'}${key}`;
  }

  has(key: string): boolean {
    return (this.record[key] ?? null) !== null;
  }

  /** Null where it is not there. */
  text(key: string): string | null {
    const value = this.record[key] ?? null;
    if (value === null || typeof value === 'string') return value;
    this.report(key, value, 'giveText');
    return null;
  }

  /** Any, the empty one too. */
  requiredText(key: string): string {
    const value = this.record[key];
    if (typeof value === 'string') return value;
    this.report(key, value, 'giveText');
    return '';
  }

  /** A number is as good: many tables count their rows. */
  id(key: string): string {
    const value = this.record[key];
    if (Number.isSafeInteger(value)) return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.report(key, value, 'giveText');
    return '';
  }

  flag(key: string): boolean | null {
    const value = this.record[key] ?? null;
    if (value === null || typeof value === 'boolean') return value;
    this.report(key, value, 'giveBoolean');
    return null;
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[], value: unknown = this.record[key]): Choice | null {
    if ((choices as readonly unknown[]).includes(value)) return value as Choice;
    this.report(key, value, 'giveOneOf', { choices: choices.join(', ') });
    return null;
  }

  optionalChoice<Choice extends string>(key: string, choices: readonly Choice[]): Choice | null {
    return this.has(key) && this.record[key] !== '' ? this.choice(key, choices) : null;
  }

  list(key: string): readonly unknown[] {
    const value = this.record[key] ?? [];
    if (Array.isArray(value)) return value;
    this.report(key, value, 'giveList');
    return [];
  }

  texts(key: string): readonly string[] {
    const list = this.list(key);
    if (list.every((entry) => typeof entry === 'string')) return list;
    return list.flatMap((entry, at) => {
      if (typeof entry === 'string') return [entry];
      this.report(`${key}[${at}]`, entry, 'giveText');
      return [];
    });
  }

  choices<Choice extends string>(key: string, choices: readonly Choice[]): Choice[] {
    return this.list(key).flatMap((entry, at) => this.choice(`${key}[${at}]`, choices, entry) ?? []);
  }

  /** The record inside; an empty one where there is none. */
  inner(key: string, known: FieldNames): Fields {
    const value = this.record[key] ?? {};
    if (!isObject(value)) this.report(key, value, 'giveObject');
    return new Fields(isObject(value) ? value : {}, this.placeOf(key), known, this.problems);
  }
}

export function shown(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'object' : String(value);
}

/** Whether a record has a field, be it null; `metadata.cal_username` is one of a record inside. */
function isThere(record: Unchecked, path: string): boolean {
  const [key, inner] = path.split('.') as [string, string | undefined];
  if (inner === undefined) return Object.hasOwn(record, key);
  const within = record[key];
  return isObject(within) && Object.hasOwn(within, inner);
}
