import { Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ActionBar } from '../../coordinator/action-bar.tsx';
import { carryOut } from '../../coordinator/act.ts';
import { SettingsFields } from '../../coordinator/settings/fields.tsx';
import { History } from '../../coordinator/settings/history.tsx';
import { settingsFromForm } from '../../coordinator/settings-form.ts';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { Page, Section } from '../../shared/page.tsx';
import type { Route } from './+types/settings.ts';

export async function loader({ params: { cohortId }, context }: Route.LoaderArgs) {
  const { settings } = clientOf(context).cohorts;
  return load(async () => {
    const [current, { items }] = await Promise.all([settings.get({ cohortId }), settings.history({ cohortId })]);
    return { current, versions: items.toSorted((a, b) => b.version - a.version) };
  });
}

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const client = clientOf(context).cohorts.settings;
  const expectedVersion = Number(textOf(form, 'version'));
  return carryOut(form, async () => {
    if (textOf(form, 'intent') === 'save') return client.update({ cohortId, expectedVersion, settings: settingsFromForm(form) });
    const { items } = await client.history({ cohortId });
    const earlier = items.find(({ version }) => version === Number(textOf(form, 'subject')));
    return earlier && client.update({ cohortId, expectedVersion, settings: earlier.settings });
  }, `/cohorts/${cohortId}/settings`, 'saved');
}

export default function CohortSettings({ loaderData: { current, versions }, actionData, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} width="reading" actions={<Button component={Link} to={`/cohorts/${cohortId}/details`} variant="default">{t('settings.details')}</Button>}>
      <ActionForm intent="save" result={actionData} hidden={{ version: current.version }} gap="xl" key={current.version}>
        <SettingsFields settings={current.settings} result={actionData} />
        <ActionBar>
          <SubmitButton>{t('settings.save')}</SubmitButton>
          <Text size="sm" c="dimmed">{t('settings.version', { version: current.version })}</Text>
        </ActionBar>
      </ActionForm>
      <Section title={t('settings.historyTitle')}>
        <History versions={versions} current={current.version} result={actionData} />
      </Section>
    </Page>
  );
}
