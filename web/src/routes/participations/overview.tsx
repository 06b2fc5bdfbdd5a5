import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useCrumbs } from '../../participant/crumbs.ts';
import { Deadline } from '../../participant/deadline.tsx';
import { loadStanding } from '../../participant/own.ts';
import { PathNav } from '../../participant/path-nav.tsx';
import { addressOf, currentStep, standing, type Participation } from '../../participant/steps.ts';
import { Page, Section } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/overview.ts';

export const loader = (call: Route.LoaderArgs) => loadStanding(call);

export default function Overview({ loaderData: { own, matched } }: Route.ComponentProps) {
  const t = useTranslations('participant');
  const { toList } = useCrumbs(own);
  const draft = standing(own) === 'draft';
  return (
    <Page title={own.cohortName} lead={t(`youAre.${own.side}`)} crumbs={toList} width="reading">
      {draft ? <NextStep own={own} /> : <Standing own={own} matched={matched} />}
      {draft && (
        <Section title={t('home.progress')}>
          <PathNav own={own} current={currentStep(own)} />
        </Section>
      )}
      <Deadline own={own} effect={draft} />
      {own.description && (
        <Section title={t('home.about')}>
          <Text style={{ whiteSpace: 'pre-line' }}>{own.description}</Text>
        </Section>
      )}
    </Page>
  );
}

function NextStep({ own }: { own: Participation }) {
  const t = useTranslations('participant.home');
  const step = currentStep(own);
  return (
    <Panel label={t('next')} title={t(`start.${step}`)} text={t(`why.${step}`)} note={t('minutes')}>
      <Button component={Link} to={addressOf(own.participantId, step)} size="md" rightSection={<IconArrowRight size={18} aria-hidden />}>{t('go')}</Button>
    </Panel>
  );
}

/** Nothing to type now: what happened, what comes, and where to look. */
function Standing({ own, matched }: { own: Participation; matched: boolean }) {
  const t = useTranslations('participant.home');
  const stands = standing(own, matched);
  if (stands === 'draft') return null;
  const at = own.submittedAt;
  const reopening = stands === 'submitted' && (
    <>
      {t(own.reopenRequestedAt ? 'reopeningAsked' : 'reopening')}{' '}
      {!own.reopenRequestedAt && <Anchor component={Link} to={`${addressOf(own.participantId, 'review')}#reopening`} inherit underline="always">{t('askReopening')}</Anchor>}
    </>
  );
  return (
    <Panel title={t(`${stands}Title`)} note={reopening} text={t.rich(`${stands}Text`, { when: () => (at ? <When at={at} /> : null) })}>
      {stands === 'published' && <Button component={Link} to={addressOf(own.participantId, 'match')} size="md" rightSection={<IconArrowRight size={18} aria-hidden />}>{t('seeMatch')}</Button>}
      {stands !== 'notOpen' && <Button component={Link} to={addressOf(own.participantId, 'review')} variant="default" size="md">{t('seeEntries')}</Button>}
    </Panel>
  );
}

function Panel({ label, title, text, note, children }: { label?: string; title: string; text: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <Card withBorder shadow="sm" padding="xl" radius="lg">
      <Stack gap="md" align="flex-start">
        <Stack gap={4}>
          {label && <Text size="sm" c="dimmed">{label}</Text>}
          <Title order={2}>{title}</Title>
          <Text>{text}</Text>
        </Stack>
        <Group>{children}</Group>
        {note && <Text size="sm" c="dimmed">{note}</Text>}
      </Stack>
    </Card>
  );
}
