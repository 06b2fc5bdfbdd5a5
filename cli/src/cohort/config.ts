import { defaultSettings, validateSettings } from '@counterpart/engine/cohort';
import type { CohortSettings, PairRule, SettingProblem } from '@counterpart/engine/cohort';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { readJsonObject } from '../json-object.ts';
import { settingWords } from '../words.ts';
import { foldEmail } from './people.ts';

export interface Config { readonly file: string; readonly settings: CohortSettings; readonly rules: readonly PairRule[] }

type Json = Readonly<Record<string, unknown>>;

/**
 * Settings of the cohort, any part of them, over the defaults; beside them `rules`, a list of `{kind, mentor, mentee, reason}` with kind
 * lock, apart or liftVeto.
 *
 * @throws UnusableInput
 */
export function readConfig(file: string | undefined): Config {
  if (file === undefined) return { file: 'config', settings: defaultSettings, rules: [] };
  const { rules = [], ...changes } = readJsonObject(file, '{"ambiguityGap": 5}');
  const settings = withDefaults(changes);
  const problems = [
    ...validateSettings(settings).map((problem): InputProblem => ({ file, line: null, column: problem.path || null, ...settingWords(withRules(problem)) })),
    ...ruleProblems(file, rules),
  ];
  if (problems.length > 0) throw new UnusableInput(problems);
  const usable = (rules as readonly PairRule[]).map(({ kind, mentor, mentee, reason }) => ({ kind, mentor: foldEmail(mentor), mentee: foldEmail(mentee), reason }));
  return { file, settings: settings as unknown as CohortSettings, rules: usable };
}

/** Beside the settings a configuration has rules. */
function withRules(problem: SettingProblem): SettingProblem {
  const isOutermost = problem.remedy === 'removeKey' && !problem.path.includes('.');
  return isOutermost ? { ...problem, values: { known: `${problem.values['known']}, rules` } } : problem;
}

/** A group of numbers may be given in part. */
function withDefaults(changes: Json): Json {
  const merged: Record<string, unknown> = { ...defaultSettings, ...changes };
  for (const group of ['weights', 'alignment', 'penalties'] as const) {
    if (isObject(changes[group])) merged[group] = { ...defaultSettings[group], ...changes[group] };
  }
  return merged;
}

const KINDS: readonly unknown[] = ['lock', 'apart', 'liftVeto'] satisfies PairRule['kind'][];
const TEXTS: readonly string[] = ['mentor', 'mentee', 'reason'] satisfies (keyof PairRule)[];

function ruleProblems(file: string, rules: unknown): InputProblem[] {
  const problem = (path: string, value: unknown, reason: string): InputProblem => ({
    file, line: null, column: path, value: shown(value), reason,
    remedy: 'A rule is {"kind": "lock" | "apart" | "liftVeto", "mentor": e-mail, "mentee": e-mail, "reason": text}.',
  });
  if (!Array.isArray(rules)) return [problem('rules', rules, 'is not a list')];
  return rules.flatMap((rule: unknown, at): InputProblem[] => {
    const path = `rules[${at}]`;
    if (!isObject(rule)) return [problem(path, rule, 'is not a rule')];
    return [
      ...Object.keys(rule).filter((key) => key !== 'kind' && !TEXTS.includes(key)).map((key) => problem(`${path}.${key}`, rule[key], 'is under a key that a rule does not have')),
      ...(KINDS.includes(rule['kind']) ? [] : [problem(`${path}.kind`, rule['kind'], 'is none of lock, apart, liftVeto')]),
      ...TEXTS.filter((key) => typeof rule[key] !== 'string' || rule[key].trim() === '')
        .map((key) => problem(`${path}.${key}`, rule[key], rule[key] === undefined ? 'is missing' : 'is not a text with something in it')),
    ];
  });
}

/** Null where nothing stands there. What is nested deeper is left out: it may be nested a hundred thousand times. */
function shown(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  return JSON.stringify(value, (key, inner: unknown) => (key !== '' && typeof inner === 'object' && inner !== null ? '…' : inner));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
