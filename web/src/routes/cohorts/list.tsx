import { model } from '@counterpart/contract';
import { Anchor, Button, Group, NativeSelect, Progress, Stack, Text, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { CohortBadge, Word } from '../../coordinator/badges.tsx';
import type { Cohort } from '../../coordinator/types.ts';
import { clientOf, load } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Pagination } from '../../shared/pagination.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/list.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const search = query.get('search')?.trim() ?? '';
  const status = model.cohortStatus.safeParse(query.get('status')).data;
  const cursor = query.get('cursor');
  const page = await load(() => clientOf(context).cohorts.list({ ...(search && { search }), ...(status && { status }), ...(cursor && { cursor }) }));
  return { ...page, search, status: status ?? '' };
}

export default function CohortList({ loaderData: { items, total, next, search, status } }: Route.ComponentProps) {
  const t = useTranslations('coordinator.list');
  const filtered = search !== '' || status !== '';
  const create = (
    <Button component={Link} to="/cohorts/new">
      {t('new')}
    </Button>
  );
  if (items.length === 0 && !filtered) {
    return (
      <Page title={t('title')} lead={t('lead')}>
        <EmptyState title={t('emptyTitle')} actions={<Button component={Link} to="/cohorts/new">{t('emptyAction')}</Button>}>
          {t('emptyText')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <Stack gap="md">
        <Filter search={search} status={status} />
        <CohortTable items={items} />
        <Pagination shown={items.length} total={total} next={next} />
      </Stack>
    </Page>
  );
}

function Filter({ search, status }: { search: string; status: string }) {
  const t = useTranslations('coordinator');
  return (
    <Form role="search">
      <Group align="flex-end" gap="sm">
        <TextInput type="search" name="search" defaultValue={search} key={search} label={t('list.search')} />
        <NativeSelect
          name="status"
          defaultValue={status}
          label={t('list.status')}
          data={[{ value: '', label: t('list.anyStatus') }, ...model.cohortStatus.options.map((value) => ({ value, label: t(`status.${value}`) }))]}
        />
        <Button type="submit" variant="default">
          {t('list.filter')}
        </Button>
      </Group>
    </Form>
  );
}

function CohortTable({ items }: { items: readonly Cohort[] }) {
  const t = useTranslations('coordinator.list');
  const columns: Column<Cohort>[] = [
    { key: 'name', header: t('name'), value: ({ name }) => name, cell: ({ id, name }) => <Anchor component={Link} to={`/cohorts/${id}`} size="sm" fw={600}>{name}</Anchor> },
    { key: 'status', header: t('status'), value: ({ status }) => status, cell: (cohort) => <Group gap={6}><CohortBadge status={cohort.status} />{cohort.publishedAt && <Word color="sea">{t('published')}</Word>}</Group> },
    { key: 'submitted', header: t('submitted'), value: ({ mentorsSubmitted, menteesSubmitted }) => mentorsSubmitted + menteesSubmitted, cell: (cohort) => <Submitted cohort={cohort} /> },
    { key: 'deadline', header: t('deadline'), value: ({ deadline }) => deadline, cell: ({ deadline, timeZone }) => deadline ? <When at={deadline} as="withZone" timeZone={timeZone} /> : <Text span size="sm" c="dimmed">{t('noDeadline')}</Text> },
  ];
  const nothing = (
    <EmptyState title={t('nothingTitle')} actions={<Button component={Link} to="/cohorts" variant="default">{t('nothingAction')}</Button>}>
      {t('nothingText')}
    </EmptyState>
  );
  return <DataTable caption={t('caption')} rows={items} columns={columns} rowKey={({ id }) => id} empty={nothing} />;
}

function Submitted({ cohort: { mentors, mentees, mentorsSubmitted, menteesSubmitted } }: { cohort: Cohort }) {
  const t = useTranslations('coordinator');
  const all = mentors + mentees;
  if (all === 0) return <Text span size="sm" c="dimmed">{t('list.nobody')}</Text>;
  const done = mentorsSubmitted + menteesSubmitted;
  return (
    <Stack gap={4} maw="12rem">
      <Text size="sm">{t('stepper.detail.submitted', { done, all })}</Text>
      <Progress value={(100 * done) / all} size="sm" aria-hidden />
    </Stack>
  );
}
