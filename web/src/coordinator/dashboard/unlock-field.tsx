import { useTranslations } from 'use-intl';
import { CheckboxField } from '../../shared/form/fields.tsx';

/** For people who have submitted: what they are asked to change is locked until somebody unlocks it. */
export function UnlockField({ count }: { count: number }) {
  const t = useTranslations('coordinator.action');
  return (
    <>
      <input type="hidden" name="reason" value={t('unlockReason')} />
      <CheckboxField name="unlock" label={t('unlock', { count })} description={t('unlockHelp')} defaultChecked />
    </>
  );
}
