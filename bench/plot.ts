/** How time grows with size, as an SVG with logarithmic axes. Readable on light and dark pages; no script, no font of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface GrowthPlot {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Points are [size, milliseconds], both above 0. */
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [size: number, ms: number])[] }[];
}

const WIDTH = 720;
const HEIGHT = 400;
const AREA = { left: 76, right: 520, top: 48, bottom: 340 };
/** Told apart by mark as well as by colour. */
const COLOURS = ['#0969da', '#d1480f', '#1a7f37', '#8250df', '#9a6700', '#bf3989', '#57606a', '#0e7490'];

/** Writes `docs/images/bench-<name>.svg` or wherever `file` says. */
export function saveGrowthPlot(file: string | URL, plot: GrowthPlot): void {
  const path = file instanceof URL ? file.pathname : file;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, growthPlot(plot));
}

export function growthPlot({ title, xLabel, yLabel, series }: GrowthPlot): string {
  const points = series.flatMap((each) => each.points);
  const x = axis(points.map(([size]) => size), AREA.left, AREA.right);
  const y = axis(points.map(([, ms]) => ms), AREA.bottom, AREA.top);
  const labels = spread(series.map(({ points: own }) => (own.length === 0 ? AREA.bottom : y.place(own.at(-1)![1]))));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13">`,
    '<style>text{fill:#1f2328}.grid{stroke:#d1d9e0}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#3d444d}rect{fill:#0d1117}}</style>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${AREA.left}" y="26" font-size="16">${escape(title)}</text>`,
    ...x.ticks.map((tick) => `<line class="grid" x1="${x.place(tick)}" y1="${AREA.top}" x2="${x.place(tick)}" y2="${AREA.bottom}"/>`
      + `<text x="${x.place(tick)}" y="${AREA.bottom + 18}" text-anchor="middle">${short(tick)}</text>`),
    ...y.ticks.map((tick) => `<line class="grid" x1="${AREA.left}" y1="${y.place(tick)}" x2="${AREA.right}" y2="${y.place(tick)}"/>`
      + `<text x="${AREA.left - 8}" y="${y.place(tick) + 4}" text-anchor="end">${short(tick)}</text>`),
    `<text x="${(AREA.left + AREA.right) / 2}" y="${AREA.bottom + 44}" text-anchor="middle">${escape(xLabel)}</text>`,
    `<text transform="translate(20 ${(AREA.top + AREA.bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(yLabel)}</text>`,
    ...series.map(({ name, points: own }, at) => curve(name, own.map(([size, ms]) => [x.place(size), y.place(ms)]), at, labels[at]!)),
    '</svg>', '',
  ].join('\n');
}

interface Axis { readonly ticks: readonly number[]; place(value: number): number }

/** From the power of ten at or below the least value to that at or above the greatest; 2 and 5 between them where there are few. */
function axis(values: readonly number[], from: number, to: number): Axis {
  const low = Math.floor(Math.log10(Math.min(...values, 1e300)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values, 1e-300))));
  const steps = high - low <= 2 ? [1, 2, 5] : [1];
  const powers = Array.from({ length: high - low + 1 }, (_, at) => low + at);
  return {
    ticks: powers.flatMap((power) => steps.map((step) => step * 10 ** power)).filter((tick) => tick <= 10 ** high * 1.001),
    place: (value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
  };
}

function curve(name: string, points: readonly (readonly [number, number])[], at: number, labelAt: number): string {
  const colour = COLOURS[at % COLOURS.length]!;
  const mark = ([x, y]: readonly [number, number]): string =>
    at % 2 === 0 ? `<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>` : `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" style="fill:${colour}"/>`;
  return `<polyline points="${points.map((point) => point.join()).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`
    + points.map(mark).join('') + mark([AREA.right + 18, labelAt]) + `<text x="${AREA.right + 30}" y="${labelAt + 4}">${escape(name)}</text>`;
}

/** Names stand beside the ends of their curves, a line apart. */
function spread(places: readonly number[]): number[] {
  const spreadOut = [...places];
  let lowest = -Infinity;
  for (const at of places.map((_, index) => index).toSorted((a, b) => places[a]! - places[b]!)) {
    lowest = spreadOut[at] = Math.max(places[at]!, lowest + 18);
  }
  return spreadOut;
}

function short(value: number): string {
  const unit = value >= 1e6 ? [1e6, 'M'] as const : value >= 1e3 ? [1e3, 'k'] as const : [1, ''] as const;
  return `${Number((value / unit[0]).toPrecision(3))}${unit[1]}`;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}
