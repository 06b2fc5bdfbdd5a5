import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { refusedHere } from '../../shared/form/action-form.tsx';
import { CheckboxField, NumberField } from '../../shared/form/fields.tsx';
import { Section } from '../../shared/page.tsx';
import type { Settings } from '../types.ts';
import { shown } from '../settings-form.ts';
import { Attributes } from './attributes.tsx';
import { Objective } from './objective.tsx';
import { Weights } from './weights.tsx';

const shares = ['language', 'location', 'function'] as const;

/** §18: everything that may be turned, grouped by the question it answers. */
export function SettingsFields({ settings, result }: { settings: Settings; result: unknown }) {
  const t = useTranslations('coordinator.settings');
  const typedRows = Object.keys(refusedHere(result, 'save', '')?.values ?? {}).filter((name) => /^settings\.attributes\.\d+\.label$/.test(name)).length;
  return (
    <>
      <Section title={t('weightsTitle')} lead={t('weightsText')}>
        <Weights weights={settings.weights} />
        <CheckboxField name="settings.renormalise" label={t('renormalise')} description={t('renormaliseHelp')} defaultChecked={settings.renormalise} />
      </Section>
      <Section title={t('alignmentTitle')} lead={t('alignmentText')}>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          {shares.map((share) => <NumberField key={share} name={`settings.alignment.${share}`} label={t(`alignment.${share}`)} defaultValue={shown(settings.alignment[share])} min={0} max={100} step="any" />)}
        </SimpleGrid>
      </Section>
      <Section title={t('attributesTitle')} lead={t('attributesText')}>
        <Attributes attributes={settings.attributes} typedRows={typedRows} />
      </Section>
      <Section title={t('reportTitle')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField name="settings.ambiguityGap" label={t('ambiguityGap')} description={t('ambiguityGapHelp')} defaultValue={shown(settings.ambiguityGap)} min={0} max={100} step="any" inputWrapperOrder={['label', 'input', 'description', 'error']} />
          <NumberField name="settings.minOptionsStrict" label={t('minOptions')} description={t('minOptionsHelp')} defaultValue={shown(settings.minOptionsStrict)} min={0} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        </SimpleGrid>
      </Section>
      <Section title={t('objectiveTitle')}>
        <Objective objective={settings.objective} penalties={settings.penalties} />
      </Section>
    </>
  );
}
