import { useRouteLoaderData } from 'react-router';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { CohortFields, cohortFromForm } from '../../coordinator/cohort-fields.tsx';
import { Panel } from '../../coordinator/panel.tsx';
import { clientOf, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { Page } from '../../shared/page.tsx';
import type { loader as cohortLoader } from './cohort.tsx';
import type { Route } from './+types/details.ts';

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { cohorts } = clientOf(context);
  if (textOf(form, 'intent') === 'remove') return carryOut(form, () => cohorts.remove({ cohortId }), '/cohorts', 'deleted');
  return carryOut(form, () => cohorts.update({ cohortId, ...cohortFromForm(form) }), `/cohorts/${cohortId}`, 'saved');
}

export default function CohortDetails({ actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator.form');
  const cohort = useRouteLoaderData<typeof cohortLoader>('routes/cohorts/cohort')?.cohort;
  if (!cohort) return null;
  return (
    <Page title={t('editTitle')} width="reading" crumbs={[{ to: `/cohorts/${cohort.id}/settings`, label: t('settingsCrumb') }]}>
      <ActionForm intent="save" result={actionData} maw="34rem">
        <CohortFields {...cohort} />
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
      {cohort.status === 'draft' && (
        <Panel title={t('removeTitle')} lead={t('removeText')}>
          <div>
            <ConfirmButton intent="remove" result={actionData} label={t('remove')} text={t('removeText')} confirmLabel={t('removeConfirm')} danger />
          </div>
        </Panel>
      )}
    </Page>
  );
}
