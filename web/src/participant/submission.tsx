import { Alert, Anchor, List } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { addressOf, type Participation, type Step } from './steps.ts';

const stepOf: Record<Participation['missing'][number], Step> = { displayName: 'profile', organization: 'profile', preferences: 'ranking' };

/** What is still missing, with the way there; then the one button, which says first what it does. */
export function Submission({ own, result }: { own: Participation; result: unknown }) {
  const t = useTranslations('participant.review');
  if (own.missing.length > 0) {
    return (
      <Alert variant="light" color="yellow" title={t('missingTitle')}>
        <List size="sm" spacing={4}>
          {own.missing.map((missing) => (
            <List.Item key={missing}>
              {t(`missing.${missing}`)} <Anchor component={Link} to={addressOf(own.participantId, stepOf[missing])} size="sm">{t(`fix.${missing}`)}</Anchor>
            </List.Item>
          ))}
        </List>
      </Alert>
    );
  }
  return <ConfirmButton intent="submit" result={result} label={t('submit')} text={t('submitText')} confirmLabel={t('submitConfirm')} button={{ variant: 'filled', size: 'md' }} />;
}
