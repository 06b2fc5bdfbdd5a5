import { Button, Group, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';

/** Below a list: how much of it is shown, and links to more. The cursor lives in the address beside the filters. */
export function Pagination({ shown, total, next, param = 'cursor' }: { shown: number; total: number; next: string | null; param?: string }) {
  const t = useTranslations('common.pages');
  const [search] = useSearchParams();
  if (total === 0) return null;
  const withCursor = (cursor: string | null) => {
    const query = new URLSearchParams(search);
    query.delete('notice');
    if (cursor) query.set(param, cursor);
    else query.delete(param);
    return `?${query}`;
  };
  return (
    <Group component="nav" aria-label={t('label')} justify="space-between" gap="sm">
      <Text size="sm" c="dimmed">
        {t('shown', { shown, total })}
      </Text>
      <Group gap="xs">
        {search.has(param) && (
          <Button component={Link} to={withCursor(null)} variant="default" size="xs">
            {t('first')}
          </Button>
        )}
        {next && (
          <Button component={Link} to={withCursor(next)} variant="default" size="xs">
            {t('next')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
