import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Cohort, Run } from './types.ts';

const cohortColors = { draft: 'gray', open: 'blue', closed: 'orange', matched: 'sea' } as const;
const runColors = { queued: 'gray', running: 'blue', optimal: 'sea', feasible: 'sea', infeasible: 'orange', timedOut: 'orange', failed: 'red', cancelled: 'gray' } as const;

export function CohortBadge({ status }: { status: Cohort['status'] }) {
  const t = useTranslations('coordinator.status');
  return <Word color={cohortColors[status]}>{t(status)}</Word>;
}

/** A pairing made by hand is what somebody wants; that an algorithm would do better says nothing about it. */
export function RunBadge({ run }: { run: Pick<Run, 'status' | 'parentRunId'> }) {
  const t = useTranslations('coordinator.runs.statusOf');
  const status = run.parentRunId !== null && run.status === 'feasible' ? 'optimal' : run.status;
  return <Word color={runColors[status]}>{t(status)}</Word>;
}

/** A short remark in a quiet pill. The text says it all; the colour only helps. */
export function Word({ color = 'gray', children }: { color?: string; children: string }) {
  return (
    <Badge variant="light" color={color} autoContrast tt="none" fw={600} radius="sm" c="var(--mantine-color-text)">
      {children}
    </Badge>
  );
}
