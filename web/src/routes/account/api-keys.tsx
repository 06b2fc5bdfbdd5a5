import { Alert, Anchor, Code, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { AccountPage } from '../../account/account-page.tsx';
import { attempt, clientOf, done, isRefused, load, refuse, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { RadioField, SelectField, TextField } from '../../shared/form/fields.tsx';
import { Section } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/api-keys.ts';

const DAYS = [30, 90, 365, 730];

export const loader = ({ context }: Route.LoaderArgs) => load(() => clientOf(context).account.apiKeys.list());

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { apiKeys } = clientOf(context).account;
  if (form.get('intent') === 'revoke') {
    const outcome = await attempt(() => apiKeys.revoke({ id: textOf(form, 'subject') }));
    return outcome.ok ? done('/account/api-keys', 'keyRevoked') : refuse(outcome.refusal, form);
  }
  const days = textOf(form, 'expiresInDays');
  const scopes = form.get('scopes') === 'write' ? (['read', 'write'] as const) : (['read'] as const);
  const outcome = await attempt(() => apiKeys.create({ name: textOf(form, 'name'), scopes: [...scopes], expiresInDays: days ? Number(days) : null }));
  // No redirect: the secret is shown in this very answer and nowhere else.
  return outcome.ok ? { secret: outcome.value.secret } : refuse(outcome.refusal, form);
}

type ApiKey = Route.ComponentProps['loaderData']['items'][number];

export default function ApiKeys({ loaderData: { items }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.apiKeys');
  const columns = useColumns(actionData);
  return (
    <AccountPage
      title={t('title')}
      lead={
        <>
          {t('lead')}{' '}
          <Anchor component={Link} to="/api-reference" inherit underline="always">
            {t('reference')}
          </Anchor>
        </>
      }
    >
      {actionData && !isRefused(actionData) && <NewSecret secret={actionData.secret} />}
      <DataTable caption={t('title')} rows={items} columns={columns} rowKey={(key) => key.id} empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>} />
      <Section title={t('create')}>
        {/* A new key empties the form: the list's length makes it a new one. */}
        <ActionForm key={items.length} intent="create" result={actionData} maw="28rem">
          <TextField name="name" description={t('nameHint')} maxLength={80} autoComplete="off" />
          <RadioField name="scopes" label={t('scopes')} defaultValue="read" options={[{ value: 'read', label: t('read') }, { value: 'write', label: t('write') }]} />
          <SelectField name="expiresInDays" defaultValue="365" data={[...DAYS.map((days) => ({ value: String(days), label: t('days', { days }) })), { value: '', label: t('never') }]} />
          <SubmitButton>{t('submit')}</SubmitButton>
        </ActionForm>
      </Section>
    </AccountPage>
  );
}

function NewSecret({ secret }: { secret: string }) {
  const t = useTranslations('account.apiKeys');
  return (
    <Alert role="status" color="sea" variant="light" title={t('secretTitle')} icon={<IconKey aria-hidden />}>
      <Stack gap="xs">
        <Text size="sm">{t('secret')}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{secret}</Code>
        <Group><CopyButton text={secret} /></Group>
      </Stack>
    </Alert>
  );
}

function useColumns(actionData: unknown): Column<ApiKey>[] {
  const t = useTranslations('account.apiKeys');
  return useMemo(
    () => [
      { key: 'name', header: t('name'), value: (key) => key.name, cell: (key) => key.name },
      { key: 'start', header: t('begins'), cell: (key) => <Code>{key.start}…</Code> },
      { key: 'scopes', header: t('scope'), value: (key) => key.scopes.length, cell: (key) => (key.scopes.includes('write') ? t('write') : t('read')) },
      { key: 'expires', header: t('until'), value: (key) => key.expiresAt, cell: (key) => (key.expiresAt ? <When at={key.expiresAt} as="date" /> : t('never')) },
      { key: 'used', header: t('used'), value: (key) => key.lastUsedAt, cell: (key) => (key.lastUsedAt ? <When at={key.lastUsedAt} /> : t('notUsed')) },
      {
        key: 'revoke',
        header: '',
        bare: true,
        align: 'end',
        cell: (key) => <ConfirmButton intent="revoke" subject={key.id} result={actionData} label={t('revoke')} text={t('revokeText', { name: key.name })} danger button={{ size: 'xs' }} />,
      },
    ],
    [t, actionData],
  );
}
