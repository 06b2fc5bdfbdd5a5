import { Alert, Anchor, Badge, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { MailState, mailStates } from '../../admin/mail-state.tsx';
import { clientOf, load } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FilterForm, filtersOf } from '../../shared/filter-form.tsx';
import { localeNames } from '../../shared/locale.ts';
import { Page } from '../../shared/page.tsx';
import { Pagination } from '../../shared/pagination.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/outbox.ts';

export function loader({ request, context }: Route.LoaderArgs) {
  const { state, ...query } = filtersOf(request, ['search', 'state', 'cursor']);
  const known = mailStates.find((each) => each === state);
  return load(() => clientOf(context).outbox.list({ ...query, ...(known && { state: known }) }));
}

type Mail = Route.ComponentProps['loaderData']['items'][number];

export default function Outbox({ loaderData: { items, next, total, mailServer } }: Route.ComponentProps) {
  const t = useTranslations('admin.outbox');
  const field = useTranslations('common.field');
  const [search] = useSearchParams();
  const columns = useColumns();
  return (
    <Page title={t('title')} lead={t('lead')}>
      {!mailServer && (
        <Alert color="yellow" variant="light" icon={<IconMailOff aria-hidden />}>
          {t('noServer')}
        </Alert>
      )}
      <FilterForm>
        <TextInput name="search" type="search" label={field('search')} placeholder={t('searchHint')} defaultValue={search.get('search') ?? ''} />
        <NativeSelect name="state" label={t('state')} defaultValue={search.get('state') ?? ''} data={[{ value: '', label: t('anyState') }, ...mailStates.map((value) => ({ value, label: t(`stateName.${value}`) }))]} />
      </FilterForm>
      <DataTable caption={t('title')} rows={items} columns={columns} rowKey={(mail) => mail.id} empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>} />
      <Pagination shown={items.length} total={total} next={next} />
    </Page>
  );
}

function useColumns(): Column<Mail>[] {
  const t = useTranslations('admin.outbox');
  return useMemo(
    () => [
      {
        key: 'subject',
        header: t('subject'),
        value: (mail) => mail.subject,
        cell: (mail) => (
          <Group gap="xs">
            <Anchor component={Link} to={`/outbox/${mail.id}`} inherit lang={mail.locale}>
              {mail.subject}
            </Anchor>
            <Badge size="xs" variant="default" title={localeNames[mail.locale]}>
              {mail.locale}
            </Badge>
          </Group>
        ),
      },
      { key: 'to', header: t('to'), value: (mail) => mail.to, cell: (mail) => mail.to },
      { key: 'state', header: t('state'), value: (mail) => mail.state, cell: (mail) => <MailState state={mail.state} /> },
      { key: 'created', header: t('created'), value: (mail) => mail.createdAt, cell: (mail) => <When at={mail.createdAt} /> },
    ],
    [t],
  );
}
