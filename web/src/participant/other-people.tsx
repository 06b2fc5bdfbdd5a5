import { Text, Title } from '@mantine/core';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { EmptyState } from '../shared/empty-state.tsx';
import { everyone, select, type Filter, type Person } from './facts.ts';
import { BlockedPeople, NeverList, PeopleList } from './people-list.tsx';
import { PeopleFilter } from './people-filter.tsx';
import type { Ranking } from './ranking.ts';
import type { Participation } from './steps.ts';
import person from './person.module.css';
import classes from './ranking.module.css';

/** Everybody who is not on the list: to look through, to add, or to mark “never”. */
export function OtherPeople({ side, people, ranking, typed }: { side: Participation['side']; people: readonly Person[]; ranking: Ranking; typed: (id: string) => string | null }) {
  const t = useTranslations('participant.ranking');
  const locale = useLocale();
  const title = useId();
  const [search] = useSearchParams();
  const [filter, setFilter] = useState<Filter>(() => filterOf(search));
  const wanted = useDeferredValue(filter);
  const { open, never, blocked } = useMemo(() => {
    const ranked = new Set(ranking.ranked);
    const vetoed = new Set(ranking.never);
    const rest = people.filter(({ id }) => !ranked.has(id));
    return {
      open: rest.filter((each) => each.blocked === null && !vetoed.has(each.id)),
      never: rest.filter(({ id }) => vetoed.has(id)),
      blocked: rest.filter((each) => each.blocked !== null && !vetoed.has(each.id)),
    };
  }, [people, ranking]);
  const shown = useMemo(() => select(open, wanted, locale), [open, wanted, locale]);
  return (
    <section className={classes.people} aria-labelledby={title} tabIndex={-1}>
      <Title order={2} id={title}>{t(`peopleCount.${side}`, { count: open.length })}</Title>
      <PeopleFilter people={open} filter={filter} onChange={setFilter} />
      <BlockedPeople people={blocked} />
      <Text size="sm" c="dimmed" role="status">{shown.length < open.length ? t('found', { count: shown.length }) : ''}</Text>
      {open.length === 0 && <EmptyState title={t('allRanked')} />}
      {open.length > 0 && shown.length === 0 && <EmptyState title={t('noneFound')} />}
      <PeopleList people={shown} typed={typed} />
      {never.length > 0 && (
        <>
          <Title order={3}>{t('neverTitle', { count: never.length })}</Title>
          <Text size="sm" c="dimmed">{t('neverText')}</Text>
          <NeverList people={never} />
        </>
      )}
      <details className={person.more}>
        <summary>{t('neverAbout')}</summary>
        <p className={person.prose}>{t('neverExplained')} {t('neverText')}</p>
      </details>
    </section>
  );
}

/** Where scripts do not run, the filter travels in the address. */
function filterOf(search: URLSearchParams): Filter {
  return { ...everyone, text: search.get('q') ?? '', topic: search.get('topic') ?? '', order: search.get('order') === 'name' ? 'name' : 'inCommon' };
}
