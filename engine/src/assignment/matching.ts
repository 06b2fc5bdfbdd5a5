/**
 * Who can be matched at all: maximum bipartite matching, why a complete one is impossible, and what would make it possible.
 * Graphs are row-major masks, `rows * columns` bytes, non-zero = the pair may be made.
 */
import { solveOneToOne } from './one-to-one.ts';

export interface BipartiteGraph {
  readonly rows: number;
  readonly columns: number;
  readonly edges: Uint8Array;
}

export interface Matching {
  readonly size: number;
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
}

/**
 * A matching with as many pairs as can be. Deterministic, O(edges scanned * sqrt(rows + columns)) with rows * columns per phase.
 *
 * @throws RangeError when the mask has another length than rows * columns.
 * @see Hopcroft & Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs", SIAM J. Comput. 2 (1973).
 */
export function maximumMatching(graph: BipartiteGraph): Matching {
  checkMask('edges', graph.edges, graph);
  const search = new LayeredSearch(graph);
  let size = 0;
  while (search.layer()) {
    for (let row = 0; row < graph.rows; row++) {
      if (search.columnOfRow[row] === -1 && search.augment(row)) size++;
    }
  }
  return { size, columnOfRow: search.columnOfRow, rowOfColumn: search.rowOfColumn };
}

/** Phases of Hopcroft and Karp: layer rows by breadth-first search, then augment along disjoint shortest paths. */
class LayeredSearch {
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  private readonly graph: BipartiteGraph;
  private readonly depth: Int32Array;
  private readonly nextColumn: Int32Array;
  private readonly path: Int32Array;

  constructor(graph: BipartiteGraph) {
    this.graph = graph;
    this.columnOfRow = new Int32Array(graph.rows).fill(-1);
    this.rowOfColumn = new Int32Array(graph.columns).fill(-1);
    this.depth = new Int32Array(graph.rows);
    this.nextColumn = new Int32Array(graph.rows);
    this.path = new Int32Array(graph.rows);
  }

  /** Returns whether any augmenting path exists. */
  layer(): boolean {
    const { columnOfRow, depth, graph, rowOfColumn } = this;
    const queue: number[] = [];
    let found = false;
    for (let row = 0; row < graph.rows; row++) {
      depth[row] = columnOfRow[row] === -1 ? 0 : -1;
      if (depth[row] === 0) queue.push(row);
    }
    this.nextColumn.fill(0);
    for (let head = 0; head < queue.length; head++) {
      const row = queue[head]!;
      for (let column = 0; column < graph.columns; column++) {
        if (graph.edges[row * graph.columns + column] === 0) continue;
        const next = rowOfColumn[column]!;
        if (next === -1) found = true;
        else if (depth[next] === -1) {
          depth[next] = depth[row]! + 1;
          queue.push(next);
        }
      }
    }
    return found;
  }

  /** Depth-first along the layers, without recursion: paths may be as long as there are rows. */
  augment(start: number): boolean {
    const { depth, graph, nextColumn, path, rowOfColumn } = this;
    path[0] = start;
    let top = 0;
    while (top >= 0) {
      const row = path[top]!;
      const column = nextColumn[row]!;
      if (column === graph.columns) {
        top--;
        if (top >= 0) nextColumn[path[top]!]!++;
        continue;
      }
      const next = graph.edges[row * graph.columns + column] === 0 ? row : rowOfColumn[column]!;
      if (next === -1) {
        this.flip(top);
        return true;
      }
      if (depth[next] === depth[row]! + 1) path[++top] = next;
      else nextColumn[row] = column + 1;
    }
    return false;
  }

  private flip(top: number): void {
    for (let at = top; at >= 0; at--) {
      const row = this.path[at]!;
      const column = this.nextColumn[row]!;
      this.columnOfRow[row] = column;
      this.rowOfColumn[column] = row;
      // Used up in this phase: the shortest paths of a phase share no vertex.
      this.depth[row] = -1;
    }
  }
}

export interface HallViolator {
  /** The side that is short of partners. */
  readonly side: 'rows' | 'columns';
  /** These, ascending ... */
  readonly members: readonly number[];
  /** ... can be paired with only these of the other side: always one fewer. */
  readonly partners: readonly number[];
}

