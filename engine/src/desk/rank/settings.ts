import { checkNumber, checkNumbers, isObject, rejectUnknown, settingProblems } from '../../settings-checks.ts';
import type { SettingProblem } from '../../settings-checks.ts';
import { engagementTypes, rankParts, tagTypes } from './types.ts';
import type { RankSettings } from './types.ts';

/** Nothing of this is specified but what counts (§1.1, §1.2): tags most, then what each type of engagement asks for. */
export const defaultRankSettings: RankSettings = Object.freeze({
  weights: {
    consultation: { tags: 40, sector: 15, availability: 15, years: 10, load: 10, declines: 10, research: 0 },
    research: { tags: 40, sector: 10, availability: 5, years: 10, load: 20, declines: 5, research: 10 },
    advisory: { tags: 35, sector: 15, availability: 5, years: 30, load: 10, declines: 5, research: 0 },
  },
  tagWeights: { discipline: 1, sector: 1, skill: 1 },
  sectorWords: 3,
  fullYears: 15,
});

const SHARE = { minimum: 0, maximum: 100 };

/** Everything that is wrong with a set of settings; empty means usable as `RankSettings`. Takes anything at all, never throws. O(1). */
export function validateRankSettings(candidate: unknown): readonly SettingProblem[] {
  return settingProblems(candidate, defaultRankSettings, (settings, report) => {
    const { weights } = settings;
    if (!isObject(weights)) report('weights', weights, 'giveObject');
    else {
      rejectUnknown(weights, 'weights.', engagementTypes, report);
      for (const type of engagementTypes) {
        const row = weights[type];
        if (!checkNumbers(row, `weights.${type}`, rankParts, SHARE, report)) continue;
        const sum = rankParts.reduce((total, part) => total + (row as Record<string, number>)[part]!, 0);
        if (Math.abs(sum - 100) > 1e-9) report(`weights.${type}`, sum, 'makeSum', { sum: 100 });
      }
    }
    checkNumbers(settings['tagWeights'], 'tagWeights', tagTypes, SHARE, report);
    checkNumber(settings['sectorWords'], 'sectorWords', { minimum: 1, maximum: 1_000 }, report);
    checkNumber(settings['fullYears'], 'fullYears', { minimum: 1, maximum: 80 }, report);
  });
}
