/** What follows from a change of state, as data: the engine names it, whoever keeps the state does it in the same transaction (S5). */

export type Actor = 'client' | 'expert' | 'admin' | 'system';
export type Party = Exclude<Actor, 'system'>;
export type RecordKind = 'request' | 'invitation' | 'booking';

export type Letter =
  | 'requestReceived' | 'requestCancelled' | 'requestUnfulfilled' | 'requestExpired' | 'requestReopened' | 'expertMatched' | 'proposal'
  | 'proposalAccepted' | 'changeRequested' | 'invitation' | 'invitationReminder' | 'invitationWithdrawn' | 'bookingRequested' | 'expertConfirmed'
  | 'bookingScheduled' | 'bookingRescheduled' | 'bookingCancelled' | 'bookingMissed' | 'reviewInvited' | 'disputeOpened' | 'disputeResolved';

export type Task =
  | 'newRequest' | 'needsAttention' | 'scopeChange' | 'anotherExpertWanted' | 'matchExpert' | 'deadlineMissed' | 'arrangeBookings' | 'arrangeTime' | 'replaceBooking'
  | 'missedSession' | 'dispute';

export type Deed =
  | 'markEdited' | 'setMatchedExpert' | 'clearMatchedExpert' | 'markProposed' | 'unmarkProposed' | 'startAbandonment' | 'stopAbandonment'
  | 'startDeadline' | 'stopDeadline' | 'markEscalated' | 'markExtended' | 'flagExpert' | 'releaseExpert' | 'openThread' | 'closeThread' | 'createRoom'
  | 'raiseCalendarSequence' | 'sendCalendar' | 'cancelCalendar' | 'openReviews' | 'recordReason' | 'auditRollback';

export type Effect =
  | { readonly kind: 'notify'; readonly who: Party; readonly letter: Letter }
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'deed'; readonly deed: Deed }
  /** The system gives this command to every record of that kind in the case; where its table refuses, nothing happens. */
  | { readonly kind: 'follow'; readonly record: RecordKind; readonly command: string };

export const notify = (who: Party, letter: Letter): Effect => ({ kind: 'notify', who, letter });
export const task = (name: Task): Effect => ({ kind: 'task', task: name });
export const deed = (name: Deed): Effect => ({ kind: 'deed', deed: name });
export const follow = (record: RecordKind, command: string): Effect => ({ kind: 'follow', record, command });

/** One effect in words, for tables that people read. O(1). */
export function effectText(effect: Effect): string {
  switch (effect.kind) {
    case 'notify': return `tell ${effect.who}: ${effect.letter}`;
    case 'task': return `task: ${effect.task}`;
    case 'deed': return effect.deed;
    case 'follow': return `${effect.record}: ${effect.command}`;
  }
}
