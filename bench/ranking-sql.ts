/** The directory's ranking as one SQL query on a real PostgreSQL: the peer of ranking.ts, on the same numbers, in the columns that a fair peer would have. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { hash, mixed } from '../engine/src/directory/rotation.ts';
import type { BitColumns } from '../engine/src/directory/scan-columns.ts';
import type { SlotColumns } from '../engine/src/directory/scan-slots.ts';
import { WISHED_GENDERS, type Person } from '../engine/src/directory/types.ts';
import { wishesOf } from '../engine/src/directory/wishes.ts';

export interface SqlRow { readonly id: string; readonly platform: number; readonly match: number }

/**
 * One row per listed practitioner: what ours precomputes is precomputed here too (platform points and times of the moment, the place of the day), so that
 * the query filters, scores, orders and cuts, as the scan does.
 */
export async function fillTable(client: pg.Client, { columns, platform, times }: SlotColumns, day: string): Promise<void> {
  await client.query(`drop table if exists practitioner`);
  await client.query(`create unlogged table practitioner (
    focus bigint not null, place bigint not null, times integer not null, city integer not null, modalities integer not null,
    platform smallint not null, gender smallint not null, online boolean not null, in_person boolean not null, id text collate "C" not null)`);
  const seed = hash(day);
  const { rows, city, idHash, focus, modalities } = columns;
  const BATCH = 20_000;
  for (let start = 0; start < rows.length; start += BATCH) {
    const lists: (string | number | boolean)[][] = Array.from({ length: 10 }, () => []);
    for (let row = start; row < Math.min(start + BATCH, rows.length); row++) {
      const { gender, formats, id } = rows[row]!;
      const values = [
        String(bitsAt(focus, row)), mixed((idHash[row]! ^ seed) >>> 0), times[row]!, city[row]!, Number(bitsAt(modalities, row)), platform[row]!, WISHED_GENDERS.indexOf(gender as 'female') + 1,
        formats.includes('online'), formats.includes('in_person'), id,
      ];
      values.forEach((value, column) => lists[column]!.push(value));
    }
    await client.query('insert into practitioner select * from unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::smallint[], $7::smallint[], $8::boolean[], $9::boolean[], $10::text[])', lists);
  }
  // The directory view reads its first rows from an index; filters have theirs where the planner thinks them worth it.
  await client.query('create index on practitioner (platform desc, place, id)');
  await client.query('create index on practitioner (gender, in_person, online)');
  await client.query('vacuum analyze practitioner');
}

function bitsAt({ bytes }: BitColumns, row: number): bigint {
  return bytes.reduce((bits, byte, at) => bits | (BigInt(byte[row]!) << BigInt(8 * at)), 0n);
}

/** A query for one person, prepared once; the planner sees the wishes as constants, since it plans anew for each name. */
export function queryFor({ columns }: SlotColumns, person: Person | null, limit: number, name: string): pg.QueryConfig {
  if (person === null) return { name, text: `select id, platform, 0 as match from practitioner order by platform desc, place, id limit ${limit}`, values: [] };
  const wishes = wishesOf(person);
  const maskOf = (bits: BitColumns, asked: ReadonlyMap<string, string>): bigint =>
    [...asked.keys()].reduce((mask, text) => mask | (bits.codes.has(text) ? 1n << BigInt(bits.codes.get(text)!) : 0n), 0n);
  const only = wishes.formats.size === 1 ? [...wishes.formats][0] : null;
  const filters = [
    ...(person.gender === null ? [] : [`gender = ${WISHED_GENDERS.indexOf(person.gender) + 1}`]),
    ...(only === null ? [] : [`${only}`]),
  ];
  const points = [
    ...(wishes.focus.size > 0 ? [focusCase([...wishes.focus.keys()].map((text) => columns.focus.codes.get(text)))] : []),
    ...(wishes.cityCounts ? [`case when in_person and city = ${columns.cities.get(wishes.city!) ?? -1} then 20 else 0 end`] : []),
    ...(wishes.modalities.size > 0 ? [`case when modalities & ${maskOf(columns.modalities, wishes.modalities)} <> 0 then 15 else 0 end`] : []),
    ...(wishes.times !== 0 ? [`case when times & ${wishes.times} <> 0 then 15 else 0 end`] : []),
    ...(person.gender === null ? [] : ['10']),
  ];
  return {
    name, values: [],
    text: `select id, platform, match from (
      select id, platform, place, ${points.join(' + ') || '0'} as match from practitioner ${filters.length > 0 ? `where ${filters.join(' and ')}` : ''}) scored
      order by 3 * match + 2 * platform desc, platform desc, place, id limit ${limit}`,
  };
}

/** The quickest of several ways to say it: `bit_count` would need a cast to a bit string for every row. */
function focusCase(codes: readonly (number | undefined)[]): string {
  const each = codes.filter((code) => code !== undefined).map((code) => `(focus >> ${code} & 1)`);
  return `case ${each.join(' + ') || '0'} when 0 then 0 when 1 then 15 when 2 then 30 else 40 end`;
}

/** Milliseconds of processor time that this connection's server process has used; the kernel counts in hundredths of a second. */
export function backendTime(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
