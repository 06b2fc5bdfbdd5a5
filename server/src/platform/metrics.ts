// What /metrics shows. One registry for each app, so that two apps in one test do not share counts.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface PoolCounts {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

export interface Metrics {
  readonly contentType: string;
  render(): Promise<string>;
  /** `route` is the pattern (`/cohorts/:id`), never the address: ids would make a series each. */
  request(method: string, route: string, status: number, seconds: number): void;
  job(name: string, outcome: 'done' | 'failed' | 'cancelled', seconds: number): void;
  mail(outcome: 'sent' | 'deferred' | 'refused'): void;
  watchPool(pool: PoolCounts): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'counterpart_http_request_seconds', help: 'Time to answer a request.', labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers,
  });
  const jobs = new Histogram({
    name: 'counterpart_job_seconds', help: 'Time a job took, by outcome.', labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.1, 0.5, 1, 5, 30, 120, 600], registers,
  });
  const mails = new Counter({ name: 'counterpart_mails_total', help: 'Mails handed to the mail server, by outcome.', labelNames: ['outcome'], registers });
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    job: (name, outcome, seconds) => jobs.observe({ job: name, outcome }, seconds),
    mail: (outcome) => mails.inc({ outcome }),
    watchPool(pool) {
      const gauge = new Gauge({
        name: 'counterpart_database_connections', help: 'Connections to the database, by state.', labelNames: ['state'], registers,
        collect() {
          gauge.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
          gauge.set({ state: 'idle' }, pool.idleCount);
          gauge.set({ state: 'waited_for' }, pool.waitingCount);
        },
      });
    },
  };
}
