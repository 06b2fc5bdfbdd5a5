/**
 * The first 50 of many practitioners for one person, beside the same rule as SQL in a real PostgreSQL.
 *
 *   node bench/ranking.ts [--sizes 10000,100000,1000000] [--postgres embedded|15] [--explain] [--save]
 *
 * Both answers are compared, ids and scores in their order, before anything is timed. See README.md.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Random, randomPractitioner, NOW, person } from '../engine/src/directory/builders.test-support.ts';
import type { Practitioner } from '../engine/src/directory/facts/practitioner.ts';
import { directoryColumns } from '../engine/src/directory/scan-columns.ts';
import { slotColumns } from '../engine/src/directory/scan-slots.ts';
import type { SlotColumns } from '../engine/src/directory/scan-slots.ts';
import { rankColumns } from '../engine/src/directory/scan.ts';
import type { Person } from '../engine/src/directory/types.ts';
import { startTestPostgres, type TestVersion } from '../test/postgres.ts';
import { saveGrowthPlot } from './plot.ts';
import { backendTime, fillTable, queryFor, type SqlRow } from './ranking-sql.ts';
import { busyness, machine, processorTime, quantile, Report, today } from './report.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    postgres: { type: 'string', default: 'embedded' },
    explain: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const LIMIT = 50;
const FLAVOUR = { areas: 40, listed: 1 };

/** What people ask: everything; a woman, online only; one thing; nothing at all, which is the directory view. */
const PEOPLE: Readonly<Record<string, Person | null>> = {
  'all criteria': person({
    focusAreas: ['area 1', 'area 7', 'area 33'], modalities: ['EMDR', 'Gestalt'], formats: ['online', 'in_person'], city: 'Berlin',
    times: [{ weekdays: ['mon', 'tue', 'wed'], part: 'evening' }, { weekdays: ['sat'], part: 'any' }],
  }),
  'hard filters': person({ focusAreas: ['area 2', 'area 3'], formats: ['online'], gender: 'female', times: [{ weekdays: [], part: 'morning' }] }),
  'one wish': person({ focusAreas: ['area 5'] }),
  'directory view': null,
};

const report = new Report();
const points: Record<'ours' | 'PostgreSQL', [number, number][]> = { ours: [], PostgreSQL: [] };
const server = await startTestPostgres({ version: options.postgres as TestVersion });
const client = new pg.Client(server.url);
try {
  await client.connect();
  const { rows: [about] } = await client.query<{ version: string; pid: number }>(`select current_setting('server_version') as version, pg_backend_pid() as pid`);
  report.add(
    `# Ranking, first ${LIMIT}, ${today()}`, '', `${machine()}, PostgreSQL ${about!.version}. Written by \`node bench/ranking.ts\`.`,
    'Milliseconds per ranking, medians of the time on the clock; in brackets the processor time where it can be had. PostgreSQL once with up to two helping processes, once alone, each query prepared and warm;',
    'ratio = ours / the faster of the two on the clock, ratio of processor time = ours / PostgreSQL alone. Ours explains the rows that it returns; the mean is of people, without the directory view, which PostgreSQL reads from an index.', '',
    '| practitioners | person | ours | PostgreSQL | PostgreSQL alone | ratio | ratio of processor time |', '|---:|---|---:|---:|---:|---:|---:|',
  );
  for (const size of options.sizes.split(',').map(Number)) await measure(size, about!.pid);
} finally {
  await client.end();
  await server.remove();
}
report.add('', busyness());
if (options.save) {
  report.save('ranking');
  saveGrowthPlot(new URL('../docs/images/bench-ranking.svg', import.meta.url), { title: `First ${LIMIT}, all criteria`, xLabel: 'practitioners', yLabel: 'ms', series: Object.entries(points).map(([name, measured]) => ({ name, points: measured })) });
}

