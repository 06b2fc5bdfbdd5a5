import type { Reason } from '@counterpart/contract/refusal';
import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type common from '../messages/en/common.json';
import type coordinator from '../messages/en/coordinator.json';
import type { Refusal } from './action.ts';

type ReasonKey = keyof (typeof common)['reason'];
type FileKey = keyof (typeof coordinator)['import']['problem'];
type FieldKey = keyof (typeof common)['field'];

/** Why it was refused: one sentence by code, then each cause. `fieldId` makes causes into links to the field they are about. */
export function RefusalAlert({ refusal, fieldId }: { refusal: Refusal; fieldId?: (path: string) => string | null }) {
  const t = useTranslations('common');
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
      <Stack gap="xs">
        <Text size="sm">{t(`refusal.${refusal.code}`)}</Text>
        <ReasonList reasons={refusal.reasons} {...(fieldId && { fieldId })} />
      </Stack>
    </Alert>
  );
}

export function ReasonList({ reasons, fieldId }: { reasons: readonly Reason[]; fieldId?: (path: string) => string | null }) {
  const sentence = useReasonSentence();
  const label = useFieldLabel();
  if (reasons.length === 0) return null;
  return (
    <List size="sm" spacing={4}>
      {reasons.map((reason) => {
        const name = label(reason.path);
        const target = reason.path ? fieldId?.(reason.path) : null;
        const text = name ? `${name}: ${sentence(reason)}` : sentence(reason);
        return (
          <List.Item key={`${reason.path} ${reason.code} ${JSON.stringify(reason.values)}`}>
            {target ? <Anchor href={`#${target}`} inherit underline="always">{text}</Anchor> : text}
          </List.Item>
        );
      })}
    </List>
  );
}

/**
 * The sentence of one cause. Codes come from the server; an unknown one is named, so that it can be asked about.
 * A code may have a sentence of its own for one field: `invalid_format_email` before `invalid_format`.
 * What is wrong with a row of a file is told where the import tells it.
 */
export function useReasonSentence(): (reason: Reason) => string {
  const t = useTranslations('common.reason');
  const ofFiles = useTranslations('coordinator.import.problem');
  return ({ code, path, values }) => {
    const key = [`${code}_${path.split('.').at(-1)}`, code].find((candidate) => t.has(candidate as ReasonKey));
    if (key) return t(key as ReasonKey, argumentsOf(values));
    return ofFiles.has(code as FileKey) ? ofFiles(code as FileKey, argumentsOf(values)) : t('other', { code });
  };
}

/** Numbers and texts for a sentence. zod’s issues may lack the kind of thing that is too small; a wait is told in minutes. */
function argumentsOf(values: Reason['values']): Record<string, string | number> {
  const given = Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')] as const);
  return { origin: '', minimum: 0, maximum: 0, minutes: Math.ceil(Number(values['seconds'] ?? 0) / 60), ...Object.fromEntries(given) };
}

/** The label of a field by the end of its path (`mentorFields.languages` → languages), or null where no general one exists. */
export function useFieldLabel(): (path: string) => string | null {
  const t = useTranslations('common.field');
  return (path) => {
    const key = path.split('.').findLast((part) => !/^\d+$/.test(part)) as FieldKey | undefined;
    return key && t.has(key) ? t(key) : null;
  };
}
