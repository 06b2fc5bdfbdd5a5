import type { TransportProblem, TransportSolution } from '../transport.ts';
import { checkTransport, tierValues } from './check.ts';
import { coverRights } from './cover-rights.ts';
import { Flow } from './flow.ts';
import { insertLefts } from './insert-lefts.ts';
import { solveBySimplex } from './network-simplex.ts';

/**
 * Shortest paths while they look at no more than `patience` arcs per arc of the problem; from where they are, the network simplex. Usual scores
 * take less than 1, calls where everybody wants the same few 50 and far more.
 */
export function solveWithin(problem: TransportProblem, patience: number): TransportSolution {
  checkTransport(problem);
  const flow = new Flow(problem, tierValues(problem));
  const arcs = patience * problem.gain.length;
  if (!(insertLefts(flow, arcs) && coverRights(flow, arcs))) solveBySimplex(flow);
  return flow.toSolution();
}
