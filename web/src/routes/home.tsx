import { Badge, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link, redirect } from 'react-router';
import { useTranslations } from 'use-intl';
import { viewerContext, type Person } from '../context.ts';
import { clientOf, load } from '../shared/action.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Page } from '../shared/page.tsx';
import { useViewer } from '../shared/viewer.ts';
import type { Route } from './+types/home.ts';

/** The start page is where one's work is: cohorts for administrators, the one participation for most others. */
export async function loader({ context }: Route.LoaderArgs) {
  const { person } = context.get(viewerContext);
  if (!person) {
    const { needed } = await load(() => clientOf(context).setup.status());
    throw redirect(needed ? '/setup' : '/sign-in');
  }
  if (person.role === 'admin') throw redirect('/cohorts');
  const [only, ...others] = person.participations;
  if (only && others.length === 0) throw redirect(`/participations/${only.participantId}`);
  return null;
}

export default function Home() {
  const t = useTranslations('account.home');
  const { person } = useViewer();
  const participations = person?.participations ?? [];
  return (
    <Page title={t('title')}>
      {participations.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {participations.map((one) => (
          <Participation key={one.participantId} participation={one} />
        ))}
      </SimpleGrid>
    </Page>
  );
}

function Participation({ participation }: { participation: Person['participations'][number] }) {
  const t = useTranslations('account.home');
  const { participantId, cohortName, side, status, submitted, published } = participation;
  const state = published ? 'published' : status === 'open' && submitted ? 'submitted' : status;
  return (
    <Paper component={Link} to={`/participations/${participantId}`} withBorder radius="md" p="lg" c="inherit" td="none">
      <Stack gap="xs" align="flex-start">
        <Title order={2}>{cohortName}</Title>
        <Text size="sm" c="dimmed">
          {t(side)}
        </Text>
        <Badge variant={state === 'open' || state === 'published' ? 'filled' : 'light'}>{t(state)}</Badge>
      </Stack>
    </Paper>
  );
}
