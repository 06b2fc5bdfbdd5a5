import { describe, expect, it } from 'vitest';
import { fullCalCom, NOW, openSlots, practitioner } from '../directory/builders.test-support.ts';
import { UnusableDirectoryError } from '../directory/facts/validate.ts';
import { commissionTier, decideCommission } from './decide.ts';
import type { CommissionDecision } from './decide.ts';
import { COMMISSION_TERMS } from './terms.ts';

const PRICE = { minor: 10_000, currency: 'EUR' };
const engaged = practitioner('a', { ...fullCalCom, slots: openSlots(1, 2, 3) });
const decide = (someone = engaged, earlierSessions = 0, price = PRICE): CommissionDecision => decideCommission({ practitioner: someone, now: NOW, earlierSessions, price });

describe('Commission tiers', () => {
  it('Test C1: Standard tier, verified without Cal.com = 25%', () => {
    expect(decide(practitioner('a'))).toMatchObject({ tier: 'standard', rateBasisPoints: 2500, amountMinor: 2500 });
  });
  it('Test C2: Engaged tier, full Cal.com journey and 3 slots in 7 days = 20%', () => {
    expect(decide()).toEqual({
      tier: 'engaged', because: { listed: true, fullJourney: true, intakeSlots: 3 }, decidedAt: NOW, rateBasisPoints: 2000, sessionIndex: 1, cappedAt: 10, isCapped: false,
      priceMinor: 10_000, amountMinor: 2000, currency: 'EUR',
    });
  });
  it('Test C3: Falls back to Standard with only 2 slots = 25%', () => {
    expect(decide(practitioner('a', { ...fullCalCom, slots: openSlots(1, 2, 169) }))).toMatchObject({ tier: 'standard', rateBasisPoints: 2500, because: { intakeSlots: 2 } });
  });
  it('Test C4: Dynamic tier change: a third slot changes later bookings, not those that are stored', () => {
    const stored = JSON.stringify(decide(practitioner('a', { ...fullCalCom, slots: openSlots(1, 2) })));
    expect([JSON.parse(stored), decide()]).toMatchObject([{ tier: 'standard', amountMinor: 2500 }, { tier: 'engaged', amountMinor: 2000 }]);
  });

  it('whoever is not on the marketplace pays the standard rate, whatever else they have', () => {
    for (const changes of [{ status: 'pending' }, { acceptingNew: false }, { hidden: true }] as const) {
      expect(commissionTier({ ...engaged, ...changes }, NOW)).toMatchObject({ tier: 'standard', because: { listed: false, fullJourney: true, intakeSlots: 3 } });
    }
  });

  it('both kinds of event are needed, in either language, and a name', () => {
    const tiers = [['kennenlernen', 'sitzung'], ['intake', 'sitzung', 'workshop'], ['intake', 'kennenlernen'], ['session'], []].map((calEventTypes) => commissionTier({ ...engaged, calEventTypes }, NOW).tier);
    expect(tiers).toEqual(['engaged', 'engaged', 'standard', 'standard', 'standard']);
    expect(commissionTier({ ...engaged, calUsername: ' ' }, NOW).tier).toBe('standard');
  });
});

describe('D7: what is stored with a booking', () => {
  it('ten sessions of a client cost commission, the eleventh none; that is 50 euros between the tiers', () => {
    const due = (someone: typeof engaged): number[] => Array.from({ length: 12 }, (_, earlier) => decide(someone, earlier).amountMinor);
    expect(due(engaged)).toEqual([...Array.from({ length: 10 }, () => 2000), 0, 0]);
    expect(due(practitioner('b')).reduce((a, b) => a + b) - due(engaged).reduce((a, b) => a + b)).toBe(5_000);
    expect(decide(engaged, 10)).toMatchObject({ sessionIndex: 11, isCapped: true, rateBasisPoints: 2000, amountMinor: 0 });
  });

  it('half a minor unit is rounded up, in whole numbers up to the largest price', () => {
    const amounts = [0, 1, 2, 3, 9_999, 12_345, 900_719_925_473].map((minor) => decide(practitioner('a'), 0, { minor, currency: 'JPY' }).amountMinor);
    expect(amounts).toEqual([0, 0, 1, 1, 2500, 3086, 225_179_981_368]);
    for (let minor = 0; minor < 2_000; minor++) {
      expect(decide(engaged, 0, { minor, currency: 'EUR' }).amountMinor).toBe(Number((BigInt(minor) * 2000n + 5_000n) / 10_000n));
    }
  });

  it('prices, currencies, counts and moments that cannot be are refused', () => {
    for (const minor of [-1, 0.5, Number.NaN, 1e15]) expect(() => decide(engaged, 0, { minor, currency: 'EUR' })).toThrow(RangeError);
    for (const currency of ['', 'eur', 'EURO', '€']) expect(() => decide(engaged, 0, { minor: 1, currency })).toThrow(RangeError);
    for (const earlier of [-1, 1.5]) expect(() => decide(engaged, earlier)).toThrow(RangeError);
    expect(() => commissionTier(engaged, Number.NaN)).toThrow(UnusableDirectoryError);
    expect(() => commissionTier({ ...engaged, timeZone: 'Nowhere' }, NOW)).toThrow('unknownTimeZone at practitioners[0].timeZone');
  });

  it('what lowers commission is disclosed with the numbers that decide', () => {
    const { rates, cappedSessions, engagedNeedsAll } = COMMISSION_TERMS;
    expect([rates, cappedSessions, engagedNeedsAll.map(({ code }) => code)]).toEqual([{ standard: 2500, engaged: 2000 }, 10, ['listed', 'fullJourney', 'threeInSevenDays']]);
    expect(engagedNeedsAll.every(({ text: { de, en } }) => de !== '' && en !== '' && de !== en)).toBe(true);
  });
});
