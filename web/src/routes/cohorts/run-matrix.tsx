import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { Form, useRouteLoaderData } from 'react-router';
import { useTranslations } from 'use-intl';
import { windowOf, type MatrixOrder } from '../../coordinator/matrix-window.ts';
import { Legend } from '../../coordinator/run/legend.tsx';
import { MatrixGrid } from '../../coordinator/run/matrix-grid.tsx';
import { MatrixWindows } from '../../coordinator/run/matrix-windows.tsx';
import { clientOf, load } from '../../shared/action.ts';
import { useHydrated } from '../../shared/hydrated.ts';
import { Page } from '../../shared/page.tsx';
import type { loader as runLoader } from './run.tsx';
import type { Route } from './+types/run-matrix.ts';

const orders = ['pairs', 'names', 'organizations'] as const satisfies readonly MatrixOrder[];

export async function loader({ request, params: { cohortId, runId }, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const order = orders.find((each) => each === query.get('order')) ?? 'pairs';
  const page = (name: string) => Math.max(1, Math.trunc(Number(query.get(name))) || 1);
  const matrix = await load(() => clientOf(context).runs.matrix({ cohortId, runId }));
  return { order, shown: windowOf(matrix, order, page('rows'), page('columns')) };
}

export default function RunMatrix({ loaderData: { order, shown }, params: { cohortId, runId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator.matrix');
  const hydrated = useHydrated();
  const number = useRouteLoaderData<typeof runLoader>('routes/cohorts/run')?.run.number ?? 0;
  return (
    <Page title={t('title', { number })} lead={t('lead')} width="wide">
      <Stack gap="md">
        <Group justify="space-between" align="flex-end">
          <Form>
            <Group align="flex-end" gap="sm">
              <NativeSelect name="order" label={t('order')} defaultValue={order} data={orders.map((value) => ({ value, label: t(`orderOf.${value}`) }))} />
              <Button type="submit" variant="default">{t('show')}</Button>
            </Group>
          </Form>
        </Group>
        <Legend />
        <MatrixWindows rows={shown.rows} columns={shown.columns} />
        <MatrixGrid shown={shown} runPath={`/cohorts/${cohortId}/runs/${runId}`} />
        {hydrated && <Text size="sm" c="dimmed">{t('keys')}</Text>}
      </Stack>
    </Page>
  );
}