async function measure(size: number, pid: number): Promise<void> {
  const practitioners = population(size);
  const built = timed(() => directoryColumns(practitioners));
  const counted = timed(() => slotColumns(built.value, NOW));
  const slots = counted.value;
  await fillTable(client, slots, slots.clock.dayIn('Europe/Berlin'));
  const rounds = Math.max(20, Math.min(200, Math.round(2e7 / size)));
  const sums = [0, 0, 0, 0];
  for (const [name, someone] of Object.entries(PEOPLE)) {
    await compare(slots, someone, name);
    const ours = await sample(rounds, () => rankColumns(slots, { person: someone, limit: LIMIT }), processorTime);
    const parallel = await ask(2, slots, someone, `${name} ${size} parallel`, rounds, pid);
    const alone = await ask(0, slots, someone, `${name} ${size} alone`, rounds, pid);
    const row = [ours.clock, Math.min(parallel.clock, alone.clock), ours.processor, alone.processor];
    if (someone !== null) row.forEach((value, at) => { sums[at]! += value / Object.values(PEOPLE).filter((each) => each !== null).length; });
    report.add(`| ${size} | ${name} | ${ours.clock.toFixed(3)} (${ours.processor.toFixed(3)}) | ${parallel.clock.toFixed(2)} | ${alone.clock.toFixed(2)} (${alone.processor.toFixed(2)}) | ${(row[0]! / row[1]!).toFixed(3)} | ${share(row[2]!, row[3]!)} |`);
    if (name !== 'all criteria') continue;
    points.ours.push([size, row[0]!]);
    points.PostgreSQL.push([size, row[1]!]);
  }
  report.add(`| ${size} | mean | ${sums[0]!.toFixed(3)} (${sums[2]!.toFixed(3)}) | ${sums[1]!.toFixed(2)} | (${sums[3]!.toFixed(2)}) | ${(sums[0]! / sums[1]!).toFixed(3)} | ${share(sums[2]!, sums[3]!)} |`);
  report.add(`| ${size} | before: columns once, slots for each moment | ${built.ms.toFixed(0)}, ${counted.ms.toFixed(1)} | | | | |`);
}

function share(ours: number, theirs: number): string {
  return theirs > 0 ? (ours / theirs).toFixed(3) : '–';
}

/** People of as many kinds as there are in a large town; lists are shared between those of one kind, so that a million fit. */
function population(size: number): Practitioner[] {
  const random = new Random(2026);
  const kinds = Array.from({ length: 20_000 }, (_, at) => ({ ...randomPractitioner(`kind ${at}`, FLAVOUR, random), status: 'verified', acceptingNew: true, hidden: false }) as const);
  return Array.from({ length: size }, (_, at) => ({ ...kinds[random.below(kinds.length)]!, id: `practitioner-${at}` }));
}

async function compare(slots: SlotColumns, someone: Person | null, name: string): Promise<void> {
  const ours = rankColumns(slots, { person: someone, limit: LIMIT }).results.map(({ id, platformScore, matchScore }) => ({ id, platform: platformScore, match: matchScore ?? 0 }));
  const query = queryFor(slots, someone, LIMIT, `${name} ${slots.columns.rows.length} compared`);
  const { rows: theirs } = await client.query<SqlRow>(query);
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error(`${name}: the two rankings differ`);
  if (!options.explain) return;
  const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${query.text}`);
  for (const line of plan) console.log(line['QUERY PLAN']);
}

async function ask(helpers: number, slots: SlotColumns, someone: Person | null, name: string, rounds: number, pid: number): Promise<Sampled> {
  await client.query(`set max_parallel_workers_per_gather = ${helpers}; set min_parallel_table_scan_size = '1MB'; set work_mem = '64MB'`);
  const query = queryFor(slots, someone, LIMIT, name);
  return sample(rounds, () => client.query(query), () => backendTime(pid));
}

interface Sampled { readonly clock: number; readonly processor: number }

async function sample(rounds: number, work: () => unknown, processor: () => number): Promise<Sampled> {
  for (let round = 0; round < Math.min(rounds, 20); round++) await work();
  const before = processor();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return { clock: quantile(times, 0.5), processor: (processor() - before) / rounds };
}

function timed<Value>(work: () => Value): { value: Value; ms: number } {
  const start = processorTime();
  const value = work();
  return { value, ms: processorTime() - start };
}
