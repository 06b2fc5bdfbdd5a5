import { describe, expect, it } from 'vitest';
import { bookingStatuses, invitationStatuses, requestStatuses } from '../flow/statuses.ts';
import { audienceMatrix, audiences, clientAudience, clientFields, expertAudience, expertFields, shownFields, tiers, visible } from './matrix.ts';
import type { Audience, Field } from './matrix.ts';

/**
 * Copied out of §1.3, §1.4, §2.2, §3.1 and K6 by hand, cell by cell: p, s, v for a public, semi-private, private expert, in the columns
 * anonymous, verified client, matched client, confirmed client | invited, accepted, confirmed expert | admin.
 */
const SPECIFIED = `
  displayName      p   ps  psv psv | -   -   -   | psv
  fullName         p   ps  ps  psv | -   -   -   | psv
  avatar           p   ps  ps  ps  | -   -   -   | psv
  headline         p   ps  psv psv | -   -   -   | psv
  bioExcerpt       p   ps  ps  ps  | -   -   -   | psv
  bio              p   ps  ps  ps  | -   -   -   | psv
  expertiseTags    p   ps  psv psv | -   -   -   | psv
  yearsExperience  p   ps  psv psv | -   -   -   | psv
  organisation     p   ps  psv psv | -   -   -   | psv
  affiliation      p   ps  ps  ps  | -   -   -   | psv
  location         p   ps  ps  ps  | -   -   -   | psv
  languages        p   ps  ps  ps  | -   -   -   | psv
  rating           p   ps  ps  ps  | -   -   -   | psv
  reviewCount      p   ps  ps  ps  | -   -   -   | psv
  availability     p   ps  ps  ps  | -   -   -   | psv
  orcid            p   ps  ps  ps  | -   -   -   | psv
  email            -   -   -   -   | -   -   -   | psv
  phone            -   -   -   -   | -   -   -   | psv
  company          -   -   -   -   | psv psv psv | psv
  sanitisedBrief   -   -   -   -   | psv psv psv | psv
  engagementType   -   -   -   -   | psv psv psv | psv
  urgency          -   -   -   -   | psv psv psv | psv
  budget           -   -   -   -   | psv psv psv | psv
  requiredTags     -   -   -   -   | psv psv psv | psv
  clientFirstName  -   -   -   -   | -   psv psv | psv
  clientName       -   -   -   -   | -   -   ps  | psv
  problem          -   -   -   -   | -   psv psv | psv
  briefDocument    -   -   -   -   | -   psv psv | psv
  clientEmail      -   -   -   -   | -   -   -   | psv
  clientPhone      -   -   -   -   | -   -   -   | psv
`.trim().split('\n').map((line) => line.replaceAll('|', ' ').trim().split(/\s+/u));
const LETTER = { public: 'p', semi_private: 's', private: 'v' } as const;

describe('the matrix of audiences (§1.3, §1.4, K6)', () => {
  it.each(SPECIFIED.map(([field, ...cells]) => [field as Field, cells] as const))('%s is seen by whom the specification says, and by nobody else', (field, cells) => {
    expect(cells.length).toBe(audiences.length);
    audiences.forEach((audience, at) => {
      for (const tier of tiers) expect([audience, tier, visible(field, audience, tier)]).toEqual([audience, tier, cells[at]!.includes(LETTER[tier])]);
    });
  });
  it('has no field that the specification does not', () => {
    expect(Object.keys(audienceMatrix)).toEqual(SPECIFIED.map(([field]) => field));
    expect([...expertFields, ...clientFields]).toEqual(SPECIFIED.map(([field]) => field));
  });
  it('grows with trust: who has confirmed more sees no less', () => {
    const ladders: Audience[][] = [['anonymous', 'verifiedClient', 'matchedClient', 'confirmedClient', 'admin'], ['invitedExpert', 'acceptedExpert', 'confirmedExpert', 'admin']];
    for (const ladder of ladders) {
      ladder.slice(1).forEach((audience, at) => {
        for (const field of [...expertFields, ...clientFields]) for (const tier of tiers) expect(visible(field, ladder[at]!, tier) && !visible(field, audience, tier)).toBe(false);
      });
    }
  });
});

describe('cards and pages', () => {
  it('a shortlist is for verified clients, with the excerpt and none of what only a profile has (§1.3)', () => {
    expect(shownFields('shortlist', 'anonymous', 'public')).toEqual([]);
    expect(shownFields('shortlist', 'verifiedClient', 'private')).toEqual([]);
    expect(shownFields('shortlist', 'matchedClient', 'private')).toEqual(['displayName', 'headline', 'expertiseTags', 'yearsExperience', 'organisation']);
    expect(shownFields('shortlist', 'verifiedClient', 'semi_private')).toEqual([
      'displayName', 'fullName', 'avatar', 'headline', 'bioExcerpt', 'expertiseTags', 'yearsExperience', 'organisation', 'affiliation', 'rating', 'reviewCount', 'availability',
    ]);
  });
  it('a profile has the whole biography, and contact details never, not even for an admin', () => {
    expect(shownFields('profile', 'anonymous', 'public')).toEqual(shownFields('profile', 'admin', 'private'));
    expect(shownFields('profile', 'anonymous', 'public')).toEqual(expertFields.filter((field) => !['bioExcerpt', 'email', 'phone'].includes(field)));
    expect(shownFields('profile', 'confirmedClient', 'private')).toEqual(['displayName', 'fullName', 'headline', 'expertiseTags', 'yearsExperience', 'organisation']);
  });
});

describe('stages', () => {
  const standing = { emailVerified: true, request: 'proposal_sent', invitation: 'accepted', booking: null } as const;

  it('a client is verified, then matched, then confirmed, and nothing without a verified address', () => {
    expect(clientAudience(standing)).toBe('matchedClient');
    expect(clientAudience({ ...standing, request: 'in_review' })).toBe('verifiedClient');
    expect(clientAudience({ ...standing, emailVerified: false, booking: 'scheduled' })).toBe('anonymous');
    expect(bookingStatuses.filter((booking) => clientAudience({ ...standing, booking }) !== 'confirmedClient')).toEqual(['draft', 'requested', 'cancelled']);
    expect(requestStatuses.filter((request) => clientAudience({ ...standing, request }) === 'matchedClient')).toEqual(['matched', 'proposal_sent', 'confirmed', 'in_progress', 'completed']);
    expect(invitationStatuses.filter((invitation) => clientAudience({ ...standing, invitation }) === 'matchedClient')).toEqual(['accepted']);
  });
  it('an expert is invited, then accepted, then confirmed, and nobody once the invitation is over', () => {
    expect(invitationStatuses.map((invitation) => expertAudience({ invitation, booking: null }))).toEqual(['invitedExpert', 'acceptedExpert', null, null, null]);
    expect(expertAudience({ invitation: 'accepted', booking: 'requested' })).toBe('acceptedExpert');
    expect(expertAudience({ invitation: 'accepted', booking: 'accepted' })).toBe('confirmedExpert');
  });
});
