import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { EditedTags } from '../../participant/edited-tags.tsx';
import { keepPage, loadEditable, saveStep } from '../../participant/own.ts';
import { readMenteeWishes } from '../../participant/profile-form.ts';
import { StepForm } from '../../participant/step-form.tsx';
import { Datalist, StepPage } from '../../participant/step-page.tsx';
import { suggestionsFrom } from '../../participant/suggestions.ts';
import { clientOf, load } from '../../shared/action.ts';
import { CheckboxField, TextAreaField, TextField } from '../../shared/form/fields.tsx';
import type { Route } from './+types/wishes.ts';

export async function loader(call: Route.LoaderArgs) {
  const own = await loadEditable(call, 'wishes');
  const { items } = await load(() => clientOf(call.context).participation.candidates({ participantId: own.participantId }));
  return { own, suggestions: suggestionsFrom(items) };
}

export async function action(call: Route.ActionArgs) {
  const form = await call.request.formData();
  const { participantId } = call.params;
  return saveStep(call, { step: 'wishes', form, save: () => clientOf(call.context).participation.saveProfile({ participantId, menteeWishes: readMenteeWishes(form) }) });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepPage(serverAction);

export default function Wishes({ loaderData: { own, suggestions }, actionData }: Route.ComponentProps) {
  const t = useTranslations('participant.wishes');
  const wishes = own.menteeWishes;
  return (
    <StepPage own={own} step="wishes" title={t('title')} lead={t('intro')}>
      <StepForm own={own} step="wishes" result={actionData}>
        <EditedTags name="menteeWishes.tags" label={t('tags')} description={t('tagsHint')} defaultValue={wishes?.tags ?? []} suggestions={suggestions.topics} />
        {own.attributeCatalogue.length > 0 && (
          <Stack component="fieldset" gap="sm" p={0} m={0} bd={0}>
            <Text component="legend" size="sm" fw={600} mb="xs" p={0}>{t('attributes')}</Text>
            {own.attributeCatalogue.map(({ key, label }) => (
              <CheckboxField key={key} name="menteeWishes.attributes" value={key} label={label} defaultChecked={wishes?.attributes.includes(key) ?? false} />
            ))}
          </Stack>
        )}
        <EditedTags name="menteeWishes.languages" label={t('languages')} defaultValue={wishes?.languages ?? []} suggestions={suggestions.languages} />
        <TextField name="menteeWishes.location" label={t('location')} defaultValue={wishes?.location} list="locations" maxLength={200} />
        <TextField name="menteeWishes.function" label={t('function')} defaultValue={wishes?.function} list="functions" maxLength={200} />
        <Datalist id="locations" options={suggestions.locations} />
        <Datalist id="functions" options={suggestions.functions} />
        <TextAreaField name="menteeWishes.notes" label={t('notes')} description={t('notesHint')} defaultValue={wishes?.notes} maxLength={2000} autosize minRows={3} maxRows={10} />
      </StepForm>
    </StepPage>
  );
}
