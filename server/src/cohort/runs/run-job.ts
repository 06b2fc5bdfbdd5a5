import { z } from 'zod';
import type { Job } from '../../platform/jobs.ts';

export const solveRun: Job<{ runId: string }> = { name: 'cohort-run', data: z.object({ runId: z.uuid() }), expireInSeconds: 60, retries: 3, concurrency: 1 };
/** A run whose job was lost (its queue emptied, its database restored) must not say "running" for ever. */
export const sweepRuns: Job<object> = { name: 'cohort-run-sweep', data: z.object({}), expireInSeconds: 60, retries: 0, concurrency: 1, cron: '*/5 * * * *' };
