import { Alert, Anchor, Card, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useCrumbs } from '../../participant/crumbs.ts';
import { Deadline } from '../../participant/deadline.tsx';
import { Entries } from '../../participant/entries.tsx';
import { peopleFrom } from '../../participant/facts.ts';
import { loadOwn } from '../../participant/own.ts';
import { PathNav } from '../../participant/path-nav.tsx';
import { Reopening } from '../../participant/reopening.tsx';
import { SavedList } from '../../participant/stale-notice.tsx';
import { Missing, Submit } from '../../participant/submission.tsx';
import { addressOf, home, standing, stepsOf, type Participation, type Step } from '../../participant/steps.ts';
import { savedRanking } from '../../participant/use-ranking-editor.ts';
import { attempt, clientOf, done, load, refuse, textOf } from '../../shared/action.ts';
import { Page, Section } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/review.ts';

export async function loader(call: Route.LoaderArgs) {
  const own = await loadOwn(call);
  if (own.status === 'draft') return { own, people: [] };
  const { items } = await load(() => clientOf(call.context).participation.candidates({ participantId: own.participantId }));
  return { own, people: peopleFrom(items, own) };
}

export async function action({ request, context, params: { participantId } }: Route.ActionArgs) {
  const form = await request.formData();
  const { participation } = clientOf(context);
  const reopening = form.get('intent') === 'reopen';
  const outcome = await attempt(() => (reopening ? participation.requestReopening({ participantId, message: textOf(form, 'message') }) : participation.submit({ participantId })));
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return reopening ? done(addressOf(participantId, 'review'), 'participant.reopeningRequested') : done(home(participantId), 'participant.participationSubmitted');
}

export default function Review({ loaderData: { own, people }, actionData }: Route.ComponentProps) {
  const t = useTranslations('participant.review');
  const { toCohort } = useCrumbs(own);
  const draft = standing(own) === 'draft';
  const steps = stepsOf(own.side).filter((step) => step !== 'review');
  return (
    <Stack gap="lg" maw="46rem">
      {draft && <PathNav own={own} current="review" />}
      <Page title={t(draft ? 'title' : 'readOnlyTitle')} lead={draft ? t('intro') : null} width="reading" crumbs={toCohort}>
        {!draft && <Locked own={own} />}
        {draft && <Missing own={own} />}
        <Stack gap="md">
          {steps.map((step) => (
            <Part key={step} own={own} step={step}>
              {step === 'ranking' ? <SavedList ranking={savedRanking(own, people)} people={people} /> : <Entries own={own} step={step} />}
            </Part>
          ))}
        </Stack>
        {draft && own.missing.length === 0 && <Submit result={actionData} />}
        {standing(own) === 'submitted' && <Reopening own={own} result={actionData} />}
      </Page>
      <Deadline own={own} effect={draft} />
    </Stack>
  );
}

function Part({ own, step, children }: { own: Participation; step: Step; children: ReactNode }) {
  const t = useTranslations('participant');
  const title = step === 'ranking' ? t('review.list') : t(`step.${step}`);
  const edit = own.editable && step !== 'review' && (
    <Anchor component={Link} to={addressOf(own.participantId, step)} size="sm" aria-label={t(`review.editStep.${step}`)}>{t('review.edit')}</Anchor>
  );
  return (
    <Card withBorder padding="lg" radius="md">
      <Section title={title} actions={edit}>{children}</Section>
    </Card>
  );
}

/** Why nothing can be changed here. */
function Locked({ own }: { own: Participation }) {
  const t = useTranslations('participant.review');
  const at = own.submittedAt;
  const open = standing(own) === 'submitted';
  return (
    <Alert variant="light" color="sea" icon={<IconLock aria-hidden />} title={at ? t.rich('lockedTitle', { when: () => <When at={at} /> }) : t('closedTitle')}>
      <Text size="sm">{open ? t('lockedText') : t('closedText')}</Text>
    </Alert>
  );
}
