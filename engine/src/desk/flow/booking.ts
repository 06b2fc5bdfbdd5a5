import { deed, follow, notify, task } from './effects.ts';
import { bookingStatuses } from './statuses.ts';
import type { BookingStatus, RequestStatus } from './statuses.ts';
import type { FlowTable } from './table.ts';

/** What the conditions of a booking look at. */
export interface BookingFacts {
  readonly requestStatus: RequestStatus;
  /** The booking's expert holds an accepted invitation to the request. */
  readonly expertAccepted: boolean;
  readonly reason: string | null;
  /** The expert accepted the invitation on the very terms and times of this booking. */
  readonly termsAsAccepted: boolean;
  /** Start and end are set, in that order, and ahead. */
  readonly timesSet: boolean;
  readonly started: boolean;
  readonly ended: boolean;
  /** Reviews have been published, or can no longer be written (K14). */
  readonly reviewsClosed: boolean;
}

export type BookingCommand =
  | 'draft' | 'send' | 'accept' | 'carryOver' | 'decline' | 'schedule' | 'reschedule' | 'start' | 'complete' | 'reportMissed' | 'cancel' | 'archive'
  | 'dispute' | 'resolve' | 'rollBack';
export type BookingGuard =
  | 'requestStands' | 'requestConfirmed' | 'expertAccepted' | 'reasonGiven' | 'termsAsAccepted' | 'timesSet' | 'started' | 'ended' | 'reviewsClosed'
  | 'noLongerWanted';

const CONFIRMED: readonly RequestStatus[] = ['confirmed', 'in_progress'];
const GOES_ON: readonly RequestStatus[] = ['matched', 'proposal_sent', ...CONFIRMED];
const STANDS: readonly RequestStatus[] = [...GOES_ON, 'completed'];
const CALENDAR = [deed('raiseCalendarSequence'), deed('sendCalendar')];
const CALENDAR_OFF = [deed('raiseCalendarSequence'), deed('cancelCalendar')];
const ROLLED_BACK = [deed('recordReason'), deed('auditRollback'), follow('request', 'reopenWork')];
const CALLED_OFF = [deed('recordReason'), notify('client', 'bookingCancelled'), notify('expert', 'bookingCancelled'), task('replaceBooking'), follow('request', 'finishWork')];
/** The request ended or the expert went, and has told whom it concerns. */
const FALLEN = [follow('request', 'finishWork')];

