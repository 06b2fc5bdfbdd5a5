import { useTranslations } from 'use-intl';
import { ActionBar } from '../../coordinator/action-bar.tsx';
import { carryOut } from '../../coordinator/act.ts';
import { organizationsOf } from '../../coordinator/all-pages.ts';
import { OrganizationField, organizationFromForm } from '../../coordinator/people/organization-field.tsx';
import { menteeWishesFromForm, MenteeWishFields, mentorFieldsFromForm, MentorProfileFields } from '../../coordinator/people/profile-fields.tsx';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { TextField } from '../../shared/form/fields.tsx';
import { Page } from '../../shared/page.tsx';
import type { Route } from './+types/participant-profile.ts';

export async function loader({ params: { cohortId, participantId }, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  return load(async () => {
    const [person, organizations, { settings }] = await Promise.all([client.participants.get({ cohortId, participantId }), organizationsOf(client), client.cohorts.settings.get({ cohortId })]);
    return { person, organizations, catalogue: settings.attributes };
  });
}

export async function action({ request, params: { cohortId, participantId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const client = clientOf(context);
  return carryOut(form, async () => {
    const organizationId = await organizationFromForm(form, client, await organizationsOf(client));
    const profile = textOf(form, 'side') === 'mentor' ? { mentorFields: mentorFieldsFromForm(form) } : { menteeWishes: menteeWishesFromForm(form) };
    return client.participants.update({ cohortId, participantId, displayName: textOf(form, 'displayName'), organizationId, ...profile });
  }, `/cohorts/${cohortId}/participants/${participantId}`, 'saved');
}

export default function EditProfile({ loaderData: { person, organizations, catalogue }, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const people = `/cohorts/${person.cohortId}/participants`;
  return (
    <Page title={t('participant.editTitle', { name: person.displayName })} width="reading" crumbs={[{ to: people, label: t('participants.title') }, { to: `${people}/${person.id}`, label: person.displayName }]}>
      <ActionForm result={actionData} hidden={{ side: person.side }}>
        <TextField name="displayName" label={t('participant.displayName')} defaultValue={person.displayName} maxLength={200} />
        <OrganizationField organizations={organizations} value={person.organization?.id ?? null} />
        {person.mentorFields && <MentorProfileFields fields={person.mentorFields} />}
        {person.menteeWishes && <MenteeWishFields wishes={person.menteeWishes} catalogue={catalogue} />}
        <ActionBar>
          <SubmitButton>{t('participant.save')}</SubmitButton>
        </ActionBar>
      </ActionForm>
    </Page>
  );
}
