import { reason, refuse } from '../../platform/refuse.ts';
import type { RunRow } from '../store/run-store.ts';

/** Only a run that ended with pairs can be changed, activated, published or exported. */
export function requireFinished({ status, number }: Pick<RunRow, 'status' | 'number'>): void {
  if (status === 'queued' || status === 'running') refuse('runNotFinished', reason('runStatus', { status, number }));
  if (status !== 'optimal' && status !== 'feasible') refuse('runFailed', reason('runStatus', { status, number }));
}
