import { deed, follow, notify, task } from './effects.ts';
import { requestStatuses, requestStatusFromBookings } from './statuses.ts';
import type { BookingStatus, RequestStatus } from './statuses.ts';
import type { FlowTable } from './table.ts';

/** What the conditions of a request look at. */
export interface RequestFacts {
  /** The client has confirmed the e-mail address (§2.1). */
  readonly emailVerified: boolean;
  readonly reason: string | null;
  /** What the client wants instead of the proposal (K2). */
  readonly answer: 'anotherExpert' | 'cancel' | null;
  /** Price with currency, payout, scope and duration are written down (§2.2). */
  readonly termsSet: boolean;
  /** The reminders have been sent and the last day has passed (K11). */
  readonly proposalLapsed: boolean;
  readonly openInvitations: number;
  readonly acceptedInvitations: number;
  readonly bookings: readonly BookingStatus[];
}

export type RequestCommand =
  | 'submit' | 'edit' | 'open' | 'match' | 'returnToReview' | 'sendProposal' | 'askForChange' | 'acceptProposal' | 'declineProposal' | 'expire'
  | 'beginWork' | 'finishWork' | 'reopenWork' | 'cancel' | 'closeUnfulfilled' | 'reopen' | 'rollBack';
export type RequestGuard =
  | 'reasonGiven' | 'emailVerified' | 'expertAccepted' | 'noExpertLeft' | 'termsSet' | 'wantsAnotherExpert' | 'wantsToCancel' | 'proposalLapsed'
  | 'workBegun' | 'workFinished' | 'workNotBegun' | 'workUnderWay' | 'nobodyInSession' | 'nothingBooked'
  | 'nobodyInvited';

const derived = ({ bookings }: RequestFacts) => requestStatusFromBookings(bookings);
/** What ends a request ends what hangs on it. */
const RELEASE = [follow('booking', 'cancel'), follow('invitation', 'release')];
const ROLLED_BACK = [deed('recordReason'), deed('auditRollback')];

