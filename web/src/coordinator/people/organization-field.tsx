import type { Client } from '@counterpart/contract';
import { useTranslations } from 'use-intl';
import { textOf } from '../../shared/action.ts';
import { SelectField, TextField } from '../../shared/form/fields.tsx';

export interface OrganizationChoice { readonly id: string; readonly name: string }

/** One of the known organizations, or the name of a new one. */
export function OrganizationField({ organizations, value }: { organizations: readonly OrganizationChoice[]; value: string | null }) {
  const t = useTranslations('coordinator.participants');
  return (
    <>
      <SelectField
        name="organizationId"
        label={t('organization')}
        defaultValue={value ?? ''}
        data={[{ value: '', label: t('chooseOrganization') }, ...organizations.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField name="newOrganization" label={t('newOrganization')} description={t('newOrganizationHelp')} maxLength={200} optional />
    </>
  );
}

/** The chosen organization; a new name is added first, unless it is the name of one we know. */
export async function organizationFromForm(form: FormData, client: Client, known: readonly OrganizationChoice[]): Promise<string | null> {
  const name = textOf(form, 'newOrganization');
  if (name === '') return textOf(form, 'organizationId') || null;
  const same = known.find((organization) => organization.name.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0);
  return same ? same.id : (await client.organizations.create({ name })).id;
}
