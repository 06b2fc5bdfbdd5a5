import type { TagsInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { TagsField } from '../shared/form/tags-field.tsx';
import { useEdited } from './step-form.tsx';

/** Tags inside a step's form: adding or removing one is saved like anything else. */
export function EditedTags({ suggestions, ...props }: { name: string; label: string; description?: string; defaultValue: readonly string[]; suggestions: string[] } & Pick<TagsInputProps, 'placeholder'>) {
  const t = useTranslations('participant.tags');
  const edited = useEdited();
  return <TagsField {...props} data={suggestions} limit={12} placeholder={t('add')} onChange={edited} />;
}
