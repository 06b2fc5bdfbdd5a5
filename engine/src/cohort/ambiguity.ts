import { isCandidate, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import type { Alternative, MatchedPair, Mode, SideAmbiguity } from './types.ts';

interface Candidate { readonly id: string; readonly scorePercent: number }

/**
 * Rules A and B of §7: whether the two best feasible candidates of each side are within `ambiguityGap` points. Feasible is what the
 * run's mode may use. One candidate or none is never ambiguous. O(mentors + mentees) per pair.
 */
export function ambiguityOf(encoded: Encoded, row: number, column: number, mode: Mode): MatchedPair['ambiguity'] {
  const { mentors, mentees } = encoded;
  const gap = encoded.snapshot.settings.ambiguityGap;
  const mentee = bestTwo(gap, mentors.length, (other) => candidateAt(encoded, other, column, mode, mentors[other]!.id));
  const mentor = bestTwo(gap, mentees.length, (other) => candidateAt(encoded, row, other, mode, mentees[other]!.id));
  return { ambiguous: mentor.ambiguous || mentee.ambiguous, mentor, mentee };
}

function candidateAt(encoded: Encoded, row: number, column: number, mode: Mode, id: string): Candidate | null {
  const pair = pairIndex(encoded, row, column);
  return isCandidate(encoded, pair, mode) ? { id, scorePercent: encoded.score[pair]! } : null;
}

/** Among equals the earlier id is the better one: candidates come in that order. */
function bestTwo(ambiguityGap: number, count: number, candidate: (place: number) => Candidate | null): SideAmbiguity {
  let best: Alternative | null = null;
  let second: Alternative | null = null;
  for (let place = 0; place < count; place++) {
    const next = candidate(place);
    if (next === null) continue;
    if (best === null || next.scorePercent > best.scorePercent) {
      second = best;
      best = next;
    } else if (second === null || next.scorePercent > second.scorePercent) {
      second = next;
    }
  }
  const gap = best === null || second === null ? null : best.scorePercent - second.scorePercent;
  return { ambiguous: gap !== null && gap <= ambiguityGap, best, second, gap };
}
