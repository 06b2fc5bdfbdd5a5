import type { AlgorithmReport } from '@counterpart/engine/call';
import { stringify } from 'csv-stringify/sync';
import { aligned } from '../table.ts';

type Cell = string | number;

/** What is compared, a line each: name for people, name for machines, value. */
const LINES: readonly (readonly [label: string, column: string, value: (report: AlgorithmReport) => Cell])[] = [
  ['Status', 'status', ({ status }) => status],
  ['Total final score', 'totalScore', ({ objective }) => objective.totalScore],
  ['Affinity per proposal, least', 'minProposalScore', ({ objective }) => objective.minProposalScore],
  ['  floor of the fully reviewed', 'floor', ({ objective }) => objective.fairness?.floor ?? ''],
  ['  greatest floor possible', 'floorBound', ({ objective }) => objective.fairness?.floorBound ?? ''],
  ['  lower quartile', 'proposalScoreLowerQuartile', ({ statistics }) => statistics.proposalScore.lowerQuartile],
  ['  median', 'proposalScoreMedian', ({ statistics }) => statistics.proposalScore.median],
  ['  mean', 'proposalScoreMean', ({ statistics }) => statistics.proposalScore.mean],
  ['  upper quartile', 'proposalScoreUpperQuartile', ({ statistics }) => statistics.proposalScore.upperQuartile],
  ['  most', 'proposalScoreMaximum', ({ statistics }) => statistics.proposalScore.maximum],
  ['Reviews', 'reviews', ({ statistics }) => statistics.pairs],
  ['Missing reviews', 'shortfall', ({ objective }) => objective.shortfall],
  ['Missing below reviewers’ minimum', 'reviewersShort', ({ objective }) => objective.reviewersShort],
  ['Load, least', 'minLoad', ({ statistics }) => statistics.load.minimum],
  ['Load, most', 'maxLoad', ({ objective }) => objective.maxLoad],
  ['Load, Gini', 'loadGini', ({ statistics }) => statistics.load.gini],
  ['Eager bids assigned', 'eagerAssigned', ({ statistics }) => statistics.bids.eager.assigned],
  ['Willing bids assigned', 'willingAssigned', ({ statistics }) => statistics.bids.willing.assigned],
  ['Not-willing bids assigned', 'notWillingAssigned', ({ statistics }) => statistics.bids.not_willing.assigned],
  ['Pairs below the threshold', 'belowThreshold', ({ statistics }) => statistics.belowThreshold],
];

export function comparisonAsJson(reports: readonly AlgorithmReport[]): string {
  return `${JSON.stringify({ algorithms: reports }, null, 2)}\n`;
}

/** A row per algorithm. */
export function comparisonAsCsv(reports: readonly AlgorithmReport[]): string {
  const rows = reports.map((report) => [report.algorithm, ...LINES.map(([, , value]) => String(value(report)))]);
  return stringify([['algorithm', ...LINES.map(([, column]) => column)], ...rows], { record_delimiter: '\r\n' });
}

/** A column per algorithm. */
export function comparisonAsTable(reports: readonly AlgorithmReport[]): string {
  const rows = LINES.map(([label, , value]) => [label, ...reports.map((report) => shown(value(report)))]);
  return aligned([['', ...reports.map(({ algorithm }) => algorithm)], ...rows]).map((line) => `${line}\n`).join('');
}

function shown(value: Cell): string {
  return typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toFixed(3);
}
