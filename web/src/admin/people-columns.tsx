import type { person } from '@counterpart/contract';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import type { Column } from '../shared/data-table.tsx';
import { SelectField, TextField } from '../shared/form/fields.tsx';
import { When } from '../shared/when.tsx';

type Person = z.infer<typeof person>;

export function usePeopleColumns(result: unknown): Column<Person>[] {
  const t = useTranslations('admin.people');
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('name'),
        value: (one) => one.name,
        cell: (one) => (
          <Stack gap={0}>
            {one.name}
            <Text size="sm" c="dimmed" fw={400}>
              {one.email}
            </Text>
          </Stack>
        ),
      },
      { key: 'role', header: t('role'), value: (one) => one.role, cell: (one) => t(`roleName.${one.role}`) },
      { key: 'state', header: t('state'), value: (one) => `${one.active} ${one.emailVerified}`, cell: (one) => <State person={one} /> },
      { key: 'participations', header: t('participations'), value: (one) => one.participations, cell: (one) => one.participations, align: 'end' },
      { key: 'lastSignIn', header: t('lastSignIn'), value: (one) => one.lastSignInAt, cell: (one) => (one.lastSignInAt ? <When at={one.lastSignInAt} /> : t('never')) },
      { key: 'change', header: '', bare: true, align: 'end', cell: (one) => <Changes person={one} result={result} /> },
    ],
    [t, result],
  );
}

function State({ person: { active, emailVerified } }: { person: Person }) {
  const t = useTranslations('admin.people');
  if (!active) return <Badge color="gray">{t('inactive')}</Badge>;
  return emailVerified ? <Badge variant="light">{t('active')}</Badge> : <Badge variant="light" color="yellow">{t('invited')}</Badge>;
}

function Changes({ person, result }: { person: Person; result: unknown }) {
  const t = useTranslations('admin.people');
  const { id, name, role, active, emailVerified } = person;
  const common = { subject: id, result, button: { size: 'xs' } };
  return (
    <Group gap="xs" justify="flex-end">
      {active && !emailVerified && <ConfirmButton {...common} intent="resend" label={t('resendShort')} text={t('inviteLead')} confirmLabel={t('inviteSubmit')} />}
      <ConfirmButton {...common} intent="change" label={t('change')} title={t('changeOf', { name })}>
        <TextField name="name" defaultValue={name} />
        <SelectField name="role" defaultValue={role} data={(['member', 'admin'] as const).map((value) => ({ value, label: t(`roleName.${value}`) }))} />
      </ConfirmButton>
      {active ? (
        <ConfirmButton {...common} intent="active" hidden={{ active: 'false' }} label={t('deactivate')} text={t('deactivateText', { name })} danger />
      ) : (
        <ConfirmButton {...common} intent="active" hidden={{ active: 'true' }} label={t('activate')} text={t('activateText', { name })} />
      )}
    </Group>
  );
}
