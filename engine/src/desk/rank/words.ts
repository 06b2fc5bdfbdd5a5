import type { Language } from '../../text/document.ts';
import type { Expert, Tag, TagType } from './types.ts';

/** The same in every language in which the desk is run. */
export type Said = Readonly<Record<Language, string>>;

const TAG_TYPES: Readonly<Record<TagType, Said>> = {
  discipline: { en: 'discipline', de: 'Fachgebiet' }, sector: { en: 'sector', de: 'Branche' }, skill: { en: 'skill', de: 'Fähigkeit' },
};

/** What an admin reads about each part of a score (K15). */
export const WORDS = {
  noTagAsked: { en: 'the request asks for no tag', de: 'die Anfrage nennt kein Schlagwort' },
  noTagWeighs: { en: 'no tag that the request asks for has weight', de: 'kein Schlagwort der Anfrage hat Gewicht' },
  tags: (matched: readonly Tag[], missing: readonly Tag[]): Said => {
    const asked = matched.length + missing.length;
    const list = (tags: readonly Tag[], language: Language, before: string): string[] =>
      (tags.length === 0 ? [] : [`${before} ${tags.map(({ type, name }) => `${name} (${TAG_TYPES[type][language]})`).join(', ')}`]);
    return {
      en: [`${matched.length} of ${counted(asked, 'tag', 'tags')}`, ...list(matched, 'en', 'has'), ...list(missing, 'en', 'lacks')].join('; '),
      de: [`${matched.length} von ${counted(asked, 'Schlagwort', 'Schlagwörtern')}`, ...list(matched, 'de', 'hat'), ...list(missing, 'de', 'ohne')].join('; '),
    };
  },
  sector: (common: readonly string[]): Said => (common.length === 0
    ? { en: 'no word of the sector in common', de: 'kein gemeinsames Wort zur Branche' }
    : {
      en: `${counted(common.length, 'word', 'words')} of the sector in common: ${common.join(', ')}`,
      de: `${counted(common.length, 'gemeinsames Wort', 'gemeinsame Wörter')} zur Branche: ${common.join(', ')}`,
    }),
  available: { en: 'available', de: 'verfügbar' },
  limited: { en: 'availability is limited', de: 'eingeschränkt verfügbar' },
  years: (years: number | null): Said => (years === null
    ? { en: 'years of experience are not stated', de: 'keine Angabe zur Berufserfahrung' }
    : { en: `${counted(years, 'year', 'years')} of experience`, de: `${counted(years, 'Jahr', 'Jahre')} Erfahrung` }),
  load: (active: number, capacity: number | null): Said => (capacity === null
    ? { en: `${counted(active, 'booking', 'bookings')} under way, no limit stated`, de: `${counted(active, 'laufende Buchung', 'laufende Buchungen')}, keine Grenze angegeben` }
    : { en: `${active} of ${counted(capacity, 'booking', 'bookings')} under way`, de: `${active} von höchstens ${counted(capacity, 'laufenden Buchung', 'laufenden Buchungen')}` }),
  past: ({ asked, declined, unanswered }: Expert['past']): Said => (asked === 0
    ? { en: 'never asked before', de: 'noch nie angefragt' }
    : {
      en: `${declined} of ${counted(asked, 'invitation', 'invitations')} declined, ${unanswered} unanswered`,
      de: `${declined} von ${counted(asked, 'Einladung', 'Einladungen')} abgelehnt, ${unanswered} unbeantwortet`,
    }),
  research: (researches: boolean): Said => (researches ? { en: 'a record of research', de: 'forscht nachweislich' } : { en: 'no record of research', de: 'kein Nachweis von Forschung' }),
} as const;

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
