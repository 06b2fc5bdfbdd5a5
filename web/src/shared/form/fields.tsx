import { Checkbox, NativeSelect, PasswordInput, Radio, Stack, Textarea, TextInput, type CheckboxProps, type NativeSelectProps, type PasswordInputProps, type TextareaProps, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useField } from './action-form.tsx';

interface Named {
  /** The path of the value in the API's input, so that a refusal finds its field. The label defaults to `common.field.<name>`. */
  name: string;
  /** Says so beside the label. Most fields are needed; marking the others reads quieter. */
  optional?: boolean;
}

export function TextField({ name, label, optional, defaultValue, ...props }: Named & TextInputProps) {
  const field = useField(name);
  return <TextInput id={field.id} name={name} label={<Label text={label ?? field.label} optional={optional} />} error={field.error} defaultValue={field.typed?.[0] ?? defaultValue ?? ''} {...props} />;
}

export function TextAreaField({ name, label, optional, defaultValue, ...props }: Named & TextareaProps) {
  const field = useField(name);
  return <Textarea id={field.id} name={name} rows={4} label={<Label text={label ?? field.label} optional={optional} />} error={field.error} defaultValue={field.typed?.[0] ?? defaultValue ?? ''} {...props} />;
}

export function NumberField(props: Named & Omit<TextInputProps, 'type'>) {
  return <TextField type="number" inputMode="decimal" {...props} />;
}

/** Never filled in again after a refusal: what was typed does not travel twice. */
export function PasswordField({ name, label, optional, ...props }: Named & { autoComplete: 'current-password' | 'new-password' } & Omit<PasswordInputProps, 'defaultValue'>) {
  const t = useTranslations('common');
  const field = useField(name);
  return (
    <PasswordInput id={field.id} name={name} label={<Label text={label ?? field.label} optional={optional} />} error={field.error} visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), 'aria-hidden': false, tabIndex: 0 }} {...props} />
  );
}

/** The browser's own list: it works before scripts load, and on a phone better than any other. */
export function SelectField({ name, label, optional, defaultValue, ...props }: Named & NativeSelectProps) {
  const field = useField(name);
  return <NativeSelect id={field.id} name={name} label={<Label text={label ?? field.label} optional={optional} />} error={field.error} defaultValue={field.typed?.[0] ?? defaultValue ?? ''} {...props} />;
}

/** Sends `true` (or `value`) when ticked and nothing otherwise: read it with `form.get(name) === 'true'`. */
export function CheckboxField({ name, label, optional, value = 'true', defaultChecked = false, ...props }: Named & CheckboxProps) {
  const field = useField(name);
  const choice = String(value);
  return (
    <Checkbox id={choice === 'true' ? field.id : `${field.id}-${choice}`} name={name} value={choice} label={<Label text={label ?? field.label} optional={optional} />} error={field.error} defaultChecked={field.typed ? field.typed.includes(choice) : defaultChecked} {...props} />
  );
}

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
}

export function RadioField({ name, label, description, options, defaultValue }: Named & { label?: ReactNode; description?: ReactNode; options: readonly RadioOption[]; defaultValue?: string }) {
  const field = useField(name);
  return (
    <Radio.Group id={field.id} name={name} label={label ?? field.label} description={description} error={field.error} defaultValue={field.typed?.[0] ?? defaultValue ?? null}>
      <Stack gap="xs" mt="xs">
        {options.map((option) => (
          <Radio key={option.value} {...option} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function Label({ text, optional }: { text: ReactNode; optional?: boolean | undefined }) {
  const t = useTranslations('common');
  return optional ? t.rich('optionalLabel', { label: () => text, quiet: (chunks) => <span className="quiet">{chunks}</span> }) : text;
}
