import { checkBoolean, checkChoice, checkInteger, checkNumber, settingProblems } from '../../settings-checks.ts';
import type { SettingProblem } from '../../settings-checks.ts';
import type { Algorithm, AssignmentSettings } from './types.ts';

/** The specification's (MatchingConfiguration). */
export const defaultAssignmentSettings: AssignmentSettings = {
  algorithm: 'minmax',
  minReviewersPerProposal: 3,
  maxReviewersPerProposal: 5,
  minProposalsPerReviewer: 3,
  maxProposalsPerReviewer: 10,
  minAffinityThreshold: 0.1,
  useReviewerBids: true,
  bidWeight: 0.3,
  fill: 'minimum',
};

export const ALGORITHMS = ['hungarian', 'minmax', 'fairflow'] as const satisfies readonly Algorithm[];

/** More reviews than any call asks of anybody; loads and sums stay far inside what is counted exactly. */
export const LARGEST_BOUND = 1_000_000;

const BOUNDS = ['minReviewersPerProposal', 'maxReviewersPerProposal', 'minProposalsPerReviewer', 'maxProposalsPerReviewer'] as const;

/** Every setting that cannot be used, of anything at all; throws nothing. O(number of keys). */
export function validateAssignmentSettings(candidate: unknown): readonly SettingProblem[] {
  return settingProblems(candidate, defaultAssignmentSettings, (settings, report) => {
    checkChoice(settings['algorithm'], 'algorithm', ALGORITHMS, report);
    for (const bound of BOUNDS) checkInteger(settings[bound], bound, { minimum: 0, maximum: LARGEST_BOUND }, report);
    for (const share of ['minAffinityThreshold', 'bidWeight']) checkNumber(settings[share], share, { minimum: 0, maximum: 1 }, report);
    checkBoolean(settings['useReviewerBids'], 'useReviewerBids', report);
    checkChoice(settings['fill'], 'fill', ['minimum', 'maximum'], report);
  });
}
