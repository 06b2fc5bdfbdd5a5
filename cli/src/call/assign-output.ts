import { neutral } from '@counterpart/contract/cells';
import type { Assignment, AssignmentResult } from '@counterpart/engine/call';
import { stringify } from 'csv-stringify/sync';
import { printable } from '../exit.ts';
import { aligned } from '../table.ts';
import { counted } from '../words.ts';
import { shortfallSentence } from './assign-words.ts';

/** The engine's result with a sentence for every shortfall; keys in a fixed order, same bytes for shuffled lines. */
export function asJson(result: AssignmentResult): string {
  const { status, algorithm, objective, assignments, shortfall, ...rest } = result;
  const explained = shortfall.map(({ proposal, missing, cause }) => ({ proposal, missing, reason: shortfallSentence(proposal, cause), cause }));
  return `${JSON.stringify({ status, algorithm, objective, assignments, shortfall: explained, ...rest }, null, 2)}\n`;
}

const COLUMNS = ['proposal', 'reviewer', 'affinity', 'bid', 'finalScore', 'rank'] as const satisfies readonly (keyof Assignment)[];

export function asCsv({ assignments }: AssignmentResult): string {
  const rows = assignments.map(({ proposal, reviewer, affinity, bid, finalScore, rank }) => [neutral(proposal), neutral(reviewer), number(affinity), bid ?? '', number(finalScore), String(rank)]);
  return stringify([[...COLUMNS], ...rows], { record_delimiter: '\r\n' });
}

/** A proposal per block of lines, so that a coordinator can go down the list; then loads, and what is missing. */
export function asTable(result: AssignmentResult): string {
  const rows = result.assignments.map((assignment) => [
    assignment.rank === 1 ? assignment.proposal : '', assignment.reviewer, decimals(assignment.affinity), assignment.bid ?? '', decimals(assignment.finalScore), flags(assignment).join(', '),
  ]);
  const table = aligned([['Proposal', 'Reviewer', 'Affinity', 'Bid', 'Final', 'Flags'], ...rows]);
  return [...table, '', ...summary(result)].map((line) => `${printable(line)}\n`).join('');
}

function flags({ locked, belowThreshold, oversight }: Assignment): string[] {
  return [...(locked ? ['locked'] : []), ...(belowThreshold ? ['below threshold'] : []), ...(oversight === null ? [] : [`oversight: ${oversight}`])];
}

function number(value: number | null): string {
  return value === null ? '' : String(value);
}

function decimals(value: number | null): string {
  return value === null ? 'not scored' : value.toFixed(3);
}

/** What a person has to know when reviews are missing. */
export function diagnosis(result: AssignmentResult): string {
  return summary(result).map((line) => `${printable(line)}\n`).join('');
}

function summary({ algorithm, status, objective, statistics, shortfall, reviewersBelowMinimum, loads }: AssignmentResult): string[] {
  const { load, proposalScore, bids, belowThreshold } = statistics;
  return [
    `${counted(statistics.pairs, 'review')} by ${algorithm}, ${status === 'optimal' ? 'proven optimal' : 'proven near the best'}: total final score ${objective.totalScore.toFixed(3)}.`,
    `Affinity summed per proposal: ${proposalScore.minimum.toFixed(3)} at least, ${proposalScore.mean.toFixed(3)} on average.`,
    ...(objective.fairness === null ? [] : [fairnessSentence(objective.fairness, objective.totalScore)]),
    `Load: ${load.minimum} to ${load.maximum} per reviewer, Gini ${load.gini.toFixed(3)}; ${loads.filter((each) => each.load === each.maximum && each.maximum > 0).length} of ${loads.length} reviewers at their maximum.`,
    `Bids assigned: ${bids.eager.assigned} of ${bids.eager.given} eager, ${bids.willing.assigned} of ${bids.willing.given} willing, ${bids.not_willing.assigned} of ${bids.not_willing.given} not willing. Below the threshold: ${counted(belowThreshold, 'pair')}.`,
    ...(shortfall.length === 0 ? [] : [`Missing reviews: ${objective.shortfall}.`]),
    ...shortfall.map(({ proposal, missing, cause }) => `  ${proposal} lacks ${missing}: ${shortfallSentence(proposal, cause)}.`),
    ...(reviewersBelowMinimum.length === 0 ? [] : [`Below their minimum of proposals: ${reviewersBelowMinimum.map(({ reviewer, missing }) => `${reviewer} (${missing} missing)`).join(', ')}.`]),
  ];
}

/** How far the floor and the total are from the best there could be. */
function fairnessSentence({ floor, floorBound, totalBound, counted: proposals }: NonNullable<AssignmentResult['objective']['fairness']>, total: number): string {
  const floorPart = floor === floorBound ? 'the greatest there is' : `and none above ${floorBound.toFixed(3)} is possible`;
  const totalPart = total === totalBound ? 'the total is the greatest at that floor' : `the total at that floor is at most ${totalBound.toFixed(3)}`;
  return `Floor under the ${counted(proposals, 'proposal')} with all the reviews they need: ${floor.toFixed(3)}, ${floorPart}; ${totalPart}.`;
}
