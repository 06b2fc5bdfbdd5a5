import { SimpleGrid, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useField } from '../../shared/form/action-form.tsx';
import { NumberField } from '../../shared/form/fields.tsx';
import { shown } from '../settings-form.ts';
import type { Settings } from '../types.ts';

const parts = ['rank', 'tags', 'attributes', 'alignment'] as const;

/** Four weights and, while one types, what they come to. The server decides whether they will do. */
export function Weights({ weights }: { weights: Settings['weights'] }) {
  const t = useTranslations('coordinator.settings');
  const typed = { rank: useTyped('rank'), tags: useTyped('tags'), attributes: useTyped('attributes'), alignment: useTyped('alignment') };
  const [values, setValues] = useState<Record<string, number>>(() => Object.fromEntries(parts.map((part) => [part, Number(typed[part] ?? weights[part])])));
  const sum = Math.round(1e6 * parts.reduce((total, part) => total + (values[part] || 0), 0)) / 1e6;
  const follow = (event: FormEvent<HTMLDivElement>) => {
    const input = event.target as HTMLInputElement;
    setValues((before) => ({ ...before, [input.name.replace('settings.weights.', '')]: Number(input.value) }));
  };
  const text = sum === 100 ? t('sumRight') : sum < 100 ? t('sumMissing', { sum, difference: 100 - sum }) : t('sumOver', { sum, difference: sum - 100 });
  return (
    <div id={useField('settings.weights').id} onInput={follow}>
      <SimpleGrid cols={{ base: 2, xs: 4 }} verticalSpacing="xs">
        {parts.map((part) => <NumberField key={part} name={`settings.weights.${part}`} label={t(`weight.${part}`)} defaultValue={shown(weights[part])} min={0} max={100} step="any" styles={{ root: { display: 'flex', flexDirection: 'column', justifyContent: 'flex-end' } }} />)}
      </SimpleGrid>
      <Text role="status" size="sm" mt="xs" fw={600} c={sum === 100 ? 'dimmed' : 'var(--mantine-color-error)'}>{text}</Text>
    </div>
  );
}

/** What stood in the field when the form was refused. */
const useTyped = (part: string): string | undefined => useField(`settings.weights.${part}`).typed?.[0];
