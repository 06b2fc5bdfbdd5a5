import type { Match } from '../types.ts';

export interface PairChange { readonly mentorId: string; readonly menteeId: string | null }

/**
 * What it takes to give `mentorId` the mentee `menteeId` (empty: nobody): the mentor who had that mentee gets the one set free,
 * so that nobody loses a partner where it can be helped. Empty while the question is not complete or would change nothing.
 */
export function swapOf(matches: readonly Pick<Match, 'mentor' | 'mentee'>[], mentorId: string, menteeId: string | null): PairChange[] {
  if (mentorId === '' || menteeId === null) return [];
  const before = matches.find(({ mentor }) => mentor.id === mentorId)?.mentee.id ?? null;
  const wanted = menteeId === '' ? null : menteeId;
  if (before === wanted) return [];
  const holder = wanted === null ? undefined : matches.find(({ mentee }) => mentee.id === wanted)?.mentor.id;
  return [{ mentorId, menteeId: wanted }, ...(holder ? [{ mentorId: holder, menteeId: before }] : [])];
}
