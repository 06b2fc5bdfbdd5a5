import { kernelOf, MOST_PAGES, newMemory, PAGE } from '../wasm.ts';
import { KERNEL } from './kernel-bytes.ts';

const start = kernelOf(KERNEL);

/** What kernel.as exports, with a memory of its own. Places are in bytes. */
export interface Kernel extends KernelFunctions {
  readonly memory: ArrayBuffer;
  /** Sets the kernel's variables of these names. */
  configure(variables: Readonly<Record<string, number>>): void;
}

interface KernelFunctions {
  /** Every proposal from `from` (a multiple of 4) to before `to` with every reviewer of the block. */
  sweep(from: number, to: number): void;
  contenders(hits: number, counts: number, row: number): number;
  /** Leaves of a row's hits those of a sum or above, and says how many. */
  hitsFrom(hits: number, counts: number, row: number, threshold: number): number;
  /** Puts them into `scratch`, and says how many; −1 where hits do not tell. */
  greatestSums(hits: number, counts: number, row: number): number;
  listAll(count: number): void;
  listUnknown(row: number, hits: number, count: number, others: number, otherScores: number, width: number, scores: number): number;
  /** Terms are the places of their doubles. */
  spreadRow(terms: number, values: number, from: number, to: number): void;
  clearRow(terms: number, from: number, to: number): void;
  addProducts(weight: number, starts: number, terms: number, values: number, hits: number, listed: number, scores: number): void;
  sortByScore(hits: number, count: number, scores: number): void;
}

/** @throws RangeError when more than the 4 GiB that it can address would be needed */
export function startKernel(bytes: number): Kernel {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) throw new RangeError(`the search would need ${Math.ceil(bytes / 2 ** 20)} MiB at once: search fewer rows, or for fewer of the best`);
  const memory = newMemory(pages);
  const exports = start(memory);
  return {
    ...(exports as unknown as KernelFunctions),
    memory: memory.buffer,
    configure: (variables) => {
      for (const [name, value] of Object.entries(variables)) (exports[name] as { value: number }).value = value;
    },
  };
}
