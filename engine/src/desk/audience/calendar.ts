import type { BookingStatus } from '../flow/statuses.ts';
import { displayName } from './names.ts';
import type { PersonName } from './names.ts';
import type { Audience, Tier } from './matrix.ts';

/** Whatever a calendar file could be made from; instants are milliseconds since 1970. */
export interface CalendarFacts {
  readonly booking: { readonly id: string; readonly status: BookingStatus; readonly sequence: number | null; readonly start: number; readonly end: number; readonly roomUrl: string };
  readonly platform: { readonly name: string; readonly email: string; readonly host: string };
  readonly client: { readonly name: PersonName; readonly email: string };
  readonly expert: { readonly name: PersonName; readonly email: string; readonly tier: Tier };
}

/** All that one recipient's file holds (RFC 5545, RFC 5546). */
export interface CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
  readonly organizer: { readonly name: string; readonly email: string };
  /** The recipient and nobody else. */
  readonly attendee: { readonly name: string; readonly email: string };
  /** Whom the recipient meets, as they may know that person. */
  readonly counterpart: string;
  readonly url: string;
  readonly fileName: string;
}

/**
 * What the calendar file of one recipient may hold: the platform as organiser, the recipient as only attendee, the other side by the name that this
 * recipient may know (K8, K5). Null where the booking has no place in a calendar. A new time keeps `uid` and has a higher `sequence` (K3). O(length of the names).
 */
export function calendarEntry(recipient: 'client' | 'expert', facts: CalendarFacts): CalendarEntry | null {
  const { booking, platform, client, expert } = facts;
  const { status, sequence } = booking;
  if (sequence === null || (status !== 'scheduled' && status !== 'accepted' && status !== 'cancelled')) return null;
  const own = recipient === 'client' ? client : expert;
  const other = recipient === 'client' ? expert : client;
  // A file goes out for confirmed bookings, and for one that is called off, where nothing new is told.
  const audience: Audience = status === 'cancelled' ? (recipient === 'client' ? 'matchedClient' : 'acceptedExpert') : recipient === 'client' ? 'confirmedClient' : 'confirmedExpert';
  const counterpart = displayName(other.name, recipient === 'client' ? 'expert' : 'client', audience, expert.tier) ?? '';
  return {
    method: status === 'scheduled' ? 'REQUEST' : 'CANCEL', uid: `${booking.id}-${recipient}@${platform.host}`, sequence, start: booking.start, end: booking.end,
    organizer: { name: platform.name, email: platform.email },
    // Nobody's own name is kept from them.
    attendee: { name: displayName(own.name, recipient, 'admin', expert.tier) ?? '', email: own.email },
    counterpart, url: booking.roomUrl, fileName: fileNameOf(counterpart, booking.start),
  };
}

/** Letters and digits of any script, which every file system takes; the day in UTC. */
function fileNameOf(name: string, start: number): string {
  const slug = name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '-').replace(/^-|-$/gu, '');
  return `${[new Date(start).toISOString().slice(0, 10), slug].filter((part) => part !== '').join('-')}.ics`;
}
