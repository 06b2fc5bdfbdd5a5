import { Clock } from '../directory/facts/clock.ts';
import { hasFullJourney } from '../directory/facts/journey.ts';
import { isListed } from '../directory/facts/listing.ts';
import type { Practitioner } from '../directory/facts/practitioner.ts';
import { openIntakeSlots } from '../directory/facts/slots.ts';
import { assertNone, nowProblems, practitionerProblems } from '../directory/facts/validate.ts';
import { CAPPED_SESSIONS, ENGAGED_SLOTS, RATES, SLOT_DAYS } from './terms.ts';
import type { CommissionTier } from './terms.ts';

export interface TierDecision {
  readonly tier: CommissionTier;
  /** What decided: all three are needed to be engaged. */
  readonly because: { readonly listed: boolean; readonly fullJourney: boolean; readonly intakeSlots: number };
}

/**
 * The tier at this moment (milliseconds since 1970). O(slots).
 *
 * @throws UnusableDirectoryError for a practitioner or a `now` that cannot be used.
 */
export function commissionTier(practitioner: Practitioner, now: number): TierDecision {
  assertNone([...nowProblems(now), ...practitionerProblems([practitioner])]);
  const because = {
    listed: isListed(practitioner), fullJourney: hasFullJourney(practitioner), intakeSlots: openIntakeSlots(practitioner, SLOT_DAYS, new Clock(now)),
  };
  return { tier: because.listed && because.fullJourney && because.intakeSlots >= ENGAGED_SLOTS ? 'engaged' : 'standard', because };
}

export interface SessionBooking {
  readonly practitioner: Practitioner;
  /** When it is booked, not when it takes place. */
  readonly now: number;
  /** How many sessions of this client with this practitioner count before this one; cancelled ones do not. */
  readonly earlierSessions: number;
  /** The session's price in whole minor units (cents, yen) of an ISO 4217 currency. */
  readonly price: { readonly minor: number; readonly currency: string };
}

/** What is stored with a booking and never computed again (D7, C4): later slots change later bookings only. */
export interface CommissionDecision extends TierDecision {
  readonly decidedAt: number;
  /** The tier's, also where the cap leaves nothing to pay. */
  readonly rateBasisPoints: number;
  /** 1 for a client's first. */
  readonly sessionIndex: number;
  readonly cappedAt: number;
  readonly isCapped: boolean;
  readonly priceMinor: number;
  readonly amountMinor: number;
  readonly currency: string;
}

/** Prices up to here are multiplied exactly: nine hundred thousand million minor units. */
const LARGEST_PRICE = Math.floor(Number.MAX_SAFE_INTEGER / 10_000) - 1;

/**
 * Commission of one booked session: rate × price, half a minor unit rounded up, in whole numbers throughout; nothing from a client's eleventh session on.
 *
 * @throws UnusableDirectoryError for a practitioner or a `now` that cannot be used; RangeError for a price, a currency or a number of sessions.
 */
export function decideCommission({ practitioner, now, earlierSessions, price: { minor, currency } }: SessionBooking): CommissionDecision {
  if (!Number.isInteger(minor) || minor < 0 || minor > LARGEST_PRICE) throw new RangeError(`price.minor is ${minor}, but must be a whole number from 0 to ${LARGEST_PRICE}`);
  if (!/^[A-Z]{3}$/u.test(currency)) throw new RangeError(`price.currency is "${currency}", but must be three capital letters (ISO 4217)`);
  if (!Number.isSafeInteger(earlierSessions) || earlierSessions < 0) throw new RangeError(`earlierSessions is ${earlierSessions}, but must be a whole number from 0`);
  const decision = commissionTier(practitioner, now);
  const rateBasisPoints = RATES[decision.tier];
  const isCapped = earlierSessions >= CAPPED_SESSIONS;
  return {
    ...decision, decidedAt: now, rateBasisPoints, sessionIndex: earlierSessions + 1, cappedAt: CAPPED_SESSIONS, isCapped,
    priceMinor: minor, amountMinor: isCapped ? 0 : share(minor, rateBasisPoints), currency,
  };
}

/** Half up: `minor` is never negative, and the product stays a safe integer. */
function share(minor: number, basisPoints: number): number {
  return Math.floor((minor * basisPoints + 5_000) / 10_000);
}
