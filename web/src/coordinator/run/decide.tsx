import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { CheckboxField } from '../../shared/form/fields.tsx';
import { ActionBar } from '../action-bar.tsx';
import { ReasonButton } from '../reason-button.tsx';
import type { Run } from '../types.ts';

interface DecideProps { run: Run; activeRunId: string | null; told: { mentors: number; mentees: number }; result: unknown }

/** Commit, publish, take back: always the one step that comes next, with the downloads beside it. */
export function Decide({ run, activeRunId, told, result }: DecideProps) {
  const t = useTranslations('coordinator.run');
  const file = `/api/cohorts/${run.cohortId}/runs/${run.id}/export`;
  return (
    <ActionBar>
      <div id="decide">
        <Next run={run} activeRunId={activeRunId} told={told} result={result} />
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

function Next({ run, activeRunId, told: { mentors, mentees }, result }: DecideProps) {
  const t = useTranslations('coordinator');
  if (run.published) {
    return (
      <Group gap="sm">
        <Text size="sm">{t('run.publishedText')}</Text>
        <ReasonButton intent="unpublish" result={result} label={t('run.unpublishTitle')} text={t('run.unpublishText')} confirmLabel={t('run.unpublish')} danger />
      </Group>
    );
  }
  if (run.active) {
    const who = { count: mentors + mentees, mentors: t('sideCount.mentor', { count: mentors }), mentees: t('sideCount.mentee', { count: mentees }) };
    return (
      <Group gap="sm">
        <ConfirmButton intent="publish" result={result} label={t('run.publish')} text={t('run.publishText', who)} confirmLabel={t('run.publishConfirm', who)} button={{ variant: 'filled' }}>
          <CheckboxField name="notify" label={t('run.publishNotify')} defaultChecked />
        </ConfirmButton>
        <Text size="sm" c="dimmed">{t('run.committed')}</Text>
      </Group>
    );
  }
  return (
    <ActionForm intent="activate" result={result} hidden={{ expectedActiveRunId: activeRunId ?? '' }} gap={4}>
      <Group gap="sm">
        <SubmitButton>{t('run.commit')}</SubmitButton>
        <Text size="sm" c="dimmed">{t('run.commitText')}</Text>
      </Group>
    </ActionForm>
  );
}
