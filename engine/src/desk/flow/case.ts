import { compareText } from '../../text/order.ts';
import { bookingFlow } from './booking.ts';
import type { BookingFacts } from './booking.ts';
import type { Actor, Effect, RecordKind } from './effects.ts';
import { invitationFlow } from './invitation.ts';
import type { InvitationFacts } from './invitation.ts';
import { requestFlow } from './request.ts';
import type { RequestFacts } from './request.ts';
import { isLive } from './statuses.ts';
import type { BookingStatus, InvitationStatus, RequestStatus } from './statuses.ts';
import { next } from './table.ts';
import type { FlowRefusal, Moved } from './table.ts';

export interface Invitation {
  readonly id: string;
  readonly expert: string;
  readonly status: InvitationStatus;
  readonly extended: boolean;
  readonly escalated: boolean;
  readonly proposed: boolean;
}

export interface Booking {
  readonly id: string;
  /** Whose booking it is: the invitation that the expert accepted. */
  readonly invitation: string;
  readonly status: BookingStatus;
  /** The calendar's SEQUENCE of the last file that was sent; null before the first (K3). */
  readonly sequence: number | null;
}

/** A request with everything that hangs on it (K1, K13). Ids are unique among their kind. */
export interface DeskCase {
  readonly request: RequestStatus;
  readonly invitations: readonly Invitation[];
  readonly bookings: readonly Booking[];
}

/** What a command brings along that the case itself does not say; what is left out does not hold. */
export type Given = Partial<
  Omit<RequestFacts, 'openInvitations' | 'acceptedInvitations' | 'bookings'>
  & Pick<InvitationFacts, 'briefApproved' | 'declineReason' | 'deadlinePassed'>
  & Pick<BookingFacts, 'termsAsAccepted' | 'timesSet' | 'started' | 'ended' | 'reviewsClosed'>
>;

export type Move = { readonly command: string; readonly actor: Actor; readonly given: Given } & (
  | { readonly record: 'request' }
  | { readonly record: 'invitation' | 'booking'; readonly id: string }
  /** Only with `invite` and `draft`: the new record and whom it concerns, an expert or an invitation. */
  | { readonly record: 'invitation' | 'booking'; readonly create: string; readonly of: string }
);

/** One row of one table that happened. */
export interface Step {
  readonly record: RecordKind;
  /** '' for the request. */
  readonly id: string;
  readonly command: string;
  readonly actor: Actor;
  readonly from: string | null;
  readonly to: string;
  readonly effects: readonly Effect[];
}

export interface Advanced {
  readonly kind: 'moved';
  readonly case: DeskCase;
  /** What was asked for and what the system did because of it, in order: one transaction (S5). */
  readonly steps: readonly Step[];
}

/**
 * One command to one record of a case, with everything that follows from it: drafts fall with their expert, a request without experts goes back to
 * the queue, the work of a request follows its bookings. The case given is never changed. The facts of all guards are made here from the
 * case, so that no caller can hold another view of them. O(records²) at worst.
 *
 * @throws RangeError when a record is named that the case does not have, or a new one has a name that it has.
 */
export function advance(before: DeskCase, move: Move): Advanced | FlowRefusal {
  const id = 'id' in move ? move.id : 'create' in move ? move.create : '';
  const { start, from } = prepared(before, move);
  const outcome = decide(start, move.record, id, from, move);
  if (outcome.kind === 'refused') return outcome;
  const steps: Step[] = [];
  const after = settle(start, { ...move, id, from }, outcome, steps);
  return { kind: 'moved', case: after, steps };
}

interface Asked { readonly record: RecordKind; readonly id: string; readonly from: string | null; readonly command: string; readonly actor: Actor; readonly given: Given }

/** Does what was decided, then what follows, depth first: each command sees the case that those before have left. */
function settle(before: DeskCase, asked: Asked, { state, effects }: Moved, steps: Step[]): DeskCase {
  const { record, id, command, actor, from } = asked;
  steps.push({ record, id, command, actor, from, to: state, effects });
  let after = applied(before, record, id, state, effects);
  for (const effect of effects) {
    if (effect.kind !== 'follow') continue;
    for (const other of idsOf(after, effect.record)) {
      const follower: Asked = { record: effect.record, id: other, from: statusOf(after, effect.record, other), command: effect.command, actor: 'system', given: asked.given };
      const outcome = decide(after, effect.record, other, follower.from, follower);
      if (outcome.kind === 'moved') after = settle(after, follower, outcome, steps);
    }
  }
  return after;
}

function prepared(before: DeskCase, move: Move): { start: DeskCase; from: string | null } {
  if (move.record === 'request') return { start: before, from: before.request };
  if ('id' in move) return { start: before, from: statusOf(before, move.record, move.id) };
  const { create: id, of } = move;
  if (idsOf(before, move.record).includes(id)) throw new RangeError(`The case already has the ${move.record} "${id}".`);
  if (move.record === 'invitation') {
    return { start: { ...before, invitations: [...before.invitations, { id, expert: of, status: 'requested', extended: false, escalated: false, proposed: false }] }, from: null };
  }
  statusOf(before, 'invitation', of);
  return { start: { ...before, bookings: [...before.bookings, { id, invitation: of, status: 'draft', sequence: null }] }, from: null };
}

