import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { peopleFrom } from '../../participant/facts.ts';
import { keepPage, loadEditable, saveStep } from '../../participant/own.ts';
import { RankingEditor } from '../../participant/ranking-editor.tsx';
import { fields, readRanking } from '../../participant/ranking-form.ts';
import { StepPage } from '../../participant/step-page.tsx';
import { addressOf } from '../../participant/steps.ts';
import { clientOf, load, refuse } from '../../shared/action.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import type { Route } from './+types/ranking.ts';

export async function loader(call: Route.LoaderArgs) {
  const own = await loadEditable(call, 'ranking');
  const { items } = await load(() => clientOf(call.context).participation.candidates({ participantId: own.participantId }));
  return { own, people: peopleFrom(items, own) };
}

export async function action(call: Route.ActionArgs) {
  const form = await call.request.formData();
  const { participantId } = call.params;
  const { ranking: { ranked, never }, unreadable } = readRanking(form);
  if (unreadable.length > 0) return refuse({ code: 'invalidInput', reasons: [] }, form);
  return saveStep(call, {
    step: 'ranking', form, back: backTo(participantId, form),
    save: () => clientOf(call.context).participation.savePreferences({ participantId, expectedVersion: Number(form.get('expectedVersion')), preferences: [...ranked], never: [...never] }),
  });
}

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepPage(serverAction);

/** Without scripts: the same people filtered, and the page where it was. */
function backTo(participantId: string, form: FormData): string {
  const query = new URLSearchParams();
  for (const name of ['q', 'topic', 'order']) if (form.get(name)) query.set(name, String(form.get(name)));
  const moved = String(form.get(fields.step) ?? '').split(' ')[1];
  if (!moved) query.set('notice', 'participant.draftSaved');
  return `${addressOf(participantId, 'ranking')}?${query}${moved ? `#p-${moved}` : ''}`;
}

export default function RankingPage({ loaderData: { own, people }, actionData }: Route.ComponentProps) {
  const t = useTranslations('participant.ranking');
  return (
    <StepPage own={own} step="ranking" title={t(`title.${own.side}`)} lead={t(`intro.${own.side}`)} width="normal">
      {!own.organization && (
        <Alert color="blue" variant="light">
          {t('noOrganization')} <Anchor component={Link} to={addressOf(own.participantId, 'profile')} inherit underline="always">{t('toProfile')}</Anchor>
        </Alert>
      )}
      {people.length === 0 ? <EmptyState title={t('nobodyTitle')}>{t(`nobodyText.${own.side}`)}</EmptyState> : <RankingEditor own={own} people={people} result={actionData} />}
    </StepPage>
  );
}
