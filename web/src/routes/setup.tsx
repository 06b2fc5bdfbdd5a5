import { redirect } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../account/door.tsx';
import { viewerContext } from '../context.ts';
import { attempt, clientOf, doneAnew, load, refuse, textOf } from '../shared/action.ts';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { PasswordField, TextField } from '../shared/form/fields.tsx';
import type { Route } from './+types/setup.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const { needed } = await load(() => clientOf(context).setup.status());
  if (!needed) throw redirect('/');
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { setup, account } = clientOf(context);
  const email = textOf(form, 'email');
  const password = String(form.get('password'));
  const created = await attempt(() => setup.createFirstAdmin({ code: textOf(form, 'code'), name: textOf(form, 'name'), email, password, locale: context.get(viewerContext).locale }));
  if (!created.ok) return refuse(created.refusal, form);
  const signedIn = await attempt(() => account.signIn({ email, password }));
  return signedIn.ok ? doneAnew('/') : doneAnew('/sign-in', 'adminCreated');
}

export default function Setup({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account');
  return (
    <Door title={t('setup.title')} lead={t('setup.lead')}>
      <ActionForm result={actionData}>
        <TextField name="code" label={t('setup.code')} description={t('setup.codeHint')} autoComplete="off" spellCheck={false} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} />
        <TextField name="name" autoComplete="name" />
        <TextField name="email" type="email" autoComplete="username" />
        <PasswordField name="password" autoComplete="new-password" description={t('register.passwordHint')} />
        <SubmitButton fullWidth>{t('setup.submit')}</SubmitButton>
      </ActionForm>
    </Door>
  );
}
