import { Progress, Stack, Table, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { Panel } from '../panel.tsx';
import type { Cohort, Dashboard, Side } from '../types.ts';
import classes from './charts.module.css';

const sides = ['mentor', 'mentee'] as const;

/** How many have submitted on each side, and how that came about day by day. */
export function Submissions({ cohort, submissions }: { cohort: Cohort; submissions: Dashboard['submissions'] }) {
  const t = useTranslations('coordinator');
  const counts = { mentor: [cohort.mentorsSubmitted, cohort.mentors], mentee: [cohort.menteesSubmitted, cohort.mentees] } as const;
  return (
    <Panel title={t('dashboard.progressTitle')}>
      <Stack gap="sm">
        {sides.map((side) => {
          const [done, all] = counts[side];
          return (
            <div key={side}>
              <div className={classes.between}>
                <Text size="sm" fw={600}>{t(`sides.${side}`)}</Text>
                <Text size="sm">{all === 0 ? t('dashboard.progressNobody') : t('dashboard.progressOf', { done, all })}</Text>
              </div>
              <Progress value={all === 0 ? 0 : (100 * done) / all} size="lg" mt={4} aria-hidden color={side === 'mentor' ? 'sea' : 'indigo'} />
            </div>
          );
        })}
      </Stack>
      {submissions.length > 1 && <ByDay submissions={submissions} />}
    </Panel>
  );
}

/** A line per side for the eye; the same numbers as a table for everybody else. */
function ByDay({ submissions }: { submissions: Dashboard['submissions'] }) {
  const t = useTranslations('coordinator');
  const format = useFormatter();
  const upTo = cumulative(submissions);
  const most = Math.max(1, ...upTo.flatMap(({ mentor, mentee }) => [mentor, mentee]));
  const since = (day: string) => Date.parse(day) - Date.parse(upTo[0]?.day ?? day);
  // Days on which nobody submitted are not in the list, but take their room.
  const whole = Math.max(1, since(upTo.at(-1)?.day ?? ''));
  const path = (side: Side) => upTo.map((point, at) => `${at === 0 ? 'M' : 'L'}${(300 * since(point.day)) / whole} ${60 - (56 * point[side]) / most}`).join(' ');
  const date = (day: string) => format.dateTime(new Date(`${day}T12:00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <div>
      <svg viewBox="-2 0 304 62" className={classes.lines} aria-hidden preserveAspectRatio="none">
        {sides.map((side) => <path key={side} d={path(side)} className={classes[side]} vectorEffect="non-scaling-stroke" />)}
      </svg>
      <div className={classes.between} aria-hidden>
        <Text size="xs" c="dimmed">{date(upTo[0]?.day ?? '')}</Text>
        <Text size="xs" c="dimmed">{date(upTo.at(-1)?.day ?? '')}</Text>
      </div>
      <details>
        <Text component="summary" size="sm" c="dimmed">{t('dashboard.chartSummary')}</Text>
        <Table mt="xs" fz="sm">
          <caption className="for-readers-only">{t('dashboard.chartLabel')}</caption>
          <Table.Thead><Table.Tr><Table.Th scope="col">{t('dashboard.day')}</Table.Th>{sides.map((side) => <Table.Th key={side} scope="col">{t(`sides.${side}`)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>{upTo.map(({ day, mentor, mentee }) => <Table.Tr key={day}><Table.Th scope="row" fw={400}>{date(day)}</Table.Th><Table.Td>{mentor}</Table.Td><Table.Td>{mentee}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      </details>
    </div>
  );
}

function cumulative(submissions: Dashboard['submissions']): { day: string; mentor: number; mentee: number }[] {
  let mentor = 0;
  let mentee = 0;
  return submissions.map(({ day, mentors, mentees }) => ({ day, mentor: (mentor += mentors), mentee: (mentee += mentees) }));
}
