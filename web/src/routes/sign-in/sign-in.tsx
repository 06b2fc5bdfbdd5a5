import { Alert, Anchor, Button, Divider, Group, Stack } from '@mantine/core';
import { Link, redirect, redirectDocument } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../../account/door.tsx';
import { Onward } from '../../account/onward.tsx';
import { viewerContext } from '../../context.ts';
import { attempt, clientOf, isRefused, load, ownPath, refuse, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { CheckboxField, PasswordField, TextField } from '../../shared/form/fields.tsx';
import type { Route } from './+types/sign-in.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get('next'), '/');
  if (context.get(viewerContext).person) throw redirect(next);
  return { next, refused: providerRefusal(searchParams.get('refused')), ...(await load(() => clientOf(context).account.options())) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { account } = clientOf(context);
  if (form.get('intent') === 'provider') {
    const begun = await attempt(() => account.beginOidc());
    return begun.ok ? { onward: begun.value.url } : refuse(begun.refusal, form);
  }
  const next = ownPath(textOf(form, 'next'), '/');
  const outcome = await attempt(() => account.signIn({ email: textOf(form, 'email'), password: String(form.get('password')), remember: form.get('remember') === 'true' }));
  if (!outcome.ok) return refuse(outcome.refusal, form);
  if (outcome.value.status === 'twoFactorRequired') return redirect(`/sign-in/second-factor?${new URLSearchParams({ next })}`);
  return redirectDocument(next);
}

/** With what the identity provider's way back came to no good end; see `callback` in the server's account slice. */
const providerRefusals = ['notInvited', 'unproven', 'failed'] as const;
const providerRefusal = (code: string | null) => providerRefusals.find((known) => known === code) ?? null;

export default function SignIn({ loaderData: { oidc, registration, next, refused }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.signIn');
  const common = useTranslations('common.action');
  if (actionData && 'onward' in actionData) return <Onward to={actionData.onward} name={oidc?.name ?? ''} />;
  const unverified = isRefused(actionData) && actionData.refusal.code === 'emailNotVerified';
  return (
    <Door
      title={t('title')}
      below={
        registration === 'open' && (
          <span>
            {t('noAccount')}{' '}
            <Anchor component={Link} to="/register" inherit underline="always">
              {t('register')}
            </Anchor>
          </span>
        )
      }
    >
      <Stack gap="lg">
        {refused && <Alert color="red" role="alert">{t(`refused.${refused}`, { name: oidc?.name ?? '' })}</Alert>}
        {oidc && (
          <>
            <ActionForm intent="provider" result={actionData}>
              <SubmitButton variant="default" fullWidth>
                {t('with', { name: oidc.name })}
              </SubmitButton>
            </ActionForm>
            <Divider label={t('or')} />
          </>
        )}
        <ActionForm result={actionData} hidden={{ next }}>
          {unverified && (
            <Button component={Link} to="/check-your-mail" variant="default" size="xs">
              {t('resend')}
            </Button>
          )}
          <TextField name="email" type="email" autoComplete="username" />
          <PasswordField name="password" autoComplete="current-password" />
          <CheckboxField name="remember" label={t('remember')} defaultChecked />
          <SubmitButton fullWidth>{common('signIn')}</SubmitButton>
          <Group justify="center">
            <Anchor component={Link} to="/forgot-password" size="sm">
              {t('forgot')}
            </Anchor>
          </Group>
        </ActionForm>
      </Stack>
    </Door>
  );
}
