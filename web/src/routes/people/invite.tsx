import { useTranslations } from 'use-intl';
import { attempt, clientOf, done, refuse, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { RadioField, SelectField, TextField } from '../../shared/form/fields.tsx';
import { isLocale, localeNames, locales } from '../../shared/locale.ts';
import { Page } from '../../shared/page.tsx';
import { useViewer } from '../../shared/viewer.ts';
import type { Route } from './+types/invite.ts';

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const locale = form.get('locale');
  const person = { name: textOf(form, 'name'), email: textOf(form, 'email'), role: form.get('role') === 'admin' ? ('admin' as const) : ('member' as const), ...(isLocale(locale) && { locale }) };
  const outcome = await attempt(() => clientOf(context).people.invite(person));
  return outcome.ok ? done('/people', 'invited') : refuse(outcome.refusal, form);
}

export default function Invite({ actionData }: Route.ComponentProps) {
  const t = useTranslations('admin.people');
  const { locale } = useViewer();
  return (
    <Page title={t('inviteTitle')} lead={t('inviteLead')} crumbs={[{ to: '/people', label: t('title') }]} width="reading">
      <ActionForm result={actionData} maw="28rem">
        <TextField name="name" autoComplete="off" />
        <TextField name="email" type="email" autoComplete="off" />
        <RadioField name="role" defaultValue="member" options={(['member', 'admin'] as const).map((value) => ({ value, label: t(`roleName.${value}`) }))} />
        <SelectField name="locale" label={t('inviteLocale')} defaultValue={locale} data={locales.map((value) => ({ value, label: localeNames[value] }))} />
        <SubmitButton>{t('inviteSubmit')}</SubmitButton>
      </ActionForm>
    </Page>
  );
}
