import { sortedBy, type Sorting } from '../sorting.ts';
import type { Match } from '../types.ts';

export const filters = ['all', 'exceptions', 'ambiguous', 'onlyOption', 'overrides'] as const;
export type Filter = (typeof filters)[number];
export const pageSize = 200;

export interface MatchQuery { readonly show: Filter; readonly search: string; readonly sorting: Sorting; readonly page: number }

const tests: Record<Filter, (match: Match) => boolean> = {
  all: () => true,
  exceptions: ({ exceptionTypes }) => exceptionTypes.length > 0,
  ambiguous: ({ ambiguity }) => ambiguity.ambiguous,
  onlyOption: ({ regret }) => regret === null,
  overrides: ({ manualOverride }) => manualOverride,
};

/** Worst first in ascending order: same organization, neither, one-sided, none. */
const severity = ({ exceptionTypes }: Match): number => 3 - Math.max(0, ...exceptionTypes.map((type) => Number(type.slice(1))));

const values: Record<string, (match: Match) => string | number | null> = {
  mentor: ({ mentor }) => mentor.name, mentee: ({ mentee }) => mentee.name, match: ({ scorePercent }) => scorePercent, remarks: severity,
  regret: ({ regret }) => regret ?? Number.MAX_SAFE_INTEGER,
};

export function queryOf(search: URLSearchParams): MatchQuery {
  const sort = search.get('sort') ?? 'mentor';
  return {
    show: filters.find((filter) => filter === search.get('show')) ?? 'all',
    search: search.get('search')?.trim() ?? '',
    sorting: { key: sort.replace(/^-/, ''), desc: sort.startsWith('-') },
    page: Math.max(1, Math.trunc(Number(search.get('page'))) || 1),
  };
}

/** The pairs that one page shows, and how many there are in all. */
export function shownMatches(matches: readonly Match[], { show, search, sorting, page }: MatchQuery, locale: string): { shown: readonly Match[]; found: number; pages: number } {
  const wanted = search.toLocaleLowerCase(locale);
  const texts = ({ mentor, mentee }: Match) => [mentor.name, mentor.organization, mentor.email, mentee.name, mentee.organization, mentee.email];
  const found = matches.filter((match) => tests[show](match) && (wanted === '' || texts(match).some((text) => text.toLocaleLowerCase(locale).includes(wanted))));
  const sorted = sortedBy(found, values[sorting.key], sorting, locale);
  return { shown: sorted.slice((page - 1) * pageSize, page * pageSize), found: found.length, pages: Math.max(1, Math.ceil(found.length / pageSize)) };
}
