/** Three or more open intake slots within seven days, and online booking all the way, make somebody engaged. */
export const ENGAGED_SLOTS = 3;
export const SLOT_DAYS = 7;

/** Commission is due for the first sessions of a client with a practitioner; those after cost nothing. */
export const CAPPED_SESSIONS = 10;

/** Basis points: hundredths of a per cent. */
export const RATES = { standard: 2500, engaged: 2000 } as const;

export type CommissionTier = keyof typeof RATES;

export interface CommissionTerm {
  readonly code: string;
  readonly text: { readonly de: string; readonly en: string };
}

/** Everything that lowers commission, and what it is then, for the page that discloses it (D7). What raises a rank is disclosed by the directory. */
export const COMMISSION_TERMS: { readonly rates: typeof RATES; readonly cappedSessions: number; readonly engagedNeedsAll: readonly CommissionTerm[] } = {
  rates: RATES,
  cappedSessions: CAPPED_SESSIONS,
  engagedNeedsAll: [
    { code: 'listed', text: { de: 'Im Verzeichnis sichtbar: geprüft, nimmt Anfragen an, nicht verborgen', en: 'Shown in the directory: verified, accepting, not hidden' } },
    { code: 'fullJourney', text: { de: 'Erstgespräch und Sitzungen sind online buchbar (Cal.com)', en: 'First meeting and sessions can be booked online (Cal.com)' } },
    { code: 'threeInSevenDays', text: { de: 'Drei oder mehr freie Erstgespräche in den nächsten 7 Tagen', en: 'Three or more open first meetings in the next 7 days' } },
  ],
};
