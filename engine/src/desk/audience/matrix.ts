import type { BookingStatus, InvitationStatus, RequestStatus } from '../flow/statuses.ts';

/** How much of themself an expert shows. */
export const tiers = ['public', 'semi_private', 'private'] as const;
export type Tier = (typeof tiers)[number];

/** K6. Clients by what they have confirmed with one expert, experts by what they have confirmed with one client. */
export const audiences = ['anonymous', 'verifiedClient', 'matchedClient', 'confirmedClient', 'invitedExpert', 'acceptedExpert', 'confirmedExpert', 'admin'] as const;
export type Audience = (typeof audiences)[number];

export const expertFields = [
  'displayName', 'fullName', 'avatar', 'headline', 'bioExcerpt', 'bio', 'expertiseTags', 'yearsExperience', 'organisation', 'affiliation', 'location', 'languages',
  'rating', 'reviewCount', 'availability', 'orcid', 'email', 'phone',
] as const;
export const clientFields = [
  'company', 'sanitisedBrief', 'engagementType', 'urgency', 'budget', 'requiredTags', 'clientFirstName', 'clientName', 'problem', 'briefDocument', 'clientEmail', 'clientPhone',
] as const;
export type Field = (typeof expertFields)[number] | (typeof clientFields)[number];

type Cells = Partial<Readonly<Record<Audience, readonly Tier[]>>>;

const OPEN: readonly Tier[] = ['public', 'semi_private'];
/** §1.4 "Private (matched)" says yes. */
const EVEN_PRIVATE: Cells = { anonymous: ['public'], verifiedClient: OPEN, matchedClient: tiers, confirmedClient: tiers, admin: tiers };
/** §1.4 "Private (matched)" says no, and no booking changes that. */
const NEVER_PRIVATE: Cells = { ...EVEN_PRIVATE, matchedClient: OPEN, confirmedClient: OPEN };
const ADMIN_ONLY: Cells = { admin: tiers };
/** §2.2 "Initial outreach". */
const BEFORE_ACCEPTANCE: Cells = { invitedExpert: tiers, acceptedExpert: tiers, confirmedExpert: tiers, admin: tiers };
const AFTER_ACCEPTANCE: Cells = { acceptedExpert: tiers, confirmedExpert: tiers, admin: tiers };

/** Who sees which field (§1.3, §1.4, §2.2), by the tier of the expert in question: a whitelist, what is not listed is not seen (S6). */
export const audienceMatrix: Readonly<Record<Field, Cells>> = {
  displayName: EVEN_PRIVATE,
  fullName: { ...NEVER_PRIVATE, confirmedClient: tiers },
  avatar: NEVER_PRIVATE,
  headline: EVEN_PRIVATE,
  bioExcerpt: NEVER_PRIVATE,
  bio: NEVER_PRIVATE,
  expertiseTags: EVEN_PRIVATE,
  yearsExperience: EVEN_PRIVATE,
  organisation: EVEN_PRIVATE,
  affiliation: NEVER_PRIVATE,
  location: NEVER_PRIVATE,
  languages: NEVER_PRIVATE,
  rating: NEVER_PRIVATE,
  reviewCount: NEVER_PRIVATE,
  availability: NEVER_PRIVATE,
  orcid: NEVER_PRIVATE,
  email: ADMIN_ONLY,
  phone: ADMIN_ONLY,
  company: BEFORE_ACCEPTANCE,
  sanitisedBrief: BEFORE_ACCEPTANCE,
  engagementType: BEFORE_ACCEPTANCE,
  urgency: BEFORE_ACCEPTANCE,
  budget: BEFORE_ACCEPTANCE,
  requiredTags: BEFORE_ACCEPTANCE,
  clientFirstName: AFTER_ACCEPTANCE,
  // §3.1: in a private match it stays with the first name.
  clientName: { confirmedExpert: OPEN, admin: tiers },
  problem: AFTER_ACCEPTANCE,
  briefDocument: AFTER_ACCEPTANCE,
  clientEmail: ADMIN_ONLY,
  clientPhone: ADMIN_ONLY,
};

/** Whether that audience sees that field of an expert of that tier, or of a client who deals with one. O(1). */
export function visible(field: Field, audience: Audience, tier: Tier): boolean {
  return audienceMatrix[field][audience]?.includes(tier) ?? false;
}

const ON_PROFILE = expertFields.filter((field) => field !== 'bioExcerpt' && field !== 'email' && field !== 'phone');
const IN_SHORTLIST: readonly Field[] = [
  'displayName', 'fullName', 'avatar', 'headline', 'bioExcerpt', 'expertiseTags', 'yearsExperience', 'organisation', 'affiliation', 'rating', 'reviewCount', 'availability',
];

/** What a card or a page about an expert holds, in a fixed order. A shortlist is shown to verified clients only (§1.3), its biography is cut (K6). O(fields). */
export function shownFields(place: 'shortlist' | 'profile', audience: Audience, tier: Tier): readonly Field[] {
  if (place === 'shortlist' && audience === 'anonymous') return [];
  return (place === 'shortlist' ? IN_SHORTLIST : ON_PROFILE).filter((field) => visible(field, audience, tier));
}

/** From here on the booking is confirmed by both sides; a cancelled one no longer is (K5). */
const CONFIRMED: readonly BookingStatus[] = ['accepted', 'scheduled', 'in_session', 'completed', 'archived', 'disputed', 'resolved', 'no_show'];
const MATCHED: readonly RequestStatus[] = ['matched', 'proposal_sent', 'confirmed', 'in_progress', 'completed'];

/** A client in relation to one expert; null where there is no such record. Of several bookings the one that has come furthest counts. */
export interface ClientStanding {
  readonly emailVerified: boolean;
  readonly request: RequestStatus | null;
  readonly invitation: InvitationStatus | null;
  readonly booking: BookingStatus | null;
}

/** Which audience a client is for one expert. O(1). */
export function clientAudience({ emailVerified, request, invitation, booking }: ClientStanding): Audience {
  if (!emailVerified) return 'anonymous';
  if (booking !== null && CONFIRMED.includes(booking)) return 'confirmedClient';
  return invitation === 'accepted' && request !== null && MATCHED.includes(request) ? 'matchedClient' : 'verifiedClient';
}

/** Which audience an expert is for one client; null where they have no business with each other (any more): nothing is visible then. O(1). */
export function expertAudience({ invitation, booking }: Pick<ClientStanding, 'invitation' | 'booking'>): Audience | null {
  if (booking !== null && CONFIRMED.includes(booking)) return 'confirmedExpert';
  if (invitation === 'accepted') return 'acceptedExpert';
  return invitation === 'requested' ? 'invitedExpert' : null;
}
