import { TagsInput, TextInput, type TagsInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHydrated } from '../hydrated.ts';
import { useField } from './action-form.tsx';
import { Label } from './fields.tsx';

/** Several short texts. Before scripts load they are typed with commas between; read either with `tagsOf(form, name)`. */
export function TagsField({ name, label, optional, defaultValue = [], description, ...props }: { name: string; optional?: boolean; defaultValue?: readonly string[] } & Omit<TagsInputProps, 'name' | 'defaultValue'>) {
  const t = useTranslations('common');
  const field = useField(name);
  const given = field.typed ? splitTags(field.typed.join(',')) : [...defaultValue];
  const plain = useRef<HTMLInputElement>(null);
  const [values, setValues] = useState(useHydrated() ? given : null);
  // Takes over what was typed before scripts ran.
  useEffect(() => {
    if (plain.current) setValues(splitTags(plain.current.value));
  }, []);
  const common = { id: field.id, name, label: <Label text={label ?? field.label} optional={optional} />, error: field.error, description: description ?? t('tagsHint') };
  if (values === null) return <TextInput {...common} ref={plain} defaultValue={given.join(', ')} />;
  return <TagsInput {...common} defaultValue={values} hiddenInputValuesDivider="," splitChars={[',', ';', '\n']} acceptValueOnBlur clearable={false} {...props} />;
}

export const tagsOf = (form: FormData, name: string): string[] => splitTags(form.getAll(name).join(','));

const splitTags = (text: string): string[] => text.split(/[,;\n]/).map((tag) => tag.trim()).filter(Boolean);
