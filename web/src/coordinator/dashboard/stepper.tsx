import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Cohort } from '../types.ts';
import classes from './stepper.module.css';

const steps = ['people', 'opened', 'submitted', 'closed', 'matched', 'published'] as const;
type Step = (typeof steps)[number];

/** The way of a cohort, and how far it has come. */
export function Stepper({ cohort }: { cohort: Cohort }) {
  const t = useTranslations('coordinator.stepper');
  const side = useTranslations('coordinator.sideCount');
  const reached = reachedStep(cohort);
  const all = cohort.mentors + cohort.mentees;
  const detail: Partial<Record<Step, string>> = all === 0 ? {} : {
    people: t('detail.people', { mentors: side('mentor', { count: cohort.mentors }), mentees: side('mentee', { count: cohort.mentees }) }),
    submitted: t('detail.submitted', { done: cohort.mentorsSubmitted + cohort.menteesSubmitted, all }),
  };
  return (
    <ol className={classes.steps} aria-label={t('label')}>
      {steps.map((step, at) => {
        const state = at <= reached ? 'done' : at === reached + 1 ? 'current' : 'upcoming';
        return (
          <li key={step} className={classes.step} data-state={state} {...(state === 'current' && { 'aria-current': 'step' as const })}>
            <span className={classes.mark} aria-hidden>
              {state === 'done' ? <IconCheck size={16} stroke={3} /> : at + 1}
            </span>
            <span className={classes.text}>
              <span className={classes.label}>{t(step)}</span>
              {detail[step] && <span className={classes.detail}>{detail[step]}</span>}
              <span className="for-readers-only"> ({t(state)})</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** The furthest step that is behind us; what was skipped on the way (somebody never submitted) counts as passed. */
export function reachedStep({ mentors, mentees, mentorsSubmitted, menteesSubmitted, status, activeRunId, publishedAt }: Cohort): number {
  const done: Record<Step, boolean> = {
    people: mentors > 0 && mentees > 0,
    opened: status !== 'draft',
    submitted: mentors > 0 && mentees > 0 && mentorsSubmitted === mentors && menteesSubmitted === mentees,
    closed: status === 'closed' || status === 'matched',
    matched: activeRunId !== null,
    published: publishedAt !== null,
  };
  return steps.findLastIndex((step) => done[step]);
}
