import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';

export const mailStates = ['queued', 'sent', 'failed', 'held'] as const;
const colors = { queued: 'blue', sent: 'sea', failed: 'red', held: 'yellow' };

export function MailState({ state }: { state: (typeof mailStates)[number] }) {
  const t = useTranslations('admin.outbox.stateName');
  return (
    <Badge variant="light" color={colors[state]}>
      {t(state)}
    </Badge>
  );
}
