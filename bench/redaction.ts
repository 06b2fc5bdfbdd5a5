/**
 * Contact details on hostile messages: the time must double with the text.
 *
 *   node bench/redaction.ts [--kinds "at signs,schemes"] [--save] [--name redaction]
 *
 * Best of several runs, in processor time. See README.md.
 */
import { parseArgs } from 'node:util';
import { everNew, hostileKinds, hostileText } from '../engine/src/desk/redaction/hostile.test-support.ts';
import { detectContacts } from '../engine/src/desk/redaction/index.ts';
import { saveGrowthPlot } from './plot.ts';
import { busyness, machine, processorTime, Report, today } from './report.ts';

const { values: options } = parseArgs({
  options: { kinds: { type: 'string', default: hostileKinds.join() }, save: { type: 'boolean', default: false }, name: { type: 'string', default: 'redaction' } },
});
const SIZES = [12.5, 25, 50, 100, 200];
const RUNS = 3;
/** Messages as people write them, each with figures of its own. */
const ORDINARY = 'ordinary messages';
const ordinary = (figures: string): string =>
  `Thanks, 1${figures[0]} May at 10:${figures.slice(1, 3)} suits me; the fee of 1,${figures.slice(2, 5)} € is fine. I have read section ${figures[3]}.2 and would add two sites. Write to ada${figures.slice(4, 7)}@example.org or call +49 171 39${figures.slice(4)}. `;

function textOf(kind: string, length: number): string {
  return kind === ORDINARY ? everNew(ordinary, length) : hostileText(kind, length);
}

function milliseconds(text: string): number {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = processorTime();
    detectContacts(text);
    best = Math.min(best, processorTime() - start);
  }
  return best;
}

const report = new Report();
report.add(
  `# Contact details in hostile messages, ${today()}`, '',
  `${machine()}. Written by \`node bench/redaction.ts\`.`,
  `Milliseconds of processor time for so many KB, the best of ${RUNS}. Ratio: the last doubling of the text; growth: the exponent that fits all sizes (1 is linear).`, '',
  `| text | ${SIZES.map((size) => `${size} KB`).join(' | ')} | ratio | growth |`, `|---|${SIZES.map(() => '---:').join('|')}|---:|---:|`,
);
milliseconds(textOf(ORDINARY, 100_000));
const series: { name: string; points: [number, number][] }[] = [];
for (const kind of [ORDINARY, ...hostileKinds.filter((each) => options.kinds.split(',').includes(each))]) {
  const points = SIZES.map((size): [number, number] => [size, milliseconds(textOf(kind, size * 1000))]);
  const times = points.map(([, ms]) => ms);
  report.add(`| ${kind} | ${times.map((ms) => ms.toFixed(1)).join(' | ')} | ${(times.at(-1)! / times.at(-2)!).toFixed(2)} | ${exponent(points).toFixed(2)} |`);
  series.push({ name: kind, points });
}
report.add('', busyness());
if (options.save) {
  report.save(options.name);
  // Forty lines are no picture: ordinary text, and the five that take longest.
  const slowest = series.slice(1).toSorted((a, b) => b.points.at(-1)![1] - a.points.at(-1)![1]).slice(0, 5);
  saveGrowthPlot(new URL(`../docs/images/bench-${options.name}.svg`, import.meta.url), { title: 'Contact details in hostile messages', xLabel: 'KB', yLabel: 'ms', series: [series[0]!, ...slowest] });
}

/** Slope of the line through the logarithms, by least squares. */
function exponent(points: readonly [number, number][]): number {
  const logs = points.map(([size, ms]): [number, number] => [Math.log(size), Math.log(Math.max(ms, 0.01))]);
  const mean = (of: (point: [number, number]) => number): number => logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [x, y] = [mean(([size]) => size), mean(([, ms]) => ms)];
  return logs.reduce((sum, [size, ms]) => sum + (size - x) * (ms - y), 0) / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}
