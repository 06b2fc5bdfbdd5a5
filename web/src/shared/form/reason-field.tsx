import { useTranslations } from 'use-intl';
import { TextAreaField } from './fields.tsx';

/** Why something is done: the audit keeps it. */
export function ReasonField({ label, description }: { label?: string; description?: string }) {
  const t = useTranslations('common.why');
  return <TextAreaField name="reason" label={label ?? t('label')} description={description ?? t('help')} rows={2} maxLength={1_000} maw="34rem" />;
}
