import { defaultSettings, validateSettings } from '@counterpart/engine/cohort';
import type { CohortSettings, PairRule } from '@counterpart/engine/cohort';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { readTextFile } from '../text-file.ts';
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
  const { rules = [], ...changes } = readJsonObject(file);
  const settings = withDefaults(changes);
  const problems = [
    ...validateSettings(settings).map((problem): InputProblem => ({ file, line: null, column: problem.path || null, ...settingWords(problem) })),
    ...ruleProblems(file, rules),
  ];
  if (problems.length > 0) throw new UnusableInput(problems);
  const usable = (rules as readonly PairRule[]).map(({ kind, mentor, mentee, reason }) => ({ kind, mentor: foldEmail(mentor), mentee: foldEmail(mentee), reason }));
  return { file, settings: settings as unknown as CohortSettings, rules: usable };
}

function readJsonObject(file: string): Json {
  const text = readTextFile(file);
  const problem = (line: number | null, reason: string): UnusableInput =>
    new UnusableInput([{ file, line, column: null, value: null, reason, remedy: 'Give one JSON object such as {"ambiguityGap": 5}.' }]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // A RangeError is JSON nested beyond what can be read; the place is told by the parser's message.
    const place = /at position (\d+)/u.exec((error as Error).message);
    throw problem(place === null ? null : text.slice(0, Number(place[1])).split('\n').length, error instanceof RangeError ? 'is nested too deep' : 'is not JSON');
  }
  if (!isObject(value)) throw problem(null, 'is not a JSON object');
  return value;
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

function ruleProblems(file: string, rules: unknown): InputProblem[] {
  const problem = (path: string, reason: string): InputProblem =>
    ({ file, line: null, column: path, value: null, reason, remedy: 'A rule is {"kind": "lock" | "apart" | "liftVeto", "mentor": e-mail, "mentee": e-mail, "reason": text}.' });
  if (!Array.isArray(rules)) return [problem('rules', 'is not a list')];
  return rules.flatMap((rule: unknown, at): InputProblem[] => {
    if (!isObject(rule)) return [problem(`rules[${at}]`, 'is not a rule')];
    const problems = ['mentor', 'mentee', 'reason']
      .filter((key) => typeof rule[key] !== 'string' || rule[key].trim() === '')
      .map((key) => problem(`rules[${at}].${key}`, 'is missing or not text'));
    if (!KINDS.includes(rule['kind'])) problems.unshift(problem(`rules[${at}].kind`, 'is none of lock, apart, liftVeto'));
    return problems;
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
