import { Anchor, Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { AskButton } from './ask-button.tsx';
import { Panel } from '../panel.tsx';
import type { Cohort, Diagnostics, Names } from '../types.ts';
import { useWords } from '../words.ts';
import { ReopenButton } from './state.tsx';
import classes from './certificate.module.css';

interface CertificateProps { diagnostics: Diagnostics; names: Names; cohort: Cohort; result: unknown; action: string; place: string }

/** Why no complete strict pairing exists, as a proof in words, and the smallest change that would make one exist (C5). */
export function Certificate({ diagnostics, names, cohort, ...form }: CertificateProps) {
  const t = useTranslations('coordinator');
  const words = useWords(names);
  const { hallViolator: violator, fewestAcceptances } = diagnostics;
  const unavoidable = words.unavoidable(diagnostics);
  const acceptances = fewestAcceptances ?? [];
  if (!violator && !unavoidable && acceptances.length === 0) return null;
  return (
    <Panel title={t('dashboard.whyTitle')} {...(violator && { lead: t('dashboard.whyProof') })}>
      {violator && (
        <Stack gap="sm">
          <Text fw={500}>{words.hall({ side: violator.side, members: violator.members.length, partners: violator.partners.length })}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <People title={words.sideCount(violator.side, violator.members.length)} ids={violator.members} names={names} cohortId={cohort.id} />
            <People title={t('finding.hallPartners')} ids={violator.partners} names={names} cohortId={cohort.id} />
          </SimpleGrid>
        </Stack>
      )}
      {unavoidable && <Text fw={500}>{unavoidable}</Text>}
      {acceptances.length > 0 && <Acceptances suggestions={acceptances} names={names} cohort={cohort} {...form} />}
    </Panel>
  );
}

function People({ title, ids, names, cohortId }: { title: string; ids: readonly string[]; names: Names; cohortId: string }) {
  const t = useTranslations('coordinator.finding');
  const { name } = useWords(names);
  return (
    <div className={classes.people}>
      <Text size="sm" fw={600} mb={4}>{title}</Text>
      {ids.length === 0 && <Text size="sm">{t('hallNobody')}</Text>}
      <List size="sm" listStyleType="none" spacing={2}>
        {ids.map((id) => <List.Item key={id}><Anchor component={Link} to={`/cohorts/${cohortId}/participants/${id}`} size="sm">{name(id)}</Anchor></List.Item>)}
      </List>
    </div>
  );
}

/** Whom to ask. Lists change only while the cohort is open, so otherwise the way there comes first. */
function Acceptances({ suggestions, names, cohort, result, action, place }: Omit<CertificateProps, 'diagnostics'> & { suggestions: NonNullable<Diagnostics['fewestAcceptances']> }) {
  const t = useTranslations('coordinator.dashboard');
  const { acceptance } = useWords(names);
  const open = cohort.status === 'open';
  return (
    <Stack gap="xs">
      <Title order={3}>{t('acceptancesTitle')}</Title>
      <Text size="sm" c="dimmed">{t('acceptancesText')}</Text>
      <List spacing="sm" listStyleType="none" styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
        {suggestions.map((suggestion) => (
          <List.Item key={`${suggestion.mentor} ${suggestion.mentee}`}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" flex="1 1 16rem">{acceptance(suggestion)}</Text>
              {open && <AskButton suggestion={suggestion} names={names} result={result} action={action} place={place} compact />}
            </Group>
          </List.Item>
        ))}
      </List>
      {cohort.status === 'closed' && (
        <Group justify="space-between" gap="xs">
          <Text size="sm" flex="1 1 16rem">{t('closedNote')}</Text>
          <ReopenButton cohort={cohort} result={result} place={place} action={action} button={{ size: 'xs' }} />
        </Group>
      )}
    </Stack>
  );
}
