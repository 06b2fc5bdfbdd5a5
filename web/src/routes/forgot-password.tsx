import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../account/door.tsx';
import { attempt, clientOf, done, refuse, textOf } from '../shared/action.ts';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { TextField } from '../shared/form/fields.tsx';
import type { Route } from './+types/forgot-password.ts';

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const outcome = await attempt(() => clientOf(context).account.requestPasswordReset({ email: textOf(form, 'email') }));
  return outcome.ok ? done('/check-your-mail?for=reset') : refuse(outcome.refusal, form);
}

export default function ForgotPassword({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account');
  return (
    <Door
      title={t('forgot.title')}
      lead={t('forgot.lead')}
      below={
        <Anchor component={Link} to="/sign-in" inherit>
          {t('checkMail.toSignIn')}
        </Anchor>
      }
    >
      <ActionForm result={actionData}>
        <TextField name="email" type="email" autoComplete="username" />
        <SubmitButton fullWidth>{t('forgot.submit')}</SubmitButton>
      </ActionForm>
    </Door>
  );
}
