import { defaultAssignmentSettings } from '@counterpart/engine/call';
import type { Algorithm, AssignmentSettings } from '@counterpart/engine/call';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

export interface CallFiles {
  readonly scores: string;
  readonly bids?: string;
  readonly conflicts?: string;
  readonly quotas?: string;
  readonly locks?: string;
}

export interface CallOptions extends CallFiles {
  readonly minReviewers: number;
  readonly maxReviewers: number;
  readonly minProposals: number;
  readonly maxProposals: number;
  readonly threshold: number;
  readonly bidWeight: number;
  readonly fill: AssignmentSettings['fill'];
}

/** Which option is which setting, for options and for what is said about them. */
export const OPTION_OF = {
  minReviewersPerProposal: '--min-reviewers', maxReviewersPerProposal: '--max-reviewers', minProposalsPerReviewer: '--min-proposals',
  maxProposalsPerReviewer: '--max-proposals', minAffinityThreshold: '--threshold', bidWeight: '--bid-weight',
} as const satisfies Partial<Record<keyof AssignmentSettings, string>>;

const DEFAULTS = defaultAssignmentSettings;

/** What `call assign` and `call compare` have in common: the files, and the settings that are not the algorithm. */
export function addCallOptions(command: Command): Command {
  const bound = (setting: 'minReviewersPerProposal' | 'maxReviewersPerProposal' | 'minProposalsPerReviewer' | 'maxProposalsPerReviewer', text: string): Option =>
    new Option(`${OPTION_OF[setting]} <count>`, text).argParser(wholeNumber).default(DEFAULTS[setting]);
  const share = (setting: 'minAffinityThreshold' | 'bidWeight', text: string): Option =>
    new Option(`${OPTION_OF[setting]} <number>`, text).argParser(shareOfOne).default(DEFAULTS[setting]);
  return command
    .requiredOption('--scores <file>', 'CSV proposal,reviewer,affinity (0–1), with or without a header; pairs that are not listed are no candidates')
    .option('--bids <file>', 'CSV proposal,reviewer,bid: eager, willing, not_willing, conflict, or 1, 0.5, -0.5, -1')
    .option('--conflicts <file>', 'CSV proposal,reviewer: pairs that may not be')
    .option('--quotas <file>', 'CSV reviewer,max: who takes fewer than --max-proposals')
    .option('--locks <file>', 'CSV proposal,reviewer: pairs that must be')
    .addOption(bound('minReviewersPerProposal', 'reviewers that each proposal needs'))
    .addOption(bound('maxReviewersPerProposal', 'reviewers that a proposal may have'))
    .addOption(bound('minProposalsPerReviewer', 'proposals that each reviewer should have'))
    .addOption(bound('maxProposalsPerReviewer', 'proposals that a reviewer may have'))
    .addOption(share('minAffinityThreshold', 'affinity under which fairflow uses no pair; the others count such pairs'))
    .addOption(share('bidWeight', 'final score = affinity + this × bid; with 0 only conflicts among the bids count'))
    .addOption(new Option('--fill <how>', 'beyond their minimum, proposals get reviewers where a reviewer’s minimum or a lock needs it, or up to the maximum')
      .choices(['minimum', 'maximum']).default(DEFAULTS.fill));
}

export function settingsOf(options: CallOptions, algorithm: Algorithm): AssignmentSettings {
  return {
    algorithm,
    minReviewersPerProposal: options.minReviewers, maxReviewersPerProposal: options.maxReviewers,
    minProposalsPerReviewer: options.minProposals, maxProposalsPerReviewer: options.maxProposals,
    minAffinityThreshold: options.threshold, useReviewerBids: true, bidWeight: options.bidWeight, fill: options.fill,
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/u.test(text)) throw new InvalidArgumentError('Give a whole number from 0 to 999999.');
  return Number(text);
}

function shareOfOne(text: string): number {
  const value = /^(?:\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : NaN;
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.');
  return value;
}
