// The backup file: gzip over lines of JSON.
//
//   {"format":"counterpart-backup","version":1,"madeAt":…,"migrations":[names, in order]}
//   {"table":"cohort","columns":[{"name":"id","type":"uuid"},…]}      then one line for each of its rows:
//   ["6f1c…","Spring",null,…]                                          values in PostgreSQL's own text form
//   {"sequence":"audit_event_id_seq","value":"412","called":true}
//   {"rows":10234,"sha256":"…"}                                        over every line before, with its newline
//
// Text form, because PostgreSQL reads back exactly what it wrote: no number or instant passes through JavaScript. Without its last
// line a file is known to be cut off. The queue is not in it: jobs carry ids only, and the sweeps find what is still to do.
import { createHash, type Hash } from 'node:crypto';

export interface BackupHead {
  format: 'counterpart-backup';
  version: 1;
  madeAt: string;
  migrations: string[];
}

export interface Column {
  name: string;
  /** As PostgreSQL's format_type writes it. */
  type: string;
}

export interface TableHead {
  table: string;
  columns: Column[];
}

export interface SequenceState {
  sequence: string;
  value: string;
  called: boolean;
}

export interface BackupEnd {
  rows: number;
  sha256: string;
}

export type Row = (string | null)[];
export type Line = BackupHead | TableHead | SequenceState | BackupEnd | Row;

export const DAMAGED = 'The backup file is damaged or incomplete; nothing was changed.';

export function isBackupHead(line: unknown): line is BackupHead {
  const head = line as Partial<BackupHead> | null;
  return head?.format === 'counterpart-backup' && head.version === 1 && Array.isArray(head.migrations);
}

/** Counts rows and sums all lines alike on both ways. */
export class Checksum {
  readonly #hash: Hash = createHash('sha256');
  rows = 0;

  add(text: string, isRow: boolean): void {
    this.#hash.update(text).update('\n');
    if (isRow) this.rows += 1;
  }

  end(): BackupEnd {
    return { rows: this.rows, sha256: this.#hash.digest('hex') };
  }
}
