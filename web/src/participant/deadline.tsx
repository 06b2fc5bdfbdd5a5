import { Group, Stack, Text } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { When } from '../shared/when.tsx';
import { useViewer } from '../shared/viewer.ts';
import type { Participation } from './steps.ts';

const DAY = 86_400_000;

/** Until when: in the reader's time zone, and in the cohort's where its clock shows something else. */
export function Deadline({ own: { deadline, timeZone, status }, effect = false }: { own: Pick<Participation, 'deadline' | 'timeZone' | 'status'>; effect?: boolean }) {
  const t = useTranslations('participant.deadline');
  const format = useFormatter();
  const { now, timeZone: ownZone } = useViewer();
  if (!deadline) return status === 'open' ? <Text size="sm" c="dimmed">{t('none')}</Text> : null;
  const date = new Date(deadline);
  const left = date.getTime() - now.getTime();
  const open = left > 0 && (status === 'open' || status === 'draft');
  const clock = (zone: string) => format.dateTime(date, 'dateTime', { timeZone: zone });
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <IconCalendarEvent size={20} aria-hidden style={{ flex: 'none' }} />
      <Stack gap={2}>
        <Text size="sm" fw={500}>
          {t.rich(open ? 'until' : 'was', { when: () => <When at={deadline} as="withZone" /> })}
          {open && ` · ${t('left', { days: Math.floor(left / DAY) })}`}
        </Text>
        {clock(timeZone) !== clock(ownZone) && <Text size="sm" c="dimmed">{t.rich('zone', { when: () => <When at={deadline} as="withZone" timeZone={timeZone} /> })}</Text>}
        {effect && open && <Text size="sm" c="dimmed">{t('effect')}</Text>}
      </Stack>
    </Group>
  );
}
