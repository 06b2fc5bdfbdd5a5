import type { Cast, CastMentee, CastMentor } from './cast.ts';

/** The cast as the files that a coordinator would upload, and that `counterpart cohort match` reads. */
export function mentorsCsv(cast: Cast): string {
  const columns = ['email', 'name', 'organization', 'preferences', 'never', 'job_title', 'function', 'expertise_tags', 'languages', 'location', 'years_experience', 'coaching_topics', 'bio', 'availability_notes'] as const;
  return csv(columns, cast.mentors);
}

export function menteesCsv(cast: Cast): string {
  const columns = ['email', 'name', 'organization', 'preferences', 'never', 'desired_tags', 'desired_attributes', 'desired_languages', 'desired_location', 'desired_function', 'free_text_notes'] as const;
  return csv(columns, cast.mentees);
}

/** Both sides in one file, as the app's import of participants takes them. */
export function participantsCsv(cast: Cast): string {
  const columns = ['email', 'name', 'side', 'organization', 'job_title', 'function', 'expertise_tags', 'languages', 'location', 'years_experience', 'coaching_topics', 'bio', 'availability_notes', 'desired_tags', 'desired_attributes', 'desired_languages', 'desired_location', 'desired_function', 'free_text_notes'] as const;
  return csv(columns, sides(cast));
}

export function preferencesCsv(cast: Cast): string {
  return csv(['email', 'side', 'preferences', 'never'] as const, sides(cast));
}

function sides(cast: Cast): (Record<string, unknown>)[] {
  const withSide = (side: string) => (person: CastMentor | CastMentee) => ({ ...person, side });
  return [...cast.mentors.map(withSide('mentor')), ...cast.mentees.map(withSide('mentee'))];
}

function csv(columns: readonly string[], rows: readonly object[]): string {
  const cell = (value: unknown) => {
    const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]))].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}
