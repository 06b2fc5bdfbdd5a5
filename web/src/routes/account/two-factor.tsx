import { refusalStatus } from '@counterpart/contract/refusal';
import { Alert } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { data } from 'react-router';
import { useTranslations } from 'use-intl';
import { AccountPage } from '../../account/account-page.tsx';
import { secretsIn, TwoFactorSetup } from '../../account/two-factor-setup.tsx';
import { attempt, clientOf, done, refuse, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { PasswordField } from '../../shared/form/fields.tsx';
import { Section } from '../../shared/page.tsx';
import { useViewer } from '../../shared/viewer.ts';
import type { Route } from './+types/two-factor.ts';

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { twoFactor } = clientOf(context).account;
  const password = String(form.get('password'));
  switch (form.get('intent')) {
    case 'begin': {
      const outcome = await attempt(() => twoFactor.begin({ password }));
      return outcome.ok ? { secrets: outcome.value } : refuse(outcome.refusal, form);
    }
    case 'confirm': {
      const outcome = await attempt(() => twoFactor.confirm({ code: textOf(form, 'code') }));
      if (outcome.ok) return done('/account/two-factor', 'twoFactorOn');
      // With the refusal, the QR code again: it cannot be asked for without the password.
      return data({ secrets: secretsIn(form.get('secrets')), refusal: outcome.refusal, values: { intent: ['confirm'] } }, { status: refusalStatus[outcome.refusal.code] });
    }
    default: {
      const outcome = await attempt(() => twoFactor.disable({ password }));
      return outcome.ok ? done('/account/two-factor', 'twoFactorOff') : refuse(outcome.refusal, form);
    }
  }
}

export default function TwoFactor({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account.twoFactor');
  const { person } = useViewer();
  const on = person?.twoFactorEnabled ?? false;
  const secrets = actionData && 'secrets' in actionData ? actionData.secrets : null;
  return (
    <AccountPage title={t('title')} lead={t('lead')}>
      <Alert variant="light" color={on ? 'sea' : 'gray'} icon={on ? <IconShieldCheck aria-hidden /> : <IconShieldOff aria-hidden />}>
        {on ? t('on') : t('off')}
      </Alert>
      {on && (
        <div>
          <ConfirmButton intent="disable" result={actionData} label={t('disable')} text={t('disableLead')} danger>
            <PasswordField name="password" autoComplete="current-password" />
          </ConfirmButton>
        </div>
      )}
      {!on && secrets && <TwoFactorSetup secrets={secrets} result={actionData} />}
      {!on && !secrets && (
        <Section title={t('begin')} lead={t('beginLead')}>
          <ActionForm intent="begin" result={actionData} maw="28rem">
            <PasswordField name="password" autoComplete="current-password" />
            <SubmitButton>{t('begin')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </AccountPage>
  );
}
