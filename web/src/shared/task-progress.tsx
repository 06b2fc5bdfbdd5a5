import type { task } from '@counterpart/contract';
import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useRevalidator } from 'react-router';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';

export type Task = z.infer<typeof task>;

const unfinished = (task: Task) => task.state === 'queued' || task.state === 'running';

/**
 * Shows a piece of work while it goes on, live. `task` comes from the page's loader, so a reload shows the present state;
 * when the work ends, the loader is asked again. Before scripts load, the page asks by itself every few seconds.
 */
export function TaskProgress({ task, children }: { task: Task; children?: ReactNode }) {
  const t = useTranslations('common.task');
  const steps = useTranslations('common.task.step');
  const current = useLive(task);
  if (current.state === 'failed') return <Alert color="red" title={t('failed')} />;
  // A code of the work that reports it; one without a sentence is left out.
  const step = current.step as Parameters<typeof steps.has>[0] | null;
  const percent = current.total > 0 ? (100 * current.progress) / current.total : 0;
  return (
    <Stack gap="xs" role="group" aria-label={t(current.state)}>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {t(current.state)}
          {unfinished(current) && step && steps.has(step) && ` · ${steps(step)}`}
        </Text>
        {current.total > 0 && (
          <Text size="sm" c="dimmed">
            {t('progress', { done: current.progress, total: current.total })}
          </Text>
        )}
      </Group>
      <Progress.Root size="md">
        <Progress.Section value={current.total > 0 ? percent : 100} animated={unfinished(current)} striped={unfinished(current)} aria-label={t(current.state)} />
      </Progress.Root>
      {unfinished(current) && children}
    </Stack>
  );
}

function useLive(initial: Task): Task {
  const [seen, setSeen] = useState(initial);
  const { revalidate } = useRevalidator();
  const { id } = initial;
  const active = unfinished(initial);
  useEffect(() => {
    if (!active) {
      // The work ended while the page was being read: what it is about was still unfinished, so look once more.
      void revalidate();
      return undefined;
    }
    const events = new EventSource(`/api/tasks/${id}/events`);
    let polling: ReturnType<typeof setInterval> | undefined;
    events.addEventListener('message', (event: MessageEvent<string>) => {
      const latest = JSON.parse(event.data) as Task;
      setSeen(latest);
      if (unfinished(latest)) return;
      // The stream just ends after the last state; left open, the browser would ask for it again and again.
      events.close();
      void revalidate();
    });
    // The browser reconnects by itself unless the answer was final; then asking now and again has to do.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) polling ??= setInterval(() => void revalidate(), 3_000);
    });
    return () => {
      events.close();
      clearInterval(polling);
    };
  }, [id, active, revalidate]);
  return seen.id === id && active ? seen : initial;
}
