import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { AskButton } from './ask-button.tsx';
import { Panel } from '../panel.tsx';
import type { Diagnostics, Names } from '../types.ts';
import { useWords } from '../words.ts';

interface CertificateProps { diagnostics: Diagnostics; names: Names; result: unknown; action: string }

/** Why no complete strict pairing exists, as a proof in words, and the smallest change that would make one exist (C5). */
export function Certificate({ diagnostics, names, result, action }: CertificateProps) {
  const t = useTranslations('coordinator');
  const words = useWords(names);
  const { hallViolator: violator, fewestAcceptances } = diagnostics;
  const unavoidable = words.unavoidable(diagnostics);
  const acceptances = fewestAcceptances ?? [];
  if (!violator && !unavoidable && acceptances.length === 0) return null;
  return (
    <Panel title={t('dashboard.whyTitle')} {...(violator && { lead: t('dashboard.whyProof') })}>
      {violator && (
        <Stack gap={6}>
          <Text fw={500}>{words.hall({ side: violator.side, members: violator.members.length, partners: violator.partners.length })}</Text>
          <Text size="sm">{t('finding.hallMembers', { members: words.sideCount(violator.side, violator.members.length), names: words.namesOf(violator.members) })}</Text>
          {violator.partners.length > 0 && <Text size="sm">{t('finding.hallPartners', { names: words.namesOf(violator.partners) })}</Text>}
        </Stack>
      )}
      {unavoidable && <Text fw={500}>{unavoidable}</Text>}
      {acceptances.length > 0 && (
        <Stack gap="xs">
          <Title order={3}>{t('dashboard.acceptancesTitle')}</Title>
          <Text size="sm" c="dimmed">{t('dashboard.acceptancesText')}</Text>
          <List spacing="md" listStyleType="none">
            {acceptances.map((suggestion) => (
              <List.Item key={`${suggestion.mentor} ${suggestion.mentee}`}>
                <Stack gap={6} align="flex-start">
                  <Text size="sm">{words.acceptance(suggestion)}</Text>
                  <AskButton suggestion={suggestion} names={names} result={result} action={action} place="why" compact />
                </Stack>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Panel>
  );
}
