import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { CheckboxField } from '../../shared/form/fields.tsx';
import { ActionBar } from '../action-bar.tsx';
import { CloseButton } from '../dashboard/state.tsx';
import { ReasonButton } from '../../shared/reason-button.tsx';
import type { Cohort, Run } from '../types.ts';

interface DecideProps { run: Run; cohort: Cohort; result: unknown }

/** Commit, publish, take back: always the one step that comes next, with the downloads beside it. */
export function Decide(decision: DecideProps) {
  const t = useTranslations('coordinator.run');
  const file = `/api/cohorts/${decision.run.cohortId}/runs/${decision.run.id}/export`;
  return (
    <ActionBar>
      <div id="decide">
        <Next {...decision} />
      </div>
      <Group gap="xs" ml="auto" role="group" aria-label={t('export')}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button key={format} component="a" href={`${file}/${format}`} download variant="default" leftSection={<IconDownload aria-hidden size={16} />}>
            {t(format)}
          </Button>
        ))}
      </Group>
    </ActionBar>
  );
}

function Next({ run, cohort, result }: DecideProps) {
  const t = useTranslations('coordinator.run');
  if (run.published) {
    return (
      <Group gap="sm">
        <Text size="sm">{t('publishedText')}</Text>
        <ReasonButton intent="unpublish" result={result} label={t('unpublishTitle')} text={t('unpublishText')} confirmLabel={t('unpublish')} danger />
      </Group>
    );
  }
  if (cohort.publishedAt) return <Text size="sm">{t('publishOther')} <Anchor component={Link} to={`/cohorts/${cohort.id}/runs/${cohort.activeRunId}`} size="sm" underline="always">{t('publishOtherLink')}</Anchor></Text>;
  if (run.active && cohort.status === 'closed') {
    return (
      <Group gap="sm">
        <PublishButton run={run} cohort={cohort} result={result} />
        <Text size="sm" c="dimmed">{t('committed')}</Text>
      </Group>
    );
  }
  if (run.active) {
    return (
      <Group gap="sm">
        {cohort.status === 'open' && <CloseButton cohort={cohort} result={result} place="elsewhere" action={`/cohorts/${cohort.id}?index`} button={{ variant: 'filled' }} />}
        <Text size="sm" c="dimmed">{t('committed')} {t(cohort.status === 'draft' ? 'publishDraft' : 'publishClosed')}</Text>
      </Group>
    );
  }
  return (
    <ActionForm intent="activate" result={result} hidden={{ expectedActiveRunId: cohort.activeRunId ?? '' }} gap={4}>
      <Group gap="sm">
        <SubmitButton>{t('commit')}</SubmitButton>
        <Text size="sm" c="dimmed">{t('commitText')}</Text>
      </Group>
    </ActionForm>
  );
}

/** Says beforehand who will see and be told what; those without a partner hear it too. */
function PublishButton({ run, cohort, result }: DecideProps) {
  const t = useTranslations('coordinator');
  const people = cohort.mentors + cohort.mentees;
  const alone = people - 2 * (run.summary?.pairs ?? 0);
  const who = { count: people, mentors: t('sideCount.mentor', { count: cohort.mentors }), mentees: t('sideCount.mentee', { count: cohort.mentees }) };
  const text = (
    <>
      {t('run.publishText', who)} {alone > 0 && t('run.publishUnmatched', { count: alone })}
    </>
  );
  return (
    <ConfirmButton intent="publish" result={result} label={t('run.publish')} text={text} confirmLabel={t('run.publishConfirm', who)} button={{ variant: 'filled' }}>
      <CheckboxField name="notify" label={t('run.publishNotify')} description={t('run.publishNotifyHelp')} defaultChecked />
    </ConfirmButton>
  );
}
