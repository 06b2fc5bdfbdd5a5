import { Badge, Group } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { AccountPage } from '../../account/account-page.tsx';
import { attempt, clientOf, done, load, refuse, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/sessions.ts';

export const loader = ({ context }: Route.LoaderArgs) => load(() => clientOf(context).account.sessions.list());

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { sessions } = clientOf(context).account;
  const outcome = await attempt(() => (form.get('intent') === 'others' ? sessions.revokeOthers() : sessions.revoke({ id: textOf(form, 'subject') })));
  return outcome.ok ? done('/account/sessions', 'sessionEnded') : refuse(outcome.refusal, form);
}

type Session = Route.ComponentProps['loaderData']['items'][number];

export default function Sessions({ loaderData: { items }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.sessions');
  const columns = useMemo<Column<Session>[]>(
    () => [
      {
        key: 'device',
        header: t('device'),
        value: (session) => session.device,
        cell: (session) => (
          <Group gap="xs">
            {session.device}
            {session.current && <Badge variant="light">{t('current')}</Badge>}
          </Group>
        ),
      },
      { key: 'used', header: t('used'), value: (session) => session.lastUsedAt, cell: (session) => <When at={session.lastUsedAt} /> },
      { key: 'begun', header: t('begun'), value: (session) => session.createdAt, cell: (session) => <When at={session.createdAt} /> },
      {
        key: 'end',
        header: '',
        bare: true,
        align: 'end',
        cell: (session) =>
          !session.current && (
            <ActionForm intent="one" subject={session.id} result={actionData} gap={0}>
              <SubmitButton variant="default" size="xs" aria-label={t('endOf', { device: session.device })}>
                {t('end')}
              </SubmitButton>
            </ActionForm>
          ),
      },
    ],
    [t, actionData],
  );
  return (
    <AccountPage title={t('title')} lead={t('lead')}>
      <DataTable caption={t('title')} rows={items} columns={columns} rowKey={(session) => session.id} empty={t('empty')} />
      {items.length > 1 && (
        <Group>
          <ConfirmButton intent="others" result={actionData} label={t('endOthers')} text={t('endOthersText')} danger />
        </Group>
      )}
    </AccountPage>
  );
}
