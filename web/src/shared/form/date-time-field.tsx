import { useTranslations } from 'use-intl';
import type { TextInputProps } from '@mantine/core';
import { TextField } from './fields.tsx';
import { localDateTime } from '../zoned-time.ts';

/** A moment, written in the clock of `timeZone`. Read it with `instantOf(form, name, timeZone)`. */
export function DateTimeField({ value, timeZone, description, ...props }: { name: string; value: string | null; timeZone: string; optional?: boolean } & Omit<TextInputProps, 'value' | 'type' | 'defaultValue'>) {
  const t = useTranslations('common');
  return <TextField type="datetime-local" defaultValue={value ? localDateTime(value, timeZone) : ''} description={description ?? t('inTimeZone', { timeZone })} {...props} />;
}
