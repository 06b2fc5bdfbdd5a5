import { Anchor, Text, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { everyOrganization, type Organization } from '../../admin/every-organization.ts';
import { OrganizationFields, organizationIn } from '../../admin/organization-fields.tsx';
import { attempt, clientOf, done, load, refuse } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FilterForm, filtersOf } from '../../shared/filter-form.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { Page, Section } from '../../shared/page.tsx';
import { Pagination } from '../../shared/pagination.tsx';
import type { Route } from './+types/organizations.ts';

export function loader({ request, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  return load(async () => {
    const [list, all] = await Promise.all([client.organizations.list(filtersOf(request, ['search', 'cursor'])), everyOrganization(client)]);
    return { list, all: all.map(({ id, name }) => ({ id, name })) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const outcome = await attempt(() => clientOf(context).organizations.create(organizationIn(form)));
  return outcome.ok ? done('/organizations', 'organizationAdded') : refuse(outcome.refusal, form);
}

export default function Organizations({ loaderData: { list, all }, actionData }: Route.ComponentProps) {
  const t = useTranslations('admin.organizations');
  const field = useTranslations('common.field');
  const [search] = useSearchParams();
  const columns = useColumns(all);
  const filtered = search.has('search');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FilterForm>
        <TextInput name="search" type="search" label={field('search')} placeholder={t('searchHint')} defaultValue={search.get('search') ?? ''} w="min(20rem, 100%)" />
      </FilterForm>
      <DataTable
        caption={t('title')}
        rows={list.items}
        columns={columns}
        rowKey={(one) => one.id}
        empty={filtered ? <EmptyState title={t('noneFound')}>{t('noneFoundText')}</EmptyState> : <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      />
      <Pagination shown={list.items.length} total={list.total} next={list.next} />
      <Section title={t('add')}>
        <ActionForm key={list.total} result={actionData} maw="28rem">
          <OrganizationFields choices={all} />
          <SubmitButton>{t('addSubmit')}</SubmitButton>
        </ActionForm>
      </Section>
    </Page>
  );
}

function useColumns(all: readonly { id: string; name: string }[]): Column<Organization>[] {
  const t = useTranslations('admin.organizations');
  return useMemo(() => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    const parent = (one: Organization) => (one.parentId && names.get(one.parentId)) ?? '';
    return [
      {
        key: 'name',
        header: t('name'),
        value: (one) => one.name,
        cell: (one) => (
          <Anchor component={Link} to={`/organizations/${one.id}`} inherit>
            {one.name}
          </Anchor>
        ),
      },
      {
        key: 'aliases',
        header: t('aliases'),
        value: (one) => one.aliases.join(', '),
        cell: (one) =>
          one.aliases.length > 0 && (
            <Text size="sm" c="dimmed">
              {one.aliases.join(', ')}
            </Text>
          ),
      },
      { key: 'parent', header: t('parent'), value: parent, cell: parent },
      { key: 'participants', header: t('participants'), value: (one) => one.participants, cell: (one) => one.participants, align: 'end' },
    ];
  }, [t, all]);
}
