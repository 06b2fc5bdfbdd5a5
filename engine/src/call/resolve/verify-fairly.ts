import { provenGain, verifyFairFlow } from '../fairflow/verify.ts';
import type { FairReassignment, FairReassignmentProblem } from './reassign-fairly.ts';
import type { ReassignmentViolation } from './verify.ts';

/**
 * Proves or refutes what `reassignFairly` says: an empty list proves the run that losses are counted from, the pairs, both losses, and how many can be
 * kept at most; of a bound by `search` only that it is not below what is kept. O(arcs log candidates).
 */
export function verifyFairReassignment({ call, previous, loss, floorLoss }: FairReassignmentProblem, solution: FairReassignment): ReassignmentViolation[] {
  const { chosen, gain, floor, best, kept, keptBound, certificate } = solution;
  const anew = verifyFairFlow(call, best);
  if (anew.length > 0) return anew.map(({ message }) => ({ code: 'optimum', message }));
  // As an answer of the same standing, of which nothing more is said than its floor and gain.
  const standing = verifyFairFlow(call, { ...best, chosen, gain, floor, gainBound: gain, certificate: { ...best.certificate, gain: { kind: 'search', cases: 0 } } });
  const violations = standing.map(({ code, message }): ReassignmentViolation => ({ code: code === 'gain' || code === 'floor' ? 'totals' : 'pairs', message }));
  const report = (code: ReassignmentViolation['code'], message: string): number => violations.push({ code, message });
  if (gain < best.gain - loss) report('loss', `${best.gain - gain} is lost, ${loss} allowed`);
  if (floor < best.floor - floorLoss) report('loss', `${best.floor - floor} of the floor is lost, ${floorLoss} allowed`);
  const staying = chosen.reduce((sum, used, arc) => sum + used * previous[arc]!, 0);
  if (staying !== kept) report('totals', `${staying} kept, not ${kept}`);
  const most = mostKept({ call, previous, loss, floorLoss }, solution);
  if (kept > keptBound || most > BigInt(keptBound)) report('keptBound', `the ${certificate.kind} proof allows ${most} to be kept, not ${keptBound}; ${kept} are`);
  return violations;
}

function mostKept({ call, previous, loss, floorLoss }: FairReassignmentProblem, { best, keptBound, certificate }: FairReassignment): bigint {
  if (certificate.kind === 'all') return BigInt(previous.reduce((sum, each) => sum + each, 0));
  const { reward, proof } = certificate;
  if (proof.kind === 'search') return BigInt(keptBound);
  if (reward < 1) return BigInt(previous.length) + 1n;
  const gain = call.transport.gain.map((value, arc) => value + reward * previous[arc]!);
  const bound = provenGain({ ...call, transport: { ...call.transport, gain } }, best, proof, Math.max(0, best.floor - floorLoss));
  return (bound - BigInt(best.gain - loss)) / BigInt(reward);
}
