import { Anchor, Group, Text, type ButtonProps } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DateTimeField } from '../../shared/form/date-time-field.tsx';
import { CheckboxField } from '../../shared/form/fields.tsx';
import { ReasonField } from '../../shared/form/reason-field.tsx';
import { When } from '../../shared/when.tsx';
import { Panel } from '../panel.tsx';
import type { Cohort } from '../types.ts';

/** `place` tells apart forms that a page shows twice; from other pages it is `elsewhere`, and `action` the overview's, which then shows a refusal at its top. */
interface Verb { cohort: Cohort; result: unknown; place: string; action?: string; button?: ButtonProps }

/** Deadline and state, and what may be done about them. */
export function CohortState({ cohort, result }: Omit<Verb, 'place'>) {
  const t = useTranslations('coordinator.dashboard');
  return (
    <Panel title={t('stateTitle')}>
      <Text size="sm">
        {t('deadline')}: {cohort.deadline ? <When at={cohort.deadline} as="withZone" timeZone={cohort.timeZone} /> : t('noDeadline')}{' '}
        <Anchor component={Link} to={`/cohorts/${cohort.id}/details`} size="sm" underline="always" aria-label={t('changeDeadlineLabel')}>
          {t('changeDeadline')}
        </Anchor>
      </Text>
      <Group>
        {cohort.status === 'draft' && <OpenButton cohort={cohort} result={result} place="state" />}
        {cohort.status === 'open' && <CloseButton cohort={cohort} result={result} place="state" />}
        {cohort.status === 'closed' && <ReopenButton cohort={cohort} result={result} place="state" />}
        {cohort.status === 'matched' && <Text size="sm">{t('matchedNote')} <Anchor component={Link} to={`/cohorts/${cohort.id}/runs/${cohort.activeRunId}#decide`} size="sm" underline="always">{t('matchedLink')}</Anchor></Text>}
      </Group>
    </Panel>
  );
}

export function OpenButton({ cohort, result, place, button }: Verb) {
  const t = useTranslations('coordinator.dashboard');
  return (
    <ConfirmButton intent="open" subject={place} result={result} label={t('openTitle')} text={t('openText')} confirmLabel={t('open')} {...(button && { button })}>
      <CheckboxField name="notify" label={t('openNotify', { count: cohort.mentors + cohort.mentees })} defaultChecked />
    </ConfirmButton>
  );
}

export function CloseButton({ cohort: { mentors, mentees, mentorsSubmitted, menteesSubmitted }, result, place, action, button }: Verb) {
  const t = useTranslations('coordinator.dashboard');
  const waiting = mentors + mentees - mentorsSubmitted - menteesSubmitted;
  return <ConfirmButton intent="close" subject={place} result={result} label={t('closeTitle')} text={t('closeText', { waiting })} confirmLabel={t('closeConfirm')} {...(action && { action })} {...(button && { button })} />;
}

export function ReopenButton({ cohort, result, place, action, button }: Verb) {
  const t = useTranslations('coordinator');
  return (
    <ConfirmButton intent="reopen" subject={place} result={result} label={t('dashboard.reopenTitle')} text={t('dashboard.reopenText')} confirmLabel={t('dashboard.reopen')} {...(action && { action })} {...(button && { button })}>
      <ReasonField />
      <DateTimeField name="deadline" label={t('dashboard.reopenDeadline')} description={t('dashboard.reopenDeadlineHelp', { zone: cohort.timeZone })} value={null} timeZone={cohort.timeZone} optional />
    </ConfirmButton>
  );
}
