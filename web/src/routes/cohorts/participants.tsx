import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { allOf } from '../../coordinator/all-pages.ts';
import { Word } from '../../coordinator/badges.tsx';
import { SortedTable, type SortedColumn } from '../../coordinator/sorted-table.tsx';
import { sortedBy, sortingOf } from '../../coordinator/sorting.ts';
import type { Participant, Side } from '../../coordinator/types.ts';
import { clientOf, load } from '../../shared/action.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import type { Route } from './+types/participants.ts';

const SHOWN = 1_000;

export async function loader({ request, params: { cohortId }, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const client = clientOf(context);
  const side = sideOf(query.get('side'));
  const submitted = query.get('submitted') === 'yes' ? true : query.get('submitted') === 'no' ? false : undefined;
  const search = query.get('search')?.trim() ?? '';
  const found = await load(() => allOf((cursor) => client.participants.list({
    cohortId, limit: 200, ...(side && { side }), ...(submitted !== undefined && { submitted }), ...(search && { search }), ...(cursor && { cursor }),
  }), SHOWN));
  return { ...found, sorting: sortingOf(query, { key: 'name', desc: false }), filter: { side: side ?? '', submitted: query.get('submitted') ?? '', search } };
}

export default function Participants({ loaderData: { items, total, sorting, filter }, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator.participants');
  const base = `/cohorts/${cohortId}`;
  const filtered = Object.values(filter).some((value) => value !== '');
  const add = <Button component={Link} to={`${base}/participants/new`} variant={total === 0 ? 'default' : 'filled'}>{t('add')}</Button>;
  const importing = <Button component={Link} to={`${base}/import`} variant={total === 0 ? 'filled' : 'default'}>{t('import')}</Button>;
  if (total === 0 && !filtered) {
    return (
      <Page title={t('title')}>
        <EmptyState title={t('emptyTitle')} actions={<>{importing}{add}</>}>{t('emptyText')}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('title')} actions={<>{importing}{add}</>}>
      <Stack gap="md">
        <Filter {...filter} />
        {total === 0 ? (
          <EmptyState title={t('nothingTitle')} actions={<Button component={Link} to={`${base}/participants`} variant="default">{t('showAll')}</Button>}>{t('nothingText')}</EmptyState>
        ) : (
          <>
            <Text size="sm" c="dimmed">{items.length < total ? t('partly', { shown: items.length, total }) : t('shown', { count: total })}</Text>
            <PeopleTable items={items} sorting={sorting} base={base} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function Filter({ side, submitted, search }: { side: string; submitted: string; search: string }) {
  const t = useTranslations('coordinator');
  return (
    <Form role="search">
      <Group align="flex-end" gap="sm">
        <TextInput type="search" name="search" label={t('participants.search')} defaultValue={search} key={search} />
        <NativeSelect name="side" label={t('participants.side')} defaultValue={side} data={[{ value: '', label: t('participants.anySide') }, { value: 'mentor', label: t('sides.mentor') }, { value: 'mentee', label: t('sides.mentee') }]} />
        <NativeSelect name="submitted" label={t('participants.state')} defaultValue={submitted} data={[{ value: '', label: t('participants.anyState') }, { value: 'yes', label: t('participants.submitted') }, { value: 'no', label: t('participants.notSubmitted') }]} />
        <Button type="submit" variant="default">{t('participants.filter')}</Button>
      </Group>
    </Form>
  );
}

const values: Record<string, (row: Participant) => string | number | null> = {
  name: ({ displayName }) => displayName, side: ({ side }) => side, organization: ({ organization }) => organization?.name ?? null,
  state: ({ submittedAt, submitted }) => (submitted ? (submittedAt ?? '') : null), profile: ({ profileComplete }) => Number(profileComplete),
  list: ({ preferences }) => preferences, never: ({ never }) => never,
};

function PeopleTable({ items, sorting, base }: { items: readonly Participant[]; sorting: ReturnType<typeof sortingOf>; base: string }) {
  const t = useTranslations('coordinator');
  const locale = useLocale();
  const columns: SortedColumn<Participant>[] = [
    { key: 'name', header: t('participants.name'), sortable: true, cell: ({ id, displayName, email }) => <Stack gap={0} style={{ overflowWrap: 'anywhere' }}><Anchor component={Link} to={`${base}/participants/${id}`} size="sm" fw={600}>{displayName}</Anchor><Text span size="xs" c="dimmed">{email}</Text></Stack> },
    { key: 'side', header: t('participants.side'), sortable: true, cell: ({ side }) => t(`side.${side}`) },
    { key: 'organization', header: t('participants.organization'), sortable: true, cell: ({ organization }) => organization ? <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>{organization.name}</Text> : <Word color="red">{t('noOrganization')}</Word> },
    { key: 'state', header: t('participants.state'), sortable: true, cell: (row) => <State row={row} /> },
    { key: 'profile', header: t('participants.profile'), sortable: true, cell: ({ profileComplete }) => t(profileComplete ? 'participants.complete' : 'participants.incomplete') },
    { key: 'list', header: t('participants.list'), sortable: true, align: 'end', cell: ({ preferences }) => preferences },
    { key: 'never', header: t('participants.never'), sortable: true, align: 'end', cell: ({ never }) => never },
  ];
  return <SortedTable caption={t('participants.caption')} rows={sortedBy(items, values[sorting.key], sorting, locale)} columns={columns} rowKey={({ id }) => id} sorting={sorting} />;
}

function State({ row: { submitted, reopenRequestedAt } }: { row: Participant }) {
  const t = useTranslations('coordinator.participants');
  return (
    <Group gap={6}>
      <Word color={submitted ? 'sea' : 'gray'}>{t(submitted ? 'submitted' : 'notSubmitted')}</Word>
      {reopenRequestedAt && <Word color="orange">{t('asksToReopen')}</Word>}
    </Group>
  );
}

const sideOf = (text: string | null): Side | undefined => (text === 'mentor' || text === 'mentee' ? text : undefined);
