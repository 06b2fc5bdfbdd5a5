import { CloseButton, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { FilterForm } from '../shared/filter-form.tsx';
import { useActionChoices } from './audit-actions.ts';
import classes from './audit-filters.module.css';

/** Filters that the links in the table set; each shows as a line that can be lifted. */
const linked = ['actorId', 'programId', 'subjectId'] as const;

export function AuditFilters({ actorName }: { /** Of the entries shown, where they are one person’s. */ actorName: string | null }) {
  const t = useTranslations('admin.audit');
  const [search] = useSearchParams();
  const choices = useActionChoices();
  const value = (name: string) => search.get(name) ?? '';
  const sentence = { actorId: actorName ? t('actorIs', { name: actorName }) : t('actorUnknown'), programId: t('programIs'), subjectId: t('subjectIs') };
  return (
    <>
      <FilterForm keep={linked}>
        <NativeSelect name="action" label={t('action')} defaultValue={value('action')} data={[{ value: '', label: t('anyAction') }, ...choices]} />
        <TextInput name="from" type="date" label={t('from')} defaultValue={value('from')} />
        <TextInput name="until" type="date" label={t('until')} defaultValue={value('until')} />
      </FilterForm>
      {linked.some((name) => search.has(name)) && (
        <Group gap="xs">
          {linked.filter((name) => search.has(name)).map((name) => (
            <Group key={name} gap={4} wrap="nowrap" className={classes.lifted ?? ''}>
              <Text size="sm">{sentence[name]}</Text>
              <CloseButton component={Link} to={`?${without(search, name)}`} size="sm" aria-label={`${t('lift')}: ${sentence[name]}`} title={t('lift')} />
            </Group>
          ))}
        </Group>
      )}
    </>
  );
}

function without(search: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(search);
  rest.delete(name);
  rest.delete('cursor');
  return rest;
}
