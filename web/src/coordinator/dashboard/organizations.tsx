import { Table, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Panel } from '../panel.tsx';
import type { Diagnostics } from '../types.ts';
import classes from './charts.module.css';

const SHOWN = 12;

/** Mentors and mentees of each organization: a table first, whose cells also draw a bar. `lead` says who is counted. */
export function Organizations({ organizations, lead }: { organizations: Diagnostics['organizations']; lead: string }) {
  const t = useTranslations('coordinator');
  const largestFirst = organizations.toSorted((a, b) => b.mentors + b.mentees - a.mentors - a.mentees || a.name.localeCompare(b.name));
  const most = Math.max(1, ...organizations.flatMap(({ mentors, mentees }) => [mentors, mentees]));
  const rest = largestFirst.slice(SHOWN);
  return (
    <Panel title={t('dashboard.organizationsTitle')} lead={lead}>
      {organizations.length === 0 ? <Text size="sm">{t('dashboard.organizationsNone')}</Text> : <Bars organizations={largestFirst.slice(0, SHOWN)} most={most} />}
      {rest.length > 0 && (
        <details>
          <Text component="summary" size="sm" c="dimmed">{t('dashboard.organizationsMore', { count: rest.length })}</Text>
          <Bars organizations={rest} most={most} />
        </details>
      )}
    </Panel>
  );
}

function Bars({ organizations, most }: { organizations: Diagnostics['organizations']; most: number }) {
  const t = useTranslations('coordinator');
  return (
    <Table className={classes.bars} verticalSpacing={6} withRowBorders={false}>
      <caption className="for-readers-only">{t('dashboard.organizationsTitle')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('dashboard.organization')}</Table.Th>
          <Table.Th scope="col">{t('sides.mentor')}</Table.Th>
          <Table.Th scope="col">{t('sides.mentee')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {organizations.map(({ id, name, mentors, mentees }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={400}>{name}</Table.Th>
            <Table.Td><Bar value={mentors} most={most} side="mentor" /></Table.Td>
            <Table.Td><Bar value={mentees} most={most} side="mentee" /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Bar({ value, most, side }: { value: number; most: number; side: 'mentor' | 'mentee' }) {
  return (
    <span className={classes.bar}>
      <span className={classes.number}>{value}</span>
      <svg className={classes.track} aria-hidden>
        <rect width={`${(100 * value) / most}%`} height="100%" rx="3" className={classes[`${side}Bar`]} />
      </svg>
    </span>
  );
}
