import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { isRouteErrorResponse, Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { isRefusal } from './action.ts';
import { ReasonList } from './refusal.tsx';

/** Not found, refused, or crashed: three different sentences, never a stack trace. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations('common');
  if (!isRouteErrorResponse(error)) return <Explained title={t('error.crashTitle')} text={t('error.crashText')} retry />;
  if (error.status === 404) return <Explained title={t('error.notFoundTitle')} text={t('error.notFoundText')} />;
  if (!isRefusal(error.data)) return <Explained title={t('error.crashTitle')} text={t('error.crashText')} retry />;
  if (error.data.code === 'forbidden') return <Explained title={t('error.forbiddenTitle')} text={t('error.forbiddenText')} />;
  return (
    <Explained title={t('error.refusalTitle')} text={t(`refusal.${error.data.code}`)} retry={error.status >= 429}>
      <ReasonList reasons={error.data.reasons} />
    </Explained>
  );
}

function Explained({ title, text, retry, children }: { title: string; text: string; retry?: boolean; children?: ReactNode }) {
  const t = useTranslations('common');
  return (
    <Stack align="flex-start" gap="md" py="xl" maw="36rem">
      <title>{title}</title>
      <Title order={1} tabIndex={-1}>
        {title}
      </Title>
      <Text>{text}</Text>
      {children}
      <Group>
        {retry && (
          <Button component="a" href="">
            {t('error.tryAgain')}
          </Button>
        )}
        <Button component={Link} to="/" variant="default">
          {t('error.home')}
        </Button>
      </Group>
    </Stack>
  );
}
