import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRevalidator } from 'react-router';
import { useTranslations } from 'use-intl';
import { useHydrated } from '../shared/hydrated.ts';
import type { Person } from './facts.ts';
import type { Ranking } from './ranking.ts';

interface StaleNoticeProps {
  /** What is saved now, once it was asked for; the page's loader brings it. */
  children: ReactNode;
  looked: boolean;
  onLook: () => void;
  onKeep: () => void;
  onTake: () => void;
}

/** Somebody saved meanwhile: what was typed here stays, the reader looks at the other version and decides. */
export function StaleNotice({ children, looked, onLook, onKeep, onTake }: StaleNoticeProps) {
  const t = useTranslations('participant.stale');
  const hydrated = useHydrated();
  const { revalidate, state } = useRevalidator();
  const look = () => void revalidate().then(onLook);
  return (
    <Alert role="alert" color="blue" variant="light" title={t('title')} icon={<IconGitCompare aria-hidden />}>
      <Stack gap="sm">
        <Text size="sm">{t('text')}</Text>
        {looked && (
          <Stack gap={4}>
            <Text size="sm" fw={600}>{t('theirs')}</Text>
            {children}
          </Stack>
        )}
        {!hydrated && <Text size="sm">{t('again')}</Text>}
        {hydrated && <Group gap="xs">
          {looked && <Button size="xs" onClick={onKeep}>{t('keepMine')}</Button>}
          {looked && <Button size="xs" variant="default" onClick={onTake}>{t('takeSaved')}</Button>}
          {!looked && <Button size="xs" variant="default" loading={state !== 'idle'} onClick={look}>{t('look')}</Button>}
        </Group>}
      </Stack>
    </Alert>
  );
}

/** A list that was saved elsewhere, to compare. */
export function SavedList({ ranking, people }: { ranking: Ranking; people: readonly Person[] }) {
  const t = useTranslations('participant');
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  return (
    <>
      {ranking.ranked.length === 0 && <Text size="sm">{t('review.empty')}</Text>}
      <List type="ordered" size="sm">{ranking.ranked.map((id) => <List.Item key={id}>{nameOf(id)}</List.Item>)}</List>
      {ranking.never.length > 0 && <Text size="sm">{t('review.neverList', { names: ranking.never.map(nameOf).join(', ') })}</Text>}
    </>
  );
}
