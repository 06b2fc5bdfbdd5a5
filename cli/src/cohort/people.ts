import { emailOf, entriesOf, yearsOf } from '@counterpart/contract/cells';
import { compareText, fold } from '@counterpart/engine/text';
import type { Mentee, MenteeWishes, Mentor, MentorFields } from '@counterpart/engine/cohort';
import type { InputProblem } from '../exit.ts';
import { readTable } from './table.ts';
import type { Columns, Row } from './table.ts';

const SHARED = { required: ['email', 'organization'], optional: ['name', 'preferences', 'never'] };
const MENTORS: Columns = {
  ...SHARED,
  optional: [
    ...SHARED.optional, 'job_title', 'function', 'expertise_tags', 'languages', 'location', 'years_experience', 'coaching_topics', 'bio',
    'availability_notes',
  ],
};
const MENTEES: Columns = {
  ...SHARED,
  optional: [
    ...SHARED.optional, 'desired_tags', 'desired_attributes', 'desired_languages', 'desired_location', 'desired_function', 'free_text_notes',
  ],
};

/** What a row says beyond what the engine asks. */
export interface Contact { readonly email: string; readonly name: string; readonly organization: string; readonly line: number }

export interface Side<Person> {
  readonly file: string;
  /** In the order of the file; entry i of both belongs to row i. */
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
}

/** More would take minutes and gigabytes: every pair is scored and explained. */
const MOST_PEOPLE = 2_000;

export function readMentors(file: string, problems: InputProblem[]): Side<Mentor> {
  return readSide(file, MENTORS, problems, (row, place) => ({
    ...person(row), side: 'mentor', fields: fieldsOf(row, (column, value, reason, remedy) => problems.push({ ...place, column, value, reason, remedy })),
  }));
}

export function readMentees(file: string, problems: InputProblem[]): Side<Mentee> {
  return readSide(file, MENTEES, problems, (row) => ({ ...person(row), side: 'mentee', wishes: wishesOf(row) }));
}

/** Case only: folding "ß" to "ss", as for tags, would name another mailbox. */
export function foldEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

/** The organizations both files name. Of several spellings of one the first in code-point order is shown, whatever the order of rows. */
export function organizationsOf(contacts: readonly Contact[]): { readonly id: string; readonly name: string }[] {
  const spellings = new Map<string, string>();
  for (const { organization } of contacts) {
    const id = fold(organization);
    const known = spellings.get(id);
    if (known === undefined || compareText(organization, known) < 0) spellings.set(id, organization);
  }
  return [...spellings].map(([id, name]) => ({ id, name }));
}

type Place = Pick<InputProblem, 'file' | 'line'>;

function readSide<Person>(file: string, columns: Columns, problems: InputProblem[], make: (row: Row, place: Place) => Person): Side<Person> {
  const { rows } = readTable(file, columns);
  const contacts = rows.map((row) => ({
    email: foldEmail(row.cell('email')), name: row.cell('name'), organization: row.cell('organization').normalize('NFC'), line: row.line,
  }));
  if (rows.length > MOST_PEOPLE) {
    problems.push({ file, line: null, column: null, value: `${rows.length} rows`, reason: `is more than the ${MOST_PEOPLE} people a side can have`, remedy: 'Split the cohort.' });
  }
  const firstLine = new Map<string, number>();
  for (const contact of contacts) {
    problems.push(...contactProblems({ file, line: contact.line }, contact, firstLine.get(contact.email)));
    if (!firstLine.has(contact.email)) firstLine.set(contact.email, contact.line);
  }
  return { file, contacts, people: rows.map((row) => make(row, { file, line: row.line })) };
}

function contactProblems(place: Place, { email, organization }: Contact, firstLine: number | undefined): InputProblem[] {
  const problems: InputProblem[] = [];
  const problem = (column: string, value: string, reason: string, remedy: string): void => { problems.push({ ...place, column, value, reason, remedy }); };
  if (emailOf(email) === null) problem('email', email, 'is not an e-mail address', 'Give one address such as ada@example.org.');
  else if (firstLine !== undefined) problem('email', email, `is already on line ${firstLine}`, 'Keep one of the two rows.');
  if (fold(organization) === '') problem('organization', organization, 'names no organization', 'Every person needs one, or nobody can tell who is of the same house.');
  return problems;
}

function person(row: Row) {
  const email = foldEmail(row.cell('email'));
  return {
    id: email,
    // One address is one person, also where it is in both files.
    personId: email,
    organizationId: fold(row.cell('organization')),
    submitted: true,
    preferences: entriesOf(row.cell('preferences')).map(foldEmail),
    never: entriesOf(row.cell('never')).map(foldEmail),
  };
}

type ReportCell = (column: string, value: string, reason: string, remedy: string) => void;

function fieldsOf(row: Row, report: ReportCell): MentorFields {
  return {
    jobTitle: row.cell('job_title'),
    function: row.cell('function'),
    expertiseTags: entriesOf(row.cell('expertise_tags')),
    coachingTopics: entriesOf(row.cell('coaching_topics')),
    languages: entriesOf(row.cell('languages')),
    location: row.cell('location'),
    yearsExperience: years(row.cell('years_experience'), report),
    bio: row.cell('bio'),
  };
}

function wishesOf(row: Row): MenteeWishes {
  return {
    tags: entriesOf(row.cell('desired_tags')),
    attributes: entriesOf(row.cell('desired_attributes')),
    languages: entriesOf(row.cell('desired_languages')),
    location: row.cell('desired_location'),
    function: row.cell('desired_function'),
  };
}

function years(text: string, report: ReportCell): number | null {
  if (text === '') return null;
  const number = yearsOf(text);
  if (number === null) report('years_experience', text, 'is not a number of years', 'Give a whole number from 0 to 80, or leave the cell empty.');
  return number;
}
