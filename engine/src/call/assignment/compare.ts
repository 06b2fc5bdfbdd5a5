import { assignEncoded } from './assign.ts';
import { encodeCall } from './encode.ts';
import { ALGORITHMS } from './settings.ts';
import type { AssignmentResult, CallSnapshot } from './types.ts';
import { assertUsableCall } from './validate.ts';

/** What each algorithm makes of the call, without who reviews what. */
export type AlgorithmReport = Pick<AssignmentResult, 'algorithm' | 'status' | 'objective' | 'statistics'>;

/**
 * The three algorithms side by side on one call; the snapshot's own `algorithm` says nothing here. Time and memory of three runs, one after the other.
 *
 * @throws UnusableCallError for a snapshot that `validateCall` objects to.
 */
export function compareAlgorithms(snapshot: CallSnapshot): readonly AlgorithmReport[] {
  assertUsableCall(snapshot);
  const call = encodeCall(snapshot);
  return ALGORITHMS.map((each) => {
    const { algorithm, status, objective, statistics } = assignEncoded(call, each);
    return { algorithm, status, objective, statistics };
  });
}
