import { Button, Group, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';

/** Back and forth through a list that is cut by number; nothing where all fits on one page. */
export function NumberedPages({ page, pages }: { page: number; pages: number }) {
  const t = useTranslations('coordinator.pages');
  const [search] = useSearchParams();
  if (pages < 2) return null;
  const to = (number: number) => {
    const query = new URLSearchParams(search);
    query.set('page', String(number));
    query.delete('notice');
    return `?${query}`;
  };
  return (
    <Group component="nav" aria-label={t('label')} justify="space-between">
      <Text size="sm" c="dimmed">{t('at', { page, pages })}</Text>
      <Group gap="xs">
        {page > 1 && <Button component={Link} to={to(page - 1)} variant="default" size="xs">{t('before')}</Button>}
        {page < pages && <Button component={Link} to={to(page + 1)} variant="default" size="xs">{t('after')}</Button>}
      </Group>
    </Group>
  );
}
