/** The specified names (K1–K3), in the order of the lifecycles. */
export const requestStatuses = [
  'pending', 'in_review', 'matched', 'proposal_sent', 'confirmed', 'in_progress', 'completed', 'cancelled', 'expired', 'unfulfilled',
] as const;
export const invitationStatuses = ['requested', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export const bookingStatuses = [
  'draft', 'requested', 'accepted', 'scheduled', 'in_session', 'completed', 'archived', 'disputed', 'resolved', 'cancelled', 'no_show',
] as const;

export type RequestStatus = (typeof requestStatuses)[number];
export type InvitationStatus = (typeof invitationStatuses)[number];
export type BookingStatus = (typeof bookingStatuses)[number];

/** §3.2: what an expert can give as reason; `other` needs words. */
export const declineReasons = ['notAvailable', 'outsideExpertise', 'conflictOfInterest', 'capacity', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

const BEGUN: readonly BookingStatus[] = ['in_session', 'completed', 'archived', 'disputed', 'resolved'];
const OVER: readonly BookingStatus[] = ['completed', 'archived', 'disputed', 'resolved', 'cancelled', 'no_show'];

/** Still ahead or under way: neither over nor called off. */
export function isLive(status: BookingStatus): boolean {
  return !OVER.includes(status);
}

/**
 * K13: what the bookings of a confirmed request make of it. Work that is disputed is finished work; null means that nothing is left of the
 * bookings and none took place, which an admin has to decide about. O(bookings).
 */
export function requestStatusFromBookings(bookings: readonly BookingStatus[]): Extract<RequestStatus, 'confirmed' | 'in_progress' | 'completed'> | null {
  const live = bookings.some(isLive);
  if (bookings.some((status) => BEGUN.includes(status))) return live ? 'in_progress' : 'completed';
  return live ? 'confirmed' : null;
}
