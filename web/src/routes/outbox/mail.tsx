import { Alert, Code, Stack, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { MailState } from '../../admin/mail-state.tsx';
import { attempt, clientOf, done, load, refuse } from '../../shared/action.ts';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { localeNames } from '../../shared/locale.ts';
import { Page, Section } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/mail.ts';

export const loader = ({ params, context }: Route.LoaderArgs) => load(() => clientOf(context).outbox.get({ id: params.mailId }));

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const outcome = await attempt(() => clientOf(context).outbox.retry({ id: params.mailId }));
  return outcome.ok ? done(`/outbox/${params.mailId}`, 'mailQueued') : refuse(outcome.refusal, form);
}

export default function Mail({ loaderData: mail, actionData }: Route.ComponentProps) {
  const t = useTranslations('admin.outbox');
  const held = mail.state === 'held';
  return (
    <Page
      title={mail.subject}
      lead={t(!held ? 'keysCut' : mail.mailServer ? 'keysWaiting' : 'keysShown')}
      crumbs={[{ to: '/outbox', label: t('title') }]}
      width="reading"
      actions={
        (mail.state === 'failed' || (held && mail.mailServer)) && (
          <ActionForm result={actionData}>
            <SubmitButton>{t(held ? 'send' : 'retry')}</SubmitButton>
          </ActionForm>
        )
      }
    >
      {mail.lastError && (
        <Alert color="red" variant="light" title={t('error')}>
          {mail.lastError}
        </Alert>
      )}
      <Facts mail={mail} />
      <Section title={t('html')}>
        {/* Sandboxed without any permission: whatever a mail contains, it cannot run, submit or navigate. */}
        <iframe title={t('preview')} sandbox="" srcDoc={mail.html} style={{ width: '100%', height: '32rem', border: '1px solid var(--mantine-color-default-border)', borderRadius: 'var(--mantine-radius-md)', background: '#fff', colorScheme: 'light' }} />
      </Section>
      <Section title={t('text')}>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {mail.text}
        </Code>
      </Section>
    </Page>
  );
}

function Facts({ mail }: { mail: Route.ComponentProps['loaderData'] }) {
  const t = useTranslations('admin.outbox');
  const name = `templateName.${mail.template}` as 'templateName.invitation';
  const rows = [
    [t('to'), mail.to],
    [t('state'), <MailState key="state" state={mail.state} />],
    [t('attempts'), mail.attempts],
    [t('template'), `${t.has(name) ? t(name) : mail.template}, ${localeNames[mail.locale]}`],
    [t('created'), <When key="created" at={mail.createdAt} />],
    [t('sent'), mail.sentAt && <When key="sent" at={mail.sentAt} />],
  ] as const;
  return (
    <Stack>
      <Table variant="vertical" withRowBorders={false}>
        <Table.Tbody>
          {rows.map(
            ([label, value]) =>
              value !== null && (
                <Table.Tr key={label}>
                  <Table.Th scope="row" w="10rem">
                    {label}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                </Table.Tr>
              ),
          )}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
