import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useHydrated } from '../shared/hydrated.ts';
import { topicsOf, type Filter, type Person } from './facts.ts';
import classes from './ranking.module.css';

interface PeopleFilterProps {
  people: readonly Person[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Narrows at once where scripts run. Where they do not, its button sends the whole form, so that nothing typed is lost. */
export function PeopleFilter({ people, filter, onChange }: PeopleFilterProps) {
  const t = useTranslations('participant.ranking');
  const hydrated = useHydrated();
  const topics = topicsOf(people);
  return (
    <div className={classes.filter} role="search">
      <TextInput
        name="q" type="search" aria-label={t('search')} placeholder={t('searchHint')} leftSection={<IconSearch size={16} aria-hidden />} className={classes.search ?? ''}
        {...(hydrated ? { value: filter.text } : { defaultValue: filter.text })} onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      {topics.length > 0 && (
        <NativeSelect
          name="topic" label={t('topic')} {...(hydrated ? { value: filter.topic } : { defaultValue: filter.topic })} onChange={(event) => onChange({ ...filter, topic: event.currentTarget.value })}
          data={[{ value: '', label: t('allTopics') }, ...topics.map(({ topic, label, people: count }) => ({ value: topic, label: t('topicCount', { topic: label, count }) }))]}
        />
      )}
      <NativeSelect
        name="order" label={t('order')} {...(hydrated ? { value: filter.order } : { defaultValue: filter.order })} onChange={(event) => onChange({ ...filter, order: event.currentTarget.value === 'name' ? 'name' : 'inCommon' })}
        data={[{ value: 'inCommon', label: t('orderInCommon') }, { value: 'name', label: t('orderName') }]}
      />
      {!hydrated && <Button type="submit" variant="default" className={classes.search ?? ''}>{t('filter')}</Button>}
    </div>
  );
}
