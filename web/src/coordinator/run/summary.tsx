import { useFormatter, useTranslations } from 'use-intl';
import type { Run, Tiers } from '../types.ts';
import classes from './summary.module.css';

export const tierNames = ['sameOrganization', 'neither', 'oneSided', 'unmatched'] as const satisfies readonly (keyof Tiers)[];

/** A run in a few numbers. Tiers that did not occur are left out; that none did is said. */
export function Summary({ summary }: { summary: NonNullable<Run['summary']> }) {
  const t = useTranslations('coordinator.run');
  const format = useFormatter();
  const broken = tierNames.filter((tier) => summary.tiers[tier] > 0);
  return (
    <dl className={classes.cards} aria-label={t('summary')}>
      <Card term={t('pairs')}>{summary.pairs}</Card>
      <Card term={t('average')}>{t('percent', { percent: format.number(summary.averageScore, 'points') })}</Card>
      <Card term={t('total')}>{format.number(summary.totalScore)}</Card>
      {broken.length === 0 && <Card term={t('exceptions')}>{t('noExceptions')}</Card>}
      {broken.map((tier) => <Card key={tier} term={t(`tier.${tier}`)} loud>{summary.tiers[tier]}</Card>)}
      <Card term={t('ambiguous')}>{summary.ambiguous}</Card>
      {summary.overrides > 0 && <Card term={t('overrides')}>{summary.overrides}</Card>}
    </dl>
  );
}

function Card({ term, loud = false, children }: { term: string; loud?: boolean; children: string | number }) {
  return (
    <div className={classes.card} data-loud={loud || undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
