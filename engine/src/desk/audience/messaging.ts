import type { BookingStatus } from '../flow/statuses.ts';

/** K4: what was said before is never taken away, what has ended is not gone on with. */
const WRITABLE: readonly BookingStatus[] = ['accepted', 'scheduled', 'in_session', 'completed'];
const ENDED: readonly BookingStatus[] = ['archived', 'disputed', 'resolved', 'no_show', 'cancelled'];

export interface MessagingFacts {
  readonly role: 'client' | 'expert' | 'admin';
  /** Of the person who asks; experts are verified when they are admitted. */
  readonly emailVerified: boolean;
  /** Null: there is none between the two, and no messages outside one (§2.1). */
  readonly booking: BookingStatus | null;
  /** The booking was accepted once, so that there is a thread to read. */
  readonly threadOpened: boolean;
}

export interface MessagingRights {
  readonly read: boolean;
  readonly write: boolean;
  /** What was read goes into the audit log, and both sides know that admins can (K4). */
  readonly audited: boolean;
  /** Why the answer to `write` is no; null where it is yes. */
  readonly reason: 'noBooking' | 'verifyEmail' | 'askThroughAdmin' | 'ended' | null;
}

/**
 * Who may read and write in the thread of a booking (§2.1, K4). Before an expert has accepted, questions go through the admin (§4.2, the command
 * `clarify` of an invitation); K4's window replaces the one of §2.1, which opens a step earlier. O(1).
 */
export function messagingRights({ role, emailVerified, booking, threadOpened }: MessagingFacts): MessagingRights {
  const audited = role === 'admin';
  if (booking === null) return { read: false, write: false, audited, reason: 'noBooking' };
  if (role === 'admin') return { read: true, write: true, audited, reason: null };
  if (role === 'client' && !emailVerified) return { read: false, write: false, audited, reason: 'verifyEmail' };
  if (WRITABLE.includes(booking)) return { read: true, write: true, audited, reason: null };
  const ended = ENDED.includes(booking);
  return { read: threadOpened && ended, write: false, audited, reason: ended ? 'ended' : 'askThroughAdmin' };
}
