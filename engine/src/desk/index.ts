/** Contact details in messages: found, and taken out where that is certain (§2.1, K9). */
export { detectContacts, isRegion, redact } from './redaction/index.ts';
export type { Confidence, ContactHit, ContactKind, DetectOptions, Redaction, RedactionLanguage, Region } from './redaction/index.ts';

/** What can happen to a request, its invitations and its bookings. */
export { advance, bookingFacts, invitationFacts, requestFacts, type Advanced, type Booking, type DeskCase, type Given, type Invitation, type Move, type Step } from './flow/case.ts';
export { bookingFlow, type BookingCommand, type BookingFacts, type BookingGuard } from './flow/booking.ts';
export { dashboardViews } from './flow/dashboard.ts';
export { effectText, type Actor, type Deed, type Effect, type Letter, type Party, type RecordKind, type Task } from './flow/effects.ts';
export { invitationFlow, type InvitationCommand, type InvitationFacts, type InvitationGuard } from './flow/invitation.ts';
export { panels, type TimedBooking } from './flow/panels.ts';
export { requestFlow, type RequestCommand, type RequestFacts, type RequestGuard } from './flow/request.ts';
export { flowDiagram, flowRows, type FlowRow } from './flow/show.ts';
export { declineReasons, requestStatusFromBookings, type BookingStatus, type DeclineReason, type InvitationStatus, type RequestStatus } from './flow/statuses.ts';
export { choices, next, type Choice, type FlowRefusal, type FlowTable, type Guard, type Moved, type Transition, type Unmet } from './flow/table.ts';

/** What is due when. */
export { due, responseDeadline, type Due, type DueKind, type DueNow, type ScheduleFacts } from './schedule/due.ts';
export { deskFlags, type Flag, type FlagFacts } from './schedule/flags.ts';
export { defaultScheduleSettings, UnusableScheduleError, validateScheduleSettings, type AbandonmentStep, type ScheduleSettings, type Urgency } from './schedule/settings.ts';
export type { OpeningHours, Stretch } from './schedule/working-time.ts';

/** Who sees what of whom. */
export { briefLeaks, draftBrief, sanitisedBrief, type BriefLeak, type BriefSource, type ClientIdentity, type SanitisedBrief } from './audience/brief.ts';
export { calendarEntry, type CalendarEntry, type CalendarFacts } from './audience/calendar.ts';
export { excerpt, EXCERPTS } from './audience/excerpt.ts';
export { audienceMatrix, clientAudience, expertAudience, shownFields, visible, type Audience, type ClientStanding, type Field, type Tier } from './audience/matrix.ts';
export { messagingRights, type MessagingFacts, type MessagingRights } from './audience/messaging.ts';
export { displayName, type PersonName } from './audience/names.ts';

/** Which experts fit a request, and why. */
export { rankExperts } from './rank/rank.ts';
export { defaultRankSettings, validateRankSettings } from './rank/settings.ts';
export { checkShortlist, SHORTLIST, type ShortlistProblem } from './rank/shortlist.ts';
export type {
  Availability, EngagementType, Expert, ExpertRanking, ExpertRequest, IneligibleReason, RankedExpert, RankingProblem, RankingProblemCode, RankingSnapshot, RankPart, RankPartName,
  RankSettings, Tag, TagType,
} from './rank/types.ts';
export { UnusableRankingError, validateRanking } from './rank/validate.ts';
export type { Said } from './rank/words.ts';
