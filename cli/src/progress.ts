import { basename } from 'node:path';

/** A line on a terminal that says how far a long file is read; nothing in a pipe. A null file wipes it. */
export function showProgress(): (file: string | null, share: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let shown = '';
  return (file, share) => {
    const text = file === null || share >= 1 ? '' : `Reading ${basename(file)}: ${Math.floor(share * 100)} %`;
    if (text !== shown) process.stderr.write(`\r\u001B[K${text}`);
    shown = text;
  };
}

/** A line on a terminal while a computation runs that nobody can see into. */
export function whileWorking<Value>(text: string, work: () => Value): Value {
  if (!process.stderr.isTTY) return work();
  process.stderr.write(text);
  try {
    return work();
  } finally {
    process.stderr.write('\r\u001B[K');
  }
}
