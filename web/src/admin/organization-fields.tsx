import { useTranslations } from 'use-intl';
import { textOf } from '../shared/action.ts';
import { SelectField, TextField } from '../shared/form/fields.tsx';
import { TagsField, tagsOf } from '../shared/form/tags-field.tsx';
import type { Organization } from './every-organization.ts';

/** What one says of an organization, when adding and when changing it. */
export function OrganizationFields({ present, choices }: { present?: Organization; choices: readonly { id: string; name: string }[] }) {
  const t = useTranslations('admin.organizations');
  const others = choices.filter(({ id }) => id !== present?.id).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextField name="name" defaultValue={present?.name} autoComplete="off" />
      <TagsField name="aliases" optional defaultValue={present?.aliases ?? []} description={t('aliasesHint')} />
      <SelectField name="parentId" optional defaultValue={present?.parentId ?? ''} data={[{ value: '', label: t('noParent') }, ...others]} />
    </>
  );
}

export const organizationIn = (form: FormData) => ({ name: textOf(form, 'name'), aliases: tagsOf(form, 'aliases'), parentId: textOf(form, 'parentId') || null });
