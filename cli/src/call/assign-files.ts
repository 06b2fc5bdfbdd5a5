import { BID_NAMES, bidValue } from '@counterpart/engine/call';
import { readRecords } from '../csv-records.ts';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { IdTable, PairColumns } from './pair-columns.ts';

export interface Members { readonly proposals: IdTable; readonly reviewers: IdTable }
export type OnProgress = (file: string, share: number) => void;

/** One file, whose problems are kept up to the first thousand: a file of the wrong kind is wrong in every line. */
class CallFile {
  private problems: InputProblem[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  problem(line: number | null, column: string | null, value: string | null, reason: string, remedy: string): void {
    if (this.problems.length < 1000) this.problems.push({ file: this.file, line, column, value, reason, remedy });
  }

  /** @throws UnusableInput where there are problems. */
  close(): void {
    if (this.problems.length > 0) throw new UnusableInput(this.problems);
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/** What may head a column of numbers: a word; `O.5`, `50 %` or `nan` are numbers gone wrong, and a line with them must not be taken for a header and lost. */
const TITLE = /^(?!(?:nan|na|null|none)$).*\p{L}{2}/iu;

/** NaN where it is none. */
function numberIn(cell: string, decimalComma: boolean): number {
  const text = decimalComma ? cell.replace(',', '.') : cell;
  return NUMBER.test(text) ? Number(text) : NaN;
}

interface Layout {
  readonly columns: readonly string[];
  /** Whether the last cell of the first line belongs to data; else the line is a header. */
  readonly isData: (cells: readonly string[], decimalComma: boolean) => boolean;
  readonly take: (cells: readonly string[], line: number, decimalComma: boolean) => void;
  /** Whether the ids of a line taken for a header are those of the call: then it was data with a mistake. */
  readonly knows?: (cells: readonly string[]) => boolean;
}

/** Where the separator is not a comma, a decimal comma can only be one. */
function readLayout(into: CallFile, { columns, isData, take, knows }: Layout, onProgress: OnProgress): void {
  let decimalComma = false;
  let first = true;
  let header: { readonly cells: readonly string[]; readonly line: number } = { cells: [], line: 0 };
  readRecords(into.file, {
    separator: (separator) => { decimalComma = separator !== ','; },
    progress: (share) => { onProgress(into.file, share); },
    record: (cells, line) => {
      const isHeader = first && cells.length === columns.length && !isData(cells, decimalComma);
      first = false;
      if (isHeader) header = { cells: [...cells], line };
      else if (cells.length !== columns.length) into.problem(line, null, cells.join(', '), `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`, `A line is ${columns.join(',')}.`);
      else take(cells, line, decimalComma);
    },
  });
  const { cells, line } = header;
  if (knows?.(cells) === true) into.problem(line, columns.at(-1)!, cells.at(-1)!, `is no ${columns.at(-1)}, and the line is no header, for it names the call's own`, 'Correct the cell.');
}

/** `proposal,reviewer,affinity`: these are the proposals and reviewers that the call has. */
export function readScores(file: string, onProgress: OnProgress): { readonly members: Members; readonly scores: PairColumns } {
  const into = new CallFile(file);
  const members: Members = { proposals: new IdTable(), reviewers: new IdTable() };
  const scores = new PairColumns();
  readLayout(into, {
    columns: ['proposal', 'reviewer', 'affinity'],
    isData: ([, , affinity], decimalComma) => !Number.isNaN(numberIn(affinity!, decimalComma)) || !TITLE.test(affinity!),
    knows: ([proposal, reviewer]) => proposal !== undefined && (members.proposals.placeOf(proposal) >= 0 || members.reviewers.placeOf(reviewer!) >= 0),
    take: ([proposal, reviewer, affinity], line, decimalComma) => {
      const value = numberIn(affinity!, decimalComma);
      if (proposal === '' || reviewer === '') into.problem(line, proposal === '' ? 'proposal' : 'reviewer', null, 'is empty', 'Give the id.');
      else if (!(value >= 0 && value <= 1)) into.problem(line, 'affinity', affinity!, Number.isNaN(value) ? 'is not a number' : 'is not between 0 and 1', 'Give an affinity from 0 to 1.');
      else scores.add(members.proposals.placeOrNew(proposal!), members.reviewers.placeOrNew(reviewer!), value, line);
    },
  }, onProgress);
  into.close();
  if (scores.length === 0) throw new UnusableInput([{ file, line: null, column: null, value: null, reason: 'has no scores', remedy: 'Give lines of proposal,reviewer,affinity, such as call affinity writes.' }]);
  return { members, scores };
}

const BID_REMEDY = 'Give eager, willing, not_willing or conflict, or 1, 0.5, -0.5 or -1; 0 is no bid.';

/** `proposal,reviewer,bid`, by name or by number. */
export function readBids(file: string, members: Members, onProgress: OnProgress): PairColumns {
  const into = new CallFile(file);
  const bids = new PairColumns();
  readLayout(into, {
    columns: ['proposal', 'reviewer', 'bid'],
    isData: ([, , bid], decimalComma) => !Number.isNaN(bidIn(bid!, decimalComma)) || bid === '',
    knows: ([proposal, reviewer]) => proposal !== undefined && (members.proposals.placeOf(proposal) >= 0 || members.reviewers.placeOf(reviewer!) >= 0),
    take: (cells, line, decimalComma) => {
      const places = placesIn(cells, line, members, into);
      const value = bidIn(cells[2]!, decimalComma);
      if (Number.isNaN(value)) into.problem(line, 'bid', cells[2]!, 'is not a bid', BID_REMEDY);
      else if (places !== null) bids.add(...places, value, line);
    },
  }, onProgress);
  into.close();
  return bids;
}

/** NaN where it is none. Names in any case, with a blank or hyphen for the underscore. */
function bidIn(cell: string, decimalComma: boolean): number {
  const value = numberIn(cell, decimalComma);
  if (!Number.isNaN(value)) return [1, 0.5, 0, -0.5, -1].includes(value) ? value : NaN;
  const spelt = cell.toLowerCase().replaceAll(/[ -]/gu, '_');
  const name = BID_NAMES.find((each) => each === spelt);
  return name === undefined ? NaN : bidValue(name);
}

/** `proposal,reviewer`. A header is recognised by these very names, for any other id may be data. */
export function readPairs(file: string, members: Members, onProgress: OnProgress): PairColumns {
  const into = new CallFile(file);
  const pairs = new PairColumns();
  readLayout(into, {
    columns: ['proposal', 'reviewer'],
    isData: ([proposal, reviewer]) => proposal!.toLowerCase() !== 'proposal' || reviewer!.toLowerCase() !== 'reviewer',
    take: (cells, line) => {
      const places = placesIn(cells, line, members, into);
      if (places !== null) pairs.add(...places, 0, line);
    },
  }, onProgress);
  into.close();
  return pairs;
}

/** `reviewer,max`: by reviewer's place, and where it stands. */
export function readQuotas(file: string, { reviewers }: Members, onProgress: OnProgress): ReadonlyMap<number, number> {
  const into = new CallFile(file);
  const quotas = new Map<number, number>();
  const lines = new Map<number, number>();
  readLayout(into, {
    columns: ['reviewer', 'max'],
    isData: ([, most]) => NUMBER.test(most!) || most === '',
    knows: ([reviewer]) => reviewer !== undefined && reviewers.placeOf(reviewer) >= 0,
    take: ([reviewer, most], line) => {
      const place = known(reviewer!, 'reviewer', reviewers, line, into);
      const earlier = lines.get(place);
      if (!/^\d{1,6}$/u.test(most!)) into.problem(line, 'max', most!, 'is not a number of proposals', 'Give a whole number from 0 to 999999.');
      else if (earlier !== undefined) into.problem(line, 'reviewer', reviewer!, `has a quota on line ${earlier}`, 'Keep one of the two.');
      else if (place >= 0) {
        quotas.set(place, Number(most));
        lines.set(place, line);
      }
    },
  }, onProgress);
  into.close();
  return quotas;
}

function placesIn([proposal, reviewer]: readonly string[], line: number, members: Members, into: CallFile): [number, number] | null {
  const places: [number, number] = [known(proposal!, 'proposal', members.proposals, line, into), known(reviewer!, 'reviewer', members.reviewers, line, into)];
  return places.includes(-1) ? null : places;
}

/** An id that the scores do not have is refused rather than ignored: a misspelt one would lose a conflict without a word. */
function known(id: string, column: string, table: IdTable, line: number, into: CallFile): number {
  const place = table.placeOf(id);
  if (place < 0) into.problem(line, column, id, id === '' ? 'is empty' : `is no ${column} of the scores`, 'Correct the id, or remove the line.');
  return place;
}
