import { model } from '@counterpart/contract';
import { entriesOf, yearsOf } from '@counterpart/contract/cells';
import { attributeNamed } from '@counterpart/engine/cohort';
import type { MenteeWishesRow, MentorFieldsRow } from '../store/participant-store.ts';
import { menteeColumns, mentorColumns } from './columns.ts';
import { shown, type ProblemCode, type Row, type RowProblem, type Values } from './rows.ts';

export interface Attribute { readonly key: string; readonly label: string }
type Report = (column: string, value: string, code: ProblemCode, values?: Values) => void;

export function reporter(line: number, problems: RowProblem[]): Report {
  return (column, value, code, values = {}) => { problems.push({ row: line, column, value: shown(value), code, values }); };
}

/** What the row says of a mentor, laid over what is known: an empty cell changes nothing. Undefined where it says nothing at all. */
export function mentorCells(row: Row, known: MentorFieldsRow | null, report: Report): MentorFieldsRow | undefined {
  return read(row, mentorColumns, known, [], report, (fields) => model.mentorFields.safeParse(fields));
}

export function menteeCells(row: Row, known: MenteeWishesRow | null, catalogue: readonly Attribute[], report: Report): MenteeWishesRow | undefined {
  return read(row, menteeColumns, known, catalogue, report, (wishes) => model.menteeWishes.safeParse(wishes));
}

/** Cells that are there although this side has no such column: most likely in the wrong row. */
export function misplaced(row: Row, side: 'mentor' | 'mentee', report: Report): void {
  for (const column of Object.keys(side === 'mentor' ? menteeColumns : mentorColumns)) {
    if (row.cell(column) !== '') report(column, row.cell(column), 'otherSidesColumn', { side });
  }
}

type Judge<Fields> = (fields: object) => { success: true; data: Fields } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; code: string; message: string; maximum?: unknown }[] } };

function read<Fields extends object>(row: Row, columns: Readonly<Record<string, { field: string; as: string }>>, known: Fields | null, catalogue: readonly Attribute[], report: Report, judge: Judge<Fields>): Fields | undefined {
  const said = Object.entries(columns).filter(([column]) => row.cell(column) !== '');
  if (said.length === 0) return undefined;
  const cells = Object.fromEntries(said.map(([column, { field, as }]) => [field, valueOf(as, row.cell(column), (code, value, values) => report(column, value, code, values), catalogue)]));
  const judged = judge({ ...known, ...cells });
  if (judged.success) return judged.data;
  for (const { path, code, message, maximum } of judged.error.issues) {
    const column = Object.keys(columns).find((name) => columns[name]?.field === path[0]) ?? String(path[0]);
    report(column, row.cell(column), code === 'too_big' ? 'tooLong' : code === 'custom' ? customCode(message) : 'unusableValue', code === 'too_big' ? { maximum: Number(maximum) } : {});
  }
  return undefined;
}

/** The contract's own words for what it refuses. */
function customCode(message: string): ProblemCode {
  return message === 'unusableCharacters' || message === 'oneLineOnly' ? message : 'unusableValue';
}

type ReportCell = (code: ProblemCode, value: string, values?: Values) => void;

function valueOf(as: string, cell: string, report: ReportCell, catalogue: readonly Attribute[]): unknown {
  switch (as) {
    // §15: tags are compared in lower case, and shown so.
    case 'tags': return entriesOf(cell).map((part) => part.toLowerCase());
    case 'list': return entriesOf(cell);
    case 'years': return years(cell, report);
    case 'attributes': return attributes(entriesOf(cell), report, catalogue);
    default: return cell;
  }
}

function years(cell: string, report: ReportCell): number | null {
  const number = yearsOf(cell);
  if (number === null) report('yearsUnusable', cell);
  return number;
}

/** By key or by label, as people see it. */
function attributes(wanted: readonly string[], report: ReportCell, catalogue: readonly Attribute[]): string[] {
  return wanted.flatMap((text) => {
    const known = attributeNamed(catalogue, text);
    if (!known && catalogue.length === 0) report('attributesNotAsked', text);
    else if (!known) report('attributeUnknown', text, { known: catalogue.map(({ label }) => label).join(', ') });
    return known ? [known.key] : [];
  });
}
