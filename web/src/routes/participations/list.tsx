import { Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link, redirect } from 'react-router';
import { useTranslations } from 'use-intl';
import { viewerContext } from '../../context.ts';
import { Deadline } from '../../participant/deadline.tsx';
import { loadStanding } from '../../participant/own.ts';
import { StandingBadge } from '../../participant/standing-badge.tsx';
import { home, standing, type Participation, type Standing } from '../../participant/steps.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import type { Route } from './+types/list.ts';
import classes from './list.module.css';

/** Whoever is in one cohort only need not choose. */
export async function loader({ context }: Route.LoaderArgs) {
  const participations = context.get(viewerContext).person?.participations ?? [];
  const [only, ...others] = participations;
  if (only && others.length === 0) throw redirect(home(only.participantId));
  const all = await Promise.all(participations.map(({ participantId }) => loadStanding({ context, params: { participantId } })));
  return { all: all.toSorted((left, right) => urgency(left) - urgency(right)) };
}

/** What waits for the reader first. */
const order: readonly Standing[] = ['draft', 'published', 'submitted', 'waiting', 'notOpen', 'unmatched', 'missed'];
const urgency = ({ own, matched }: { own: Participation; matched: boolean }) => order.indexOf(standing(own, matched));

export default function List({ loaderData: { all } }: Route.ComponentProps) {
  const t = useTranslations('participant');
  if (all.length === 0) return <Page title={t('list.title')}><EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState></Page>;
  return (
    <Page title={t('list.title')} lead={t('list.intro')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} component="ul" p={0} m={0} className={classes.list}>
        {all.map(({ own, matched }) => (
          <Card key={own.participantId} component="li" withBorder padding="lg" className={classes.card}>
            <Stack gap="sm">
              <Group justify="space-between" align="flex-start" wrap="nowrap">
                <Title order={2}><Link to={home(own.participantId)} className={classes.link}>{own.cohortName}</Link></Title>
                <Badge variant="outline" tt="none" style={{ flex: 'none' }}>{t(`side.${own.side}`)}</Badge>
              </Group>
              <Group><StandingBadge own={own} matched={matched} /></Group>
              {own.description && <Text size="sm" c="dimmed" lineClamp={2}>{own.description}</Text>}
              <Deadline own={own} />
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
    </Page>
  );
}
