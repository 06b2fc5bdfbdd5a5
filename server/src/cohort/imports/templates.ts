import { csvFile } from '../../platform/files/write.ts';
import { columnsOf, type ImportKind } from './columns.ts';

const examples: Readonly<Record<ImportKind, readonly Readonly<Record<string, string>>[]>> = {
  participants: [
    { email: 'ada@example.org', side: 'mentor', name: 'Ada Example', organization: 'North Clinic', job_title: 'Head of Research', function: 'Research', expertise_tags: 'statistics; leadership', languages: 'English; German', location: 'Berlin', years_experience: '14', coaching_topics: 'first management role', bio: 'Twenty lines at most work best.', availability_notes: 'Fridays after three' },
    { email: 'ben@example.org', side: 'mentee', name: 'Ben Example', organization: 'South Institute', desired_tags: 'leadership', desired_languages: 'German', desired_location: 'Berlin', desired_function: 'Research', free_text_notes: 'I lead my first team since May.' },
  ],
  preferences: [
    { email: 'ada@example.org', side: 'mentor', preferences: 'ben@example.org; cleo@example.org', never: '' },
    { email: 'ben@example.org', side: 'mentee', preferences: 'ada@example.org', never: 'dan@example.org' },
  ],
  mentorProfiles: [
    { mentor_email: 'ada@example.org', organization: 'North Clinic', job_title: 'Head of Research', function: 'Research', expertise_tags: 'statistics; leadership', languages: 'English; German', location: 'Berlin', years_experience: '14', coaching_topics: 'first management role', bio: 'Twenty lines at most work best.', availability_notes: 'Fridays after three' },
  ],
};

/** §15 names the third; the others follow it. */
const fileNames: Readonly<Record<ImportKind, string>> = { participants: 'participants', preferences: 'preferences', mentorProfiles: 'mentor_slide_data' };

/** A file with every column and an example, which its own import reads. */
export function template(kind: ImportKind, cohortName: string): File {
  const header = [...columnsOf[kind].required, ...columnsOf[kind].optional];
  const cohort = cohortName.replaceAll(/[^\p{L}\p{N}]+/gu, '_').slice(0, 60);
  return csvFile(`${fileNames[kind]}_${cohort}.csv`, { name: kind, header, rows: examples[kind].map((row) => header.map((column) => row[column] ?? '')) });
}
