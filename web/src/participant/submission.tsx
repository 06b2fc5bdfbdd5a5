import { Alert, Anchor, Group, List } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { addressOf, type Participation, type Step } from './steps.ts';

const stepOf: Record<Participation['missing'][number], Step> = { displayName: 'profile', organization: 'profile', preferences: 'ranking' };

/** What stands between the reader and submitting, with the way there. */
export function Missing({ own: { missing, participantId } }: { own: Participation }) {
  const t = useTranslations('participant.review');
  if (missing.length === 0) return null;
  return (
    <Alert variant="light" color="blue" title={t('missingTitle')}>
      <List size="sm" spacing={4}>
        {missing.map((what) => (
          <List.Item key={what}>
            {t(`missing.${what}`)} <Anchor component={Link} to={addressOf(participantId, stepOf[what])} inherit underline="always">{t(`fix.${what}`)}</Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** The one button, which first says what it does. */
export function Submit({ result }: { result: unknown }) {
  const t = useTranslations('participant.review');
  return (
    <Group>
      <ConfirmButton intent="submit" result={result} label={t('submit')} title={t('submitTitle')} text={t('submitText')} confirmLabel={t('submitConfirm')} button={{ variant: 'filled', size: 'md' }} />
    </Group>
  );
}
