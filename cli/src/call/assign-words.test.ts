import type { ShortfallCause } from '@counterpart/engine/call';
import { describe, expect, it } from 'vitest';
import { shortfallSentence } from './assign-words.ts';

describe('R5 a missing review has a sentence', () => {
  it.each([
    [{ candidates: 0, minimum: 1, conflicts: 0, belowThreshold: 0 }, 'no candidate for the 1 review it needs'],
    [{ candidates: 1, minimum: 2, conflicts: 0, belowThreshold: 0 }, 'only 1 candidate for the 2 reviews it needs'],
    [{ candidates: 2, minimum: 3, conflicts: 1, belowThreshold: 0 }, 'only 2 candidates for the 3 reviews it needs, after 1 conflict'],
    [{ candidates: 2, minimum: 3, conflicts: 2, belowThreshold: 4 }, 'only 2 candidates for the 3 reviews it needs, after 2 conflicts and 4 under the threshold'],
  ])('too few candidates: %j', (numbers, sentence) => {
    expect(shortfallSentence('p', { kind: 'tooFewCandidates', ...numbers })).toBe(sentence);
  });

  const ids = (letter: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  const full = (proposals: number, reviewers: number, others: number): ShortfallCause =>
    ({ kind: 'reviewersAreFull', proposals: ids('p', proposals), reviewers: ids('r', reviewers), needed: 9, available: 5, others });

  it.each([
    [full(1, 1, 0), 'its candidate r0 is at their maximum; it needs 9 reviews, and these reviewers can give 5'],
    [full(2, 2, 1), 'its candidates are among r0, r1, who are all at their maximum; with p1 it needs 9 reviews, and these reviewers can give 5 beside 1 review by others'],
    [full(7, 6, 0), 'its candidates are among r0, r1, r2, r3, r4, r5, who are all at their maximum; with p1, p2, p3, p4, p5, p6 it needs 9 reviews, and these reviewers can give 5'],
    [full(8, 7, 2), 'its candidates are among r0, r1, r2, r3, r4, r5 and 1 more reviewer, who are all at their maximum; with p1, p2, p3, p4, p5, p6 and 1 more proposal it needs 9 reviews, and these reviewers can give 5 beside 2 reviews by others'],
    [full(9, 8, 0), 'its candidates are among r0, r1, r2, r3, r4, r5 and 2 more reviewers, who are all at their maximum; with p1, p2, p3, p4, p5, p6 and 2 more proposals it needs 9 reviews, and these reviewers can give 5'],
  ])('reviewers who are full: %#', (cause, sentence) => {
    expect(shortfallSentence('p0', cause)).toBe(sentence);
  });
});