/**
 * Why no complete matching exists: members of the shorter side (of either side in a square) who together have too few partners (Hall 1935).
 * `undefined` when min(rows, columns) pairs can be made.
 *
 * Guaranteed: members outnumber partners by exactly one, and no proper subset of the members is short of partners (a matched-only subset has its
 * own partners; one with the unmatched vertex that is short is closed under alternating paths, so it is the whole). When a single vertex of the side
 * stays unmatched, it is also the smallest violator of that side. With several unmatched it is the smallest of those this maximum matching shows, one per
 * unmatched vertex; a smaller one may exist. O(unmatched * rows * columns) time.
 *
 * @throws RangeError when the mask has another length than rows * columns.
 * @see Hall, "On representatives of subsets", J. London Math. Soc. 10 (1935).
 */
export function smallestHallViolator(graph: BipartiteGraph): HallViolator | undefined {
  const matching = maximumMatching(graph);
  if (matching.size === Math.min(graph.rows, graph.columns)) return undefined;
  const candidates: HallViolator[] = [];
  if (graph.rows <= graph.columns) candidates.push(...violators('rows', graph, matching.columnOfRow, matching.rowOfColumn));
  if (graph.columns <= graph.rows) candidates.push(...violators('columns', graph, matching.rowOfColumn, matching.columnOfRow));
  return candidates.reduce((smallest, candidate) => (candidate.members.length < smallest.members.length ? candidate : smallest));
}

function ascending(one: number, other: number): number {
  return one - other;
}

function violators(side: 'rows' | 'columns', graph: BipartiteGraph, partnerOf: Int32Array, memberOf: Int32Array): HallViolator[] {
  const found: HallViolator[] = [];
  const [memberStride, partnerStride] = side === 'rows' ? [graph.columns, 1] : [1, graph.columns];
  partnerOf.forEach((partner, unmatched) => {
    if (partner !== -1) return;
    const members = [unmatched];
    const partners = new Set<number>();
    for (let head = 0; head < members.length; head++) {
      for (let other = 0; other < memberOf.length; other++) {
        if (graph.edges[members[head]! * memberStride + other * partnerStride] === 0 || partners.has(other)) continue;
        partners.add(other);
        members.push(memberOf[other]!);
      }
    }
    found.push({ side, members: members.toSorted(ascending), partners: [...partners].toSorted(ascending) });
  });
  return found;
}

export interface AddedEdgesRequest extends BipartiteGraph {
  /** Mask of pairs that may be added; pairs that exist already are ignored in it. */
  readonly permitted: Uint8Array;
  /** What adding a pair costs, row-major, finite and >= 0; default 1 each, which makes the number of added pairs least. */
  readonly weights?: Float64Array;
}

export interface AddedEdges {
  readonly added: readonly { readonly row: number; readonly column: number }[];
  readonly weight: number;
}

/**
 * The cheapest set of permitted pairs whose addition makes min(rows, columns) pairs possible; empty when they are possible already, `undefined`
 * when even all permitted pairs do not suffice. An assignment in which existing pairs cost 0: exact. Time as `solveOneToOne`.
 *
 * @throws RangeError for a mask of another length, or a weight of a permitted pair that is not finite and >= 0.
 */
export function fewestAddedEdges({ rows, columns, edges, permitted, weights }: AddedEdgesRequest): AddedEdges | undefined {
  checkMask('edges', edges, { rows, columns });
  checkMask('permitted', permitted, { rows, columns });
  if (weights !== undefined) checkMask('weights', weights, { rows, columns });
  const cost = Float64Array.from(edges, (edge, at) => {
    if (edge !== 0) return 0;
    if (permitted[at] === 0) return Infinity;
    const weight = weights === undefined ? 1 : weights[at]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`weights[row ${Math.floor(at / columns)}][column ${at % columns}] must be finite and >= 0, got ${weight}`);
    }
    return weight;
  });
  const solution = solveOneToOne({ rows, columns, cost });
  if (solution.status === 'infeasible') return undefined;
  const added: { row: number; column: number }[] = [];
  solution.columnOfRow.forEach((column, row) => {
    if (column >= 0 && edges[row * columns + column] === 0) added.push({ row, column });
  });
  return { added, weight: solution.cost };
}

function checkMask(name: string, mask: ArrayLike<number>, { rows, columns }: { rows: number; columns: number }): void {
  if (mask.length !== rows * columns) {
    throw new RangeError(`${name} must hold rows * columns = ${rows} * ${columns} = ${rows * columns} values, got ${mask.length}`);
  }
}
