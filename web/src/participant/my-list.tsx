import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../shared/empty-state.tsx';
import type { Person } from './facts.ts';
import { RankedList } from './ranked-list.tsx';
import type { Ranking } from './ranking.ts';
import person from './person.module.css';
import classes from './ranking.module.css';

/** The reader's own list, and how to change its order. */
export function MyList({ people, ranking, typed, helpId }: { people: readonly Person[]; ranking: Ranking; typed: (id: string) => string | null; helpId: string }) {
  const t = useTranslations('participant.ranking');
  const byId = useMemo(() => new Map(people.map((each) => [each.id, each])), [people]);
  const ranked = useMemo(() => ranking.ranked.flatMap((id) => byId.get(id) ?? []), [ranking.ranked, byId]);
  return (
    <section className={classes.list} aria-labelledby={`${helpId}-mine`} tabIndex={-1}>
      <Title order={2} id={`${helpId}-mine`}>{t('mineCount', { count: ranked.length })}</Title>
      <Text size="sm" c="dimmed">{t('privacy')}</Text>
      {ranked.length === 0 && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      <RankedList people={ranked} typed={typed} />
      <details className={person.more} hidden={ranked.length < 2}>
        <summary>{t('help')}</summary>
        <p id={helpId} className={person.quietLine}>{t('helpText')}</p>
      </details>
    </section>
  );
}
