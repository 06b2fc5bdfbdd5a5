import { Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { organizationsOf } from '../../coordinator/all-pages.ts';
import { OrganizationField, organizationFromForm } from '../../coordinator/people/organization-field.tsx';
import type { Side } from '../../coordinator/types.ts';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { RadioField, TextField } from '../../shared/form/fields.tsx';
import { Page } from '../../shared/page.tsx';
import type { Route } from './+types/participant-new.ts';

export async function loader({ request, params: { cohortId }, context }: Route.LoaderArgs) {
  const side = new URL(request.url).searchParams.get('side') === 'mentor' ? 'mentor' : 'mentee';
  const client = clientOf(context);
  return load(async () => {
    const [organizations, { total }] = await Promise.all([organizationsOf(client), client.participants.list({ cohortId, limit: 1 })]);
    return { organizations, total, side } as const;
  });
}

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const client = clientOf(context);
  const side = textOf(form, 'side') as Side;
  const people = `/cohorts/${cohortId}/participants`;
  const onward = textOf(form, 'then') === 'another' ? `${people}/new?side=${side}` : people;
  return carryOut(form, async () => {
    const organizationId = await organizationFromForm(form, client, await organizationsOf(client));
    return client.participants.add({ cohortId, side, displayName: textOf(form, 'displayName'), email: textOf(form, 'email'), organizationId });
  }, onward, 'coordinator.added');
}

export default function NewParticipant({ loaderData: { organizations, total, side }, actionData, params }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  return (
    <Page title={t('participants.addTitle')} lead={t('participants.addLead')} width="reading" crumbs={[{ to: `/cohorts/${params.cohortId}/participants`, label: t('participants.title') }]}>
      {/* Whoever is in leaves an empty form for the next. */}
      <ActionForm key={total} result={actionData} maw="30rem">
        <RadioField name="side" label={t('participants.side')} defaultValue={side} options={[{ value: 'mentor', label: t('side.mentor') }, { value: 'mentee', label: t('side.mentee') }]} />
        <TextField name="displayName" label={t('participants.name')} maxLength={200} autoComplete="off" />
        <TextField name="email" type="email" label={t('participants.email')} maxLength={254} autoComplete="off" />
        <OrganizationField organizations={organizations} value={null} />
        <Group>
          <SubmitButton>{t('participants.addOne')}</SubmitButton>
          <SubmitButton variant="default" name="then" value="another">{t('participants.addAnother')}</SubmitButton>
        </Group>
      </ActionForm>
    </Page>
  );
}
