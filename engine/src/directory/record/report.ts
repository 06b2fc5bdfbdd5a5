import { isObject } from '../../settings-checks.ts';
import type { Unchecked } from '../../settings-checks.ts';

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

  /** Keys that mean a known one but are written otherwise (`timeZone`, `Gender`) would be lost without a word; others may be there for whoever wants them. */
  constructor(record: Unchecked, path: string, known: readonly string[], problems: RecordProblem[]) {
    this.record = record;
    this.path = path;
    this.problems = problems;
    for (const key in record) {
      if (known.includes(key) || !Object.hasOwn(record, key)) continue;
      const meant = known.find((each) => plain(each) === plain(key));
      if (meant !== undefined) this.report(key, record[key], 'renameKey', { meant });
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
  inner(key: string, known: readonly string[]): Fields {
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

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[\s_-]/gu, '');
}
