import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
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

export function Readiness({ readiness }: { readiness: Dashboard['readiness'] }) {
  const t = useTranslations('coordinator.dashboard.readiness');
  const { color, Icon } = looks[readiness];
  return (
    <Alert color={color} variant="light" icon={<Icon aria-hidden />} title={t(readiness)} styles={{ title: { color: 'var(--mantine-color-text)' } }}>
      {t(`${readiness}Text`)}
    </Alert>
  );
}

interface Told { readonly diagnostics: Diagnostics; readonly names: Names; readonly cohortId: string }

/** What stands in the way of a strict run, and what merely deserves a look. */
export function Findings({ diagnostics, names, cohortId }: Told) {
  const t = useTranslations('coordinator.dashboard');
  const { blockers, warnings } = diagnostics;
  return (
    <Panel title={t('blockersTitle')} lead={blockers.length > 0 ? t('blockersText') : undefined}>
      {blockers.length === 0 && <Text size="sm">{t('blockersNone')}</Text>}
      <FindingList findings={blockers} icon={<IconHandStop aria-hidden size={18} color="var(--mantine-color-red-text)" />} {...{ diagnostics, names, cohortId }} />
      {warnings.length > 0 && (
        <Stack gap="xs" component="section" aria-label={t('warningsTitle')}>
          <Text fw={600} size="sm">
            {t('warningsTitle')} <Text span c="dimmed" fw={400} size="sm">{t('warningsText')}</Text>
          </Text>
          <FindingList findings={warnings} icon={<IconAlertTriangle aria-hidden size={18} color="var(--mantine-color-orange-text)" />} {...{ diagnostics, names, cohortId }} />
        </Stack>
      )}
    </Panel>
  );
}

function FindingList({ findings, icon, diagnostics, names, cohortId }: Told & { findings: readonly Finding[]; icon: ReactNode }) {
  const t = useTranslations('coordinator.finding');
  const words = useWords(names);
  if (findings.length === 0) return null;
  return (
    <List spacing="sm" size="sm" icon={icon}>
      {findings.map((finding) => {
        const only = finding.ids.length === 1 ? finding.ids[0] : undefined;
        return (
          <List.Item key={`${finding.code} ${finding.side} ${finding.ids.join(' ')}`}>
            {words.finding(finding, diagnostics)}
            {only && names[only] && (
              <>
                {' '}
                <Anchor component={Link} to={`/cohorts/${cohortId}/participants/${only}`} size="sm">
                  {t('openProfile', { name: names[only] })}
                </Anchor>
              </>
            )}
          </List.Item>
        );
      })}
    </List>
  );
}
