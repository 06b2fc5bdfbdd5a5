/**
 * Proves or refutes a lexicographic answer from its certificate, sharing no code with the solver.
 *
 * Stage by stage: the duals bound every complete matching of the pairs still open from below, the answer reaches that bound exactly, so it is
 * optimal there; pairs that are not tight occur in no optimum and close for the next stage. That weights keep tiers apart is checked, not believed.
 * Leftover rows and columns need no listing: padding and (in a relaxed certificate) "unmatched" have known costs, and equality of bound and total
 * is proof enough.
 */
import type { CertifiedStage, LexicographicProblem, LexicographicSolution } from './lexicographic.ts';
import type { Violation } from './verify.ts';

/**
 * Returns what is wrong with `solution`; an empty list proves that no matching has more pairs, and none with as many has lexicographically lower
 * tier totals. Exact for whole numbers; a stage with fractions is held to 1e-9 of its largest cost per pair. O(stages * max(rows, columns)^2) time.
 */
export function verifyLexicographic(problem: LexicographicProblem, solution: LexicographicSolution): Violation[] {
  const pairs = checkPairs(problem, solution);
  if (pairs.length > 0) return pairs;
  const order = checkOrder(problem, solution);
  if (order.length > 0) return order;
  const { stages } = solution.certificate;
  const size = Math.max(problem.rows, problem.columns);
  const height = stages.length === 1 ? problem.rows : size;
  const width = stages.length === 1 ? problem.columns : size;
  const closed = new Uint8Array(height * width);
  const violations: Violation[] = [];
  stages.forEach((stage, index) => {
    if (violations.length > 0) return;
    if (stage.rowDual.length !== height || stage.columnDual.length !== width) {
      violations.push({ code: 'shape', message: `stage ${index} has ${stage.rowDual.length} and ${stage.columnDual.length} duals` });
      return;
    }
    for (const message of checkStage(problem, solution, stage, closed)) {
      violations.push({ ...message, message: `stage ${index}: ${message.message}` });
    }
  });
  return violations;
}

function checkPairs(problem: LexicographicProblem, solution: LexicographicSolution): Violation[] {
  const { rows, columns, tiers, forbidden } = problem;
  const { columnOfRow, rowOfColumn, tierTotals, status, certificate } = solution;
  if (columnOfRow.length !== rows || rowOfColumn.length !== columns || tierTotals.length !== tiers.length) {
    return [{ code: 'shape', message: 'columnOfRow, rowOfColumn or tierTotals has another length than the problem' }];
  }
  const violations: Violation[] = [];
  const totals = tiers.map(() => 0);
  let pairs = 0;
  columnOfRow.forEach((column, row) => {
    if (column === -1) return;
    pairs++;
    const at = row * columns + column;
    if (column < 0 || column >= columns || rowOfColumn[column] !== row) {
      violations.push({ code: 'not-one-to-one', message: `row ${row} has column ${column}, which does not name it` });
    } else if (forbidden !== undefined && forbidden[at] !== 0) {
      violations.push({ code: 'forbidden-pair', message: `row ${row} has the forbidden column ${column}` });
    }
    tiers.forEach((tier, index) => {
      totals[index]! += tier[at] ?? NaN;
    });
  });
  if (rowOfColumn.reduce((count, row) => count + (row === -1 ? 0 : 1), 0) !== pairs) {
    violations.push({ code: 'not-one-to-one', message: 'rows and columns disagree about the number of pairs' });
  }
  const complete = pairs === Math.min(rows, columns);
  if (complete !== (status === 'optimal')) violations.push({ code: 'too-few-pairs', message: `${pairs} pairs, called ${status}` });
  if (certificate.relaxed === complete) violations.push({ code: 'too-few-pairs', message: `${pairs} pairs, relaxed: ${certificate.relaxed}` });
  totals.forEach((total, index) => {
    const slack = 1e-9 * (1 + Math.abs(total));
    if (Number.isSafeInteger(total) ? total !== tierTotals[index] : !(Math.abs(total - tierTotals[index]!) <= slack)) {
      violations.push({ code: 'wrong-cost', message: `tier ${index} totals ${total}, not ${tierTotals[index]}` });
    }
  });
  if (!Object.is(solution.cost, tierTotals.at(-1))) violations.push({ code: 'wrong-cost', message: `cost ${solution.cost} is not the last tier's total` });
  return violations;
}

