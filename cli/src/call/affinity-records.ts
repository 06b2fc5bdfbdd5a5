import type { Expertise, ProposalText, Publication, Proficiency, ReviewerProfile } from '@counterpart/engine/call';
import type { Language } from '@counterpart/engine/text';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { jsonList } from '../json-list.ts';

export type OnProgress = (file: string, share: number) => void;

/** With how many publications have no year, which cannot be known to be recent: these are left out. */
export interface ReadReviewer extends ReviewerProfile { readonly undated: number }

/** `[{id, expertise: [{keyword, proficiency}], publications: [{title, abstract, year}], biography, language}]`; of these only `id` must be there. */
export function readReviewers(file: string, onProgress: OnProgress): Generator<ReadReviewer> {
  return readMembers(file, 'reviewer', onProgress, (record) => {
    const expertise = record.list('expertise', '{"keyword": "sea ice", "proficiency": "expert"}').map((entry): Expertise => ({ keyword: entry.name(['keyword', 'name']), proficiency: entry.proficiency() }));
    const publications = record.list('publications', '{"title": "Sea ice", "year": 2026}').map((entry) => ({ title: entry.text(['title']), abstract: entry.text(['abstract']), year: entry.year() }));
    const dated = publications.filter((publication): publication is Publication => publication.year !== null);
    return { expertise, publications: dated, undated: publications.length - dated.length, biography: record.text(['biography', 'bio']) };
  });
}

/** `[{id, title, summary, description, language}]`; `id` and `title` must be there. */
export function readProposals(file: string, onProgress: OnProgress): Generator<ProposalText> {
  return readMembers(file, 'proposal', onProgress, (record) => ({
    title: record.name(['title', 'name']),
    summary: record.text(['summary', 'abstract']),
    description: record.text(['description']),
  }));
}

interface Member { readonly id: string; readonly language?: Language }

/** One after the other, so that a file of any size can be read. @throws UnusableInput at the end, with all that is wrong in the file */
function* readMembers<Rest extends object>(file: string, kind: 'reviewer' | 'proposal', onProgress: OnProgress, restOf: (record: Fields) => Rest): Generator<Member & Rest> {
  const problems: InputProblem[] = [];
  const lines = new Map<string, number>();
  let at = 0;
  for (const { value, line } of jsonList(file, (share) => onProgress(file, share))) {
    const record = new Fields(value, `${kind}s[${at++}]`, { problems, file, line });
    if (!record.isObject) {
      record.problem('', value, 'is not an object', `A ${kind} is an object such as {"id": "a"}.`);
      continue;
    }
    const id = record.name(['id', 'uuid']);
    const earlier = lines.get(id);
    if (earlier !== undefined) record.problem('.id', id, `is also the id of the ${kind} on line ${earlier}`, 'Keep one of the two.');
    else if (id !== '') lines.set(id, line);
    const member = { id, ...record.language(), ...restOf(record) };
    if (problems.length === 0) yield member;
  }
  if (problems.length > 0) throw new UnusableInput(problems);
  if (at === 0) throw new UnusableInput([{ file, line: null, column: null, value: null, reason: `has no ${kind}`, remedy: 'Is this the right file?' }]);
}

interface Place { readonly problems: InputProblem[]; readonly file: string; readonly line: number }

/** A file of the wrong kind is wrong in every record; so many problems say so. */
const MOST_PROBLEMS = 1000;
const PROFICIENCIES: readonly string[] = ['expert', 'familiar', 'basic'] satisfies Proficiency[];

/** One object of the file, read field by field under any of a field's names. Fields that are null count as missing; those that are not asked for are ignored. */
class Fields {
  readonly isObject: boolean;
  private readonly fields: Readonly<Record<string, unknown>>;
  private readonly path: string;
  private readonly place: Place;

  constructor(value: unknown, path: string, place: Place) {
    this.isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.fields = this.isObject ? value as Record<string, unknown> : {};
    this.path = path;
    this.place = place;
  }

  problem(field: string, value: unknown, reason: string, remedy: string): void {
    const { problems, file, line } = this.place;
    if (problems.length < MOST_PROBLEMS) problems.push({ file, line, column: this.path + field, value: shown(value), reason, remedy });
  }

  /** A text that must be there; whole numbers count, for databases number their rows. */
  name(names: readonly string[]): string {
    const [field, value] = this.find(names);
    if (value === undefined) this.problem(`.${field}`, undefined, 'is missing', `Give ${names.map((name) => `"${name}"`).join(' or ')}.`);
    else if (Number.isSafeInteger(value)) return String(value);
    else if (typeof value !== 'string' || value.trim() === '') this.problem(`.${field}`, value, 'is not a text with something in it', 'Give a text.');
    else return value;
    return '';
  }

  /** A text that may be missing. */
  text(names: readonly string[]): string {
    const [field, value = ''] = this.find(names);
    if (typeof value === 'string') return value;
    this.problem(`.${field}`, value, 'is not a text', 'Give a text, or leave the field out.');
    return '';
  }

  list(name: string, example: string): Fields[] {
    const [field, value = []] = this.find([name]);
    if (!Array.isArray(value)) {
      this.problem(`.${field}`, value, 'is not a list', `Give a list of objects such as [${example}], or leave the field out.`);
      return [];
    }
    return value.flatMap((entry: unknown, at) => {
      const fields = new Fields(entry, `${this.path}.${field}[${at}]`, this.place);
      if (fields.isObject) return [fields];
      fields.problem('', entry, 'is not an object', `Give an object such as ${example}.`);
      return [];
    });
  }

  proficiency(): Proficiency {
    const [field, value] = this.find(['proficiency', 'level']);
    const known = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (!PROFICIENCIES.includes(known)) this.problem(`.${field}`, value, value === undefined ? 'is missing' : 'is not a proficiency', `Give one of ${PROFICIENCIES.join(', ')}.`);
    return known as Proficiency;
  }

  /** A year, or a date that begins with one; null where it is missing. */
  year(): number | null {
    const [field, value] = this.find(['year', 'published', 'date']);
    if (value === undefined) return null;
    const year = Number(/^\d{4}(?=$|-)/u.exec(String(value))?.[0]);
    if (Number.isNaN(year)) this.problem(`.${field}`, value, 'is not a year', 'Give a year such as 2026, or a date such as 2026-03-31, or leave the field out: the publication does not count then.');
    return year;
  }

  /** By its primary subtag (BCP 47): `de-AT` is German. */
  language(): { readonly language?: Language } {
    const [field, value] = this.find(['language']);
    if (value === undefined) return {};
    const primary = typeof value === 'string' ? /^([a-z]+)(?:[-_][a-z\d]+)*$/u.exec(value.trim().toLowerCase())?.[1] : undefined;
    if (primary === 'en' || primary === 'de') return { language: primary };
    this.problem(`.${field}`, value, 'is not a language whose words are known', 'Give en or de, or leave the field out: it is detected then.');
    return {};
  }

  /** The first of the names that is there, else the first. */
  private find(names: readonly string[]): readonly [field: string, value: unknown] {
    const field = names.find((name) => Object.hasOwn(this.fields, name) && this.fields[name] !== null) ?? names[0]!;
    return [field, Object.hasOwn(this.fields, field) ? this.fields[field] ?? undefined : undefined];
  }
}

/** What stands there, in short: it may be large or nested deep. */
function shown(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return String(value);
}
