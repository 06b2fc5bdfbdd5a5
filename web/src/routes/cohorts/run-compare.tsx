import { Button, Group, NativeSelect } from '@mantine/core';
import { Form, Link, redirect, useRouteLoaderData } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { allOf } from '../../coordinator/all-pages.ts';
import { clientOf, load } from '../../shared/action.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import type { loader as runLoader } from './run.tsx';
import type { Route } from './+types/run-compare.ts';

export async function loader({ request, params: { cohortId, runId }, context }: Route.LoaderArgs) {
  const other = new URL(request.url).searchParams.get('other');
  if (other) return redirect(`/cohorts/${cohortId}/runs/${runId}/compare/${other}`);
  const { items } = await load(() => allOf((cursor) => clientOf(context).runs.list({ cohortId, limit: 200, ...(cursor && { cursor }) })));
  return { others: items.filter(({ id, summary }) => id !== runId && summary !== null) };
}

export default function CompareChoice({ loaderData: { others }, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const format = useFormatter();
  const number = useRouteLoaderData<typeof runLoader>('routes/cohorts/run')?.run.number ?? 0;
  const options = others.map((run) => ({ value: run.id, label: t('compare.option', { number: run.number, mode: t(`runs.modeOf.${run.mode}`), when: format.dateTime(new Date(run.createdAt), 'dateTime') }) }));
  return (
    <Page title={t('compare.title', { number })} width="reading">
      {others.length === 0 ? (
        <EmptyState title={t('compare.none')} actions={<Button component={Link} to={`/cohorts/${cohortId}/runs`} variant="default">{t('runs.title')}</Button>}>{t('compare.noneText')}</EmptyState>
      ) : (
        <Form>
          <Group align="flex-end">
            <NativeSelect name="other" label={t('compare.chooseLead')} data={options} />
            <Button type="submit">{t('compare.compare')}</Button>
          </Group>
        </Form>
      )}
    </Page>
  );
}
