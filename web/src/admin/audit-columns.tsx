import type { auditEvent } from '@counterpart/contract';
import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import type { Column } from '../shared/data-table.tsx';
import { When } from '../shared/when.tsx';
import { useActionName } from './audit-actions.ts';
import { differences } from './differences.ts';

type AuditEvent = z.infer<typeof auditEvent>;

export function useAuditColumns(): Column<AuditEvent>[] {
  const t = useTranslations('admin.audit');
  const name = useActionName();
  return useMemo(
    () => [
      { key: 'action', header: t('action'), value: (event) => name(event.action), cell: (event) => <Action event={event} label={name(event.action)} /> },
      { key: 'at', header: t('at'), value: (event) => event.sequence, cell: (event) => <When at={event.at} /> },
      { key: 'actor', header: t('actor'), value: (event) => event.actor.name, cell: (event) => <Actor event={event} /> },
      { key: 'subject', header: t('subject'), value: (event) => event.subjectName ?? event.subjectKind, cell: (event) => <Subject event={event} /> },
      { key: 'reason', header: t('reason'), value: (event) => event.reason, cell: (event) => <Why event={event} /> },
      { key: 'changes', header: t('changes'), cell: (event) => <Changes event={event} /> },
    ],
    [t, name],
  );
}

function Action({ event: { action, sequence }, label }: { event: AuditEvent; label: string }) {
  return (
    <Stack gap={0}>
      <FilterLink name="action" value={action} label={label} />
      <Text size="xs" c="dimmed" fw={400}>
        {`${sequence} · ${action}`}
      </Text>
    </Stack>
  );
}

function Actor({ event: { actor } }: { event: AuditEvent }) {
  const t = useTranslations('admin.audit');
  if (actor.kind === 'system') return t('system');
  const name = actor.name ?? t('somebody');
  return actor.id ? <FilterLink name="actorId" value={actor.id} label={name} title={t('onlyActor', { name })} /> : name;
}

function Subject({ event: { subjectKind, subjectId, subjectName, programId } }: { event: AuditEvent }) {
  const t = useTranslations('admin.audit');
  const key = `subjectKind.${subjectKind}` as 'subjectKind.person';
  const kind = t.has(key) ? t(key) : subjectKind;
  return (
    <Stack gap={0}>
      <span>
        <FilterLink name="subjectId" value={subjectId} label={`${kind} ${subjectName ?? subjectId.slice(-6)}`} title={t('onlySubject')} />
      </span>
      {programId && programId !== subjectId && <FilterLink name="programId" value={programId} label={t('onlyProgram')} small />}
    </Stack>
  );
}

/** What somebody wrote, or the file that it came from. */
function Why({ event: { reason, after } }: { event: AuditEvent }) {
  const t = useTranslations('admin.audit');
  if (reason !== null || typeof after !== 'object' || after === null || !('importId' in after)) return reason;
  return <FilterLink name="subjectId" value={String(after.importId)} label={t('fromFile')} />;
}

/** Narrows the list to entries like this one, beside the filters already set. */
function FilterLink({ name, value, label, title, small = false }: { name: string; value: string; label: string; title?: string; small?: boolean }) {
  const [search] = useSearchParams();
  const query = new URLSearchParams(search);
  query.delete('cursor');
  query.set(name, value);
  return (
    <Anchor component={Link} to={`?${query}`} size={small ? 'xs' : 'sm'} c={small ? 'dimmed' : ''} title={title}>
      {label}
    </Anchor>
  );
}

function Changes({ event: { before, after } }: { event: AuditEvent }) {
  const t = useTranslations('admin.audit');
  const changes = differences(before, after);
  if (changes.length === 0) return <Text c="dimmed" size="sm">{t('noChanges')}</Text>;
  return (
    <details>
      <summary>{t('showChanges', { count: changes.length })}</summary>
      <Table fz="xs" layout="fixed" mt="xs" style={{ minWidth: 0, maxWidth: '32rem' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th>{t('before')}</Table.Th>
            <Table.Th>{t('after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.path}>
              <Table.Td ff="monospace">{change.path}</Table.Td>
              <Table.Td>{change.before}</Table.Td>
              <Table.Td>{change.after}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
