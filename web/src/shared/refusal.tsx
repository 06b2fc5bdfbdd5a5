import type { Reason } from '@counterpart/contract/refusal';
import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Refusal } from './action.ts';

/** Why it was refused: one sentence by code, then each cause. `fieldId` makes causes into links to the field they are about. */
export function RefusalAlert({ refusal, fieldId }: { refusal: Refusal; fieldId?: (path: string) => string }) {
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

export function ReasonList({ reasons, fieldId }: { reasons: readonly Reason[]; fieldId?: (path: string) => string }) {
  const sentence = useReasonSentence();
  const label = useFieldLabel();
  if (reasons.length === 0) return null;
  return (
    <List size="sm" spacing={4}>
      {reasons.map((reason) => {
        const name = label(reason.path);
        const text = name ? `${name}: ${sentence(reason)}` : sentence(reason);
        return (
          <List.Item key={`${reason.path} ${reason.code} ${JSON.stringify(reason.values)}`}>
            {fieldId && reason.path ? <Anchor href={`#${fieldId(reason.path)}`}>{text}</Anchor> : text}
          </List.Item>
        );
      })}
    </List>
  );
}

/** The sentence of one cause. Codes come from the server; an unknown one is named, so that it can be asked about. */
export function useReasonSentence(): (reason: Reason) => string {
  const t = useTranslations('common.reason');
  return ({ code, values }) => {
    const key = code as Parameters<typeof t.has>[0];
    if (!t.has(key)) return t('other', { code });
    return t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : (value ?? '')])));
  };
}

/** The label of a field by the end of its path (`mentorFields.languages` → languages), or null where no general one exists. */
export function useFieldLabel(): (path: string) => string | null {
  const t = useTranslations('common.field');
  return (path) => {
    const key = path.split('.').findLast((part) => !/^\d+$/.test(part)) as Parameters<typeof t.has>[0] | undefined;
    return key && t.has(key) ? t(key) : null;
  };
}
