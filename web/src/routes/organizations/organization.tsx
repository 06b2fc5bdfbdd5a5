import { data } from 'react-router';
import { useTranslations } from 'use-intl';
import { everyOrganization } from '../../admin/every-organization.ts';
import { OrganizationFields, organizationIn } from '../../admin/organization-fields.tsx';
import { attempt, clientOf, done, load, refuse, textOf, type Refusal } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { SelectField } from '../../shared/form/fields.tsx';
import { Page, Section } from '../../shared/page.tsx';
import type { Route } from './+types/organization.ts';

export async function loader({ params, context }: Route.LoaderArgs) {
  const all = await load(() => everyOrganization(clientOf(context)));
  const organization = all.find(({ id }) => id === params.organizationId);
  if (!organization) throw data<Refusal>({ code: 'notFound', reasons: [] }, { status: 404 });
  return { organization, all: all.map(({ id, name }) => ({ id, name })) };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { organizations } = clientOf(context);
  const id = params.organizationId;
  if (form.get('intent') === 'merge') {
    const intoId = textOf(form, 'intoId');
    const outcome = await attempt(() => organizations.merge({ id, intoId }));
    return outcome.ok ? done(`/organizations/${intoId}`, 'organizationMerged') : refuse(outcome.refusal, form);
  }
  const outcome = await attempt(() => organizations.update({ id, ...organizationIn(form) }));
  return outcome.ok ? done(`/organizations/${id}`, 'saved') : refuse(outcome.refusal, form);
}

export default function OrganizationPage({ loaderData: { organization, all }, actionData }: Route.ComponentProps) {
  const t = useTranslations('admin.organizations');
  const common = useTranslations('common.action');
  const others = all.filter(({ id }) => id !== organization.id).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page title={organization.name} crumbs={[{ to: '/organizations', label: t('title') }]} width="reading">
      <Section title={t('details')}>
        <ActionForm key={organization.id} intent="change" result={actionData} maw="28rem">
          <OrganizationFields present={organization} choices={all} />
          <SubmitButton>{common('save')}</SubmitButton>
        </ActionForm>
      </Section>
      {others.length > 0 && (
        <Section title={t('merge')} lead={t('mergeLead')}>
          <div>
            <ConfirmButton intent="merge" result={actionData} label={t('merge')} text={t('mergeText', { name: organization.name })} danger>
              <SelectField name="intoId" label={t('mergeInto')} data={[{ value: '', label: t('mergeChoose') }, ...others]} />
            </ConfirmButton>
          </div>
        </Section>
      )}
    </Page>
  );
}
