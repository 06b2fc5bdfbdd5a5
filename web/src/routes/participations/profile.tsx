import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { loadEditable, keepPage, saveStep } from '../../participant/own.ts';
import { StepForm } from '../../participant/step-form.tsx';
import { StepPage } from '../../participant/step-page.tsx';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { SelectField, TextField } from '../../shared/form/fields.tsx';
import type { Route } from './+types/profile.ts';

export async function loader(call: Route.LoaderArgs) {
  const own = await loadEditable(call, 'profile');
  const { items } = await load(() => clientOf(call.context).participation.organizations({ participantId: own.participantId }));
  return { own, organizations: items };
}

export async function action(call: Route.ActionArgs) {
  const form = await call.request.formData();
  const organizationId = textOf(form, 'organizationId');
  const { participantId } = call.params;
  return saveStep(call, {
    step: 'profile', form,
    save: () => clientOf(call.context).participation.saveProfile({ participantId, displayName: textOf(form, 'displayName'), ...(organizationId && { organizationId }) }),
  });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepPage(serverAction);

export default function Profile({ loaderData: { own, organizations }, actionData }: Route.ComponentProps) {
  const t = useTranslations('participant.profile');
  return (
    <StepPage own={own} step="profile" title={t('title')} lead={t('intro')}>
      <StepForm own={own} step="profile" result={actionData}>
        <TextField name="displayName" label={t('displayName')} description={t('displayNameHint')} defaultValue={own.displayName} autoComplete="name" maxLength={200} />
        <Stack gap={6}>
          <SelectField
            name="organizationId"
            label={t('organization')}
            description={t('organizationHint')}
            defaultValue={own.organization?.id ?? ''}
            data={[{ value: '', label: t('organizationChoose'), disabled: true }, ...organizations.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Text size="sm" c="dimmed">{t('organizationMissing')}</Text>
        </Stack>
      </StepForm>
    </StepPage>
  );
}
