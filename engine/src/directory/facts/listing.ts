import type { Practitioner } from './practitioner.ts';

/** Why somebody is not in the directory for anybody (E1–E3). */
export type ListingExclusion =
  | { readonly clause: 'E1'; readonly code: 'notVerified'; readonly status: Practitioner['status'] }
  | { readonly clause: 'E2'; readonly code: 'notAccepting' }
  | { readonly clause: 'E3'; readonly code: 'hidden' };

/** Every reason why nobody is shown this practitioner, in the order of the clauses; empty: listed. */
export function listingExclusions({ status, acceptingNew, hidden }: Practitioner): ListingExclusion[] {
  return [
    ...(status === 'verified' ? [] : [{ clause: 'E1', code: 'notVerified', status } as const]),
    ...(acceptingNew === false ? [{ clause: 'E2', code: 'notAccepting' } as const] : []),
    ...(hidden ? [{ clause: 'E3', code: 'hidden' } as const] : []),
  ];
}

/** On the marketplace at all. */
export function isListed({ status, acceptingNew, hidden }: Practitioner): boolean {
  return status === 'verified' && acceptingNew !== false && !hidden;
}
