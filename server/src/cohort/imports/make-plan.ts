import { emailOf } from '@counterpart/contract/cells';
import type { Trx } from '../../platform/database/connect.ts';
import type { Table } from '../../platform/files/table.ts';
import type { PeoplePort } from '../deps.ts';
import type { ImportCounts, ImportRow } from '../store/import-store.ts';
import { factsOf } from './facts.ts';
import { planLists } from './plan-lists.ts';
import { planPeople } from './plan-people.ts';
import type { Plan } from './plan.ts';
import { rowsOf, type ImportFailure } from './rows.ts';

/** Made anew whenever it is looked at or applied: what a file means depends on who is in the cohort now. */
export async function planOf(db: Trx, cohort: { id: string; settingsVersion: number }, { kind, createdAt }: Pick<ImportRow, 'kind' | 'createdAt'>, table: Table, foldName: PeoplePort['foldName']): Promise<Plan | ImportFailure> {
  const rows = rowsOf(table, kind);
  if ('code' in rows) return rows;
  const emails = kind === 'participants' ? rows.rows.flatMap((row) => emailOf(row.cell('email')) ?? []) : [];
  const facts = await factsOf(db, cohort, { createdAt }, emails, foldName);
  const { accepted, problems, choices } = kind === 'preferences' ? planLists(rows.rows, facts) : planPeople(kind, rows.rows, facts);
  return { rows: rows.rows.length, accepted, choices, unknownColumns: rows.unknownColumns, problems: [...rows.problems, ...problems].toSorted((a, b) => a.row - b.row) };
}

export function countsOf({ rows, accepted }: Plan): ImportCounts {
  return { rows, accepted: accepted.length, rejected: rows - accepted.length, failure: null };
}
