import { serveTasks } from '../solver/serve.ts';
import { readCsv } from './read-csv.ts';
import { readSpreadsheet } from './read-xlsx.ts';
import type { FileTasks } from './reader.ts';
import { UnreadableFile, type Table } from './table.ts';

/** By what the bytes are, not by what the name says. */
function read(bytes: Uint8Array): Table | Promise<Table> {
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) throw new UnreadableFile('empty');
  if (starts(0x50, 0x4b, 0x03, 0x04)) return readSpreadsheet(bytes);
  // The container of .xls, and of .xlsx with a password.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableFile('oldSpreadsheet');
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x50, 0x4b) || starts(0x89, 0x50, 0x4e, 0x47) || starts(0x1f, 0x8b)) throw new UnreadableFile('notATable');
  return readCsv(bytes);
}

serveTasks<FileTasks>({
  read: async (bytes) => {
    try {
      return { ok: true, table: await read(bytes) };
    } catch (error) {
      if (error instanceof UnreadableFile) return { ok: false, failure: error.failure };
      throw error;
    }
  },
});
