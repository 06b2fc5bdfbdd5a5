import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link, useRouteLoaderData } from 'react-router';
import { useTranslations } from 'use-intl';
import { Word } from '../../coordinator/badges.tsx';
import { AskButton } from '../../coordinator/dashboard/ask-button.tsx';
import { Panel } from '../../coordinator/panel.tsx';
import { Profile } from '../../coordinator/people/profile.tsx';
import { Flags, Sentences } from '../../coordinator/run/remarks.tsx';
import { ScoreParts } from '../../coordinator/run/score-parts.tsx';
import type { Catalogue, RunPerson, Verdict } from '../../coordinator/types.ts';
import { clientOf, load } from '../../shared/action.ts';
import { Page } from '../../shared/page.tsx';
import type { loader as runLoader } from './run.tsx';
import type { Route } from './+types/run-pair.ts';

export async function loader({ params, context }: Route.LoaderArgs) {
  return load(() => clientOf(context).runs.pair(params));
}

export default function RunPair({ loaderData: { mentor, mentee, verdict, chosen, attributeCatalogue: catalogue }, params: { cohortId, runId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const number = useRouteLoaderData<typeof runLoader>('routes/cohorts/run')?.run.number ?? 0;
  const two = { mentor: mentor.name, mentee: mentee.name };
  const runPath = `/cohorts/${cohortId}/runs/${runId}`;
  return (
    <Page title={t('pair.title', two)} lead={<Word color={chosen ? 'sea' : 'gray'}>{t(chosen ? 'pair.chosen' : 'pair.notChosen', { number })}</Word>}>
      <Panel title={t('pair.verdict')} lead={t('pair.asOfRun', { number })} aside={<Text fw={650} size="xl">{t('run.percent', { percent: verdict.scorePercent })}</Text>}>
        <Fit verdict={verdict} mentor={mentor} mentee={mentee} />
        <ScoreParts verdict={verdict} labels={Object.fromEntries(catalogue.map(({ key, label }) => [key, label]))} {...two} />
      </Panel>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Person person={mentor} other={mentee} counted={!verdict.listsNotCounted.includes('mentor')} catalogue={catalogue} cohortId={cohortId} />
        <Person person={mentee} other={mentor} counted={!verdict.listsNotCounted.includes('mentee')} catalogue={catalogue} cohortId={cohortId} />
      </SimpleGrid>
      {mentor.here && mentee.here && (
        <Panel title={t('pair.actions')}>
          <Actions mentor={mentor} mentee={mentee} verdict={verdict} chosen={chosen} cohortId={cohortId} runPath={runPath} />
        </Panel>
      )}
    </Page>
  );
}

interface PairProps { mentor: RunPerson; mentee: RunPerson; verdict: Verdict }

function Fit({ verdict, mentor, mentee }: PairProps) {
  const t = useTranslations('coordinator');
  const never = [[mentor, mentee], [mentee, mentor]].flatMap(([person, other]) => person && other && person.neverIds.includes(other.id) ? [t('pair.marksNever', { name: person.name, other: other.name })] : []);
  return (
    <Stack gap={4}>
      <Group gap={6}>
        <Flags verdict={verdict} />
        {verdict.exceptionTypes.length === 0 && never.length === 0 && <Word color="sea">{t('exception.compliant')}</Word>}
      </Group>
      <Sentences verdict={verdict} two={{ mentor, mentee }} names={{}} />
      {never.map((sentence) => <Text key={sentence} size="sm" fw={600}>{sentence}</Text>)}
    </Stack>
  );
}

function Person({ person, other, counted, catalogue, cohortId }: { person: RunPerson; other: RunPerson; counted: boolean; catalogue: Catalogue; cohortId: string }) {
  const t = useTranslations('coordinator');
  const rank = person.preferenceIds.indexOf(other.id) + 1;
  const names = { name: person.name, other: other.name };
  return (
    <Panel title={person.name} lead={`${t(`side.${person.side}`)} · ${person.organization || t('noOrganization')}`} {...(person.here && { aside: <Button component={Link} to={`/cohorts/${cohortId}/participants/${person.id}`} variant="default" size="xs">{t('action.openParticipantButton')}</Button> })}>
      {!person.here && <Text size="sm" fw={600}>{t('pair.gone', { name: person.name })}</Text>}
      <Text size="sm" fw={600}>{!counted ? t('pair.notCounted', names) : rank > 0 ? t('pair.ownRank', { ...names, rank, length: person.preferenceIds.length }) : t('pair.notRanked', names)}</Text>
      <Profile person={person} catalogue={catalogue} />
    </Panel>
  );
}

function Actions({ mentor, mentee, verdict, chosen, cohortId, runPath }: PairProps & { chosen: boolean; cohortId: string; runPath: string }) {
  const t = useTranslations('coordinator.pair');
  const rules = (kind: string) => `/cohorts/${cohortId}/rules?${new URLSearchParams({ kind, mentor: mentor.id, mentee: mentee.id })}`;
  const ask = verdict.acceptability === 'mentorOnly' ? ['mentee' as const] : verdict.acceptability === 'menteeOnly' ? ['mentor' as const] : ['mentor' as const, 'mentee' as const];
  const names = { [mentor.id]: mentor.name, [mentee.id]: mentee.name };
  return (
    <Group>
      <Button component={Link} to={`${runPath}/override?mentor=${mentor.id}${chosen ? '' : `&mentee=${mentee.id}`}`}>{t(chosen ? 'changePair' : 'makePair')}</Button>
      <Button component={Link} to={rules('lock')} variant="default">{t('lock')}</Button>
      <Button component={Link} to={rules('apart')} variant="default">{t('apart')}</Button>
      {verdict.acceptability !== 'mutual' && <AskButton suggestion={{ mentor: mentor.id, mentee: mentee.id, ask, scorePercent: verdict.scorePercent }} names={names} result={null} action={`/cohorts/${cohortId}?index`} place="elsewhere" />}
    </Group>
  );
}
