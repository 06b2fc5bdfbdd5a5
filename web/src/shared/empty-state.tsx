import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing here yet: says why that is, and offers what to do about it. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" px="md" py={48} ta="center" style={{ border: '1px dashed var(--mantine-color-default-border)', borderRadius: 'var(--mantine-radius-md)' }}>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text c="dimmed" size="sm" maw="32rem" component="div">
          {children}
        </Text>
      )}
      {actions && <Group mt="sm">{actions}</Group>}
    </Stack>
  );
}
