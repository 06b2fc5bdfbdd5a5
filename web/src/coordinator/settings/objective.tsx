import { Alert, Radio, SimpleGrid, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useField } from '../../shared/form/action-form.tsx';
import { NumberField } from '../../shared/form/fields.tsx';
import { useHydrated } from '../../shared/hydrated.ts';
import { shown } from '../settings-form.ts';
import type { Settings } from '../types.ts';

const kinds = ['lexicographic', 'weighted'] as const;
const penaltyNames = ['sameOrganization', 'neither', 'oneSided', 'scoreScale'] as const;

/** C1: the exact order of the rules, or the specification's three constants with a warning. */
export function Objective({ objective, penalties }: Pick<Settings, 'objective' | 'penalties'>) {
  const t = useTranslations('coordinator.settings');
  const typed = useField('settings.objective').typed?.[0];
  const [chosen, setChosen] = useState(typed ?? objective);
  const hydrated = useHydrated();
  // Without scripts the penalties must be within reach whatever is chosen.
  const open = chosen === 'weighted' || !hydrated;
  return (
    <Stack>
      <Radio.Group name="settings.objective" aria-label={t('objectiveTitle')} defaultValue={chosen} onChange={setChosen}>
        <Stack gap="xs">{kinds.map((kind) => <Radio key={kind} value={kind} label={t(`objective.${kind}`)} description={t(`objectiveText.${kind}`)} />)}</Stack>
      </Radio.Group>
      {chosen === 'weighted' && <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">{t('objectiveWarning')}</Alert>}
      <div hidden={!open}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {penaltyNames.map((name) => <NumberField key={name} name={`settings.penalties.${name}`} label={t(`penalty.${name}`)} defaultValue={shown(penalties[name])} min={0} />)}
        </SimpleGrid>
      </div>
    </Stack>
  );
}
