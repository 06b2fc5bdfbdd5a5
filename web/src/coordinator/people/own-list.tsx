import { Anchor, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import type { Names, ParticipantDetail } from '../types.ts';
import { useWords } from '../words.ts';

/** Whom somebody accepts, in order, and whom never: for coordinators' eyes (S7). */
export function OwnList({ person, names }: { person: ParticipantDetail; names: Names }) {
  const t = useTranslations('coordinator.participant');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
      <Stack gap="xs">
        <Title order={3}>{t('listTitle')}</Title>
        {person.preferenceIds.length === 0 ? <Text size="sm" c="dimmed">{t('listEmpty')}</Text> : <People ids={person.preferenceIds} names={names} cohortId={person.cohortId} ordered />}
      </Stack>
      <Stack gap="xs">
        <Title order={3}>{t('neverTitle')}</Title>
        {person.neverIds.length === 0 ? <Text size="sm" c="dimmed">{t('neverEmpty')}</Text> : <People ids={person.neverIds} names={names} cohortId={person.cohortId} />}
        <Text size="xs" c="dimmed">{t('neverPrivate', { name: person.displayName })}</Text>
      </Stack>
    </SimpleGrid>
  );
}

function People({ ids, names, cohortId, ordered = false }: { ids: readonly string[]; names: Names; cohortId: string; ordered?: boolean }) {
  const { name } = useWords(names);
  return (
    <List type={ordered ? 'ordered' : 'unordered'} size="sm" spacing={4}>
      {ids.map((id) => (
        <List.Item key={id}>
          <Anchor component={Link} to={`/cohorts/${cohortId}/participants/${id}`} size="sm">{name(id)}</Anchor>
        </List.Item>
      ))}
    </List>
  );
}
