import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { Extent } from '../matrix-window.ts';

/** For cohorts that are too large to show whole: which part is shown, and links to the others. */
export function MatrixWindows({ rows, columns }: { rows: Extent; columns: Extent }) {
  const t = useTranslations('coordinator.matrix');
  const [search] = useSearchParams();
  if (rows.pages < 2 && columns.pages < 2) return null;
  const to = (change: Record<string, number>) => {
    const query = new URLSearchParams(search);
    for (const [name, page] of Object.entries(change)) query.set(name, String(page));
    return `?${query}`;
  };
  const link = (label: string, param: 'rows' | 'columns', page: number, { pages }: Extent) =>
    page >= 1 && page <= pages && <Button component={Link} to={to({ [param]: page })} variant="default" size="xs" preventScrollReset>{label}</Button>;
  return (
    <Stack component="nav" gap="xs" aria-label={t('windows')}>
      <Text size="sm">{t('windowNote')}</Text>
      <Group gap="xs">
        <Text size="sm" c="dimmed">{t('rows', { from: rows.from, until: rows.until, of: rows.of })}</Text>
        {link(t('earlierRows'), 'rows', rows.page - 1, rows)}
        {link(t('laterRows'), 'rows', rows.page + 1, rows)}
      </Group>
      <Group gap="xs">
        <Text size="sm" c="dimmed">{t('columns', { from: columns.from, until: columns.until, of: columns.of })}</Text>
        {link(t('earlierColumns'), 'columns', columns.page - 1, columns)}
        {link(t('laterColumns'), 'columns', columns.page + 1, columns)}
      </Group>
    </Stack>
  );
}
