import { requestStatusFromBookings } from '../flow/statuses.ts';
import type { BookingStatus, InvitationStatus, RequestStatus } from '../flow/statuses.ts';

export type Flag = 'awaitingResponse' | 'needsAttention' | 'matchingInProgress' | 'edited' | 'awaitingClientAction';

/** Instants are milliseconds since 1970. */
export interface FlagFacts {
  readonly request: RequestStatus;
  /** `deadline`: see `responseDeadline`. */
  readonly invitations: readonly { readonly status: InvitationStatus; readonly deadline: number }[];
  readonly bookings: readonly BookingStatus[];
  /** When the client last changed the request, and when an admin last looked at it. */
  readonly editedAt: number | null;
  readonly reviewedAt: number | null;
  readonly proposalSentAt: number | null;
  readonly lastClientActionAt: number | null;
}

/**
 * The flags of a request, derived and never stored (K12). What the client sees is the same whether or not an expert has declined (S7):
 * `matchingInProgress` is the whole of the review. O(invitations + bookings).
 */
export function deskFlags(facts: FlagFacts, now: number): { readonly admin: readonly Flag[]; readonly client: readonly Flag[] } {
  const { request, invitations, bookings, editedAt, reviewedAt, proposalSentAt, lastClientActionAt } = facts;
  const asked = invitations.filter(({ status }) => status === 'requested');
  const nobodyLeft = invitations.length > 0 && invitations.every(({ status }) => status !== 'requested' && status !== 'accepted');
  const nothingAhead = request === 'confirmed' && bookings.length > 0 && requestStatusFromBookings(bookings) === null;
  const holds: Readonly<Record<Flag, boolean>> = {
    awaitingResponse: asked.some(({ deadline }) => deadline <= now),
    needsAttention: (['in_review', 'confirmed', 'in_progress'].includes(request) && nobodyLeft) || nothingAhead,
    matchingInProgress: request === 'in_review',
    edited: (request === 'pending' || request === 'in_review') && editedAt !== null && (reviewedAt === null || editedAt > reviewedAt),
    awaitingClientAction: request === 'proposal_sent' && proposalSentAt !== null && (lastClientActionAt === null || lastClientActionAt <= proposalSentAt),
  };
  const flags = (Object.keys(holds) as Flag[]).filter((flag) => holds[flag]);
  return { admin: flags, client: flags.filter((flag) => flag === 'matchingInProgress' || flag === 'awaitingClientAction') };
}
