import { BID_NAMES, bidValue } from '@counterpart/engine/call';
import { UnusableInput } from '../exit.ts';
import { columnNamed } from './columns.ts';
import { CallFile, numberHint, numberIn, readLayout } from './file-layout.ts';
import type { OnProgress } from './file-layout.ts';
import { IdTable, PairColumns } from './pair-columns.ts';

export interface Members { readonly proposals: IdTable; readonly reviewers: IdTable }

/** `proposal,reviewer,affinity`: these are the proposals and reviewers that the call has. */
export function readScores(file: string, onProgress: OnProgress): { readonly members: Members; readonly scores: PairColumns } {
  const into = new CallFile(file);
  const members: Members = { proposals: new IdTable(), reviewers: new IdTable() };
  const scores = new PairColumns();
  readLayout(into, {
    columns: ['proposal', 'reviewer', 'affinity'],
    isData: (cells, decimalComma) => cells.some((cell) => !Number.isNaN(numberIn(cell, decimalComma))),
    take: ([proposal, reviewer, affinity], line, decimalComma) => {
      const value = numberIn(affinity!, decimalComma);
      if (proposal === '' || reviewer === '') into.problem(line, proposal === '' ? 'proposal' : 'reviewer', null, 'is empty', 'Give the id.');
      else if (Number.isNaN(value)) into.problem(line, 'affinity', affinity!, 'is not a number', `Give an affinity from 0 to 1.${numberHint(affinity!, decimalComma)}`);
      else if (!(value >= 0 && value <= 1)) into.problem(line, 'affinity', affinity!, 'is not between 0 and 1', `Give an affinity from 0 to 1.${value > 1 && value <= 100 ? ' Divide percentages, and scores from 0 to 100, by 100.' : ''}`);
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
    isData: (cells, decimalComma) => cells.some((cell) => !Number.isNaN(bidIn(cell, decimalComma))),
    take: (cells, line, decimalComma) => {
      const places = placesIn(cells, line, members, into);
      const value = bidIn(cells[2]!, decimalComma);
      if (Number.isNaN(value)) into.problem(line, 'bid', cells[2]!, 'is not a bid', `${BID_REMEDY}${numberHint(cells[2]!, decimalComma)}`);
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

/** `proposal,reviewer`. Any two words may be ids: those of the call are, whatever they mean, unless a whole header can be read from them. */
export function readPairs(file: string, members: Members, onProgress: OnProgress): PairColumns {
  const into = new CallFile(file);
  const pairs = new PairColumns();
  const columns = ['proposal', 'reviewer'] as const;
  const isId = (cell: string): boolean => members.proposals.placeOf(cell) >= 0 || members.reviewers.placeOf(cell) >= 0;
  readLayout(into, {
    columns,
    isData: (cells) => cells.every(isId) || (cells.some(isId) && cells.some((cell) => columnNamed(cell, columns) === null)),
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
    isData: (cells, decimalComma) => cells.some((cell) => !Number.isNaN(numberIn(cell, decimalComma))),
    take: ([reviewer, most], line, decimalComma) => {
      const value = numberIn(most!, decimalComma);
      const place = known(reviewer!, 'reviewer', reviewers, line, into);
      const earlier = lines.get(place);
      // A table with gaps is written by pandas as numbers with a point: 5.0.
      if (!(Number.isInteger(value) && value >= 0 && value < 1e6)) into.problem(line, 'max', most!, 'is not a number of proposals', `Give a whole number from 0 to 999999.${numberHint(most!, decimalComma)}`);
      else if (earlier !== undefined) into.problem(line, 'reviewer', reviewer!, `has a quota on line ${earlier}`, 'Keep one of the two.');
      else if (place >= 0) {
        quotas.set(place, value);
        lines.set(place, line);
      }
    },
  }, onProgress);
  into.close();
  return quotas;
}

function placesIn([proposal, reviewer]: readonly string[], line: number, members: Members, into: CallFile): [number, number] | null {
  if (members.proposals.placeOf(proposal!) < 0 && members.reviewers.placeOf(proposal!) >= 0 && members.proposals.placeOf(reviewer!) >= 0) {
    into.problem(line, null, `${proposal}, ${reviewer}`, 'is a reviewer before a proposal', 'Give a first line that names the columns in their order.');
    return null;
  }
  const places: [number, number] = [known(proposal!, 'proposal', members.proposals, line, into), known(reviewer!, 'reviewer', members.reviewers, line, into)];
  return places.includes(-1) ? null : places;
}

/** An id that the scores do not have is refused rather than ignored: a misspelt one would lose a conflict without a word. */
function known(id: string, column: string, table: IdTable, line: number, into: CallFile): number {
  const place = table.placeOf(id);
  if (place < 0) into.problem(line, column, id, id === '' ? 'is empty' : `is no ${column} of the scores`, 'Correct the id, or remove the line.');
  return place;
}
