/** Plain English for what the engine says about a call. */
import type { CallProblem, CallProblemCode, ShortfallCause } from '@counterpart/engine/call';
import type { InputProblem } from '../exit.ts';
import { counted, settingWords } from '../words.ts';
import { OPTION_OF } from './assign-options.ts';

type Words = Pick<InputProblem, 'value' | 'reason' | 'remedy'>;

/** `lineOf` tells where in its file the entry stands that a problem names beside its own. */
export function callProblemWords({ code, path, values, setting }: CallProblem, lineOf: (entry: number) => number | null): Words {
  if (setting !== undefined) return settingWords(setting);
  const pair = `${values['proposal']}, ${values['reviewer']}`;
  const words: Record<Exclude<CallProblemCode, 'setting'>, () => Words> = {
    noProposals: () => ({ value: null, reason: 'there is no proposal', remedy: 'Give scores.' }),
    noReviewers: () => ({ value: null, reason: 'there is no reviewer', remedy: 'Give scores.' }),
    emptyId: () => ({ value: null, reason: 'an id is empty', remedy: 'Give the id.' }),
    duplicateId: () => ({ value: `${values['id']}`, reason: 'occurs twice', remedy: 'Keep one of the two.' }),
    boundNotWhole: () => ({ value: `${values['value']}`, reason: 'is not a number of pairs', remedy: `Give a whole number from 0 to ${values['largest']}.` }),
    minimumExceedsMaximum: () => contradiction(path, values),
    lengthsDiffer: () => ({ value: null, reason: 'columns differ in length', remedy: 'Give every line all its cells.' }),
    unknownProposal: () => ({ value: `${values['value']}`, reason: 'is no proposal', remedy: 'Correct the id.' }),
    unknownReviewer: () => ({ value: `${values['value']}`, reason: 'is no reviewer', remedy: 'Correct the id.' }),
    affinityOutOfRange: () => ({ value: `${values['value']}`, reason: 'is not between 0 and 1', remedy: 'Give an affinity from 0 to 1.' }),
    unknownBid: () => ({ value: `${values['value']}`, reason: 'is not a bid', remedy: 'Give 1, 0.5, 0, -0.5 or -1.' }),
    duplicatePair: () => ({ value: pair, reason: `is already on line ${lineOf(Number(values['first']))}`, remedy: 'Keep one of the two lines.' }),
    lockExcluded: () => ({
      value: pair, reason: `is locked and excluded by ${values['by'] === 'bids' ? 'a bid "conflict"' : 'the conflicts'}`, remedy: 'Remove the lock, or the conflict if it is none.',
    }),
    locksExceedProposalMaximum: () => ({
      value: pair, reason: `is one lock more than the ${counted(values['maximum'], 'reviewer')} that ${values['proposal']} may have`, remedy: 'Remove a lock, or raise --max-reviewers.',
    }),
    locksExceedReviewerMaximum: () => ({
      value: pair, reason: `is one lock more than the ${counted(values['maximum'], 'proposal')} that ${values['reviewer']} may have`,
      remedy: 'Remove a lock, or raise that quota or --max-proposals.',
    }),
    tooManyMembers: () => ({
      value: null, reason: `${counted(values['proposals'], 'proposal')} and ${counted(values['reviewers'], 'reviewer')} are more than can be added up exactly: one side may have ${values['most']} at most`,
      remedy: 'Split the call, by subject for example.',
    }),
    tooManyReviews: () => ({
      value: null, reason: `up to ${values['reviews']} reviews are more than can be added up exactly, which is ${values['most']}`,
      remedy: 'Lower --max-reviewers or --max-proposals, or split the call.',
    }),
    demandExceedsCapacity: () => demand(values),
    dutyExceedsWork: () => duty(values),
  };
  return words[code as Exclude<CallProblemCode, 'setting'>]();
}

type Values = CallProblem['values'];

function contradiction(path: string, { minimum, maximum }: Values): Words {
  const setting = path.replace('settings.', '') as keyof typeof OPTION_OF;
  const other = setting === 'minReviewersPerProposal' ? OPTION_OF.maxReviewersPerProposal : OPTION_OF.maxProposalsPerReviewer;
  return { value: null, reason: `${OPTION_OF[setting]} ${minimum} is above ${other} ${maximum}`, remedy: `Lower ${OPTION_OF[setting]} to ${maximum}, or raise ${other} to ${minimum}.` };
}

/** The arithmetic, and which option to change to what, so that the next try is not another guess (R6). */
function demand({ proposals, reviewers, needed, available, enough }: Values): Words {
  const raise = enough === 0 ? 'raise the quotas' : `raise --max-proposals to ${enough}`;
  return {
    value: null,
    reason: `${counted(proposals, 'proposal')} need ${counted(needed, 'review')} (at least ${share(needed, proposals)}), more than the ${available} that ${counted(reviewers, 'reviewer')} may give (at most ${share(available, reviewers)})`,
    remedy: `Lower --min-reviewers to ${Math.floor(Number(available) / Number(proposals))}, or ${raise}, or invite more reviewers.`,
  };
}

function duty({ proposals, reviewers, needed, available, enough }: Values): Words {
  return {
    value: null,
    reason: `${counted(reviewers, 'reviewer')} should have ${counted(needed, 'proposal')} (at least ${share(needed, reviewers)}), more than the ${available} reviews that ${counted(proposals, 'proposal')} may have (at most ${share(available, proposals)})`,
    remedy: `Lower --min-proposals to ${Math.floor(Number(available) / Number(reviewers))}, or raise --max-reviewers to ${enough}.`,
  };
}

/** Whole where all have the same bound, else their mean. */
function share(total: unknown, count: unknown): string {
  const each = Number(total) / Number(count);
  return Number.isInteger(each) ? `${each} each` : `${each.toFixed(1)} each on average`;
}

/** A sentence that begins after the proposal's name. */
export function shortfallSentence(proposal: string, cause: ShortfallCause): string {
  if (cause.kind === 'tooFewCandidates') return fewCandidates(cause);
  const others = cause.proposals.filter((each) => each !== proposal);
  const whom = cause.reviewers.length === 1 ? `its candidate ${cause.reviewers[0]!} is` : `its candidates are among ${named(cause.reviewers, 'reviewer')}, who are all`;
  const shared = others.length === 0 ? 'it needs' : `with ${named(others, 'proposal')} it needs`;
  const further = cause.others === 0 ? '' : ` beside ${counted(cause.others, 'review')} by others`;
  return `${whom} at their maximum; ${shared} ${counted(cause.needed, 'review')}, and these reviewers can give ${cause.available}${further}`;
}

function fewCandidates({ candidates, minimum, conflicts, belowThreshold }: Extract<ShortfallCause, { kind: 'tooFewCandidates' }>): string {
  const lost = [...(conflicts > 0 ? [counted(conflicts, 'conflict')] : []), ...(belowThreshold > 0 ? [`${belowThreshold} under the threshold`] : [])];
  const after = lost.length === 0 ? '' : `, after ${lost.join(' and ')}`;
  return `${candidates === 0 ? 'no candidate' : `only ${counted(candidates, 'candidate')}`} for the ${counted(minimum, 'review')} it needs${after}`;
}

const NAMED = 6;

/** A few names and how many more. */
function named(ids: readonly string[], noun: string): string {
  if (ids.length <= NAMED) return ids.join(', ');
  return `${ids.slice(0, NAMED).join(', ')} and ${counted(ids.length - NAMED, `more ${noun}`)}`;
}
