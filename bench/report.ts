/** What every bench says about itself, and where its results are kept. */
import { writeFileSync } from 'node:fs';
import { arch, cpus, loadavg } from 'node:os';

export function machine(): string {
  return `${cpus()[0]?.model ?? arch()}, ${cpus().length} cores; Node ${process.versions.node}`;
}

/** Other work on the machine blurs medians; a reader must be able to tell. */
export function busyness(): string {
  return `Load average over the last 5 minutes at the end: ${loadavg()[1]!.toFixed(1)}; 1 is this bench alone.`;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Prints as it goes, so that a long bench shows where it is; `save` keeps all of it in results/. */
export class Report {
  private readonly lines: string[] = [];

  add(...lines: readonly string[]): void {
    this.lines.push(...lines);
    for (const line of lines) console.log(line);
  }

  save(name: string): void {
    writeFileSync(new URL(`results/${today()}-${name}.md`, import.meta.url), `${this.lines.join('\n')}\n`);
  }
}

/** Milliseconds of processor time spent by this process, all threads: other work on the machine does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** The value below which this share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(share * (samples.length - 1))]!;
}
