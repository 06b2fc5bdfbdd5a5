import type { Flow } from './flow.ts';
import { ForwardSearch } from './forward-search.ts';

/**
 * Gives every left its required units, then, with `fill: maximum`, the others. Returns false once searches have looked at more arcs than
 * `patience`: prices are right for what is there, and what is not is for others to add.
 */
export function insertLefts(flow: Flow, patience: number): boolean {
  const { left, leftMinimum, leftMaximum, fill } = flow.problem;
  const search = new ForwardSearch(flow);
  for (let from = 0; from < left; from++) {
    search.enter(from);
    while (flow.effort <= patience && flow.leftDegree[from]! < leftMinimum[from]! && search.insert(from));
  }
  if (fill === 'minimum') return flow.effort <= patience;
  for (let from = 0; from < left; from++) {
    if (flow.leftDegree[from]! < leftMinimum[from]!) continue;
    while (flow.effort <= patience && flow.leftDegree[from]! < leftMaximum[from]! && search.insert(from));
  }
  return flow.effort <= patience;
}
