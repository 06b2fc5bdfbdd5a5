import type { CohortSnapshot, Pair } from '@counterpart/engine/cohort';
import { reason, refuse } from '../../platform/refuse.ts';

export interface Change { readonly mentorId: string; readonly menteeId: string | null }

/**
 * The pairs after some changes by hand. A mentor whose mentee is taken away and about whom nothing is said gets the mentee that the
 * taking mentor leaves behind (so that one change is a swap), or stays without one where that mentee is taken too.
 */
export function applyChanges(matches: readonly { mentorId: string; menteeId: string }[], { mentors, mentees }: Pick<CohortSnapshot, 'mentors' | 'mentees'>, changes: readonly Change[]): { pairs: Pair[]; changed: Set<string> } {
  requireKnown(new Set(mentors.map(({ id }) => id)), new Set(mentees.map(({ id }) => id)), changes);
  const before = new Map(matches.map(({ mentorId, menteeId }) => [mentorId, menteeId]));
  const ownerOf = new Map(matches.map(({ mentorId, menteeId }) => [menteeId, mentorId]));
  const named = new Map(changes.map(({ mentorId, menteeId }) => [mentorId, menteeId]));
  const taken = new Set(changes.flatMap(({ menteeId }) => menteeId === null ? [] : [menteeId]));
  const after = new Map<string, string | null>([...before, ...named]);
  for (const { mentorId, menteeId } of changes) {
    const displaced = menteeId === null ? undefined : ownerOf.get(menteeId);
    if (displaced === undefined || named.has(displaced)) continue;
    const left = before.get(mentorId);
    after.set(displaced, left !== undefined && !taken.has(left) ? left : null);
    if (left !== undefined) taken.add(left);
  }
  const changed = new Set([...after].filter(([mentor, mentee]) => (before.get(mentor) ?? null) !== mentee).map(([mentor]) => mentor));
  if (changed.size === 0) refuse('invalidInput', reason('nothingChanged', {}, 'changes'));
  return { pairs: [...after].flatMap(([mentor, mentee]) => mentee === null ? [] : [{ mentor, mentee }]), changed };
}

function requireKnown(mentors: ReadonlySet<string>, mentees: ReadonlySet<string>, changes: readonly Change[]): void {
  const seen = { mentor: new Set<string>(), mentee: new Set<string>() };
  changes.forEach(({ mentorId, menteeId }, at) => {
    if (!mentors.has(mentorId)) refuse('invalidInput', reason('notInRun', {}, `changes.${at}.mentorId`));
    if (menteeId !== null && !mentees.has(menteeId)) refuse('invalidInput', reason('notInRun', {}, `changes.${at}.menteeId`));
    if (seen.mentor.has(mentorId)) refuse('invalidInput', reason('mentorTwice', {}, `changes.${at}.mentorId`));
    if (menteeId !== null && seen.mentee.has(menteeId)) refuse('invalidInput', reason('menteeTwice', {}, `changes.${at}.menteeId`));
    seen.mentor.add(mentorId);
    if (menteeId !== null) seen.mentee.add(menteeId);
  });
}
