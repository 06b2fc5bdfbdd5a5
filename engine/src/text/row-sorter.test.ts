import { expect, test } from 'vitest';
import { RowSorter } from './row-sorter.ts';

test.each([1, 2, 300, 5000, 2 ** 22, 2 ** 24 + 1, 2 ** 32 - 1])('rows of up to %i columns come in ascending order, and their values with them; what stands beside stays', (limit) => {
  let state = 3;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const sorter = new RowSorter(limit);
  for (const length of [0, 1, 2, 40, 700, 3]) {
    const row = [...new Set(Array.from({ length }, () => below(limit)))];
    const columns = Uint32Array.of(0, ...row);
    const into = { columns: new Uint32Array(row.length + 3).fill(9), values: new Float64Array(row.length + 3).fill(9), from: 2 };
    sorter.sort({ columns, values: Float64Array.from(columns, (column) => column / 7), from: 1, length: row.length }, into);
    row.sort((a, b) => a - b);
    expect([...into.columns]).toEqual([9, 9, ...row, 9]);
    expect([...into.values]).toEqual([9, 9, ...row.map((column) => column / 7), 9]);
  }
});