/** §5.4 with K1, K2, K13, K14. */
export const requestFlow: FlowTable<RequestStatus, RequestCommand, RequestGuard, RequestFacts> = {
  record: 'request',
  states: requestStatuses,
  final: ['completed', 'cancelled', 'unfulfilled'],
  guards: {
    reasonGiven: { says: 'a reason is given', holds: ({ reason }) => reason !== null && reason.trim() !== '' },
    emailVerified: { says: 'the client’s e-mail address is verified', holds: (facts) => facts.emailVerified },
    expertAccepted: { says: 'an invited expert has accepted', holds: ({ acceptedInvitations }) => acceptedInvitations > 0 },
    noExpertLeft: { says: 'no expert who accepted is left', holds: ({ acceptedInvitations }) => acceptedInvitations === 0 },
    termsSet: { says: 'price, payout, scope and duration are set', holds: (facts) => facts.termsSet },
    wantsAnotherExpert: { says: 'the client asks for another expert', holds: ({ answer }) => answer === 'anotherExpert' },
    wantsToCancel: { says: 'the client cancels', holds: ({ answer }) => answer === 'cancel' },
    proposalLapsed: { says: 'the last day to answer has passed', holds: (facts) => facts.proposalLapsed },
    workBegun: { says: 'a session has begun', holds: (facts) => ['in_progress', 'completed'].includes(derived(facts) ?? '') },
    workFinished: { says: 'a session took place and none is ahead', holds: (facts) => derived(facts) === 'completed' },
    workNotBegun: { says: 'no session has begun', holds: (facts) => ['confirmed', null].includes(derived(facts)) },
    workUnderWay: { says: 'a session took place and another is ahead or under way', holds: (facts) => derived(facts) === 'in_progress' },
    nobodyInSession: { says: 'nobody is in session', holds: ({ bookings }) => !bookings.includes('in_session') },
    nobodyInvited: { says: 'no invitation is open or accepted', holds: ({ openInvitations, acceptedInvitations }) => openInvitations + acceptedInvitations === 0 },
    nothingBooked: { says: 'no booking has gone to an expert', holds: ({ bookings }) => bookings.every((status) => status === 'draft' || status === 'cancelled') },
  },
  transitions: [
    { from: null, command: 'submit', to: 'pending', actors: ['client'], guards: [], effects: [notify('client', 'requestReceived'), task('newRequest')], clause: '§1.2' },
    { from: 'pending', command: 'open', to: 'in_review', actors: ['admin'], guards: [], effects: [], clause: '§5.4' },
    { from: 'pending', command: 'edit', to: 'pending', actors: ['client'], guards: [], effects: [deed('markEdited')], clause: '§4.1' },
    { from: 'pending', command: 'cancel', to: 'cancelled', actors: ['client', 'admin'], guards: [], effects: [notify('client', 'requestCancelled')], clause: '§5.4' },
    { from: 'in_review', command: 'edit', to: 'in_review', actors: ['client'], guards: [], effects: [deed('markEdited')], clause: '§4.1' },
    { from: 'in_review', command: 'match', to: 'matched', actors: ['admin'], guards: ['expertAccepted'], effects: [deed('setMatchedExpert'), notify('client', 'expertMatched')], clause: '§5.4, K1' },
    { from: 'in_review', command: 'cancel', to: 'cancelled', actors: ['admin'], guards: ['reasonGiven'], effects: [deed('recordReason'), ...RELEASE, notify('client', 'requestCancelled')], clause: '§5.4' },
    { from: 'in_review', command: 'cancel', to: 'cancelled', actors: ['client'], guards: [], effects: [...RELEASE, notify('client', 'requestCancelled')], clause: 'K2' },
    { from: 'in_review', command: 'closeUnfulfilled', to: 'unfulfilled', actors: ['admin'], guards: ['reasonGiven'], effects: [deed('recordReason'), ...RELEASE, notify('client', 'requestUnfulfilled')], clause: 'K2' },
    { from: 'matched', command: 'sendProposal', to: 'proposal_sent', actors: ['admin'], guards: ['expertAccepted', 'termsSet'], effects: [deed('markProposed'), deed('startAbandonment'), notify('client', 'proposal')], clause: '§5.4, K11' },
    { from: 'matched', command: 'returnToReview', to: 'in_review', actors: ['system'], guards: ['noExpertLeft'], effects: [deed('clearMatchedExpert'), task('needsAttention')], clause: '§5.4, §3.4' },
    { from: 'matched', command: 'askForChange', to: 'matched', actors: ['client'], guards: [], effects: [task('scopeChange')], clause: '§4.1' },
    { from: 'matched', command: 'cancel', to: 'cancelled', actors: ['client', 'admin'], guards: ['reasonGiven'], effects: [deed('recordReason'), ...RELEASE, notify('client', 'requestCancelled')], clause: 'K2' },
    { from: 'proposal_sent', command: 'acceptProposal', to: 'confirmed', actors: ['client'], guards: ['emailVerified', 'expertAccepted'], effects: [deed('stopAbandonment'), notify('expert', 'proposalAccepted'), task('arrangeBookings')], clause: '§5.4' },
    { from: 'proposal_sent', command: 'declineProposal', to: 'in_review', actors: ['client'], guards: ['wantsAnotherExpert'], effects: [deed('stopAbandonment'), deed('clearMatchedExpert'), ...RELEASE, task('anotherExpertWanted')], clause: 'K2' },
    { from: 'proposal_sent', command: 'declineProposal', to: 'cancelled', actors: ['client'], guards: ['wantsToCancel'], effects: [deed('stopAbandonment'), ...RELEASE, notify('client', 'requestCancelled')], clause: '§5.4, K2' },
    { from: 'proposal_sent', command: 'expire', to: 'expired', actors: ['system'], guards: ['proposalLapsed'], effects: [deed('stopAbandonment'), ...RELEASE, notify('client', 'requestExpired')], clause: '§5.4, §4.4' },
    { from: 'proposal_sent', command: 'returnToReview', to: 'in_review', actors: ['system'], guards: ['noExpertLeft'], effects: [deed('stopAbandonment'), deed('clearMatchedExpert'), task('needsAttention')], clause: '§4.1, §3.4' },
    { from: 'proposal_sent', command: 'askForChange', to: 'proposal_sent', actors: ['client'], guards: [], effects: [task('scopeChange')], clause: '§4.1' },
    { from: 'confirmed', command: 'beginWork', to: 'in_progress', actors: ['admin', 'system'], guards: ['workBegun'], effects: [], clause: '§5.4, K13' },
    { from: 'confirmed', command: 'askForChange', to: 'confirmed', actors: ['client'], guards: [], effects: [task('scopeChange'), notify('expert', 'changeRequested')], clause: '§4.1' },
    { from: 'confirmed', command: 'cancel', to: 'cancelled', actors: ['client', 'admin'], guards: ['reasonGiven'], effects: [deed('recordReason'), ...RELEASE, notify('client', 'requestCancelled')], clause: 'K2' },
    { from: 'in_progress', command: 'finishWork', to: 'completed', actors: ['admin', 'system'], guards: ['workFinished'], effects: [follow('invitation', 'release')], clause: '§5.4, K13' },
    { from: 'in_progress', command: 'reopenWork', to: 'confirmed', actors: ['system'], guards: ['workNotBegun'], effects: [], clause: 'K13' },
    { from: 'in_progress', command: 'askForChange', to: 'in_progress', actors: ['client'], guards: [], effects: [task('scopeChange'), notify('expert', 'changeRequested')], clause: '§4.1' },
    { from: 'in_progress', command: 'cancel', to: 'cancelled', actors: ['client', 'admin'], guards: ['reasonGiven', 'nobodyInSession'], effects: [deed('recordReason'), ...RELEASE, notify('client', 'requestCancelled')], clause: 'K2, K3' },
    { from: 'completed', command: 'reopenWork', to: 'in_progress', actors: ['system'], guards: ['workUnderWay'], effects: [], clause: 'K13' },
    { from: 'expired', command: 'reopen', to: 'in_review', actors: ['admin'], guards: [], effects: [deed('clearMatchedExpert'), notify('client', 'requestReopened')], clause: 'K2' },
    { from: 'in_review', command: 'rollBack', to: 'pending', actors: ['admin'], guards: ['reasonGiven', 'nobodyInvited'], effects: [...ROLLED_BACK], clause: 'K14' },
    { from: 'matched', command: 'rollBack', to: 'in_review', actors: ['admin'], guards: ['reasonGiven'], effects: [...ROLLED_BACK, deed('clearMatchedExpert')], clause: 'K14' },
    { from: 'proposal_sent', command: 'rollBack', to: 'matched', actors: ['admin'], guards: ['reasonGiven', 'expertAccepted'], effects: [...ROLLED_BACK, deed('stopAbandonment'), deed('unmarkProposed')], clause: 'K14' },
    { from: 'confirmed', command: 'rollBack', to: 'proposal_sent', actors: ['admin'], guards: ['reasonGiven', 'expertAccepted', 'nothingBooked'], effects: [...ROLLED_BACK, deed('startAbandonment')], clause: 'K14' },
    { from: 'cancelled', command: 'rollBack', to: 'in_review', actors: ['admin'], guards: ['reasonGiven', 'workNotBegun'], effects: [...ROLLED_BACK, deed('clearMatchedExpert'), task('needsAttention')], clause: 'K14' },
    { from: 'cancelled', command: 'rollBack', to: 'completed', actors: ['admin'], guards: ['reasonGiven', 'workFinished'], effects: [...ROLLED_BACK], clause: 'K14, K13' },
    { from: 'unfulfilled', command: 'rollBack', to: 'in_review', actors: ['admin'], guards: ['reasonGiven'], effects: [...ROLLED_BACK, task('needsAttention')], clause: 'K14' },
  ],
};
