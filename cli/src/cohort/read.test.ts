import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UnusableInput } from '../exit.ts';
import { workFolder } from '../run.test-support.ts';
import { readCohort } from './read.ts';

const folder = workFolder();
const attributes = [{ key: 'ten_years', label: 'At least ten years', weight: 1, predicate: { field: 'yearsExperience', op: 'atLeast', value: 10 } }];

function read(mentors: string, mentees: string) {
  const written = Object.entries({ 'mentors.csv': mentors, 'mentees.csv': mentees, 'config.json': JSON.stringify({ attributes }) }).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  return readCohort({ mentors: written[0]!, mentees: written[1]!, config: written[2], mode: 'exception' }).snapshot;
}

it('lists, attributes and addresses are read as on the pages: three separators, keys or labels in any spelling', () => {
  const { mentors, mentees } = read(
    'email,organization,preferences,never,years_experience\r\nAda@x.org,Acme,"cy@z.org, di@z.org","ed@z.org\r\nfe@z.org",80\r\n',
    'email;organization;desired_attributes\ncy@z.org;Zed;TEN_years, at least  ten years\ndi@z.org;Zed;ten_years\ned@z.org;Zed;\nfe@z.org;Zed;\n',
  );
  expect(mentors).toMatchObject([{ id: 'ada@x.org', preferences: ['cy@z.org', 'di@z.org'], never: ['ed@z.org', 'fe@z.org'], fields: { yearsExperience: 80 } }]);
  expect(mentees.map(({ wishes }) => wishes.attributes)).toEqual([['ten_years'], ['ten_years'], [], []]);
});

it('what no page takes is refused here too', () => {
  const problems = (mentors: string): string[] => {
    try {
      read(mentors, 'email,organization\ncy@z.org,Zed\n');
      return [];
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      return error.problems.map(({ column, value }) => `${column}: ${value}`);
    }
  };
  expect(problems('email,organization,years_experience\nada@x.org,Acme,81\n')).toEqual(['years_experience: 81']);
  expect(problems('email,organization\nada@localhost,Acme\njürgen@x.org,Acme\n')).toEqual(['email: ada@localhost', 'email: jürgen@x.org']);
});
