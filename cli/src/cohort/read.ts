import { attributeNamed, validateSnapshot } from '@counterpart/engine/cohort';
import type { CohortSnapshot, Mode, SnapshotProblem } from '@counterpart/engine/cohort';
import { attempt, UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { snapshotWords } from '../words.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { organizationsOf, readMentees, readMentors } from './people.ts';
import type { Contact, Side } from './people.ts';

export interface CohortFiles { readonly mentors: string; readonly mentees: string; readonly config?: string | undefined; readonly mode: Mode }

export interface CohortInput {
  readonly snapshot: CohortSnapshot;
  readonly mentors: ReadonlyMap<string, Contact>;
  readonly mentees: ReadonlyMap<string, Contact>;
}

/**
 * Reads the files into one snapshot. Problems of all files come together, those of the rows before those between them.
 *
 * @throws UnusableInput
 */
export function readCohort({ mentors: mentorFile, mentees: menteeFile, config: configFile, mode }: CohortFiles): CohortInput {
  const problems: InputProblem[] = [];
  const mentors = attempt(() => readMentors(mentorFile, problems), problems);
  const mentees = attempt(() => readMentees(menteeFile, problems), problems);
  const config = attempt(() => readConfig(configFile), problems);
  if (mentors === null || mentees === null || config === null || problems.length > 0) throw new UnusableInput(problems);
  const snapshot: CohortSnapshot = {
    mode,
    includeUnsubmitted: false,
    mentors: mentors.people,
    mentees: mentees.people.map((mentee) => ({ ...mentee, wishes: { ...mentee.wishes, attributes: keysOf(mentee.wishes.attributes, config.settings.attributes) } })),
    organizations: organizationsOf([...mentors.contacts, ...mentees.contacts]),
    rules: config.rules,
    settings: config.settings,
  };
  const refused = validateSnapshot(snapshot);
  if (refused.length > 0) throw new UnusableInput(refused.map((problem) => inFile(problem, mentors, mentees, config)));
  return { snapshot, mentors: byEmail(mentors.contacts), mentees: byEmail(mentees.contacts) };
}

/** What the catalogue does not have stays as it is written, and is refused by name. */
function keysOf(wanted: readonly string[], catalogue: CohortSnapshot['settings']['attributes']): string[] {
  return [...new Set(wanted.map((text) => attributeNamed(catalogue, text)?.key ?? text))];
}

const COLUMN_OF: readonly (readonly [string, string])[] = [
  ['.preferences', 'preferences'], ['.never', 'never'], ['.wishes.attributes', 'desired_attributes'], ['.organizationId', 'organization'],
];

/** `mentors[3].preferences[1]` is a cell of the row that became person 3. */
function inFile(problem: SnapshotProblem, mentors: Side<unknown>, mentees: Side<unknown>, config: Config): InputProblem {
  const files = { mentors: mentors.file, mentees: mentees.file };
  const place = /^(mentors|mentees)\[(\d+)\](.*)$/u.exec(problem.path);
  if (place === null) return { file: config.file, line: null, column: problem.path, ...snapshotWords(problem, files) };
  const side = place[1] === 'mentors' ? mentors : mentees;
  const column = COLUMN_OF.find(([path]) => place[3]!.startsWith(path))?.[1] ?? 'email';
  return { file: side.file, line: side.contacts[Number(place[2])]!.line, column, ...snapshotWords(problem, files) };
}

function byEmail(contacts: readonly Contact[]): Map<string, Contact> {
  return new Map(contacts.map((contact) => [contact.email, contact]));
}
