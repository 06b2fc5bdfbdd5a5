import { readPerson, readPractitioners } from '@counterpart/engine/directory';
import type { Person, Practitioner, Read, RecordProblem } from '@counterpart/engine/directory';
import { attempt, UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { jsonList } from '../json-list.ts';
import { readJsonObject } from '../json-object.ts';
import { showProgress } from '../progress.ts';
import { ignoredFields, recordWords } from './words.ts';

export interface DirectoryFiles { readonly practitioners: string; readonly person?: string | undefined }

export interface DirectoryInput {
  readonly practitioners: readonly Practitioner[];
  /** Null: nobody in particular, the directory view. */
  readonly person: Person | null;
  /** Sentences about fields that are not read. */
  readonly remarks: string;
}

/**
 * Reads both files, in the field names of the directory's data model; problems of both come together.
 *
 * @throws UnusableInput
 */
export function readDirectory({ practitioners: practitionerFile, person: personFile }: DirectoryFiles): DirectoryInput {
  const problems: InputProblem[] = [];
  const practitioners = attempt(() => practitionersIn(practitionerFile, problems), problems);
  const person = attempt(() => (personFile === undefined ? null : personIn(personFile, problems)), problems);
  if (problems.length > 0) throw new UnusableInput(problems);
  return {
    practitioners: practitioners?.value ?? [], person: person?.value ?? null,
    remarks: ignoredFields(practitioners?.ignored ?? [], practitionerFile) + ignoredFields(person?.ignored ?? [], personFile ?? ''),
  };
}

function practitionersIn(file: string, problems: InputProblem[]): Read<readonly Practitioner[]> {
  const lines: number[] = [];
  const read = readPractitioners(recordsIn(file, lines));
  problems.push(...read.problems.map((problem): InputProblem => {
    const [, record, field] = /^\[(\d+)\]\.?(.*)$/u.exec(problem.path)!;
    return inputProblem({ file, line: lines[Number(record)]! }, field!, problem);
  }));
  return read;
}

/** One record after the other; `lines` becomes where each begins. */
function* recordsIn(file: string, lines: number[]): Generator<unknown> {
  const progress = showProgress();
  for (const { value, line } of jsonList(file, (share) => progress(file, share))) {
    lines.push(line);
    yield value;
  }
  progress(null, 1);
}

function personIn(file: string, problems: InputProblem[]): Read<Person> {
  const read = readPerson(readJsonObject(file, '{"schwerpunkte": ["trauma"], "city": "Berlin"}'));
  problems.push(...read.problems.map((problem) => inputProblem({ file, line: null }, problem.path, problem)));
  return read;
}

function inputProblem(place: Pick<InputProblem, 'file' | 'line'>, field: string, problem: RecordProblem): InputProblem {
  return { ...place, column: field === '' ? null : field, ...recordWords(problem) };
}
