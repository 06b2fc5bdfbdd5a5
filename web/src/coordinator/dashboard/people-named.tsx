import { List, Stack, Text } from '@mantine/core';

/** Before something is done to several people: to whom, by name. */
export function PeopleNamed({ intro, people, note }: { intro: string; people: readonly { id: string; name: string }[]; note?: string }) {
  return (
    <Stack gap="xs">
      {note && <Text size="sm">{note}</Text>}
      <Text size="sm">{intro}</Text>
      <List size="sm" mah="12rem" style={{ overflowY: 'auto' }}>
        {people.map(({ id, name }) => <List.Item key={id}>{name}</List.Item>)}
      </List>
    </Stack>
  );
}
