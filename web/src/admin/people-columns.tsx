import type { person } from '@counterpart/contract';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { ReasonButton } from '../shared/reason-button.tsx';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import type { Column } from '../shared/data-table.tsx';
import { SelectField, TextField } from '../shared/form/fields.tsx';
import { useViewer } from '../shared/viewer.ts';
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
      { key: 'change', header: '', bare: true, align: 'end', cell: (one) => <Changes person={one} result={result} /> },
    ],
    [t, result],
  );
}

function State({ person: { active, emailVerified, twoFactorEnabled, lastSignInAt } }: { person: Person }) {
  const t = useTranslations('admin.people');
  const [state, color] = !active ? (['inactive', 'gray'] as const) : emailVerified ? (['active', 'sea'] as const) : (['invited', 'yellow'] as const);
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="light" color={color}>{t(state)}</Badge>
      {twoFactorEnabled && <Text size="xs" c="dimmed">{t('secondFactor')}</Text>}
      {lastSignInAt && <Text size="xs" c="dimmed">{t.rich('lastSignIn', { when: () => <When at={lastSignInAt} as="date" /> })}</Text>}
    </Stack>
  );
}

function Changes({ person, result }: { person: Person; result: unknown }) {
  const t = useTranslations('admin.people');
  const viewer = useViewer();
  const { id, name, role, active, emailVerified, twoFactorEnabled } = person;
  const common = { subject: id, result, button: { size: 'xs' } };
  return (
    <Group gap={6} w="fit-content" ms={{ base: 0, sm: 'auto' }}>
      {active && !emailVerified && <ConfirmButton {...common} intent="resend" label={t('resendShort')} text={t('inviteLead')} confirmLabel={t('inviteSubmit')} />}
      <ConfirmButton {...common} intent="change" label={t('change')} title={t('changeOf', { name })}>
        <TextField name="name" defaultValue={name} />
        <SelectField name="role" defaultValue={role} data={(['member', 'admin'] as const).map((value) => ({ value, label: t(`roleName.${value}`) }))} />
      </ConfirmButton>
      {/* One's own comes off on the account page. */}
      {twoFactorEnabled && id !== viewer.person?.id && <ReasonButton {...common} intent="removeTwoFactor" label={t('removeTwoFactor')} text={t('removeTwoFactorText', { name })} danger />}
      {/* Nobody locks oneself out by a slip: another administrator can do it. */}
      {active && id !== viewer.person?.id && (
        <ConfirmButton {...common} intent="active" hidden={{ active: 'false' }} label={t('deactivate')} text={t('deactivateText', { name })} danger />
      )}
      {!active && (
        <ConfirmButton {...common} intent="active" hidden={{ active: 'true' }} label={t('activate')} text={t('activateText', { name })} />
      )}
    </Group>
  );
}
