import { Anchor } from '@mantine/core';
import { Link, redirect, redirectDocument, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Door } from '../../account/door.tsx';
import { viewerContext } from '../../context.ts';
import { attempt, clientOf, ownPath, refuse, textOf } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { TextField } from '../../shared/form/fields.tsx';
import type { Route } from './+types/second-factor.ts';

export function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get('next'), '/');
  if (context.get(viewerContext).person) throw redirect(next);
  return { next, backup: searchParams.get('kind') === 'backup' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const kind = form.get('kind') === 'backup' ? 'backup' : 'totp';
  const outcome = await attempt(() => clientOf(context).account.confirmSignIn({ code: textOf(form, 'code'), kind }));
  return outcome.ok ? redirectDocument(ownPath(textOf(form, 'next'), '/')) : refuse(outcome.refusal, form);
}

export default function SecondFactor({ loaderData: { next, backup }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.secondFactor');
  const common = useTranslations('common.action');
  const [search] = useSearchParams();
  const other = new URLSearchParams(search);
  if (backup) other.delete('kind');
  else other.set('kind', 'backup');
  return (
    <Door
      title={t('title')}
      lead={backup ? t('leadBackup') : t('leadTotp')}
      below={
        <Anchor component={Link} to={`?${other}`} inherit>
          {backup ? t('useTotp') : t('useBackup')}
        </Anchor>
      }
    >
      <ActionForm result={actionData} hidden={{ next, kind: backup ? 'backup' : 'totp' }}>
        {backup ? <TextField key="backup" name="code" label={t('backupCode')} autoComplete="off" /> : <TextField key="totp" name="code" label={t('code')} autoComplete="one-time-code" inputMode="numeric" />}
        <SubmitButton fullWidth>{common('signIn')}</SubmitButton>
      </ActionForm>
    </Door>
  );
}
