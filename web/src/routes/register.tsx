import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../account/door.tsx';
import { viewerContext } from '../context.ts';
import { attempt, clientOf, done, load, refuse, textOf } from '../shared/action.ts';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { PasswordField, TextField } from '../shared/form/fields.tsx';
import type { Route } from './+types/register.ts';

export const loader = ({ context }: Route.LoaderArgs) => load(() => clientOf(context).account.options());

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const account = { name: textOf(form, 'name'), email: textOf(form, 'email'), password: String(form.get('password')), locale: context.get(viewerContext).locale };
  const outcome = await attempt(() => clientOf(context).account.register(account));
  return outcome.ok ? done('/check-your-mail') : refuse(outcome.refusal, form);
}

export default function Register({ loaderData: { registration }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.register');
  const common = useTranslations('common.action');
  if (registration === 'invited') {
    return (
      <Door title={t('invitedTitle')} below={<SignInLink text={common('signIn')} />}>
        <Text>{t('invitedText')}</Text>
      </Door>
    );
  }
  return (
    <Door
      title={t('title')}
      lead={t('lead')}
      below={
        <span>
          {t('haveAccount')} <SignInLink text={common('signIn')} />
        </span>
      }
    >
      <ActionForm result={actionData}>
        <TextField name="name" autoComplete="name" />
        <TextField name="email" type="email" autoComplete="username" />
        <PasswordField name="password" autoComplete="new-password" description={t('passwordHint')} />
        <SubmitButton fullWidth>{t('submit')}</SubmitButton>
      </ActionForm>
    </Door>
  );
}

function SignInLink({ text }: { text: string }) {
  return (
    <Anchor component={Link} to="/sign-in" inherit underline="always">
      {text}
    </Anchor>
  );
}
