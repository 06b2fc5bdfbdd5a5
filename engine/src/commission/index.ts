/** What a practitioner pays for a session: decided and stored when it is booked. No ranking reads this, and this reads no ranking (D7). */
export { commissionTier, decideCommission, type CommissionDecision, type SessionBooking, type TierDecision } from './decide.ts';
export { COMMISSION_TERMS, type CommissionTerm, type CommissionTier } from './terms.ts';
