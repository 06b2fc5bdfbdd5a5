import type { Badge, MatchParts, Note, PlatformParts, RankedPractitioner } from './types.ts';

export type Language = 'de' | 'en';

/** D10: the German labels as specified. */
export const BADGE_LABELS: Readonly<Record<Language, Readonly<Record<Badge, string>>>> = {
  de: { recommended: 'Für dich empfohlen', bookable_now: 'Sofort buchbar', online_available: 'Online verfügbar', in_your_city: 'In deiner Stadt' },
  en: { recommended: 'Recommended for you', bookable_now: 'Bookable now', online_available: 'Available online', in_your_city: 'In your city' },
};

interface Words {
  readonly lowMatch: string;
  readonly noneEligible: string;
  readonly relaxation: Readonly<Record<'gender' | 'format', (eligible: number) => string>>;
  readonly focus: (matched: number, asked: number) => string;
  readonly modality: (matched: readonly string[]) => string;
  readonly inYourCity: string;
  readonly onlineOnly: string;
  readonly inCity: (city: string) => string;
  readonly time: string;
  /** Where that is more than two weeks ahead, so that it does not contradict what is said of slots. */
  readonly timeLater: string;
  readonly gender: string;
  readonly slots: (parts: PlatformParts['slots']) => string;
  readonly journey: string;
  readonly profile: Readonly<Record<'complete' | 'basic', string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  de: {
    lowMatch: 'Wir haben keine exakte Übereinstimmung gefunden, aber diese Therapeut:innen könnten passen.',
    noneEligible: 'Aktuell keine passenden Therapeut:innen verfügbar. Kontaktiere uns.',
    relaxation: {
      gender: (eligible) => `Ohne deinen Wunsch zum Geschlecht ${eligible === 1 ? 'wäre eine Person' : `wären ${eligible} Therapeut:innen`} verfügbar.`,
      format: (eligible) => `Ohne die Festlegung auf ein Sitzungsformat ${eligible === 1 ? 'wäre eine Person' : `wären ${eligible} Therapeut:innen`} verfügbar.`,
    },
    focus: (matched, asked) => `${matched} von ${asked} ${asked === 1 ? 'Schwerpunkt' : 'Schwerpunkten'}`,
    modality: (matched) => `arbeitet mit ${matched.join(', ')}`,
    inYourCity: 'in deiner Stadt',
    onlineOnly: 'nur online',
    inCity: (city) => `in ${city}`,
    time: 'frei zu deinen Zeiten',
    timeLater: 'später frei zu deinen Zeiten',
    gender: 'Geschlecht wie gewünscht',
    slots: ({ inSevenDays, inFourteenDays }) => {
      if (inSevenDays > 0) return `${meetings(inSevenDays, 'Erstgespräch', 'Erstgespräche')} in den nächsten 7 Tagen frei`;
      return inFourteenDays > 0 ? `${meetings(inFourteenDays, 'Erstgespräch', 'Erstgespräche')} in den nächsten zwei Wochen frei` : 'kein Erstgespräch in den nächsten zwei Wochen frei';
    },
    journey: 'durchgehend online buchbar',
    profile: { complete: 'vollständiges Profil', basic: 'Profil mit Foto und Ort' },
  },
  en: {
    lowMatch: 'We found no exact match, but these practitioners may suit you.',
    noneEligible: 'No suitable practitioner is available at the moment. Contact us.',
    relaxation: {
      gender: (eligible) => `Without your wish for a gender ${eligible === 1 ? 'one practitioner' : `${eligible} practitioners`} would be available.`,
      format: (eligible) => `Without insisting on one session format ${eligible === 1 ? 'one practitioner' : `${eligible} practitioners`} would be available.`,
    },
    focus: (matched, asked) => `${matched} of ${asked} focus ${asked === 1 ? 'area' : 'areas'}`,
    modality: (matched) => `works with ${matched.join(', ')}`,
    inYourCity: 'in your city',
    onlineOnly: 'online only',
    inCity: (city) => `in ${city}`,
    time: 'free at your times',
    timeLater: 'free at your times later on',
    gender: 'gender as wished',
    slots: ({ inSevenDays, inFourteenDays }) => {
      if (inSevenDays > 0) return `${meetings(inSevenDays, 'first meeting', 'first meetings')} open this week`;
      return inFourteenDays > 0 ? `${meetings(inFourteenDays, 'first meeting', 'first meetings')} open in the next two weeks` : 'no first meeting open in the next two weeks';
    },
    journey: 'bookable online throughout',
    profile: { complete: 'complete profile', basic: 'profile with photo and place' },
  },
};

/** Why somebody is where they are, in words: “2 of 3 focus areas, in your city, 4 first meetings open this week”. */
export function explain({ parts: { platform, match }, city, onlineOnly }: RankedPractitioner, language: Language): string {
  const words = WORDS[language];
  return [
    ...(match === null ? [] : matchWords(match, platform, city, onlineOnly, words)),
    words.slots(platform.slots),
    ...(platform.journey.full ? [words.journey] : []),
    ...(platform.profile.kind === 'incomplete' ? [] : [words.profile[platform.profile.kind]]),
  ].join(', ');
}

/** A missed city is told too: where else, or online only. */
function matchWords({ focus, city, modality, time, gender }: MatchParts, { slots }: PlatformParts, town: string | null, onlineOnly: boolean, words: Words): string[] {
  const elsewhere = onlineOnly ? [words.onlineOnly] : town === null ? [] : [words.inCity(town)];
  return [
    ...(focus.asked > 0 ? [words.focus(focus.matched.length, focus.asked)] : []),
    ...(city.points > 0 ? [words.inYourCity] : city.of > 0 ? elsewhere : []),
    ...(modality.points > 0 ? [words.modality(modality.matched)] : []),
    ...(time.points > 0 ? [slots.inFourteenDays > 0 ? words.time : words.timeLater] : []),
    ...(gender.points > 0 ? [words.gender] : []),
  ];
}

/** The sentence above the results; where there are none, with the one wish whose dropping would help most. */
export function noteText(note: Note, language: Language): string {
  const words = WORDS[language];
  if (note.code === 'lowMatch') return words.lowMatch;
  return note.relaxation === null ? words.noneEligible : `${words.noneEligible} ${words.relaxation[note.relaxation.criterion](note.relaxation.eligible)}`;
}

function meetings(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
