import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useHydrated } from '../shared/hydrated.ts';
import type { DraftHandle } from './use-draft.ts';
import classes from './draft-bar.module.css';

/** At the lower edge of a step: how the saving stands, and on to the next step. Its buttons also work before scripts load. */
export function DraftBar({ handle }: { handle: DraftHandle }) {
  const t = useTranslations('participant.draft');
  const hydrated = useHydrated();
  return (
    <div className={classes.bar}>
      {handle.draft.phase === 'failed' && <NotSaved handle={handle} />}
      <Group justify="space-between" gap="sm" wrap="nowrap">
        {hydrated ? <DraftStatus handle={handle} /> : <Button type="submit" variant="default">{t('save')}</Button>}
        <Button type="submit" name="then" value="next">{hydrated ? t('goOn') : t('next')}</Button>
      </Group>
    </div>
  );
}

function DraftStatus({ handle: { draft } }: { handle: DraftHandle }) {
  const t = useTranslations('participant.draft');
  const format = useFormatter();
  const good = draft.phase === 'clean';
  const text = {
    clean: draft.savedAt ? t('saved', { time: format.dateTime(new Date(draft.savedAt), { hour: '2-digit', minute: '2-digit' }) }) : t('untouched'),
    changed: t('saving'), saving: t('saving'), failed: t('failed'), stale: t('failed'),
  }[draft.phase];
  const Icon = good ? IconCloudCheck : draft.phase === 'failed' || draft.phase === 'stale' ? IconAlertTriangle : IconCloudUp;
  return (
    <Group gap={6} wrap="nowrap" className={classes.status} data-phase={draft.phase}>
      <Icon size={20} aria-hidden />
      <Text size="sm" role="status">{text}</Text>
    </Group>
  );
}

/** What went wrong and what to do, with what was typed still there. Refusals about single fields stand at the fields. */
function NotSaved({ handle: { refused, saveNow, leaving } }: { handle: DraftHandle }) {
  const t = useTranslations('participant.draft');
  const c = useTranslations('common.refusal');
  const hydrated = useHydrated();
  // Where scripts do not run, the refusal stands above the form.
  if (!refused || !hydrated) return null;
  const { refusal } = refused;
  const text = refusal.code === 'unavailable' ? t('offline') : refusal.code === 'unauthenticated' ? t('signedOut') : `${c(refusal.code)} ${t('failedText')}`;
  return (
    <Alert role="alert" color="red" variant="light" title={t('failed')} mb="sm">
      <Text size="sm">{text}</Text>
      <Group mt="sm" gap="xs">
        {refusal.code === 'unauthenticated' && <Button component="a" href="/sign-in" target="_blank" rel="noopener" size="xs">{t('signIn')}</Button>}
        <Button size="xs" variant="default" onClick={saveNow}>{t('retry')}</Button>
        {leaving && <Button size="xs" variant="default" onClick={leaving.stay}>{t('stop')}</Button>}
        {leaving && <Button size="xs" variant="subtle" color="red" onClick={leaving.proceed}>{t('leave')}</Button>}
      </Group>
    </Alert>
  );
}
