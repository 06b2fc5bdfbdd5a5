import { neutral } from '@counterpart/contract/cells';
import { BADGE_LABELS, explain, noteText } from '@counterpart/engine/directory';
import type { Language, RankedPractitioner, Ranking } from '@counterpart/engine/directory';
import { stringify } from 'csv-stringify/sync';
import { printable } from '../exit.ts';
import { aligned } from '../table.ts';

/** The texts are for the person who seeks: in German, as specified, and in English, unless one of the two was asked for. */
function inLanguages(language: Language | undefined, text: (language: Language) => string): string {
  return language === undefined ? `${text('de')} / ${text('en')}` : text(language);
}

export function asJson({ view, results, note }: Ranking, language?: Language): string {
  const document = {
    view,
    results: results.map((result) => {
      const { id, platformScore, matchScore, totalScore, matchPercent, badges } = result;
      return { id, platformScore, matchScore, totalScore, matchPercent, badges, explanation: inLanguages(language, (each) => explain(result, each)) };
    }),
    note: note === null ? null : inLanguages(language, (each) => noteText(note, each)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const COLUMNS = ['place', 'id', 'platform_score', 'match_score', 'total_score', 'match_percent', 'badges', 'explanation'];

export function asCsv({ results }: Ranking, language?: Language): string {
  const rows = results.map((result, at) => {
    const { id, platformScore, matchScore, totalScore, matchPercent, badges } = result;
    return [at + 1, id, platformScore, matchScore, totalScore, matchPercent, badges.join(' '), inLanguages(language, (each) => explain(result, each))];
  });
  return stringify([COLUMNS, ...rows.map((row) => row.map((cell) => neutral(String(cell ?? ''))))], { record_delimiter: '\r\n' });
}

export function asTable(ranking: Ranking, language: Language = 'en'): string {
  const { view, results, note, eligible, rotation } = ranking;
  const heads = view === 'match' ? ['', 'Practitioner', 'Total', 'Match', 'Platform', 'Badges', 'Why'] : ['', 'Practitioner', 'Platform', 'Badges', 'Why'];
  const rows = results.map((result, at) => [String(at + 1), ...cellsOf(result, view, language)]);
  const more = eligible - results.length;
  return [
    ...(note === null ? [] : [noteText(note, language), ...(rows.length > 0 ? [''] : [])]),
    ...(rows.length > 0 ? aligned([heads, ...rows]) : []),
    ...(more > 0 ? ['', `… and ${more} more.`] : []),
    ...(rows.length > 0 ? ['', `Equals stand in the order of ${rotation.day} (${rotation.timeZone}).`] : []),
  ].map((line) => `${printable(line)}\n`).join('');
}

function cellsOf(result: RankedPractitioner, view: Ranking['view'], language: Language): string[] {
  const { id, platformScore, matchScore, totalScore, matchPercent, badges } = result;
  const scores = view === 'match' ? [String(totalScore), `${matchScore}${matchPercent === null ? '' : ` (${matchPercent} %)`}`, String(platformScore)] : [String(platformScore)];
  return [id, ...scores, badges.map((badge) => BADGE_LABELS[language][badge]).join(', '), explain(result, language)];
}

/** The sentence that there is nobody, for where the table does not say it. */
export function nobody({ note }: Ranking, language?: Language): string {
  return note === null ? '' : `${inLanguages(language, (each) => noteText(note, each))}\n`;
}
