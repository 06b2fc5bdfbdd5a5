import { Button, Checkbox, Fieldset, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NumberField, SelectField, TextField } from '../../shared/form/fields.tsx';
import { useHydrated } from '../../shared/hydrated.ts';
import { conditionOf, conditions, shown } from '../settings-form.ts';
import type { Settings } from '../types.ts';
import classes from './attributes.module.css';

type Attribute = Settings['attributes'][number];

/** The catalogue: what mentees may wish for, each with a test. One spare row is always there, so that adding needs no script. */
export function Attributes({ attributes, typedRows }: { attributes: Settings['attributes']; typedRows: number }) {
  const t = useTranslations('coordinator.settings');
  const [spare, setSpare] = useState(Math.max(1, typedRows - attributes.length));
  const hydrated = useHydrated();
  return (
    <Stack gap="sm">
      {attributes.map((attribute, at) => <Row key={attribute.key} at={at} attribute={attribute} />)}
      {Array.from({ length: spare }, (_, extra) => <Row key={`spare ${extra}`} at={attributes.length + extra} attribute={null} />)}
      {hydrated && (
        <div>
          <Button variant="default" size="xs" leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setSpare((count) => count + 1)}>
            {t('attributeAdd')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Row({ at, attribute }: { at: number; attribute: Attribute | null }) {
  const t = useTranslations('coordinator.settings');
  const name = `settings.attributes.${at}`;
  return (
    <Fieldset legend={attribute ? t('attributeRow', { number: at + 1 }) : t('attributeNew')} p="sm">
      {attribute && <input type="hidden" name={`${name}.key`} value={attribute.key} />}
      <Stack gap="sm">
        <TextField name={`${name}.label`} label={t('attributeLabel')} defaultValue={attribute?.label ?? ''} placeholder={t('attributeLabelPlaceholder')} {...(!attribute && { description: t('attributeNewHelp') })} />
        <div className={classes.test}>
          <SelectField
            name={`${name}.predicate.field`}
            label={t('condition')}
            defaultValue={attribute ? conditionOf(attribute.predicate) : 'yearsExperience.atLeast'}
            data={conditions.map((value) => ({ value, label: t(`conditions.${value}`) }))}
          />
          <TextField name={`${name}.predicate.value`} label={t('attributeValue')} defaultValue={attribute ? valueOf(attribute) : ''} />
          <NumberField name={`${name}.weight`} label={t('attributeWeight')} defaultValue={attribute ? shown(attribute.weight) : '1'} min={0} max={100} step="any" />
        </div>
        {attribute && <Checkbox name={`${name}.remove`} label={t('attributeRemove')} />}
      </Stack>
    </Fieldset>
  );
}

function valueOf({ predicate: { value } }: Attribute): string {
  return typeof value === 'number' ? shown(value) : value;
}
