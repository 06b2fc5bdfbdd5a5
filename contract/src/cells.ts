// What a cell of a file means, whether a page or the command line reads it, and how a cell is written. Small, for commands that start often.
import { email } from './email.ts';

/** Null where it is no address that an account could have. */
export function emailOf(cell: string): string | null {
  return email.safeParse(cell.trim()).data ?? null;
}

/** The entries of a list: no address, tag or language holds a comma, a semicolon or a line break. */
export function entriesOf(cell: string): string[] {
  return cell.split(/[,;\r\n]/u).map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Null where it is no whole number from 0 to 80. */
export function yearsOf(cell: string): number | null {
  return /^\d{1,2}$/u.test(cell) && Number(cell) <= 80 ? Number(cell) : null;
}

/** Blanks, controls, and every sign of which nothing is seen; tabs and line breaks alone make some programs look again at what follows. */
const unseen = String.raw`[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]*`;
const formulaStart = new RegExp(String.raw`^(?:${unseen}[=+\-\u2212@|%]|[\t\r\n])`, 'u');

/** A text that a spreadsheet would take for a formula, also after signs that nobody sees or in another width, becomes one that it shows (C12). */
export function neutral(text: string): string {
  return formulaStart.test(text) || formulaStart.test(text.normalize('NFKC')) ? `'${text}` : text;
}
