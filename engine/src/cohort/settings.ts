import type { AttributeDefinition, AttributePredicate, CohortSettings } from './types.ts';

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

/** The specification's numbers (§5.1, §6.2, §7, §8.4) with the exact order of tiers (C1). */
export const defaultSettings: CohortSettings = Object.freeze({
  weights: { rank: 40, tags: 30, attributes: 20, alignment: 10 },
  renormalise: false,
  attributes: [],
  alignment: { language: 1, location: 1, function: 1 },
  ambiguityGap: 5,
  minOptionsStrict: 3,
  objective: 'lexicographic',
  penalties: { sameOrganization: 1_000_000, neither: 300_000, oneSided: 100_000, scoreScale: 1_000 },
} as const);

type Shape = Readonly<Record<string, unknown>>;
type Report = (path: string, value: unknown, remedy: SettingRemedy, values?: SettingProblem['values']) => void;

/**
 * Everything that is wrong with a set of settings, in the order of their fields; empty means usable as `CohortSettings`.
 * Takes anything, so that settings from a file or a form can be asked about before they are trusted. Never throws. O(attributes).
 */
export function validateSettings(candidate: unknown): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  const report: Report = (path, value, remedy, values = {}) => {
    problems.push({ path, value: describe(value), remedy, values });
  };
  if (!isObject(candidate)) {
    report('', candidate, 'giveObject');
    return problems;
  }
  rejectUnknown(candidate, '', Object.keys(defaultSettings), report);
  checkWeights(candidate['weights'], report);
  checkBoolean(candidate['renormalise'], 'renormalise', report);
  checkAttributes(candidate['attributes'], report);
  checkNumbers(candidate['alignment'], 'alignment', ['language', 'location', 'function'], report);
  checkNumber(candidate['ambiguityGap'], 'ambiguityGap', { minimum: 0, maximum: 100 }, report);
  checkInteger(candidate['minOptionsStrict'], 'minOptionsStrict', { minimum: 0, maximum: 10_000 }, report);
  checkChoice(candidate['objective'], 'objective', ['lexicographic', 'weighted'], report);
  checkPenalties(candidate['penalties'], report);
  return problems;
}

interface Range { readonly minimum: number; readonly maximum: number }
const SHARE: Range = { minimum: 0, maximum: 1_000_000 };
/** Sums over a cohort of 10,000 stay exact integers in double precision. */
const PENALTY: Range = { minimum: 0, maximum: 100_000_000_000 };

function checkWeights(weights: unknown, report: Report): void {
  const keys = ['rank', 'tags', 'attributes', 'alignment'];
  if (!checkNumbers(weights, 'weights', keys, report)) return;
  const sum = keys.reduce((total, key) => total + ((weights as Shape)[key] as number), 0);
  if (Math.abs(sum - 100) > 1e-9) report('weights', sum, 'makeSum', { sum: 100 });
}

function checkPenalties(penalties: unknown, report: Report): void {
  const keys = ['sameOrganization', 'neither', 'oneSided', 'scoreScale'];
  if (!isObject(penalties)) return report('penalties', penalties, 'giveObject');
  rejectUnknown(penalties, 'penalties.', keys, report);
  for (const key of keys) {
    const range = key === 'scoreScale' ? { minimum: 1, maximum: 1_000_000 } : PENALTY;
    checkInteger(penalties[key], `penalties.${key}`, range, report);
  }
}

function checkAttributes(attributes: unknown, report: Report): void {
  if (!Array.isArray(attributes)) return report('attributes', attributes, 'giveList');
  const seen = new Set<unknown>();
  attributes.forEach((attribute: unknown, at) => {
    const path = `attributes[${at}]`;
    if (!isObject(attribute)) return report(path, attribute, 'giveObject');
    rejectUnknown(attribute, `${path}.`, ['key', 'label', 'predicate', 'weight'] satisfies (keyof AttributeDefinition)[], report);
    checkText(attribute['key'], `${path}.key`, report);
    if (seen.has(attribute['key'])) report(`${path}.key`, attribute['key'], 'removeDuplicate');
    seen.add(attribute['key']);
    checkText(attribute['label'], `${path}.label`, report);
    checkPredicate(attribute['predicate'], `${path}.predicate`, report);
    checkNumber(attribute['weight'], `${path}.weight`, SHARE, report);
  });
}

const OPERATIONS: Readonly<Record<AttributePredicate['field'], readonly string[]>> = {
  yearsExperience: ['atLeast'],
  jobTitle: ['is', 'contains'], function: ['is', 'contains'], location: ['is', 'contains'], bio: ['is', 'contains'],
  languages: ['includes'], expertiseTags: ['includes'], coachingTopics: ['includes'],
};

function checkPredicate(predicate: unknown, path: string, report: Report): void {
  if (!isObject(predicate)) return report(path, predicate, 'giveObject');
  rejectUnknown(predicate, `${path}.`, ['field', 'op', 'value'], report);
  const field = predicate['field'];
  if (!checkChoice(field, `${path}.field`, Object.keys(OPERATIONS), report)) return;
  const operations = OPERATIONS[field as AttributePredicate['field']];
  if (!checkChoice(predicate['op'], `${path}.op`, operations, report)) return;
  if (predicate['op'] === 'atLeast') checkNumber(predicate['value'], `${path}.value`, { minimum: 0, maximum: 100 }, report);
  else checkText(predicate['value'], `${path}.value`, report);
}

function checkNumbers(candidate: unknown, path: string, keys: readonly string[], report: Report): boolean {
  if (!isObject(candidate)) {
    report(path, candidate, 'giveObject');
    return false;
  }
  rejectUnknown(candidate, `${path}.`, keys, report);
  return keys.map((key) => checkNumber(candidate[key], `${path}.${key}`, SHARE, report)).every(Boolean);
}

function checkNumber(value: unknown, path: string, range: Range, report: Report): boolean {
  const fits = typeof value === 'number' && value >= range.minimum && value <= range.maximum;
  if (!fits) report(path, value, 'giveNumber', { ...range });
  return fits;
}

function checkInteger(value: unknown, path: string, range: Range, report: Report): void {
  const fits = Number.isInteger(value) && (value as number) >= range.minimum && (value as number) <= range.maximum;
  if (!fits) report(path, value, 'giveInteger', { ...range });
}

function checkBoolean(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'boolean') report(path, value, 'giveBoolean');
}

function checkText(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string' || value.trim() === '') report(path, value, 'giveText');
}

function checkChoice(value: unknown, path: string, choices: readonly string[], report: Report): boolean {
  const fits = typeof value === 'string' && choices.includes(value);
  if (!fits) report(path, value, 'giveOneOf', { choices: choices.join(', ') });
  return fits;
}

function rejectUnknown(candidate: Shape, prefix: string, known: readonly string[], report: Report): void {
  for (const key of Object.keys(candidate)) {
    if (!known.includes(key)) report(`${prefix}${describe(key)}`, candidate[key], 'removeKey', { known: known.join(', ') });
  }
}

function isObject(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nested things are named, not printed: they may be of any size and depth. */
function describe(value: unknown): string {
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 80)}…` : value;
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'object' : String(value);
}
