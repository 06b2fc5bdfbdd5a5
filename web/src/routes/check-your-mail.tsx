import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../account/door.tsx';
import { attempt, clientOf, done, refuse, textOf } from '../shared/action.ts';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { TextField } from '../shared/form/fields.tsx';
import type { Route } from './+types/check-your-mail.ts';

export function loader({ request }: Route.LoaderArgs) {
  return { reset: new URL(request.url).searchParams.get('for') === 'reset' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const reset = form.get('intent') === 'reset';
  const { account } = clientOf(context);
  const input = { email: textOf(form, 'email') };
  const outcome = await attempt(() => (reset ? account.requestPasswordReset(input) : account.resendVerification(input)));
  return outcome.ok ? done(`/check-your-mail${reset ? '?for=reset' : ''}`, 'mailSent') : refuse(outcome.refusal, form);
}

export default function CheckYourMail({ loaderData: { reset }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.checkMail');
  return (
    <Door
      title={t('title')}
      below={
        <Anchor component={Link} to="/sign-in" inherit>
          {t('toSignIn')}
        </Anchor>
      }
    >
      <Stack gap="lg">
        <Text>{reset ? t('reset') : t('verification')}</Text>
        <Text size="sm" c="dimmed">
          {t('nothing')}
        </Text>
        <ActionForm intent={reset ? 'reset' : 'verification'} result={actionData}>
          <TextField name="email" type="email" autoComplete="username" />
          <SubmitButton variant="default" fullWidth>{t('again')}</SubmitButton>
        </ActionForm>
      </Stack>
    </Door>
  );
}
