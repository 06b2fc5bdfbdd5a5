import type { AffinityGaps, AffinityModel } from '@counterpart/engine/call';
import { printable } from '../exit.ts';
import { counted } from '../words.ts';
import type { ProposalScores } from './affinity-scores.ts';

/**
 * `proposal,reviewer,affinity` line by line, without a header; affinities with as many digits as it takes to read the same number again. Ids are kept as they
 * are, for the next program looks them up: nothing is put before one that a spreadsheet would take for a formula.
 */
export function* scoreLines({ snapshot }: AffinityModel, lists: Iterable<ProposalScores>, written: (lines: number) => void): Generator<string> {
  const reviewers = snapshot.reviewers.map(({ id }) => cell(id));
  for (const { proposal, reviewers: listed, affinities } of lists) {
    const beginning = cell(snapshot.proposals[proposal]!.id);
    let lines = '';
    for (let at = 0; at < listed.length; at++) lines += `${beginning},${reviewers[listed[at]!]},${affinities[at]}\n`;
    written(listed.length);
    yield lines;
  }
}

function cell(id: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}

/** What was not there to be compared. */
export interface Missing extends AffinityGaps {
  readonly undated: { readonly publications: number; readonly reviewers: readonly string[] };
}

/** What was done, what was left out, and whose scores are low only because there was nothing to compare (R3). */
export function summary({ snapshot: { reviewers, proposals, settings: { method } } }: AffinityModel, missing: Missing, lines: number, out: string | undefined): string {
  const { publications } = missing.undated;
  const notes = [
    method === 'keyword' || publications === 0 ? '' : `${counted(publications, 'publication')} without a year ${publications === 1 ? 'does' : 'do'} not count, of ${firstOf(missing.undated.reviewers)}.\n`,
    named(missing.reviewersWithoutKeywords, method !== 'tfidf', 'reviewer', 'without keywords, so the keyword score is 0'),
    named(missing.reviewersWithStopWordsOnly, method !== 'tfidf', 'reviewer', 'with no keywords but words such as "the", so the keyword score is 0'),
    named(missing.reviewersWithoutText, method !== 'keyword', 'reviewer', 'without text, so the text score is 0'),
    named(missing.proposalsWithoutText, true, 'proposal', 'without text, so every score is 0'),
  ];
  return `${counted(lines, 'score')} of ${counted(proposals.length, 'proposal')} and ${counted(reviewers.length, 'reviewer')}${out === undefined ? '' : ` in ${printable(out)}`}.\n${notes.join('')}`;
}

const NAMED = 10;

function named(members: readonly string[], counts: boolean, kind: string, what: string): string {
  if (!counts || members.length === 0) return '';
  return `${counted(members.length, kind)} ${what}: ${firstOf(members)}.\n`;
}

function firstOf(members: readonly string[]): string {
  return `${members.slice(0, NAMED).map(printable).join(', ')}${members.length > NAMED ? ', …' : ''}`;
}
