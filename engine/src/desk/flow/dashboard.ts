import type { BookingStatus, InvitationStatus } from './statuses.ts';

/** Where an expert finds what (§3.1); an open invitation is the specified pending request (K1). Drafts are the admin's. */
export const dashboardViews = {
  pending: { invitations: ['requested'], bookings: ['requested'] },
  active: { invitations: ['accepted'], bookings: ['accepted', 'scheduled', 'in_session'] },
  past: { invitations: ['declined', 'withdrawn', 'expired'], bookings: ['completed', 'archived', 'disputed', 'resolved', 'cancelled', 'no_show'] },
} as const satisfies Record<string, { readonly invitations: readonly InvitationStatus[]; readonly bookings: readonly BookingStatus[] }>;
