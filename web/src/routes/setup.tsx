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
  const account = { code: textOf(form, 'code'), name: textOf(form, 'name'), email: textOf(form, 'email'), password: String(form.get('password')), locale: context.get(viewerContext).locale };
  const outcome = await attempt(() => clientOf(context).setup.createFirstAdmin(account));
  return outcome.ok ? doneAnew('/sign-in', 'adminCreated') : refuse(outcome.refusal, form);
}

export default function Setup({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account');
  return (
    <Door title={t('setup.title')} lead={t('setup.lead')}>
      <ActionForm result={actionData}>
        <TextField name="code" label={t('setup.code')} description={t('setup.codeHint')} autoComplete="off" spellCheck={false} ff="monospace" />
        <TextField name="name" autoComplete="name" />
        <TextField name="email" type="email" autoComplete="username" />
        <PasswordField name="password" autoComplete="new-password" description={t('register.passwordHint')} />
        <SubmitButton>{t('setup.submit')}</SubmitButton>
      </ActionForm>
    </Door>
  );
}
