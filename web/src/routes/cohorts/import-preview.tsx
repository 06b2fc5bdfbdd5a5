import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconFileAlert, IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { organizationsOf } from '../../coordinator/all-pages.ts';
import { decisionsFromForm } from '../../coordinator/import/choices.tsx';
import { useProblemSentence } from '../../coordinator/import/problems.tsx';
import { Review } from '../../coordinator/import/review.tsx';
import type { ImportPreview } from '../../coordinator/types.ts';
import { attempt, clientOf, done, load, refuse, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Page } from '../../shared/page.tsx';
import { TaskProgress } from '../../shared/task-progress.tsx';
import type { Route } from './+types/import-preview.ts';

export async function loader({ params: { cohortId, importId }, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  return load(async () => {
    const preview = await client.imports.get({ cohortId, importId });
    const task = preview.status === 'reading' && preview.taskId ? await client.tasks.get({ id: preview.taskId }) : null;
    const organizations = preview.status === 'previewed' && preview.choices.length > 0 ? await organizationsOf(client) : [];
    return { preview, task, organizations };
  });
}

export async function action({ request, params: { cohortId, importId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { imports } = clientOf(context);
  if (textOf(form, 'intent') === 'discard') return carryOut(form, () => imports.discard({ cohortId, importId }), `/cohorts/${cohortId}/import`, 'coordinator.discarded');
  const outcome = await attempt(() => imports.apply({ cohortId, importId, acceptedRowsOnly: form.has('acceptedRowsOnly'), decisions: decisionsFromForm(form), invite: form.has('invite'), submit: form.has('submit') }));
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const { incomplete } = outcome.value;
  const said = !form.has('lists') ? 'imported' : !form.has('submit') ? 'importedLists' : incomplete > 0 ? 'importedSomeSubmitted' : 'importedSubmitted';
  return done(`/cohorts/${cohortId}/participants`, `coordinator.${said}`);
}

export default function ImportPage({ loaderData: { preview, task, organizations }, actionData, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator.import');
  const start = `/cohorts/${cohortId}/import`;
  return (
    <Page title={preview.fileName} lead={t(`kind.${preview.kind}`)} crumbs={[{ to: start, label: t('title') }]}>
      {task && (
        <TaskProgress task={task}>
          <Text size="sm" c="dimmed">{t('waiting')}</Text>
          <div><ConfirmButton intent="discard" result={actionData} label={t('discard')} text={t('discardText')} /></div>
        </TaskProgress>
      )}
      {preview.status === 'previewed' ? <Review preview={preview} organizations={organizations} result={actionData} /> : <Outcome preview={preview} />}
      {preview.status !== 'previewed' && preview.status !== 'reading' && (
        <Group>
          <Button component={Link} to={start}>{t('back')}</Button>
          <Anchor component={Link} to={`/cohorts/${cohortId}/participants`} size="sm">{t('toPeople')}</Anchor>
        </Group>
      )}
    </Page>
  );
}

/** What became of a file that waits for nothing any more. */
function Outcome({ preview: { status, failure, accepted, rejected } }: { preview: ImportPreview }) {
  const t = useTranslations('coordinator.import');
  const sentence = useProblemSentence();
  if (status === 'failed') {
    return <Alert color="red" variant="light" role="alert" icon={<IconFileAlert aria-hidden />} title={t('failedTitle')}>{failure && sentence(failure)}</Alert>;
  }
  if (status === 'applied') return <Alert color="sea" variant="light" icon={<IconCircleCheck aria-hidden />} title={t('appliedTitle')}>{t('appliedText', { applied: accepted, skipped: rejected })}</Alert>;
  if (status === 'discarded') return <Alert color="gray" variant="light" icon={<IconTrash aria-hidden />} title={t('discardedTitle')}>{t('discardedText')}</Alert>;
  return null;
}
