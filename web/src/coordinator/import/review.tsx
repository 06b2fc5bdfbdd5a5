import { Alert, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { CheckboxField } from '../../shared/form/fields.tsx';
import { Section } from '../../shared/page.tsx';
import { ActionBar } from '../action-bar.tsx';
import { Word } from '../badges.tsx';
import type { OrganizationChoice } from '../people/organization-field.tsx';
import type { ImportPreview } from '../types.ts';
import { useWords } from '../words.ts';
import { Choices } from './choices.tsx';
import { Problems } from './problems.tsx';

/** What a file would do, what of it cannot be done and why, and the decision. */
export function Review({ preview, organizations, result }: { preview: ImportPreview; organizations: readonly OrganizationChoice[]; result: unknown }) {
  const t = useTranslations('coordinator.import');
  const { namesOf } = useWords(Object.fromEntries(preview.unknownColumns.map((column) => [column, column])));
  const { accepted, rejected } = preview;
  return (
    <>
      <Alert color={rejected === 0 ? 'sea' : 'orange'} variant="light" icon={rejected === 0 ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}>
        {rejected === 0 ? t('allGood') : `${t('accepted', { count: accepted })}. ${t('rejected', { count: rejected })}.`}
      </Alert>
      {preview.unknownColumns.length > 0 && (
        <Alert color="gray" variant="light" icon={<IconInfoCircle aria-hidden />}>{t('unknownColumns', { count: preview.unknownColumns.length, names: namesOf(preview.unknownColumns) })}</Alert>
      )}
      {preview.withoutOrganization > 0 && (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>{t('withoutOrganization', { count: preview.withoutOrganization })}</Alert>
      )}
      {preview.problems.length > 0 && <Problems problems={preview.problems} />}
      <ActionForm intent="apply" result={result} gap="xl" {...(preview.kind === 'preferences' && { hidden: { lists: 'true' } })}>
        {preview.choices.length > 0 && <Choices choices={preview.choices} organizations={organizations} />}
        {preview.sample.length > 0 && <Sample preview={preview} />}
        {preview.kind === 'participants' && accepted > 0 && <CheckboxField name="invite" label={t('invite')} defaultChecked />}
        {preview.kind === 'preferences' && accepted > 0 && <CheckboxField name="submit" label={t('submitLists')} description={t('submitListsHelp')} />}
        <ActionBar>
          <Apply accepted={accepted} rejected={rejected} />
        </ActionBar>
      </ActionForm>
      <Group>
        <ConfirmButton intent="discard" result={result} label={t('discard')} text={t('discardText')} />
      </Group>
    </>
  );
}

/** All rows or, only when somebody says so, the accepted ones (C12). */
function Apply({ accepted, rejected }: { accepted: number; rejected: number }) {
  const t = useTranslations('coordinator.import');
  if (accepted === 0) return <Text size="sm">{t('applyNothing')}</Text>;
  if (rejected === 0) return <SubmitButton>{t('applyAll', { count: accepted })}</SubmitButton>;
  return <SubmitButton name="acceptedRowsOnly" value="true">{t('applyAccepted', { count: accepted })}</SubmitButton>;
}

type SampleRow = ImportPreview['sample'][number];
/** A column of the file in the reader's own words. */
function Change({ change: { column, before, after } }: { change: SampleRow['changes'][number] }) {
  const t = useTranslations('coordinator');
  const label = `import.columnName.${column}` as 'import.columnName.name';
  const written = (value: string) => column === 'side' && (value === 'mentor' || value === 'mentee') ? t(`side.${value}`) : value === '' ? t('import.emptyValue') : value;
  return `${t.has(label) ? t(label) : column}: ${before === '' ? written(after) : `${written(before)} → ${written(after)}`}`;
}

const effectColors = { add: 'sea', change: 'blue', same: 'gray' } as const;

function Sample({ preview: { sample, accepted } }: { preview: ImportPreview }) {
  const t = useTranslations('coordinator.import');
  const columns: Column<SampleRow>[] = [
    { key: 'person', header: t('person'), value: ({ label }) => label, cell: ({ label }) => label },
    { key: 'effect', header: t('effect'), value: ({ effect }) => effect, cell: ({ effect }) => <Word color={effectColors[effect]}>{t(`effectOf.${effect}`)}</Word> },
    { key: 'changes', header: t('changes'), cell: ({ changes }) => changes.length === 0 ? null : <List size="sm">{changes.map((change) => <List.Item key={change.column}><Change change={change} /></List.Item>)}</List> },
    { key: 'row', header: t('row'), align: 'end', value: ({ row }) => row, cell: ({ row }) => row },
  ];
  return (
    <Section title={t('sampleTitle')} {...(sample.length < accepted && { lead: t('sampleText', { shown: sample.length, accepted }) })}>
      <DataTable caption={t('sampleCaption')} rows={sample} columns={columns} rowKey={({ row }) => String(row)} empty={null} />
    </Section>
  );
}
