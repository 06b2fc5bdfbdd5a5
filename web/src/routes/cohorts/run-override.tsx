import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { Form, redirect, useRouteLoaderData } from 'react-router';
import { useTranslations } from 'use-intl';
import { OverrideEffect } from '../../coordinator/run/override-effect.tsx';
import { swapOf } from '../../coordinator/run/swap.ts';
import type { Match, PairPerson } from '../../coordinator/types.ts';
import { attempt, clientOf, load, refuse, textOf, type Refusal } from '../../shared/action.ts';
import { Page } from '../../shared/page.tsx';
import { RefusalAlert } from '../../shared/refusal.tsx';
import type { loader as runLoader } from './run.tsx';
import type { Route } from './+types/run-override.ts';

const NOBODY = 'nobody';

export async function loader({ request, params: { cohortId, runId }, context }: Route.LoaderArgs) {
  const { runs } = clientOf(context);
  const query = new URL(request.url).searchParams;
  const asked = query.get('mentee');
  // Nothing chosen yet is null; nobody, on purpose, is the empty text that `swapOf` and the API's form of it know.
  const chosen = { mentor: query.get('mentor') ?? '', mentee: asked === NOBODY ? '' : asked || null };
  const { matches, unmatched } = await load(() => runs.get({ cohortId, runId }));
  const changes = swapOf(matches, chosen.mentor, chosen.mentee);
  const preview = changes.length > 0 ? await attempt(() => runs.previewOverride({ cohortId, runId, changes })) : null;
  const pairs = matches.map(({ mentor, mentee }) => ({ mentor, mentee }));
  return { chosen, pairs, unmatched, changes, preview: preview?.ok ? preview.value : null, refusal: preview && !preview.ok ? preview.refusal : null };
}

export async function action({ request, params: { cohortId, runId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { runs } = clientOf(context);
  const { matches } = await load(() => runs.get({ cohortId, runId }));
  const changes = swapOf(matches, textOf(form, 'mentor'), textOf(form, 'mentee'));
  const made = await attempt(() => runs.override({ cohortId, runId, changes, reason: textOf(form, 'reason') }));
  return made.ok ? redirect(`/cohorts/${cohortId}/runs/${made.value.id}?notice=coordinator.overridden`) : refuse(made.refusal, form);
}

export default function RunOverride({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const { chosen, pairs, unmatched, changes, preview, refusal } = loaderData;
  const number = useRouteLoaderData<typeof runLoader>('routes/cohorts/run')?.run.number ?? 0;
  const people = { mentors: [...pairs.map(({ mentor }) => mentor), ...unmatched.mentors], mentees: [...pairs.map(({ mentee }) => mentee), ...unmatched.mentees] };
  return (
    <Page title={t('override.title', { number })} lead={t('override.lead')}>
      <Choice {...people} pairs={pairs} chosen={chosen} />
      <Answer refusal={refusal} sameNow={chosen.mentor !== '' && chosen.mentee !== null && changes.length === 0} />
      {preview && <OverrideEffect preview={preview} people={people} chosen={{ mentor: chosen.mentor, mentee: chosen.mentee ?? '' }} number={number} result={actionData} />}
    </Page>
  );
}

function Answer({ refusal, sameNow }: { refusal: Refusal | null; sameNow: boolean }) {
  const t = useTranslations('coordinator.override');
  if (refusal) return <RefusalAlert refusal={refusal} />;
  return sameNow ? <Text role="status">{t('sameNow')}</Text> : null;
}

interface ChoiceProps { mentors: readonly PairPerson[]; mentees: readonly PairPerson[]; pairs: readonly Pick<Match, 'mentor' | 'mentee'>[]; chosen: { mentor: string; mentee: string | null } }

/** Both questions in one plain form, whose answer is an address that can be kept. */
function Choice({ mentors, mentees, pairs, chosen }: ChoiceProps) {
  const t = useTranslations('coordinator.override');
  const option = ({ id, name }: PairPerson, partner: PairPerson | undefined) => ({ value: id, label: partner ? t('now', { name, partner: partner.name }) : t('free', { name }) });
  const menteeOf = new Map(pairs.map(({ mentor, mentee }) => [mentor.id, mentee]));
  const mentorOf = new Map(pairs.map(({ mentor, mentee }) => [mentee.id, mentor]));
  const named = (people: readonly PairPerson[]) => people.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Form>
      <Group align="flex-end">
        <NativeSelect name="mentor" label={t('mentor')} defaultValue={chosen.mentor} key={`mentor ${chosen.mentor}`} data={[{ value: '', label: t('choose') }, ...named(mentors).map((person) => option(person, menteeOf.get(person.id)))]} />
        <NativeSelect name="mentee" label={t('newMentee')} defaultValue={chosen.mentee === '' ? NOBODY : (chosen.mentee ?? '')} key={`mentee ${chosen.mentee}`} data={[{ value: '', label: t('choose') }, ...named(mentees).map((person) => option(person, mentorOf.get(person.id))), { value: NOBODY, label: t('nobody') }]} />
        <Button type="submit" variant={chosen.mentee === null ? 'filled' : 'default'}>{t('preview')}</Button>
      </Group>
    </Form>
  );
}
