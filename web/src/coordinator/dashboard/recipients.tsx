import { List, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** Before mails go out: to whom, by name. */
export function Recipients({ people, note }: { people: readonly { id: string; name: string }[]; note?: string }) {
  const t = useTranslations('coordinator.action');
  return (
    <Stack gap="xs">
      {note && <Text size="sm">{note}</Text>}
      <Text size="sm">{t('mailGoesTo', { count: people.length })}</Text>
      <List size="sm" mah="12rem" style={{ overflowY: 'auto' }}>
        {people.map(({ id, name }) => <List.Item key={id}>{name}</List.Item>)}
      </List>
    </Stack>
  );
}
