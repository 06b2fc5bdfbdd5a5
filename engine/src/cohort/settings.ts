import { checkBoolean, checkChoice, checkInteger, checkNumber, checkNumbers, checkText, isObject, rejectUnknown, settingProblems } from '../settings-checks.ts';
import type { Range, Report, SettingProblem, Unchecked } from '../settings-checks.ts';
import type { AttributeDefinition, AttributePredicate, CohortSettings } from './types.ts';

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

/**
 * Everything that is wrong with a set of settings, in the order of their fields; empty means usable as `CohortSettings`.
 * Takes anything, so that settings from a file or a form can be asked about before they are trusted. Never throws. O(attributes).
 */
export function validateSettings(candidate: unknown): readonly SettingProblem[] {
  return settingProblems(candidate, defaultSettings, (settings, report) => {
    checkWeights(settings['weights'], report);
    checkBoolean(settings['renormalise'], 'renormalise', report);
    checkAttributes(settings['attributes'], report);
    checkNumbers(settings['alignment'], 'alignment', ['language', 'location', 'function'], SHARE, report);
    checkNumber(settings['ambiguityGap'], 'ambiguityGap', { minimum: 0, maximum: 100 }, report);
    checkInteger(settings['minOptionsStrict'], 'minOptionsStrict', { minimum: 0, maximum: 10_000 }, report);
    checkChoice(settings['objective'], 'objective', ['lexicographic', 'weighted'], report);
    checkPenalties(settings['penalties'], report);
  });
}

const SHARE: Range = { minimum: 0, maximum: 1_000_000 };
/** Sums over a cohort of 10,000 stay exact integers in double precision. */
const PENALTY: Range = { minimum: 0, maximum: 100_000_000_000 };

function checkWeights(weights: unknown, report: Report): void {
  const keys = ['rank', 'tags', 'attributes', 'alignment'];
  if (!checkNumbers(weights, 'weights', keys, SHARE, report)) return;
  const sum = keys.reduce((total, key) => total + ((weights as Unchecked)[key] as number), 0);
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
