import { Alert, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { TextAreaField } from '../shared/form/fields.tsx';
import { Section } from '../shared/page.tsx';
import { When } from '../shared/when.tsx';
import type { Participation } from './steps.ts';

/** Locked, but something has to change: a word to the coordinator, and what became of it. */
export function Reopening({ own: { reopenRequestedAt: at }, result }: { own: Participation; result: unknown }) {
  const t = useTranslations('participant.review');
  if (at) {
    return (
      <Alert variant="light" color="blue" title={t.rich('reopenSentTitle', { when: () => <When at={at} /> })}>
        <Text size="sm">{t('reopenSentText')}</Text>
      </Alert>
    );
  }
  return (
    <div id="reopening">
      <Section title={t('reopenTitle')} lead={t('reopenText')}>
        <ActionForm intent="reopen" result={result} maw="34rem">
          <TextAreaField name="message" label={t('reopenMessage')} maxLength={1000} rows={3} />
          <SubmitButton variant="default">{t('reopenSend')}</SubmitButton>
        </ActionForm>
      </Section>
    </div>
  );
}
