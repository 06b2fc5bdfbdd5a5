import { Badge, Code, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Field, Operation } from './api-reference.ts';

const colors: Record<string, string> = { GET: 'blue', POST: 'sea', PUT: 'yellow', PATCH: 'yellow', DELETE: 'red' };

export function OperationCard({ operation }: { operation: Operation }) {
  const t = useTranslations('admin.api');
  const { id, method, path, summary, description, fields, answer, curl } = operation;
  return (
    <Paper withBorder radius="md" p="md" id={id} component="article">
      <Stack gap="sm">
        <Group gap="sm" align="center">
          <Badge color={colors[method] ?? 'gray'} variant="light" radius="sm">
            {method}
          </Badge>
          <Text ff="monospace" size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {path}
          </Text>
        </Group>
        <Title order={3} fz="md" lang="en">
          {summary}
        </Title>
        {description && (
          <Text size="sm" lang="en">
            {description}
          </Text>
        )}
        <AccessLine operation={operation} />
        {fields.length > 0 && <Fields fields={fields} />}
        {answer && answer !== '{  }' && (
          <details>
            <summary>{t('answer')}</summary>
            <Code block mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
              {answer}
            </Code>
          </details>
        )}
        <details>
          <summary>{t('example')}</summary>
          <Code block mt="xs" tabIndex={0}>
            {curl}
          </Code>
        </details>
      </Stack>
    </Paper>
  );
}

function AccessLine({ operation: { access } }: { operation: Operation }) {
  const t = useTranslations('admin.api');
  const text = access === null ? t('open') : access === 'session' ? t('session') : t('scope', { scope: access });
  return (
    <Text size="xs" c="dimmed">
      {text}
    </Text>
  );
}

function Fields({ fields }: { fields: readonly Field[] }) {
  const t = useTranslations('admin.api');
  return (
    <Table fz="sm" verticalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="40%">{t('name')}</Table.Th>
          <Table.Th>{t('type')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ name, where, type, required }) => (
          <Table.Tr key={`${where} ${name}`}>
            <Table.Td>
              <Code>{name}</Code>
              <Text size="xs" c="dimmed">
                {[t(`whereName.${where}`), required && t('required')].filter(Boolean).join(', ')}
              </Text>
            </Table.Td>
            <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
              {type}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
