import { redirect } from 'react-router';
import { useTranslations } from 'use-intl';
import { CohortFields, cohortFromForm } from '../../coordinator/cohort-fields.tsx';
import { attempt, clientOf, refuse } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { Page } from '../../shared/page.tsx';
import { useViewer } from '../../shared/viewer.ts';
import type { Route } from './+types/new.ts';

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const made = await attempt(() => clientOf(context).cohorts.create(cohortFromForm(form)));
  if (!made.ok) return refuse(made.refusal, form);
  return redirect(`/cohorts/${made.value.id}`);
}

export default function NewCohort({ actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const { locale, timeZone } = useViewer();
  return (
    <Page title={t('form.newTitle')} lead={t('form.newLead')} width="reading" crumbs={[{ to: '/cohorts', label: t('list.title') }]}>
      <ActionForm result={actionData} maw="34rem">
        <CohortFields name="" description="" deadline={null} timeZone={timeZone} locale={locale} />
        <div>
          <SubmitButton>{t('form.create')}</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  );
}
