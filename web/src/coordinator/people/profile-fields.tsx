import { Fieldset, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { textOf } from '../../shared/action.ts';
import { CheckboxField, NumberField, TextAreaField, TextField } from '../../shared/form/fields.tsx';
import { TagsField, tagsOf } from '../../shared/form/tags-field.tsx';
import type { MenteeWishes, MentorFields, Settings } from '../types.ts';

export function MentorProfileFields({ fields }: { fields: MentorFields }) {
  const t = useTranslations('coordinator.participant');
  return (
    <>
      <TextField name="mentorFields.jobTitle" label={t('jobTitle')} defaultValue={fields.jobTitle} optional />
      <TextField name="mentorFields.function" label={t('function')} defaultValue={fields.function} optional />
      <TagsField name="mentorFields.expertiseTags" label={t('expertiseTags')} defaultValue={fields.expertiseTags} optional />
      <TagsField name="mentorFields.coachingTopics" label={t('coachingTopics')} defaultValue={fields.coachingTopics} optional />
      <TagsField name="mentorFields.languages" label={t('languages')} defaultValue={fields.languages} optional />
      <TextField name="mentorFields.location" label={t('location')} defaultValue={fields.location} optional />
      <NumberField name="mentorFields.yearsExperience" label={t('yearsExperience')} defaultValue={fields.yearsExperience ?? ''} min={0} max={80} maw="10rem" optional />
      <TextAreaField name="mentorFields.bio" label={t('bio')} defaultValue={fields.bio} rows={5} optional />
      <TextAreaField name="mentorFields.availabilityNotes" label={t('availabilityNotes')} defaultValue={fields.availabilityNotes} rows={2} optional />
    </>
  );
}

export function MenteeWishFields({ wishes, catalogue }: { wishes: MenteeWishes; catalogue: Settings['attributes'] }) {
  const t = useTranslations('coordinator.participant');
  return (
    <>
      <TagsField name="menteeWishes.tags" label={t('wishTags')} defaultValue={wishes.tags} optional />
      {/* Not Mantine's Checkbox.Group: it takes the ticks of its boxes into its own hands and would start with none. */}
      <Fieldset variant="unstyled" legend={<Text span size="sm" fw={600}>{t('wishAttributes')}</Text>}>
        <Stack gap="xs" mt="xs">
          {catalogue.length === 0 && <Text size="sm" c="dimmed">{t('noCatalogue')}</Text>}
          {catalogue.map(({ key, label }) => <CheckboxField key={key} name="menteeWishes.attributes" value={key} label={label} defaultChecked={wishes.attributes.includes(key)} />)}
        </Stack>
      </Fieldset>
      <TagsField name="menteeWishes.languages" label={t('wishLanguages')} defaultValue={wishes.languages} optional />
      <TextField name="menteeWishes.location" label={t('wishLocation')} defaultValue={wishes.location} optional />
      <TextField name="menteeWishes.function" label={t('wishFunction')} defaultValue={wishes.function} optional />
      <TextAreaField name="menteeWishes.notes" label={t('wishNotes')} defaultValue={wishes.notes} rows={3} optional />
    </>
  );
}

export function mentorFieldsFromForm(form: FormData): MentorFields {
  const text = (name: string) => textOf(form, `mentorFields.${name}`);
  const tags = (name: string) => tagsOf(form, `mentorFields.${name}`);
  return {
    jobTitle: text('jobTitle'), function: text('function'), expertiseTags: tags('expertiseTags'), coachingTopics: tags('coachingTopics'), languages: tags('languages'),
    location: text('location'), yearsExperience: text('yearsExperience') === '' ? null : Number(text('yearsExperience')), bio: text('bio'), availabilityNotes: text('availabilityNotes'),
  };
}

export function menteeWishesFromForm(form: FormData): MenteeWishes {
  const text = (name: string) => textOf(form, `menteeWishes.${name}`);
  const tags = (name: string) => tagsOf(form, `menteeWishes.${name}`);
  return { tags: tags('tags'), attributes: form.getAll('menteeWishes.attributes').map(String), languages: tags('languages'), location: text('location'), function: text('function'), notes: text('notes') };
}
