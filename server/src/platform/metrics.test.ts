import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('counts requests, jobs, mails and connections in a registry of its own', async () => {
  const metrics = createMetrics();
  metrics.request('GET', '/cohorts/:id', 200, 0.03);
  metrics.job('run-matching', 'done', 1.2);
  metrics.mail('sent');
  metrics.watchPool({ totalCount: 5, idleCount: 3, waitingCount: 1 });
  const text = await metrics.render();
  expect(text).toContain('counterpart_http_request_seconds_count{method="GET",route="/cohorts/:id",status="200"} 1');
  expect(text).toContain('counterpart_job_seconds_sum{job="run-matching",outcome="done"} 1.2');
  expect(text).toContain('counterpart_mails_total{outcome="sent"} 1');
  expect(text).toContain('counterpart_database_connections{state="busy"} 2');
  expect(text).toContain('process_resident_memory_bytes');
  expect(await createMetrics().render()).not.toContain('/cohorts/:id');
});
