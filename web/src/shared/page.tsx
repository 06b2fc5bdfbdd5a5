import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useViewer } from './viewer.ts';

export interface Crumb {
  readonly to: string;
  readonly label: string;
}

const widths = { narrow: '30rem', reading: '46rem', normal: '72rem', wide: 'none' };

export interface PageProps {
  title: string;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  /** Beside the title: what can be done with the page as a whole. */
  actions?: ReactNode;
  width?: keyof typeof widths;
  children?: ReactNode;
}

/** Every page is one of these: it sets the document's title and has the only h1. */
export function Page({ width = 'normal', children, ...header }: PageProps) {
  return (
    <Stack gap="xl" maw={widths[width]} mx={width === 'narrow' ? 'auto' : 0}>
      <PageHeader {...header} />
      {children}
    </Stack>
  );
}

export function PageHeader({ title, lead, crumbs = [], actions }: Omit<PageProps, 'width' | 'children'>) {
  const t = useTranslations('common.navigation');
  const { brand } = useViewer();
  return (
    <Stack gap="xs">
      <title>{`${title} · ${brand}`}</title>
      {crumbs.length > 0 && (
        <nav aria-label={t('breadcrumbs')}>
          <Breadcrumbs separatorMargin={6} fz="sm">
            {crumbs.map(({ to, label }) => (
              <Anchor key={to} component={Link} to={to} size="sm" c="dimmed">
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="flex-start" gap="md">
        <Title order={1} tabIndex={-1} style={{ textWrap: 'balance' }}>
          {title}
        </Title>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {lead && (
        <Text c="dimmed" maw="46rem" component="div">
          {lead}
        </Text>
      )}
    </Stack>
  );
}

/** A titled part of a page. */
export function Section({ title, lead, actions, children }: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Stack component="section" gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={4}>
          <Title order={2}>{title}</Title>
          {lead && (
            <Text c="dimmed" size="sm" maw="46rem" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
