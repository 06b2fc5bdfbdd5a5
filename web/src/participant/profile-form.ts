import { textOf } from '../shared/action.ts';
import { tagsOf } from '../shared/form/tags-field.tsx';
import type { MenteeWishes, MentorFields } from './steps.ts';

// Fields are named by their path in the API's input, so that a refusal finds its field.

export function readMentorFields(form: FormData): MentorFields {
  const text = (name: keyof MentorFields) => textOf(form, `mentorFields.${name}`);
  const list = (name: keyof MentorFields) => tagsOf(form, `mentorFields.${name}`);
  const years = text('yearsExperience');
  return {
    jobTitle: text('jobTitle'), function: text('function'), location: text('location'),
    expertiseTags: list('expertiseTags'), coachingTopics: list('coachingTopics'), languages: list('languages'),
    yearsExperience: years === '' ? null : Number(years),
    bio: unixLines(text('bio')), availabilityNotes: unixLines(text('availabilityNotes')),
  };
}

export function readMenteeWishes(form: FormData): MenteeWishes {
  const text = (name: keyof MenteeWishes) => textOf(form, `menteeWishes.${name}`);
  const list = (name: keyof MenteeWishes) => tagsOf(form, `menteeWishes.${name}`);
  return {
    tags: list('tags'), languages: list('languages'), location: text('location'), function: text('function'), notes: unixLines(text('notes')),
    attributes: form.getAll('menteeWishes.attributes').filter((value) => typeof value === 'string'),
  };
}

/** Browsers send the line breaks of a text area as CRLF. */
const unixLines = (text: string) => text.replaceAll('\r\n', '\n');
