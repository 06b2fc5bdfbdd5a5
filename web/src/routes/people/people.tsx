import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePeopleColumns } from '../../admin/people-columns.tsx';
import { attempt, clientOf, done, load, refuse, textOf } from '../../shared/action.ts';
import { DataTable } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FilterForm, filtersOf } from '../../shared/filter-form.tsx';
import { Page } from '../../shared/page.tsx';
import { Pagination } from '../../shared/pagination.tsx';
import type { Route } from './+types/people.ts';

const isRole = (value: unknown): value is 'admin' | 'member' => value === 'admin' || value === 'member';

export function loader({ request, context }: Route.LoaderArgs) {
  const { role, ...query } = filtersOf(request, ['search', 'role', 'cursor']);
  return load(() => clientOf(context).people.list({ ...query, ...(isRole(role) && { role }) }));
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { people } = clientOf(context);
  const id = textOf(form, 'subject');
  const back = `/people${new URL(request.url).search}`;
  if (form.get('intent') === 'resend') {
    const outcome = await attempt(() => people.resendInvitation({ id }));
    return outcome.ok ? done(back, 'invited') : refuse(outcome.refusal, form);
  }
  if (form.get('intent') === 'removeTwoFactor') {
    const outcome = await attempt(() => people.removeTwoFactor({ id, reason: textOf(form, 'reason') }));
    return outcome.ok ? done(back, 'twoFactorRemoved') : refuse(outcome.refusal, form);
  }
  const role = form.get('role');
  const active = form.get('active');
  const change = form.get('intent') === 'change' ? { name: textOf(form, 'name'), ...(isRole(role) && { role }) } : { active: active === 'true' };
  const outcome = await attempt(() => people.update({ id, ...change }));
  return outcome.ok ? done(back, 'personChanged') : refuse(outcome.refusal, form);
}

export default function People({ loaderData: { items, next, total }, actionData }: Route.ComponentProps) {
  const t = useTranslations('admin.people');
  const field = useTranslations('common.field');
  const [search] = useSearchParams();
  const columns = usePeopleColumns(actionData);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button component={Link} to="/people/invite">
          {t('invite')}
        </Button>
      }
    >
      <FilterForm>
        <TextInput name="search" type="search" label={field('search')} placeholder={t('searchHint')} defaultValue={search.get('search') ?? ''} />
        <NativeSelect name="role" label={field('role')} defaultValue={search.get('role') ?? ''} data={[{ value: '', label: t('anyRole') }, { value: 'admin', label: t('roleName.admin') }, { value: 'member', label: t('roleName.member') }]} />
      </FilterForm>
      <DataTable caption={t('title')} rows={items} columns={columns} rowKey={(person) => person.id} empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>} />
      <Pagination shown={items.length} total={total} next={next} />
    </Page>
  );
}
