import type { Flow } from './flow.ts';
import { ForwardSearch } from './forward-search.ts';

/** Gives every left its required units, then, with `fill: maximum`, the others. */
export function insertLefts(flow: Flow): void {
  const { left, leftMinimum, leftMaximum, fill } = flow.problem;
  const search = new ForwardSearch(flow);
  for (let from = 0; from < left; from++) {
    search.enter(from);
    while (flow.leftDegree[from]! < leftMinimum[from]! && search.insert(from));
  }
  if (fill === 'minimum') return;
  for (let from = 0; from < left; from++) {
    if (flow.leftDegree[from]! < leftMinimum[from]!) continue;
    while (flow.leftDegree[from]! < leftMaximum[from]! && search.insert(from));
  }
}