/** Every tier once and in order ("unmatched" = -1 first when relaxed), each weight above anything its stage's lower tiers can amount to. */
function checkOrder({ rows, columns, tiers, forbidden }: LexicographicProblem, { certificate }: LexicographicSolution): Violation[] {
  const expected = [...(certificate.relaxed ? [-1] : []), ...tiers.keys()];
  const named = certificate.stages.flatMap((stage) => stage.terms.map((term) => term.tier));
  if (expected.join() !== named.join()) {
    return [{ code: 'tier-order', message: `stages name the tiers ${named.join()}, expected ${expected.join()}` }];
  }
  const violations: Violation[] = [];
  certificate.stages.forEach(({ terms }, index) => {
    let below = 0n;
    for (const { tier, weight, offset } of terms.toReversed()) {
      let largest = tier === -1 ? 1 : 0;
      if (tier !== -1) {
        tiers[tier]!.forEach((value, at) => {
          if (forbidden !== undefined && forbidden[at] !== 0) return;
          largest = Math.max(largest, value - offset);
          if (!(value >= offset)) violations.push({ code: 'tier-order', message: `stage ${index}: offset ${offset} exceeds a value of tier ${tier}` });
          if (terms.length > 1 && !(Number.isSafeInteger(value) && Number.isSafeInteger(offset))) {
            violations.push({ code: 'tier-order', message: `stage ${index} weighs tier ${tier}, which has fractions` });
          }
        });
      }
      if (terms.length === 1) {
        if (weight !== 1) violations.push({ code: 'tier-order', message: `stage ${index}: a lone tier has weight ${weight}, not 1` });
        continue;
      }
      if (violations.length > 0) return;
      if (!(Number.isSafeInteger(weight) && BigInt(weight) > below)) {
        violations.push({ code: 'tier-order', message: `stage ${index}: weight ${weight} of tier ${tier} does not exceed ${below}` });
        return;
      }
      below += BigInt(Math.min(rows, columns)) * BigInt(weight) * BigInt(largest);
      if (below > BigInt(Number.MAX_SAFE_INTEGER)) {
        violations.push({ code: 'tier-order', message: `stage ${index}: totals up to ${below} exceed 2^53` });
      }
    }
  });
  return violations;
}

/** Checks one stage and closes the pairs that are not tight. */
function checkStage(problem: LexicographicProblem, solution: LexicographicSolution, stage: CertifiedStage, closed: Uint8Array): Violation[] {
  const { rows, columns, forbidden } = problem;
  const { relaxed } = solution.certificate;
  const { rowDual, columnDual } = stage;
  const height = rowDual.length;
  const width = columnDual.length;
  const whole = [rowDual, columnDual, ...stage.terms.map(({ tier }) => problem.tiers[tier] ?? new Float64Array(0))]
    .every((values) => values.every(Number.isSafeInteger));
  let largest = 0;
  let total = 0;
  let lowest = 0;
  const newlyClosed: number[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      if (closed[at] !== 0) {
        if (solution.columnOfRow[row] === column) return [{ code: 'pair-not-tight', message: `pair ${row}-${column} was closed by an earlier stage` }];
        continue;
      }
      let cost = 0;
      if (row < rows && column < columns) {
        const isForbidden = forbidden !== undefined && forbidden[row * columns + column] !== 0;
        if (isForbidden && !relaxed) {
          closed[at] = 1;
          continue;
        }
        for (const { tier, weight, offset } of stage.terms) {
          if (tier === -1) cost += isForbidden ? weight : 0;
          else cost += isForbidden ? 0 : weight * (problem.tiers[tier]![row * columns + column]! - offset);
        }
        if (solution.columnOfRow[row] === column) total += cost;
      }
      largest = Math.max(largest, Math.abs(cost));
      const reduced = cost - rowDual[row]! - columnDual[column]!;
      lowest = Math.min(lowest, Number.isNaN(reduced) ? -Infinity : reduced);
      if (reduced > stage.tightness) newlyClosed.push(at);
    }
  }
  const pairs = solution.columnOfRow.reduce((count, column) => count + (column === -1 ? 0 : 1), 0);
  const unmatchedWeight = stage.terms.find(({ tier }) => tier === -1)?.weight ?? 0;
  total += unmatchedWeight * (Math.min(rows, columns) - pairs);
  // Beyond 2^53 / (32 n) the solver no longer promises whole duals.
  const exact = whole && 32 * Math.max(height, width) * largest <= Number.MAX_SAFE_INTEGER;
  const tolerance = exact ? 0 : 1e-9 * (1 + largest);
  const violations: Violation[] = [];
  if (!(lowest >= -tolerance)) violations.push({ code: 'dual-infeasible', message: `a pair has reduced cost ${lowest}` });
  if (!(stage.tightness >= 0 && stage.tightness <= tolerance)) violations.push({ code: 'pair-not-tight', message: `tightness ${stage.tightness}` });
  const longer = height > width ? rowDual : columnDual;
  if (height !== width && !longer.every((dual) => dual <= tolerance)) {
    violations.push({ code: 'dual-sign', message: 'a dual of the longer side is above 0' });
  }
  const bound = [...rowDual, ...columnDual].reduce((sum, dual) => sum + dual, 0);
  if (!(Math.abs(bound - total) <= tolerance * Math.max(height, width))) {
    violations.push({ code: 'pair-not-tight', message: `the duals prove ${bound} at least, the pairs cost ${total}` });
  }
  for (const at of newlyClosed) closed[at] = 1;
  return violations;
}