/** K3, §2.2, §5.2; what §5.2 shows as “returns to admin queue” is `decline`: the booking ends with its expert and the admin draws up another (K1). */
export const bookingFlow: FlowTable<BookingStatus, BookingCommand, BookingGuard, BookingFacts> = {
  record: 'booking',
  states: bookingStatuses,
  final: ['archived', 'resolved', 'cancelled', 'no_show'],
  guards: {
    requestStands: { says: 'the request is matched or has been completed', holds: ({ requestStatus }) => STANDS.includes(requestStatus) },
    requestConfirmed: { says: 'the client has confirmed the proposal', holds: ({ requestStatus }) => CONFIRMED.includes(requestStatus) },
    expertAccepted: { says: 'the expert has accepted the invitation', holds: (facts) => facts.expertAccepted },
    reasonGiven: { says: 'a reason is given', holds: ({ reason }) => reason !== null && reason.trim() !== '' },
    termsAsAccepted: { says: 'the expert accepted these very terms with the invitation', holds: (facts) => facts.termsAsAccepted },
    timesSet: { says: 'start and end are set, in that order and ahead', holds: (facts) => facts.timesSet },
    started: { says: 'the start has come', holds: (facts) => facts.started },
    ended: { says: 'the end has come', holds: (facts) => facts.ended },
    reviewsClosed: { says: 'the time for reviews is over', holds: (facts) => facts.reviewsClosed },
    noLongerWanted: { says: 'the request no longer goes on, or the expert is gone', holds: ({ requestStatus, expertAccepted }) => !expertAccepted || !GOES_ON.includes(requestStatus) },
  },
  transitions: [
    { from: null, command: 'draft', to: 'draft', actors: ['admin'], guards: ['requestStands', 'expertAccepted'], effects: [follow('request', 'reopenWork')], clause: '§2.2, §4.3' },
    { from: 'draft', command: 'send', to: 'requested', actors: ['admin'], guards: ['requestConfirmed', 'expertAccepted'], effects: [notify('expert', 'bookingRequested')], clause: 'K3, K1' },
    { from: 'draft', command: 'cancel', to: 'cancelled', actors: ['admin'], guards: [], effects: [...FALLEN], clause: 'K3' },
    { from: 'draft', command: 'cancel', to: 'cancelled', actors: ['system'], guards: ['noLongerWanted'], effects: [...FALLEN], clause: 'K3, §4.4' },
    { from: 'requested', command: 'accept', to: 'accepted', actors: ['expert'], guards: ['expertAccepted'], effects: [notify('client', 'expertConfirmed'), deed('openThread'), task('arrangeTime')], clause: '§3.2, K3' },
    { from: 'requested', command: 'carryOver', to: 'accepted', actors: ['system'], guards: ['expertAccepted', 'termsAsAccepted'], effects: [notify('client', 'expertConfirmed'), deed('openThread'), task('arrangeTime')], clause: 'K1' },
    { from: 'requested', command: 'decline', to: 'cancelled', actors: ['expert'], guards: ['reasonGiven'], effects: [deed('recordReason'), task('needsAttention'), ...FALLEN], clause: '§3.2, §3.4' },
    { from: 'requested', command: 'cancel', to: 'cancelled', actors: ['client', 'admin'], guards: ['reasonGiven'], effects: [...CALLED_OFF], clause: 'K3' },
    { from: 'requested', command: 'cancel', to: 'cancelled', actors: ['system'], guards: ['noLongerWanted'], effects: [notify('expert', 'bookingCancelled'), ...FALLEN], clause: 'K3' },
    { from: 'accepted', command: 'schedule', to: 'scheduled', actors: ['admin'], guards: ['timesSet', 'expertAccepted'], effects: [deed('createRoom'), ...CALENDAR, notify('client', 'bookingScheduled'), notify('expert', 'bookingScheduled')], clause: '§2.2, K3' },
    { from: 'accepted', command: 'cancel', to: 'cancelled', actors: ['client', 'expert', 'admin'], guards: ['reasonGiven'], effects: [deed('closeThread'), ...CALLED_OFF], clause: 'K3' },
    { from: 'accepted', command: 'cancel', to: 'cancelled', actors: ['system'], guards: ['noLongerWanted'], effects: [deed('closeThread'), notify('expert', 'bookingCancelled'), ...FALLEN], clause: 'K3' },
    { from: 'scheduled', command: 'reschedule', to: 'scheduled', actors: ['admin'], guards: ['timesSet'], effects: [...CALENDAR, notify('client', 'bookingRescheduled'), notify('expert', 'bookingRescheduled')], clause: 'K3' },
    { from: 'scheduled', command: 'start', to: 'in_session', actors: ['admin', 'system'], guards: ['started'], effects: [follow('request', 'beginWork')], clause: 'K3, K13' },
    { from: 'scheduled', command: 'reportMissed', to: 'no_show', actors: ['admin'], guards: ['started', 'reasonGiven'], effects: [deed('recordReason'), deed('closeThread'), notify('client', 'bookingMissed'), notify('expert', 'bookingMissed'), task('missedSession'), follow('request', 'finishWork')], clause: 'K3' },
    { from: 'scheduled', command: 'cancel', to: 'cancelled', actors: ['client', 'expert', 'admin'], guards: ['reasonGiven'], effects: [...CALENDAR_OFF, deed('closeThread'), ...CALLED_OFF], clause: 'K3' },
    { from: 'scheduled', command: 'cancel', to: 'cancelled', actors: ['system'], guards: ['noLongerWanted'], effects: [...CALENDAR_OFF, deed('closeThread'), notify('expert', 'bookingCancelled'), ...FALLEN], clause: 'K3' },
    { from: 'in_session', command: 'complete', to: 'completed', actors: ['expert', 'admin'], guards: [], effects: [deed('openReviews'), notify('client', 'reviewInvited'), notify('expert', 'reviewInvited'), follow('request', 'finishWork')], clause: 'K3, K14' },
    { from: 'in_session', command: 'complete', to: 'completed', actors: ['system'], guards: ['ended'], effects: [deed('openReviews'), notify('client', 'reviewInvited'), notify('expert', 'reviewInvited'), follow('request', 'finishWork')], clause: 'K3, K14' },
    { from: 'completed', command: 'archive', to: 'archived', actors: ['admin', 'system'], guards: ['reviewsClosed'], effects: [deed('closeThread')], clause: 'K3, K4' },
    { from: 'completed', command: 'dispute', to: 'disputed', actors: ['client', 'expert'], guards: ['reasonGiven'], effects: [deed('recordReason'), deed('closeThread'), task('dispute'), notify('client', 'disputeOpened'), notify('expert', 'disputeOpened')], clause: 'K3' },
    { from: 'disputed', command: 'resolve', to: 'resolved', actors: ['admin'], guards: ['reasonGiven'], effects: [deed('recordReason'), notify('client', 'disputeResolved'), notify('expert', 'disputeResolved')], clause: 'K3' },
    { from: 'scheduled', command: 'rollBack', to: 'accepted', actors: ['admin'], guards: ['reasonGiven'], effects: [...ROLLED_BACK, ...CALENDAR_OFF, task('arrangeTime')], clause: 'K14' },
    { from: 'in_session', command: 'rollBack', to: 'scheduled', actors: ['admin'], guards: ['reasonGiven'], effects: [...ROLLED_BACK], clause: 'K14' },
    { from: 'completed', command: 'rollBack', to: 'in_session', actors: ['admin'], guards: ['reasonGiven', 'requestStands'], effects: [...ROLLED_BACK], clause: 'K14' },
    { from: 'no_show', command: 'rollBack', to: 'scheduled', actors: ['admin'], guards: ['reasonGiven', 'requestStands', 'expertAccepted'], effects: [...ROLLED_BACK, deed('openThread')], clause: 'K14' },
    { from: 'cancelled', command: 'rollBack', to: 'draft', actors: ['admin'], guards: ['reasonGiven', 'requestStands', 'expertAccepted'], effects: [...ROLLED_BACK], clause: 'K14' },
    { from: 'archived', command: 'rollBack', to: 'completed', actors: ['admin'], guards: ['reasonGiven'], effects: [...ROLLED_BACK, deed('openThread')], clause: 'K14' },
    { from: 'resolved', command: 'rollBack', to: 'disputed', actors: ['admin'], guards: ['reasonGiven'], effects: [...ROLLED_BACK, task('dispute')], clause: 'K14' },
  ],
};
