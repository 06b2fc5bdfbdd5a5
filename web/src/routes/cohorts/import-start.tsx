import { importKind } from '@counterpart/contract';
import { Anchor, Group, Input, List, Stack } from '@mantine/core';
import { Link, redirect } from 'react-router';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { Word } from '../../coordinator/badges.tsx';
import { Panel } from '../../coordinator/panel.tsx';
import { attempt, clientOf, load, refuse, textOf } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ActionForm, SubmitButton, useField } from '../../shared/form/action-form.tsx';
import { RadioField } from '../../shared/form/fields.tsx';
import { Page, Section } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/import-start.ts';
import classes from './import-start.module.css';

type Kind = z.infer<typeof importKind>;
type Earlier = Awaited<ReturnType<typeof loader>>['items'][number];

export async function loader({ request, params: { cohortId }, context }: Route.LoaderArgs) {
  const kind = importKind.safeParse(new URL(request.url).searchParams.get('kind')).data ?? 'participants';
  const { items } = await load(() => clientOf(context).imports.list({ cohortId }));
  return { items, kind };
}

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const file = form.get('file');
  // A form sent without a file holds an empty one without a name.
  if (!(file instanceof File) || file.name === '') return refuse({ code: 'invalidInput', reasons: [{ code: 'fileNotChosen', path: 'file', values: {} }] }, form);
  const read = await attempt(() => clientOf(context).imports.preview({ cohortId, kind: textOf(form, 'kind') as Kind, file }));
  if (!read.ok) return refuse(read.refusal, form);
  return redirect(`/cohorts/${cohortId}/import/${read.value.id}`);
}

export default function ImportStart({ loaderData: { items, kind }, actionData, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator.import');
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ to: `/cohorts/${cohortId}/participants`, label: t('people') }]} width="reading">
      <ActionForm result={actionData} encType="multipart/form-data" gap="lg">
        <RadioField name="kind" label={t('kindLabel')} defaultValue={kind} options={importKind.options.map((value) => ({ value, label: t(`kind.${value}`), description: t(`kindText.${value}`) }))} />
        <FileField />
        <div>
          <SubmitButton>{t('upload')}</SubmitButton>
        </div>
      </ActionForm>
      <Panel title={t('templatesTitle')} lead={t('templatesText')}>
        <List size="sm" spacing={4}>
          {importKind.options.map((value) => (
            <List.Item key={value}>
              <Anchor href={`/api/cohorts/${cohortId}/imports/template/${value}`} size="sm" download>{t('template', { kind: t(`kind.${value}`) })}</Anchor>
            </List.Item>
          ))}
        </List>
      </Panel>
      <Section title={t('historyTitle')}>
        <History items={items} cohortId={cohortId} />
      </Section>
    </Page>
  );
}

/** The browser's own: it works before scripts load, by keyboard, and takes a file dropped on it. */
function FileField() {
  const t = useTranslations('coordinator.import');
  const { id, error } = useField('file');
  return (
    <Stack gap={4}>
      <Input.Label htmlFor={id}>{t('file')}</Input.Label>
      <Input.Description id={`${id}-help`}>{t('fileHelp')}</Input.Description>
      <input id={id} type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,text/csv" aria-describedby={`${id}-help${error ? ` ${id}-error` : ''}`} aria-invalid={error !== null} className={classes.file} />
      {error && <Input.Error id={`${id}-error`}>{error}</Input.Error>}
    </Stack>
  );
}

function History({ items, cohortId }: { items: readonly Earlier[]; cohortId: string }) {
  const t = useTranslations('coordinator.import');
  const columns: Column<Earlier>[] = [
    { key: 'file', header: t('fileName'), value: ({ fileName }) => fileName, cell: ({ id, fileName }) => <Anchor component={Link} to={`/cohorts/${cohortId}/import/${id}`} size="sm">{fileName}</Anchor> },
    { key: 'kind', header: t('what'), value: ({ kind }) => kind, cell: ({ kind }) => t(`kind.${kind}`) },
    { key: 'rows', header: t('rows'), align: 'end', value: ({ rows }) => rows, cell: ({ rows }) => rows },
    { key: 'status', header: t('status'), value: ({ status }) => status, cell: ({ status }) => <Word color={status === 'applied' ? 'sea' : status === 'previewed' ? 'orange' : 'gray'}>{t(`statusOf.${status}`)}</Word> },
    { key: 'when', header: t('when'), value: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <When at={createdAt} /> },
  ];
  return <DataTable caption={t('historyCaption')} rows={items} columns={columns} rowKey={({ id }) => id} empty={<Group c="dimmed" fz="sm">{t('historyEmpty')}</Group>} />;
}
