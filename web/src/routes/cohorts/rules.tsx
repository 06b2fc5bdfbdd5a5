import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { participantsOf } from '../../coordinator/all-pages.ts';
import { Word } from '../../coordinator/badges.tsx';
import { Panel } from '../../coordinator/panel.tsx';
import type { Participant } from '../../coordinator/types.ts';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { RadioField, SelectField } from '../../shared/form/fields.tsx';
import { ReasonField } from '../../shared/form/reason-field.tsx';
import { Page } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/rules.ts';

const kinds = ['lock', 'apart', 'liftVeto'] as const;
type Kind = (typeof kinds)[number];
type Rule = Awaited<ReturnType<typeof loader>>['rules'][number];

export async function loader({ request, params: { cohortId }, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const query = new URL(request.url).searchParams;
  const chosen = { kind: kinds.find((kind) => kind === query.get('kind')) ?? 'lock', mentor: query.get('mentor') ?? '', mentee: query.get('mentee') ?? '' };
  return load(async () => {
    const [{ items }, people] = await Promise.all([client.cohorts.rules.list({ cohortId }), participantsOf(client, cohortId)]);
    return { rules: items, people, chosen };
  });
}

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { rules } = clientOf(context).cohorts;
  const here = `/cohorts/${cohortId}/rules`;
  if (textOf(form, 'intent') === 'remove') return carryOut(form, () => rules.remove({ cohortId, ruleId: textOf(form, 'subject') }), here, 'deleted');
  const rule = { kind: textOf(form, 'kind') as Kind, mentorId: textOf(form, 'mentorId'), menteeId: textOf(form, 'menteeId'), reason: textOf(form, 'reason') };
  return carryOut(form, () => rules.add({ cohortId, ...rule }), here, 'saved');
}

export default function Rules({ loaderData: { rules, people, chosen }, actionData, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  return (
    <Page title={t('rules.title')} lead={t('rules.lead')} crumbs={[{ to: `/cohorts/${cohortId}/runs`, label: t('runs.title') }]}>
      <RuleTable rules={rules} result={actionData} />
      <Panel title={t('rules.addTitle')}>
        {/* A rule that is in leaves an empty form for the next. */}
        <ActionForm key={rules.length} intent="add" result={actionData} maw="42rem">
          <RadioField name="kind" label={t('rules.kindLabel')} defaultValue={chosen.kind} options={kinds.map((value) => ({ value, label: t(`rules.kind.${value}`), description: t(`rules.kindText.${value}`) }))} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <PersonField name="mentorId" label={t('rules.mentor')} people={people.filter(({ side }) => side === 'mentor')} value={chosen.mentor} />
            <PersonField name="menteeId" label={t('rules.mentee')} people={people.filter(({ side }) => side === 'mentee')} value={chosen.mentee} />
          </SimpleGrid>
          <ReasonField />
          <div>
            <SubmitButton>{t('rules.add')}</SubmitButton>
          </div>
        </ActionForm>
      </Panel>
    </Page>
  );
}

function PersonField({ name, label, people, value }: { name: string; label: string; people: readonly Participant[]; value: string }) {
  const t = useTranslations('coordinator.rules');
  const options = people.map(({ id, displayName, organization }) => ({ value: id, label: organization ? `${displayName} · ${organization.name}` : displayName }));
  return <SelectField name={name} label={label} defaultValue={value} data={[{ value: '', label: t('choose') }, ...options]} />;
}

function RuleTable({ rules, result }: { rules: readonly Rule[]; result: unknown }) {
  const t = useTranslations('coordinator.rules');
  const columns: Column<Rule>[] = [
    { key: 'pair', header: t('pair'), value: ({ mentorName }) => mentorName, cell: ({ mentorName, menteeName }) => <Stack gap={0}><span>{mentorName}</span><span>{menteeName}</span></Stack> },
    { key: 'kind', header: t('kindHeader'), value: ({ kind }) => kind, cell: ({ kind }) => <Word color={kind === 'apart' ? 'orange' : kind === 'lock' ? 'sea' : 'red'}>{t(`kind.${kind}`)}</Word> },
    { key: 'reason', header: t('reason'), cell: ({ reason }) => reason },
    { key: 'since', header: t('since'), value: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <When at={createdAt} as="date" /> },
    { key: 'remove', header: t('remove'), bare: true, cell: ({ id, kind, mentorName, menteeName }) => (
      <Group justify="flex-end">
        <ConfirmButton intent="remove" subject={id} result={result} label={t('remove')} text={t('removeLabel', { kind: t(`kind.${kind}`), mentor: mentorName, mentee: menteeName })} confirmLabel={t('removeConfirm')} button={{ size: 'compact-sm' }} />
      </Group>
    ) },
  ];
  return <DataTable caption={t('caption')} rows={rules} columns={columns} rowKey={({ id }) => id} empty={<Text size="sm" c="dimmed">{t('empty')}</Text>} />;
}
