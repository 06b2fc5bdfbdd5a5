import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { addressOf, isDone, stepsOf, type Participation, type Step } from './steps.ts';
import classes from './path-nav.module.css';

/** The steps of the path as links: where one is, and what is done. */
export function PathNav({ own, current }: { own: Participation; current: Step }) {
  const t = useTranslations('participant');
  return (
    <nav aria-label={t('path.label')}>
      <ol className={classes.steps}>
        {stepsOf(own.side).map((step, index) => {
          const done = isDone(own, step);
          return (
            <li key={step} className={classes.step} data-done={done || undefined}>
              <Link to={addressOf(own.participantId, step)} className={classes.link} {...(step === current && { 'aria-current': 'step' })}>
                <span className={classes.marker} aria-hidden>
                  {done ? <IconCheck size={16} stroke={2.5} /> : index + 1}
                </span>
                <span className={classes.label}>{t(`step.${step}`)}</span>
                {done && <VisuallyHidden> ({t('path.done')})</VisuallyHidden>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
