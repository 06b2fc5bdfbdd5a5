import { expect, test } from 'vitest';
import { RowSorter } from './row-sorter.ts';

test.each([1, 2, 300, 5000, 2 ** 22, 2 ** 24 + 1, 2 ** 32 - 1])('rows of up to %i columns stand in ascending order, and their values with them; others stay', (limit) => {
  let state = 3;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const sorter = new RowSorter(limit);
  for (const length of [0, 1, 2, 40, 700, 3]) {
    const row = [...new Set(Array.from({ length }, () => below(limit)))];
    const columns = Uint32Array.of(9, ...row, 1);
    const values = Float64Array.from(columns, (column) => column / 7);
    sorter.sort(columns, values, 1, columns.length - 1);
    expect([...columns]).toEqual([9, ...row.sort((a, b) => a - b), 1]);
    expect(values).toEqual(Float64Array.from(columns, (column) => column / 7));
  }
});
