import { checkBoolean, checkChoice, checkInteger, checkNumber, settingProblems } from '../../settings-checks.ts';
import type { SettingProblem } from '../../settings-checks.ts';
import type { AffinityMethod, AffinitySettings } from './types.ts';

/** The specification's (MatchingConfiguration). */
export const defaultAffinitySettings: AffinitySettings = {
  method: 'combined', keywordWeight: 0.4, textWeight: 0.6, coverage: false, publicationYears: 5, stopWords: true, stems: true,
};

export const AFFINITY_METHODS = ['combined', 'keyword', 'tfidf'] as const satisfies readonly AffinityMethod[];

/** Every setting that cannot be used, of anything at all; throws nothing. O(number of keys). */
export function validateAffinitySettings(candidate: unknown): readonly SettingProblem[] {
  return settingProblems(candidate, defaultAffinitySettings, (settings, report) => {
    checkChoice(settings['method'], 'method', AFFINITY_METHODS, report);
    const { keywordWeight, textWeight } = settings;
    if (settings['method'] === 'combined') {
      const usable = (['keywordWeight', 'textWeight'] as const).map((weight) => checkNumber(settings[weight], weight, { minimum: 0, maximum: 1 }, report));
      const sum = Number(keywordWeight) + Number(textWeight);
      if (usable.every(Boolean) && Math.abs(sum - 1) > 1e-9) report('keywordWeight + textWeight', sum, 'makeSum', { sum: 1 });
    }
    checkInteger(settings['publicationYears'], 'publicationYears', { minimum: 0, maximum: 100 }, report);
    for (const choice of ['coverage', 'stopWords', 'stems']) checkBoolean(settings[choice], choice, report);
  });
}

/** What each part counts in the affinity. */
export function partWeights({ method, keywordWeight, textWeight }: AffinitySettings): { readonly keyword: number; readonly text: number } {
  if (method === 'combined') return { keyword: keywordWeight, text: textWeight };
  return method === 'keyword' ? { keyword: 1, text: 0 } : { keyword: 0, text: 1 };
}
