import { useTranslations } from 'use-intl';
import { EditedTags } from '../../participant/edited-tags.tsx';
import { keepPage, loadEditable, saveStep } from '../../participant/own.ts';
import { readMentorFields } from '../../participant/profile-form.ts';
import { StepForm } from '../../participant/step-form.tsx';
import { Datalist, StepPage } from '../../participant/step-page.tsx';
import { suggestionsFrom } from '../../participant/suggestions.ts';
import { clientOf, load } from '../../shared/action.ts';
import { NumberField, TextAreaField, TextField } from '../../shared/form/fields.tsx';
import type { Route } from './+types/introduction.ts';

export async function loader(call: Route.LoaderArgs) {
  const own = await loadEditable(call, 'introduction');
  const { items } = await load(() => clientOf(call.context).participation.candidates({ participantId: own.participantId }));
  return { own, suggestions: suggestionsFrom(items) };
}

export async function action(call: Route.ActionArgs) {
  const form = await call.request.formData();
  const { participantId } = call.params;
  return saveStep(call, { step: 'introduction', form, save: () => clientOf(call.context).participation.saveProfile({ participantId, mentorFields: readMentorFields(form) }) });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepPage(serverAction);

export default function Introduction({ loaderData: { own, suggestions }, actionData }: Route.ComponentProps) {
  const t = useTranslations('participant.introduction');
  const fields = own.mentorFields;
  return (
    <StepPage own={own} step="introduction" title={t('title')} lead={t('intro')}>
      <StepForm own={own} step="introduction" result={actionData}>
        <TextField name="mentorFields.jobTitle" label={t('jobTitle')} description={t('jobTitleHint')} defaultValue={fields?.jobTitle} autoComplete="organization-title" maxLength={200} />
        <TextField name="mentorFields.function" label={t('function')} defaultValue={fields?.function} list="functions" maxLength={200} />
        <EditedTags name="mentorFields.expertiseTags" label={t('expertiseTags')} description={t('expertiseTagsHint')} defaultValue={fields?.expertiseTags ?? []} suggestions={suggestions.topics} />
        <EditedTags name="mentorFields.coachingTopics" label={t('coachingTopics')} defaultValue={fields?.coachingTopics ?? []} suggestions={suggestions.topics} />
        <EditedTags name="mentorFields.languages" label={t('languages')} defaultValue={fields?.languages ?? []} suggestions={suggestions.languages} />
        <TextField name="mentorFields.location" label={t('location')} defaultValue={fields?.location} list="locations" maxLength={200} />
        <Datalist id="locations" options={suggestions.locations} />
        <Datalist id="functions" options={suggestions.functions} />
        <NumberField name="mentorFields.yearsExperience" label={t('yearsExperience')} defaultValue={fields?.yearsExperience ?? ''} min={0} max={80} maw="12rem" />
        <TextAreaField name="mentorFields.bio" label={t('bio')} description={t('bioHint')} defaultValue={fields?.bio} maxLength={5000} autosize minRows={4} maxRows={14} />
        <TextAreaField name="mentorFields.availabilityNotes" label={t('availabilityNotes')} description={t('availabilityNotesHint')} defaultValue={fields?.availabilityNotes} maxLength={2000} autosize minRows={2} maxRows={10} />
      </StepForm>
    </StepPage>
  );
}
