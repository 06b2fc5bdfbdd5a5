/** What every program's settings are checked with: each check names the place and says what to do about it, and none throws. */

/** What to do about a rejected value; the words belong to the caller. `values` holds the numbers a sentence needs. */
export type SettingRemedy =
  | 'giveObject' | 'giveList' | 'giveBoolean' | 'giveText' | 'giveNumber' | 'giveInteger' | 'giveOneOf' | 'makeSum' | 'removeKey'
  | 'removeDuplicate';

export interface SettingProblem {
  /** Dotted path into the settings, e.g. `weights.rank` or `attributes[2].predicate.op`. */
  readonly path: string;
  /** The rejected value: text as it is, other things as short JSON or the name of their kind. */
  readonly value: string;
  readonly remedy: SettingRemedy;
  readonly values: Readonly<Record<string, number | string>>;
}

export type Unchecked = Readonly<Record<string, unknown>>;
export interface Range { readonly minimum: number; readonly maximum: number }
export type Report = (path: string, value: unknown, remedy: SettingRemedy, values?: SettingProblem['values']) => void;

/** What is wrong with a candidate of any kind, in the order in which `check` looks: it is no object, or has keys that are not known, or what `check` reports. */
export function settingProblems(candidate: unknown, known: object, check: (settings: Unchecked, report: Report) => void): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  const report: Report = (path, value, remedy, values = {}) => { problems.push({ path, value: describe(value), remedy, values }); };
  if (!isObject(candidate)) report('', candidate, 'giveObject');
  else {
    rejectUnknown(candidate, '', Object.keys(known), report);
    check(candidate, report);
  }
  return problems;
}

export function checkNumbers(candidate: unknown, path: string, keys: readonly string[], range: Range, report: Report): boolean {
  if (!isObject(candidate)) {
    report(path, candidate, 'giveObject');
    return false;
  }
  rejectUnknown(candidate, `${path}.`, keys, report);
  return keys.map((key) => checkNumber(candidate[key], `${path}.${key}`, range, report)).every(Boolean);
}

export function checkNumber(value: unknown, path: string, range: Range, report: Report): boolean {
  const fits = typeof value === 'number' && value >= range.minimum && value <= range.maximum;
  if (!fits) report(path, value, 'giveNumber', { ...range });
  return fits;
}

export function checkInteger(value: unknown, path: string, range: Range, report: Report): boolean {
  const fits = Number.isInteger(value) && (value as number) >= range.minimum && (value as number) <= range.maximum;
  if (!fits) report(path, value, 'giveInteger', { ...range });
  return fits;
}

export function checkBoolean(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'boolean') report(path, value, 'giveBoolean');
}

export function checkText(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string' || value.trim() === '') report(path, value, 'giveText');
}

export function checkChoice(value: unknown, path: string, choices: readonly string[], report: Report): boolean {
  const fits = typeof value === 'string' && choices.includes(value);
  if (!fits) report(path, value, 'giveOneOf', { choices: choices.join(', ') });
  return fits;
}

export function rejectUnknown(candidate: Unchecked, prefix: string, known: readonly string[], report: Report): void {
  for (const key of Object.keys(candidate)) {
    if (!known.includes(key)) report(`${prefix}${describe(key)}`, candidate[key], 'removeKey', { known: known.join(', ') });
  }
}

export function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nested things are named, not printed: they may be of any size and depth. */
function describe(value: unknown): string {
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 80)}…` : value;
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'object' : String(value);
}
