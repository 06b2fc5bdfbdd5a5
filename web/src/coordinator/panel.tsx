import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A bordered part of a page with a title of its own. */
export function Panel({ title, icon, lead, aside, id, children }: { title: string; icon?: ReactNode; lead?: ReactNode; aside?: ReactNode; id?: string; children?: ReactNode }) {
  const titleId = useId();
  return (
    <Paper component="section" withBorder radius="md" p={{ base: 'md', sm: 'lg' }} aria-labelledby={titleId} {...(id && { id })}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} flex="1 1 16rem">
            <Group gap="xs" wrap="nowrap" align="flex-start">
              {icon}
              <Title order={2} id={titleId} size="h3">
                {title}
              </Title>
            </Group>
            {lead && (
              <Text c="dimmed" size="sm" component="div">
                {lead}
              </Text>
            )}
          </Stack>
          {aside}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
