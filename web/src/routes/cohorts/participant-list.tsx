import { Checkbox, Table, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ActionBar } from '../../coordinator/action-bar.tsx';
import { carryOut } from '../../coordinator/act.ts';
import { participantsOf } from '../../coordinator/all-pages.ts';
import { Word } from '../../coordinator/badges.tsx';
import { preferencesFromForm } from '../../coordinator/preferences-form.ts';
import type { Participant, ParticipantDetail } from '../../coordinator/types.ts';
import { clientOf, isRefused, load, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { ReasonField } from '../../shared/form/reason-field.tsx';
import { Page } from '../../shared/page.tsx';
import type { Route } from './+types/participant-list.ts';
import classes from './participant-list.module.css';

export async function loader({ params: { cohortId, participantId }, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  return load(async () => {
    const person = await client.participants.get({ cohortId, participantId });
    const others = await participantsOf(client, cohortId, person.side === 'mentor' ? 'mentee' : 'mentor');
    const place = new Map(person.preferenceIds.map((id, at) => [id, at]));
    return { person, others: others.toSorted((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0) };
  });
}

export async function action({ request, params: { cohortId, participantId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const input = { cohortId, participantId, expectedVersion: Number(textOf(form, 'version')), reason: textOf(form, 'reason'), ...preferencesFromForm(form) };
  return carryOut(form, () => clientOf(context).participants.savePreferences(input), `/cohorts/${cohortId}/participants/${participantId}`, 'saved');
}

export default function EditList({ loaderData: { person, others }, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const people = `/cohorts/${person.cohortId}/participants`;
  const name = person.displayName;
  const typed = isRefused(actionData) ? actionData.values : null;
  return (
    <Page title={t('participant.listEditTitle', { name })} lead={t('participant.listEditLead', { name })} width="reading" crumbs={[{ to: people, label: t('participants.title') }, { to: `${people}/${person.id}`, label: name }]}>
      {others.length === 0 ? (
        <Text>{t('participant.nobodyElse')}</Text>
      ) : (
        <ActionForm result={actionData} hidden={{ version: person.preferencesVersion }}>
          <Ranks person={person} others={others} typed={typed} />
          <ReasonField description={t('participant.listEditReasonHelp')} />
          <ActionBar>
            <SubmitButton>{t('participant.saveList')}</SubmitButton>
          </ActionBar>
        </ActionForm>
      )}
    </Page>
  );
}

function Ranks({ person, others, typed }: { person: ParticipantDetail; others: readonly Participant[]; typed: Readonly<Record<string, readonly string[]>> | null }) {
  const t = useTranslations('coordinator.participant');
  const rankOf = (id: string) => typed ? (typed[`rank.${id}`]?.[0] ?? '') : String(person.preferenceIds.indexOf(id) + 1 || '');
  const refused = (id: string) => (typed ? (typed['never'] ?? []) : person.neverIds).includes(id);
  return (
    <Table verticalSpacing="xs" className={classes.ranks}>
      <caption className="for-readers-only">{t('listEditCaption')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('rank')}</Table.Th>
          <Table.Th scope="col">{t('displayName')}</Table.Th>
          <Table.Th scope="col">{t('neverTitle')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {others.map(({ id, displayName, organization, houseId }) => {
          const same = houseId !== null && houseId === person.houseId;
          return (
            <Table.Tr key={id}>
              <Table.Td>
                <TextInput type="number" inputMode="numeric" min={1} name={`rank.${id}`} defaultValue={rankOf(id)} aria-label={t('rankOf', { name: displayName })} w="4.5rem" />
              </Table.Td>
              <Table.Th scope="row" fw={500}>
                {displayName} <Text span size="xs" c="dimmed">{organization?.name}</Text> {same && <Word color="orange">{t('sameOrganization')}</Word>}
              </Table.Th>
              <Table.Td>
                <Checkbox name="never" value={id} defaultChecked={refused(id)} aria-label={t('neverOf', { name: displayName })} />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
