import { Alert, Button, Group, Stack, Text, type ButtonProps } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { participantsOf } from '../../coordinator/all-pages.ts';
import { Word } from '../../coordinator/badges.tsx';
import { ReopenButton } from '../../coordinator/dashboard/state.tsx';
import { Panel } from '../../coordinator/panel.tsx';
import { OwnList } from '../../coordinator/people/own-list.tsx';
import { Profile } from '../../coordinator/people/profile.tsx';
import { ReasonButton } from '../../shared/reason-button.tsx';
import type { Cohort, ParticipantDetail } from '../../coordinator/types.ts';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { Page } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/participant.ts';

export async function loader({ params: { cohortId, participantId }, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  return load(async () => {
    const person = await client.participants.get({ cohortId, participantId });
    const [cohort, others, { settings }] = await Promise.all([client.cohorts.get({ cohortId }), participantsOf(client, cohortId, person.side === 'mentor' ? 'mentee' : 'mentor'), client.cohorts.settings.get({ cohortId })]);
    const listed = new Set([...person.preferenceIds, ...person.neverIds]);
    const names = Object.fromEntries(others.filter(({ id }) => listed.has(id)).map(({ id, displayName }) => [id, displayName]));
    return { cohort, person, names, catalogue: settings.attributes };
  });
}

export async function action({ request, params: { cohortId, participantId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { participants } = clientOf(context);
  const input = { cohortId, participantId, reason: textOf(form, 'reason') };
  const here = `/cohorts/${cohortId}/participants/${participantId}`;
  switch (textOf(form, 'intent')) {
    case 'unlock': return carryOut(form, () => participants.reopen(input), here, 'coordinator.unlocked');
    case 'decline': return carryOut(form, () => participants.declineReopening(input), here, 'coordinator.declined');
    case 'submit': return carryOut(form, () => participants.submitFor(input), here, 'coordinator.submittedFor');
    case 'remove': return carryOut(form, () => participants.remove(input), `/cohorts/${cohortId}/participants`, 'coordinator.removed');
    default: throw new Response(null, { status: 400 });
  }
}

export default function ParticipantPage({ loaderData: { cohort, person, names, catalogue }, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const here = `/cohorts/${person.cohortId}/participants/${person.id}`;
  return (
    <Page title={person.displayName} lead={<Facts person={person} />} crumbs={[{ to: `/cohorts/${person.cohortId}/participants`, label: t('participants.title') }]}>
      {person.reopenRequestedAt && <ReopenRequest cohort={cohort} person={person} result={actionData} />}
      <Panel title={t(person.side === 'mentor' ? 'participant.profileTitle' : 'participant.wishesTitle')} {...(person.slideSource === 'import' && { lead: t('participant.importedProfile') })} aside={<Button component={Link} to={`${here}/profile`} variant="default" size="xs">{t('participant.edit')}</Button>}>
        <Profile person={person} catalogue={catalogue} />
      </Panel>
      <Panel title={t('participant.preferencesTitle')} {...(person.submitted ? { lead: t('participant.lockedText') } : person.preferences > 0 && { lead: t('participant.notSubmittedText') })} aside={<Button component={Link} to={`${here}/list`} variant="default" size="xs">{t('participant.editList')}</Button>}>
        <OwnList person={person} names={names} />
      </Panel>
      <Panel title={t('participant.manageTitle', { name: person.displayName })}>
        <Group>
          {person.submitted ? (
            <Unlock cohort={cohort} person={person} result={actionData} place="manage" />
          ) : (
            <ReasonButton intent="submit" result={actionData} label={t('participant.submitTitle', { name: person.displayName })} text={t('participant.submitText', { name: person.displayName })} confirmLabel={t('participant.submit')} />
          )}
          <ReasonButton intent="remove" result={actionData} label={t('participant.removeTitle')} text={t('participant.removeText', { name: person.displayName })} confirmLabel={t('participant.removeConfirm', { name: person.displayName })} danger />
        </Group>
      </Panel>
    </Page>
  );
}

function Facts({ person }: { person: ParticipantDetail }) {
  const t = useTranslations('coordinator');
  return (
    <Group gap="xs">
      <Word>{t(`side.${person.side}`)}</Word>
      <Text span size="sm">{person.organization?.name ?? t('noOrganization')}</Text>
      <Text span size="sm">{person.email}</Text>
      {person.submitted ? <Word color="sea">{t('participants.submitted')}</Word> : <Word>{t('participants.notSubmitted')}</Word>}
      {person.submittedAt && <Text span size="sm" c="dimmed"><When at={person.submittedAt} /></Text>}
    </Group>
  );
}

interface Decided { cohort: Cohort; person: ParticipantDetail; result: unknown }

/** Lists change only while the cohort is open, so once it is closed the way there comes first; what is published is not unlocked. */
function Unlock({ cohort, person: { displayName: name }, result, place, button }: Decided & { place: string; button?: ButtonProps }) {
  const t = useTranslations('coordinator.participant');
  if (cohort.status === 'matched') return null;
  if (cohort.status !== 'closed') return <ReasonButton intent="unlock" subject={place} result={result} label={t('unlock')} text={t('unlockText', { name })} {...(button && { button })} />;
  return (
    <Group gap="xs">
      <Text size="sm">{t('unlockClosed')}</Text>
      <ReopenButton cohort={cohort} result={result} place={`elsewhere-${place}`} action={`/cohorts/${cohort.id}?index`} {...(button && { button })} />
    </Group>
  );
}

function ReopenRequest({ cohort, person, result }: Decided) {
  const t = useTranslations('coordinator.participant');
  const name = person.displayName;
  return (
    <Alert color="orange" variant="light" icon={<IconLockOpen aria-hidden />} title={t('requestTitle', { name })} styles={{ title: { color: 'var(--mantine-color-text)' } }}>
      <Stack gap="sm">
        <Text size="sm" component="blockquote" m={0}>{person.reopenRequest ?? t('requestNoMessage')}</Text>
        <Group>
          <Unlock cohort={cohort} person={person} result={result} place="request" button={{ variant: 'filled' }} />
          <ReasonButton intent="decline" result={result} label={t('decline')} text={t('declineText', { name })} />
        </Group>
      </Stack>
    </Alert>
  );
}
