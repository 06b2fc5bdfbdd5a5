import type { CallSnapshot, Pairs } from '@counterpart/engine/call';
import { fold } from '@counterpart/engine/text';
import { printable, quoted } from '../exit.ts';
import type { CallFiles } from './assign-options.ts';

/** What may be meant and may be a mistake, a sentence a line; for standard error. '' where there is nothing. O(ids + lines). */
export function remarksOn(snapshot: CallSnapshot, files: CallFiles): string {
  const { proposals, reviewers, scores, bids, conflicts, locks } = snapshot;
  const candidates = [scores, locks];
  const said = [
    ...alikeIn(proposals, 'proposals', files.scores), ...alikeIn(reviewers, 'reviewers', files.scores),
    ...emptyOnes({ bids: bids.proposal.length, conflicts: conflicts.proposal.length, quotas: reviewers.filter(({ maximum }) => maximum !== undefined).length, locks: locks.proposal.length }, files),
    ...(['bids', 'conflicts'] as const).flatMap((list) => {
      const outside = countOutside(snapshot[list], candidates, reviewers.length);
      return outside === 0 ? [] : [`${files[list]!}: ${outside} of ${snapshot[list].proposal.length} ${outside === 1 ? 'is for a pair' : 'are for pairs'} without a score, which ${outside === 1 ? 'is no candidate' : 'are no candidates'} anyway.`];
    }),
  ];
  return said.map((sentence) => `${printable(sentence)}\n`).join('');
}

const NAMED = 5;

/** Each spelling counts as somebody of their own, with loads and quotas of their own. */
function alikeIn(members: readonly { readonly id: string }[], noun: string, file: string): string[] {
  const first = new Map<string, string>();
  const pairs: string[] = [];
  for (const { id } of members) {
    const folded = fold(id);
    const other = first.get(folded);
    if (other === undefined) first.set(folded, id);
    else pairs.push(`${quoted(other)} and ${quoted(id)}`);
  }
  if (pairs.length === 0) return [];
  const more = pairs.length - NAMED;
  return [`${file}: ${noun} that differ in capitals or blanks only count as different ones: ${pairs.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`];
}

/** A file that was given and says nothing. */
function emptyOnes(lengths: Readonly<Record<'bids' | 'conflicts' | 'quotas' | 'locks', number>>, files: CallFiles): string[] {
  return (['bids', 'conflicts', 'quotas', 'locks'] as const).flatMap((list) => (files[list] !== undefined && lengths[list] === 0 ? [`${files[list]}: has no ${list}.`] : []));
}

/** How many pairs of a list are in none of the others. A list names each pair once. */
function countOutside(list: Pairs, others: readonly Pairs[], reviewers: number): number {
  if (list.proposal.length === 0) return 0;
  const key = ({ proposal, reviewer }: Pairs, at: number): number => proposal[at]! * reviewers + reviewer[at]!;
  const left = new Set<number>();
  for (let at = 0; at < list.proposal.length; at++) left.add(key(list, at));
  for (const other of others) for (let at = 0; at < other.proposal.length; at++) left.delete(key(other, at));
  return left.size;
}
