import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../account/door.tsx';
import { attempt, clientOf, done, refuse, textOf } from '../shared/action.ts';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import type { Route } from './+types/verify-email.ts';

export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get('token') ?? '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const outcome = await attempt(() => clientOf(context).account.verifyEmail({ token: textOf(form, 'token') }));
  return outcome.ok ? done('/sign-in', 'emailVerified') : refuse(outcome.refusal, form);
}

/** A button rather than the link alone: mail scanners open links, and would use the token up. */
export default function VerifyEmail({ loaderData: { token }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.verify');
  const reset = useTranslations('account.reset');
  return (
    <Door
      title={t('title')}
      lead={t('lead')}
      below={
        <Anchor component={Link} to="/check-your-mail" inherit>
          {reset('again')}
        </Anchor>
      }
    >
      {token ? (
        <ActionForm result={actionData} hidden={{ token }}>
          <SubmitButton fullWidth>{t('submit')}</SubmitButton>
        </ActionForm>
      ) : (
        <Alert color="red">{t('noToken')}</Alert>
      )}
    </Door>
  );
}
