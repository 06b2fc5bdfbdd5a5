import { MATCH_POINTS, PLATFORM_POINTS } from './points.ts';
import type { Language } from './words.ts';

export interface Criterion {
  readonly code: string;
  readonly score: 'platform' | 'match';
  /** Points of that score; a match point counts `MATCH_WEIGHT` in the total. */
  readonly points: number;
  /** Of several with the same group only the best counts. */
  readonly group: string;
  readonly text: Readonly<Record<Language, string>>;
}

function criterion(score: Criterion['score'], group: string, code: string, points: number, de: string, en: string): Criterion {
  return { code, score, points, group, text: { de, en } };
}

const { journey, slots, profile } = PLATFORM_POINTS;
const { focus, city, modality, time, gender } = MATCH_POINTS;

/** Everything that raises a rank, for the page that discloses it (D7). What lowers commission is `COMMISSION_TERMS` of the room beside this one. */
export const RANKING_CRITERIA: readonly Criterion[] = [
  criterion('platform', 'journey', 'fullJourney', journey, 'Erstgespräch und Sitzungen sind online buchbar (Cal.com)', 'First meeting and sessions can be booked online (Cal.com)'),
  criterion('platform', 'slots', 'threeInSevenDays', slots.threeInSevenDays, 'Drei oder mehr freie Erstgespräche in den nächsten 7 Tagen', 'Three or more open first meetings in the next 7 days'),
  criterion('platform', 'slots', 'oneInSevenDays', slots.oneInSevenDays, 'Ein oder zwei freie Erstgespräche in den nächsten 7 Tagen', 'One or two open first meetings in the next 7 days'),
  criterion('platform', 'slots', 'oneInFourteenDays', slots.oneInFourteenDays, 'Ein freies Erstgespräch in den nächsten 14 Tagen', 'An open first meeting in the next 14 days'),
  criterion('platform', 'profile', 'completeProfile', profile.complete, 'Foto, Arbeitsweise und „Wer zu mir kommt“', 'Photo, approach and “who comes to me”'),
  criterion('platform', 'profile', 'basicProfile', profile.basic, 'Foto und Ort', 'Photo and place'),
  criterion('match', 'focus', 'threeFocusAreas', focus[3], 'Drei oder mehr gewünschte Schwerpunkte', 'Three or more of the focus areas asked for'),
  criterion('match', 'focus', 'twoFocusAreas', focus[2], 'Zwei gewünschte Schwerpunkte', 'Two of the focus areas asked for'),
  criterion('match', 'focus', 'oneFocusArea', focus[1], 'Ein gewünschter Schwerpunkt', 'One of the focus areas asked for'),
  criterion('match', 'city', 'inCity', city, 'Vor Ort in der gewünschten Stadt', 'In person in the city asked for'),
  criterion('match', 'modality', 'modality', modality, 'Eine gewünschte Methode', 'A method asked for'),
  criterion('match', 'time', 'time', time, 'Ein freies Erstgespräch zu gewünschter Zeit', 'An open first meeting at a time asked for'),
  criterion('match', 'gender', 'gender', gender, 'Das gewünschte Geschlecht', 'The gender asked for'),
];
