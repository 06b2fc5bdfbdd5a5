import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { signs } from './matrix-grid.tsx';
import classes from './matrix-grid.module.css';

const kinds = ['mentorOnly', 'menteeOnly', 'neither', 'sameOrganization', 'forbidden'] as const;

/** What shades, rings and signs of the matrix mean. */
export function Legend() {
  const t = useTranslations('coordinator.matrix');
  return (
    <Group component="ul" gap="md" p={0} m={0} aria-label={t('legend')} style={{ listStyle: 'none' }}>
      <Entry text={t('legendScale')}>
        {[0, 2, 4, 6, 7, 8, 9].map((shade) => <span key={shade} className={classes.swatch} data-shade={shade} aria-hidden />)}
      </Entry>
      <Entry text={t('legendChosen')}>
        <span className={classes.swatch} data-shade={6} data-chosen aria-hidden />
      </Entry>
      {kinds.map((kind) => (
        <Entry key={kind} text={t(`kind.${kind}`)}>
          <span className={classes.swatch} data-kind={kind} aria-hidden>{signs[kind]}</span>
        </Entry>
      ))}
    </Group>
  );
}

function Entry({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Group component="li" gap={6} wrap="nowrap">
      <Group gap={2} wrap="nowrap">{children}</Group>
      <Text size="sm">{text}</Text>
    </Group>
  );
}
