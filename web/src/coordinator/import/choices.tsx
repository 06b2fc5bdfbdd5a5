import { Fieldset, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../shared/page.tsx';
import type { OrganizationChoice } from '../people/organization-field.tsx';
import type { ImportPreview } from '../types.ts';

type Choice = ImportPreview['choices'][number];
type Decision = { key: string; use: { organizationId: string } | { create: true } | { sameAs: string } | { keep: true } };

/** Organizations that the file names and we do not know, or know otherwise: a choice, never a guess (C11). */
export function Choices({ choices, organizations }: { choices: readonly Choice[]; organizations: readonly OrganizationChoice[] }) {
  const t = useTranslations('coordinator.import');
  return (
    <Section title={t('choicesTitle')} lead={t('choicesText')}>
      <Stack gap="md">
        {choices.map((choice, at) => <One key={choice.key} choice={choice} at={at} others={choices.filter(({ key, creatable }) => creatable && key !== choice.key)} organizations={organizations} />)}
      </Stack>
    </Section>
  );
}

function One({ choice: { key, kind, value, rows, current, similar, creatable }, at, others, organizations }: { choice: Choice; at: number; others: readonly Choice[]; organizations: readonly OrganizationChoice[] }) {
  const t = useTranslations('coordinator.import');
  const name = `choice.${at}`;
  const other = useRef<HTMLInputElement>(null);
  // Whoever picks a name from the list means it.
  const choose = () => { if (other.current) other.current.checked = true; };
  const data = [
    { value: '', label: t('chooseOrganization') },
    ...others.length > 0 ? [{ group: t('newInThisFile'), items: others.map((each) => ({ value: `${SAME}${each.key}`, label: each.value })) }] : [],
    ...organizations.length > 0 ? [{ group: t('knownOrganizations'), items: organizations.map(({ id, name: known }) => ({ value: id, label: known })) }] : [],
  ];
  const likely = similar[0];
  const first = kind === 'organizationConflict' ? 'keep' : likely ? likely.id : 'create';
  const legend = kind === 'organizationConflict' ? t('organizationConflict', { value, current: current ?? '', rows }) : t('unknownOrganization', { value, rows });
  return (
    <Fieldset legend={<Text span fw={600} size="sm">{legend}</Text>}>
      <input type="hidden" name={`${name}.key`} value={key} />
      <Stack gap="xs">
        {kind === 'organizationConflict' && <Radio name={name} value="keep" defaultChecked={first === 'keep'} label={current ? t('keepOrganization', { current }) : t('leaveOrganization')} />}
        {similar.map(({ id, name: known }) => <Radio key={id} name={name} value={id} defaultChecked={first === id} label={t('useOrganization', { name: known })} />)}
        {creatable && <Radio name={name} value="create" defaultChecked={first === 'create'} label={t('createOrganization', { value })} />}
        <Radio ref={other} name={name} value="other" label={t('otherOrganization')} />
        <NativeSelect name={`${name}.other`} aria-label={t('otherOrganizationLabel', { value })} ml="xl" maw="20rem" onChange={choose} data={data} />
      </Stack>
    </Fieldset>
  );
}

/** Before the key of another choice of the same file. */
const SAME = 'same:';

export function decisionsFromForm(form: FormData): Decision[] {
  const decisions: Decision[] = [];
  for (let at = 0; form.has(`choice.${at}.key`); at++) {
    const chosen = String(form.get(`choice.${at}`) ?? 'keep');
    const other = String(form.get(`choice.${at}.other`) ?? '');
    decisions.push({
      key: String(form.get(`choice.${at}.key`)),
      use: chosen === 'create' ? { create: true } : chosen === 'keep' ? { keep: true } : chosen !== 'other' ? { organizationId: chosen } : other.startsWith(SAME) ? { sameAs: other.slice(SAME.length) } : { organizationId: other },
    });
  }
  return decisions;
}