function decide(desk: DeskCase, record: RecordKind, id: string, from: string | null, { command, actor, given }: Pick<Move, 'command' | 'actor' | 'given'>): Moved | FlowRefusal {
  if (record === 'request') return next(requestFlow, from as RequestStatus, command, actor, requestFacts(desk, given));
  if (record === 'invitation') return next(invitationFlow, from as InvitationStatus | null, command, actor, invitationFacts(desk, id, given));
  return next(bookingFlow, from as BookingStatus | null, command, actor, bookingFacts(desk, id, given));
}

/** What the guards of a request see of a case. O(records). */
export function requestFacts({ invitations, bookings }: DeskCase, given: Given): RequestFacts {
  return {
    emailVerified: given.emailVerified ?? false, reason: given.reason ?? null, answer: given.answer ?? null, termsSet: given.termsSet ?? false,
    proposalLapsed: given.proposalLapsed ?? false, bookings: bookings.map(({ status }) => status),
    openInvitations: invitations.filter(({ status }) => status === 'requested').length,
    acceptedInvitations: invitations.filter(({ status }) => status === 'accepted').length,
  };
}

/** What the guards of an invitation see of a case. O(records). @throws RangeError when there is no such invitation. */
export function invitationFacts(desk: DeskCase, id: string, given: Given): InvitationFacts {
  const { expert, extended, escalated, proposed } = found(desk.invitations, 'invitation', id);
  return {
    requestStatus: desk.request, extended, escalated, proposed, reason: given.reason ?? null, declineReason: given.declineReason ?? null,
    briefApproved: given.briefApproved ?? false, deadlinePassed: given.deadlinePassed ?? false,
    alreadyInvited: desk.invitations.some((other) => other.id !== id && other.expert === expert && (other.status === 'requested' || other.status === 'accepted')),
    booked: desk.bookings.some(({ invitation, status }) => invitation === id && status !== 'draft' && isLive(status)),
  };
}

/** What the guards of a booking see of a case. O(records). @throws RangeError when there is no such booking. */
export function bookingFacts(desk: DeskCase, id: string, given: Given): BookingFacts {
  const { invitation } = found(desk.bookings, 'booking', id);
  return {
    requestStatus: desk.request, expertAccepted: statusOf(desk, 'invitation', invitation) === 'accepted', reason: given.reason ?? null,
    termsAsAccepted: given.termsAsAccepted ?? false, timesSet: given.timesSet ?? false, started: given.started ?? false, ended: given.ended ?? false,
    reviewsClosed: given.reviewsClosed ?? false,
  };
}

function applied(desk: DeskCase, record: RecordKind, id: string, state: string, effects: readonly Effect[]): DeskCase {
  const does = (name: string): boolean => effects.some((effect) => effect.kind === 'deed' && effect.deed === name);
  if (record === 'booking') {
    const changed = (booking: Booking): Booking => ({ ...booking, status: state as BookingStatus, sequence: does('raiseCalendarSequence') ? (booking.sequence ?? -1) + 1 : booking.sequence });
    return { ...desk, bookings: desk.bookings.map((booking) => (booking.id === id ? changed(booking) : booking)) };
  }
  if (record === 'invitation') {
    // Who is asked anew after a rollback may miss the deadline, have it extended and be proposed anew.
    const kept = !does('auditRollback');
    const changed = ({ extended, escalated, proposed, ...rest }: Invitation): Invitation => ({
      ...rest, status: state as InvitationStatus, extended: does('markExtended') || (extended && kept), escalated: does('markEscalated') || (escalated && kept), proposed: proposed && kept,
    });
    return { ...desk, invitations: desk.invitations.map((invitation) => (invitation.id === id ? changed(invitation) : invitation)) };
  }
  const request = state as RequestStatus;
  if (!does('markProposed') && !does('unmarkProposed')) return { ...desk, request };
  return { ...desk, request, invitations: desk.invitations.map((each) => (each.status === 'accepted' ? { ...each, proposed: does('markProposed') } : each)) };
}

function idsOf(desk: DeskCase, record: RecordKind): string[] {
  if (record === 'request') return [''];
  return (record === 'invitation' ? desk.invitations : desk.bookings).map(({ id }) => id).sort(compareText);
}

function statusOf(desk: DeskCase, record: RecordKind, id: string): string {
  if (record === 'request') return desk.request;
  return record === 'invitation' ? found(desk.invitations, record, id).status : found(desk.bookings, record, id).status;
}

function found<Named extends { readonly id: string }>(records: readonly Named[], record: RecordKind, id: string): Named {
  const match = records.find((each) => each.id === id);
  if (match === undefined) throw new RangeError(`The case has no ${record} "${id}".`);
  return match;
}
