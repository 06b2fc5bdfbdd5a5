import { z } from 'zod';
import type { Job } from '../../platform/jobs.ts';

export const readImport: Job<{ importId: string }> = { name: 'cohort-import', data: z.object({ importId: z.uuid() }), expireInSeconds: 60, retries: 3, concurrency: 1 };
export const sweepImports: Job<object> = { name: 'cohort-import-sweep', data: z.object({}), expireInSeconds: 60, retries: 0, concurrency: 1, cron: '17 * * * *' };
