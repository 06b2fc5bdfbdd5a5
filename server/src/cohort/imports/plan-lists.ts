import { emailOf, entriesOf } from '@counterpart/contract/cells';
import type { ParticipantRow, Side } from '../store/participant-store.ts';
import { listProblems } from '../lists.ts';
import { changedSince, type Facts } from './facts.ts';
import { sideOf } from './plan-people.ts';
import { changed, type PlannedRow, type RowsPlanned } from './plan.ts';
import { reporter } from './profile-cells.ts';
import type { ProblemCode, Row, RowProblem } from './rows.ts';

type Report = ReturnType<typeof reporter>;
type ListColumn = 'preferences' | 'never';

/** Whole lists: e-mail addresses, best first. An empty cell leaves that list as it is. */
export function planLists(rows: readonly Row[], facts: Facts): RowsPlanned {
  const problems: RowProblem[] = [];
  const accepted: PlannedRow[] = [];
  const firstLine = new Map<string, number>();
  for (const row of rows) {
    const before = problems.length;
    const report = reporter(row.line, problems);
    const owner = ownerOf(row, facts, report);
    if (!owner) continue;
    const earlier = firstLine.get(owner.id);
    if (earlier === undefined) firstLine.set(owner.id, row.line);
    else report('email', owner.email, 'rowTwice', { line: earlier });
    const known = facts.lists.get(owner.id) ?? { preferences: [], never: [] };
    const lists = { preferences: listOf('preferences', row, owner, facts, report) ?? known.preferences, never: listOf('never', row, owner, facts, report) ?? known.never };
    if (problems.length === before) judge(owner, lists, facts, report);
    if (problems.length > before || !row.whole) continue;
    const emails = (ids: readonly string[]) => ids.map((id) => facts.byId.get(id)?.email ?? '');
    const changes = [...changed('preferences', emails(known.preferences), emails(lists.preferences)), ...changed('never', emails(known.never).toSorted(), emails(lists.never).toSorted())];
    if (changes.length > 0 && protectedFrom(owner, facts, report)) continue;
    accepted.push({ line: row.line, label: `${owner.displayName} <${owner.email}>`, changes, act: changes.length === 0 ? { kind: 'same', participantId: owner.id } : { kind: 'lists', participantId: owner.id, lists } });
  }
  return { accepted, problems, choices: [] };
}

/** A list that was submitted, or saved after the file was made, is not overwritten by it. */
function protectedFrom(owner: ParticipantRow, facts: Facts, report: Report): boolean {
  const code = owner.submittedAt !== null ? 'alreadySubmitted' : changedSince(owner, facts) ? 'changedSince' : null;
  if (code !== null) report('email', owner.email, code);
  return code !== null;
}

function ownerOf(row: Row, { participants }: Facts, report: Report): ParticipantRow | undefined {
  const email = emailOf(row.cell('email'));
  if (email === null) return void report('email', row.cell('email'), row.cell('email') === '' ? 'emailMissing' : 'emailUnusable');
  const said = row.cell('side');
  const side = said === '' ? null : sideOf(said);
  if (said !== '' && side === null) return void report('side', said, 'sideUnknown');
  const found = (['mentor', 'mentee'] as const).filter((one) => side === null || side === one).flatMap((one) => participants.get(`${one} ${email}`) ?? []);
  if (found.length === 0) return void report('email', email, side === null ? 'personUnknown' : 'personNotOnSide', side === null ? {} : { side });
  if (found.length === 2) return void report('side', '', 'sideNeeded');
  return found[0];
}

/** Ids in the file's order; undefined where the cell is empty. */
function listOf(column: ListColumn, row: Row, owner: ParticipantRow, { participants }: Facts, report: Report): string[] | undefined {
  if (row.cell(column) === '') return undefined;
  const otherSide: Side = owner.side === 'mentor' ? 'mentee' : 'mentor';
  return entriesOf(row.cell(column)).flatMap((text) => {
    const email = text.toLowerCase();
    const other = participants.get(`${otherSide} ${email}`);
    if (other) return [other.id];
    const code = email === owner.email ? 'listedSelf' : participants.has(`${owner.side} ${email}`) ? 'listedSameSide' : 'listedUnknown';
    report(column, text, code, { side: otherSide });
    return [];
  });
}

/** The gate that every list passes, whoever saves it; its objections in terms of cells. */
function judge(owner: ParticipantRow, lists: { preferences: string[] | readonly string[]; never: readonly string[] }, { byId }: Facts, report: Report): void {
  for (const { code, path } of listProblems(owner, lists, byId)) {
    const [column = '', at = '0'] = path.split('.');
    report(column, byId.get(lists[column as ListColumn][Number(at)] ?? '')?.email ?? '', listCodes[code] ?? 'unusableValue');
  }
}

const listCodes: Readonly<Record<string, ProblemCode>> = { duplicateEntry: 'listedTwice', samePerson: 'listedSelf', preferredAndNever: 'listedAndNever', sameOrganization: 'listedSameOrganization' };
