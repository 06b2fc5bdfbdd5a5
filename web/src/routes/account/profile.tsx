import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { AccountPage } from '../../account/account-page.tsx';
import { attempt, clientOf, done, doneAnew, refuse, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { PasswordField, SelectField, TextField } from '../../shared/form/fields.tsx';
import { useHydrated } from '../../shared/hydrated.ts';
import { isLocale, localeNames, locales } from '../../shared/locale.ts';
import { Section } from '../../shared/page.tsx';
import { useViewer } from '../../shared/viewer.ts';
import { timeZones } from '../../shared/zoned-time.ts';
import type { Route } from './+types/profile.ts';

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { account } = clientOf(context);
  if (form.get('intent') === 'password') {
    const outcome = await attempt(() => account.changePassword({ currentPassword: String(form.get('currentPassword')), newPassword: String(form.get('newPassword')) }));
    return outcome.ok ? done('/account', 'passwordChanged') : refuse(outcome.refusal, form);
  }
  const locale = form.get('locale');
  const outcome = await attempt(() => account.update({ name: textOf(form, 'name'), timeZone: textOf(form, 'timeZone'), ...(isLocale(locale) && { locale }) }));
  return outcome.ok ? doneAnew('/account', 'saved') : refuse(outcome.refusal, form);
}

export default function Profile({ actionData }: Route.ComponentProps) {
  const t = useTranslations('account');
  const common = useTranslations('common.action');
  const { person } = useViewer();
  const here = useOtherZone(person?.timeZone);
  if (!person) return null;
  return (
    <AccountPage title={t('profile.title')}>
      <Section title={t('profile.section')}>
        <Text size="sm" c="dimmed">
          {t('profile.emailLine', { email: person.email })}
        </Text>
        <ActionForm intent="profile" result={actionData} maw="28rem">
          <TextField name="name" autoComplete="name" defaultValue={person.name} />
          <SelectField name="locale" defaultValue={person.locale} data={locales.map((value) => ({ value, label: localeNames[value] }))} />
          <SelectField name="timeZone" description={t('profile.timeZoneHint', { here: here ? 'elsewhere' : 'same', zone: here ?? '' })} defaultValue={person.timeZone} data={timeZones(person.timeZone)} />
          <SubmitButton>{common('save')}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t('profile.passwordSection')} lead={t('profile.passwordLead')}>
        <ActionForm intent="password" result={actionData} maw="28rem">
          <PasswordField name="currentPassword" autoComplete="current-password" />
          <PasswordField name="newPassword" autoComplete="new-password" description={t('register.passwordHint')} />
          <SubmitButton>{t('profile.passwordSubmit')}</SubmitButton>
        </ActionForm>
      </Section>
    </AccountPage>
  );
}

/** The zone that this device is set to, where it is another than the account's. */
function useOtherZone(own: string | undefined): string | null {
  const zone = useHydrated() ? new Intl.DateTimeFormat().resolvedOptions().timeZone : own;
  return zone === own ? null : (zone ?? null);
}
