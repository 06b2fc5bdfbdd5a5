import { deed, follow, notify, task } from './effects.ts';
import { invitationStatuses } from './statuses.ts';
import type { DeclineReason, InvitationStatus, RequestStatus } from './statuses.ts';
import type { FlowTable } from './table.ts';

/** What the conditions of an invitation look at. */
export interface InvitationFacts {
  readonly requestStatus: RequestStatus;
  /** The expert has an invitation to this request that is open or accepted. */
  readonly alreadyInvited: boolean;
  /** The brief that the expert will read has been approved by an admin (K7). */
  readonly briefApproved: boolean;
  readonly declineReason: DeclineReason | null;
  /** Words for a decline with the reason `other`, or an admin's reason. */
  readonly reason: string | null;
  readonly extended: boolean;
  readonly escalated: boolean;
  readonly deadlinePassed: boolean;
  /** The client has seen a proposal with this expert. */
  readonly proposed: boolean;
  /** A booking with this expert has left `draft` and is not over. */
  readonly booked: boolean;
}

export type InvitationCommand = 'invite' | 'accept' | 'decline' | 'clarify' | 'escalate' | 'extend' | 'expire' | 'withdraw' | 'release' | 'rollBack';
export type InvitationGuard =
  | 'takesExperts' | 'notYetInvited' | 'briefApproved' | 'declineReasonGiven' | 'reasonGiven' | 'deadlinePassed' | 'notEscalated' | 'notExtended' | 'extended'
  | 'notBooked' | 'requestOver' | 'noLongerWanted';

const TAKES_EXPERTS: readonly RequestStatus[] = ['in_review', 'matched', 'proposal_sent', 'confirmed', 'in_progress'];
const CALLED_OFF: readonly RequestStatus[] = ['cancelled', 'expired', 'unfulfilled'];
const words = (text: string | null): boolean => text !== null && text.trim() !== '';
/** Experts who are gone take their drafts with them; a request without any goes back to the queue (§3.4). */
const GONE = [follow('booking', 'cancel'), follow('request', 'returnToReview')];

/** K1, K10, §3.2–§3.4: the question to one expert is a record of its own, so that a decline is history rather than a hole in a booking. */
export const invitationFlow: FlowTable<InvitationStatus, InvitationCommand, InvitationGuard, InvitationFacts> = {
  record: 'invitation',
  states: invitationStatuses,
  final: ['declined', 'withdrawn', 'expired'],
  guards: {
    takesExperts: { says: 'the request is being worked on', holds: ({ requestStatus }) => TAKES_EXPERTS.includes(requestStatus) },
    notYetInvited: { says: 'the expert has no open or accepted invitation to this request', holds: ({ alreadyInvited }) => !alreadyInvited },
    briefApproved: { says: 'an admin has approved the brief that the expert reads', holds: (facts) => facts.briefApproved },
    declineReasonGiven: { says: 'a reason is chosen, with words where it is “other”', holds: ({ declineReason, reason }) => declineReason !== null && (declineReason !== 'other' || words(reason)) },
    reasonGiven: { says: 'a reason is given', holds: ({ reason }) => words(reason) },
    deadlinePassed: { says: 'the time to answer is over', holds: (facts) => facts.deadlinePassed },
    notEscalated: { says: 'no admin has been told yet', holds: ({ escalated }) => !escalated },
    notExtended: { says: 'the time to answer has not been extended yet', holds: ({ extended }) => !extended },
    extended: { says: 'the time to answer has been extended', holds: (facts) => facts.extended },
    notBooked: { says: 'no booking with this expert is under way', holds: ({ booked }) => !booked },
    requestOver: { says: 'the request is over', holds: ({ requestStatus }) => requestStatus === 'completed' || CALLED_OFF.includes(requestStatus) },
    noLongerWanted: { says: 'the request is called off, or the client has asked for another expert', holds: ({ requestStatus, proposed }) => CALLED_OFF.includes(requestStatus) || (proposed && requestStatus === 'in_review') },
  },
  transitions: [
    { from: null, command: 'invite', to: 'requested', actors: ['admin'], guards: ['takesExperts', 'notYetInvited', 'briefApproved'], effects: [deed('startDeadline'), notify('expert', 'invitation')], clause: 'K1, K7, §2.2' },
    { from: 'requested', command: 'accept', to: 'accepted', actors: ['expert'], guards: ['takesExperts'], effects: [deed('stopDeadline'), task('matchExpert')], clause: 'K1, §3.2' },
    { from: 'requested', command: 'decline', to: 'declined', actors: ['expert'], guards: ['declineReasonGiven'], effects: [deed('stopDeadline'), deed('recordReason'), task('needsAttention')], clause: '§3.2, §3.4' },
    { from: 'requested', command: 'clarify', to: 'requested', actors: ['expert'], guards: ['reasonGiven'], effects: [task('needsAttention')], clause: '§4.2, K4' },
    { from: 'requested', command: 'escalate', to: 'requested', actors: ['system'], guards: ['deadlinePassed', 'notExtended', 'notEscalated'], effects: [deed('markEscalated'), task('deadlineMissed')], clause: '§3.3' },
    { from: 'requested', command: 'extend', to: 'requested', actors: ['admin'], guards: ['notExtended'], effects: [deed('markExtended'), deed('startDeadline'), notify('expert', 'invitationReminder')], clause: '§3.3, K10' },
    { from: 'requested', command: 'expire', to: 'expired', actors: ['system'], guards: ['deadlinePassed', 'extended'], effects: [deed('flagExpert'), task('needsAttention')], clause: '§3.3, K10' },
    { from: 'requested', command: 'withdraw', to: 'withdrawn', actors: ['admin'], guards: [], effects: [deed('stopDeadline'), notify('expert', 'invitationWithdrawn')], clause: 'K1, §3.3' },
    { from: 'requested', command: 'release', to: 'withdrawn', actors: ['system'], guards: ['requestOver'], effects: [deed('stopDeadline'), notify('expert', 'invitationWithdrawn')], clause: 'K1' },
    { from: 'accepted', command: 'decline', to: 'declined', actors: ['expert'], guards: ['declineReasonGiven', 'notBooked'], effects: [deed('recordReason'), task('needsAttention'), ...GONE], clause: '§4.1, §3.4' },
    { from: 'accepted', command: 'withdraw', to: 'withdrawn', actors: ['admin'], guards: ['reasonGiven', 'notBooked'], effects: [deed('recordReason'), deed('releaseExpert'), notify('expert', 'invitationWithdrawn'), ...GONE], clause: 'K1' },
    { from: 'accepted', command: 'release', to: 'withdrawn', actors: ['system'], guards: ['noLongerWanted', 'notBooked'], effects: [deed('releaseExpert'), notify('expert', 'invitationWithdrawn'), follow('booking', 'cancel')], clause: 'K1, §4.4' },
    { from: 'declined', command: 'rollBack', to: 'requested', actors: ['admin'], guards: ['reasonGiven', 'takesExperts', 'notYetInvited'], effects: [deed('recordReason'), deed('auditRollback'), deed('startDeadline'), notify('expert', 'invitation')], clause: 'K14' },
    { from: 'expired', command: 'rollBack', to: 'requested', actors: ['admin'], guards: ['reasonGiven', 'takesExperts', 'notYetInvited'], effects: [deed('recordReason'), deed('auditRollback'), deed('startDeadline'), notify('expert', 'invitation')], clause: 'K14' },
  ],
};
