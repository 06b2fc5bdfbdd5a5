import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHandStop, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Panel } from '../panel.tsx';
import type { Dashboard, Diagnostics, Finding, Names } from '../types.ts';
import { useWords } from '../words.ts';

const looks = {
  strictReady: { color: 'sea', Icon: IconCircleCheck },
  exceptionOnly: { color: 'orange', Icon: IconAlertTriangle },
  notReady: { color: 'gray', Icon: IconInfoCircle },
} as const;

interface Told { readonly diagnostics: Diagnostics; readonly names: Names; readonly cohortId: string }

/** How things stand in one line, then what stands in the way of a strict run, apart from what merely deserves a look. */
export function Readiness({ readiness, ...told }: Told & { readiness: Dashboard['readiness'] }) {
  const t = useTranslations('coordinator.dashboard.readiness');
  const { color, Icon } = looks[readiness];
  return (
    <Panel title={t(readiness)} lead={t(`${readiness}Text`)} icon={<Icon aria-hidden color={`var(--mantine-color-${color}-text)`} style={{ flex: 'none' }} />}>
      <Blockers {...told} />
      <Warnings {...told} />
    </Panel>
  );
}

/** The same findings without a verdict above them: those of a run that has failed already. */
export function Findings(told: Told) {
  const t = useTranslations('coordinator.dashboard');
  if (blockersOf(told.diagnostics).length + told.diagnostics.warnings.length === 0) return null;
  return (
    <Panel title={t('findingsTitle')}>
      <Blockers {...told} />
      <Warnings {...told} />
    </Panel>
  );
}

/** The certificate has a panel of its own, with the people by name. */
const blockersOf = ({ blockers, hallViolator }: Diagnostics): readonly Finding[] => (hallViolator ? blockers.filter(({ code }) => code !== 'hallViolator') : blockers);

function Blockers(told: Told) {
  const t = useTranslations('coordinator.dashboard');
  return <FindingList title={t('blockersTitle')} text={t('blockersText')} findings={blockersOf(told.diagnostics)} icon={<IconHandStop aria-hidden size={18} color="var(--mantine-color-red-text)" />} {...told} />;
}

function Warnings(told: Told) {
  const t = useTranslations('coordinator.dashboard');
  return <FindingList title={t('warningsTitle')} text={t('warningsText')} findings={told.diagnostics.warnings} icon={<IconAlertTriangle aria-hidden size={18} color="var(--mantine-color-orange-text)" />} {...told} />;
}

function FindingList({ title, text, findings, icon, diagnostics, names, cohortId }: Told & { title: string; text: string; findings: readonly Finding[]; icon: ReactNode }) {
  const t = useTranslations('coordinator.finding');
  const words = useWords(names);
  if (findings.length === 0) return null;
  return (
    <Stack gap="xs">
      <div>
        <Title order={3} size="sm">{title}</Title>
        <Text c="dimmed" size="xs">{text}</Text>
      </div>
      <List spacing="xs" size="sm" icon={icon} styles={{ itemWrapper: { alignItems: 'flex-start' } }}>
        {findings.map((finding) => {
          const only = finding.ids.length === 1 ? finding.ids[0] : undefined;
          return (
            <List.Item key={`${finding.code} ${finding.side} ${finding.ids.join(' ')}`}>
              {words.finding(finding, diagnostics)}
              {only && names[only] && (
                <>
                  {' '}
                  <Anchor component={Link} to={`/cohorts/${cohortId}/participants/${only}`} size="sm" underline="always">
                    {t('openProfile', { name: names[only] })}
                  </Anchor>
                </>
              )}
            </List.Item>
          );
        })}
      </List>
    </Stack>
  );
}
