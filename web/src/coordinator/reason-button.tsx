import { useTranslations } from 'use-intl';
import type { ComponentProps } from 'react';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { TextAreaField } from '../shared/form/fields.tsx';

/** Something done for or to somebody: it asks why, and the audit keeps the answer. */
export function ReasonButton(props: Omit<ComponentProps<typeof ConfirmButton>, 'children'>) {
  const t = useTranslations('coordinator');
  return (
    <ConfirmButton {...props}>
      <TextAreaField name="reason" label={t('reasonLabel')} description={t('reasonHelp')} rows={2} maxLength={1_000} />
    </ConfirmButton>
  );
}
