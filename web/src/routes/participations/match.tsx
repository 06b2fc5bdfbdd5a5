import { Avatar, Button, Card, Group, List, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCrumbs } from '../../participant/crumbs.ts';
import { Deadline } from '../../participant/deadline.tsx';
import { factsOf, shared } from '../../participant/facts.ts';
import { MatchReasons } from '../../participant/match-reasons.tsx';
import { loadOwn } from '../../participant/own.ts';
import { PersonFacts } from '../../participant/person-facts.tsx';
import { standing, type OwnMatch, type Participation } from '../../participant/steps.ts';
import { clientOf, load } from '../../shared/action.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page, Section } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/match.ts';

export async function loader(call: Route.LoaderArgs) {
  const own = await loadOwn(call);
  const { match } = await load(() => clientOf(call.context).participation.match({ participantId: own.participantId }));
  return { own, match };
}

export default function Match({ loaderData: { own, match } }: Route.ComponentProps) {
  const t = useTranslations('participant.match');
  const { toCohort: crumbs } = useCrumbs(own);
  if (!match) {
    return (
      <Page title={t('title')} crumbs={crumbs} width="reading">
        <EmptyState title={t('waitTitle')}>{t(`wait.${standing(own, false)}`)}</EmptyState>
        <Deadline own={own} />
      </Page>
    );
  }
  const { partner } = match;
  return (
    <Page title={t(`hello.${own.side}`, { name: partner.displayName })} lead={t('lead')} crumbs={crumbs} width="reading">
      <Partner own={own} partner={partner} sharedTags={match.explanation.sharedTags} />
      <Section title={t('why')}><MatchReasons match={match} own={own} /></Section>
      <Section title={t('first')}>
        <List spacing="xs">{(['goal', 'rhythm', 'trust'] as const).map((tip) => <List.Item key={tip}>{t(`tips.${tip}`)}</List.Item>)}</List>
      </Section>
      <Text size="sm" c="dimmed">{t.rich('published', { when: () => <When at={match.publishedAt} as="date" /> })}</Text>
    </Page>
  );
}

function Partner({ own, partner, sharedTags }: { own: Participation; partner: OwnMatch['partner']; sharedTags: readonly string[] }) {
  const t = useTranslations('participant.match');
  const facts = factsOf(partner, own.attributeCatalogue);
  const mail = `mailto:${encodeURIComponent(partner.email)}?subject=${encodeURIComponent(t('subject'))}`;
  return (
    <Card withBorder shadow="sm" padding="xl" radius="lg">
      <Stack gap="lg">
        <Group wrap="nowrap" align="flex-start">
          <Avatar size="lg" color="sea" radius="xl" name={partner.displayName} aria-hidden />
          <Stack gap={4} style={{ minWidth: 0 }}>
            <Text fw={650} size="lg">{partner.displayName}</Text>
            <Text c="dimmed" size="sm">{partner.organization}</Text>
            <PersonFacts person={{ facts, inCommon: shared(facts.topics, sharedTags) }} />
          </Stack>
        </Group>
        {facts.text && <Text style={{ whiteSpace: 'pre-line' }}>{facts.text}</Text>}
        {facts.attributes.length > 0 && <List size="sm">{facts.attributes.map((attribute) => <List.Item key={attribute}>{attribute}</List.Item>)}</List>}
        <Section title={t('contact')} lead={t('contactText')}>
          <Group>
            <Button component="a" href={mail} leftSection={<IconMail size={18} aria-hidden />} size="md">{t('write')}</Button>
            <Text style={{ overflowWrap: 'anywhere' }}>{partner.email}</Text>
          </Group>
        </Section>
      </Stack>
    </Card>
  );
}
