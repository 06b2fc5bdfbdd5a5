import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../account/door.tsx';
import { attempt, clientOf, doneAnew, refuse, textOf } from '../shared/action.ts';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { PasswordField } from '../shared/form/fields.tsx';
import type { Route } from './+types/reset-password.ts';

export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get('token') ?? '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const outcome = await attempt(() => clientOf(context).account.resetPassword({ token: textOf(form, 'token'), password: String(form.get('password')) }));
  return outcome.ok ? doneAnew('/sign-in', 'passwordReset') : refuse(outcome.refusal, form);
}

export default function ResetPassword({ loaderData: { token }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account');
  const field = useTranslations('common.field');
  return (
    <Door
      title={t('reset.title')}
      lead={t('reset.lead')}
      below={
        <Anchor component={Link} to="/forgot-password" inherit>
          {t('reset.again')}
        </Anchor>
      }
    >
      {token ? (
        <ActionForm result={actionData} hidden={{ token }}>
          <PasswordField name="password" label={field('newPassword')} autoComplete="new-password" description={t('register.passwordHint')} />
          <SubmitButton fullWidth>{t('reset.submit')}</SubmitButton>
        </ActionForm>
      ) : (
        <Alert color="red">{t('verify.noToken')}</Alert>
      )}
    </Door>
  );
}
