import { requiredLine, side as sideSchema } from '@counterpart/contract';
import { emailOf } from '@counterpart/contract/cells';
import type { ParticipantRow, Side } from '../store/participant-store.ts';
import { tidyTags } from '../profile.ts';
import { menteeColumns, mentorColumns, type ImportKind } from './columns.ts';
import { changedSince, type Facts } from './facts.ts';
import { OrganizationReader } from './organizations.ts';
import { changed, type Change, type PlannedRow, type RowsPlanned } from './plan.ts';
import { menteeCells, mentorCells, misplaced, reporter } from './profile-cells.ts';
import type { Row, RowProblem } from './rows.ts';

/** Participants, and mentors' profiles (§15), which are the same for people who are there already. */
export function planPeople(kind: Exclude<ImportKind, 'preferences'>, rows: readonly Row[], facts: Facts): RowsPlanned {
  const problems: RowProblem[] = [];
  const accepted: PlannedRow[] = [];
  const organizations = new OrganizationReader(facts.organizationNames, facts.foldName);
  const firstLine = new Map<string, number>();
  for (const row of rows) {
    const before = problems.length;
    const report = reporter(row.line, problems);
    const column = kind === 'participants' ? 'email' : 'mentor_email';
    const email = emailOf(row.cell(column));
    if (email === null) report(column, row.cell(column), row.cell(column) === '' ? 'emailMissing' : 'emailUnusable');
    const side = kind === 'participants' ? sideOf(row.cell('side')) : 'mentor';
    if (side === null) report('side', row.cell('side'), 'sideUnknown');
    if (email === null || side === null) continue;
    const earlier = firstLine.get(`${side} ${email}`);
    if (earlier === undefined) firstLine.set(`${side} ${email}`, row.line);
    else report(column, email, 'rowTwice', { line: earlier });
    const known = facts.participants.get(`${side} ${email}`);
    if (kind === 'mentorProfiles') {
      if (!known) report(column, email, 'mentorUnknown');
      if (row.cell('organization') === '') report('organization', '', 'organizationMissing');
    }
    const name = row.cell('name') || known?.displayName || facts.namesByEmail.get(email) || '';
    if (!known && kind === 'participants' && name === '') report('name', '', 'nameMissing');
    if (name !== '' && !requiredLine().safeParse(name).success) report('name', name, 'nameUnusable');
    if (row.cell('organization') !== '' && !requiredLine().safeParse(row.cell('organization')).success) report('organization', row.cell('organization'), 'organizationUnusable');
    if (kind === 'participants') misplaced(row, side, report);
    const mentorFields = side === 'mentor' ? mentorCells(row, known?.mentorFields ?? null, report) : undefined;
    const menteeWishes = side === 'mentee' ? menteeCells(row, known?.menteeWishes ?? null, facts.attributes, report) : undefined;
    if (problems.length > before || !row.whole) continue;
    const read = { row, email, side, name, profile: { mentorFields, menteeWishes } };
    const changes = known && changesOf(read, known, organizations);
    if (known && changes?.length && changedSince(known, facts)) {
      report(column, email, 'changedSince');
      continue;
    }
    accepted.push(planned(read, known, changes, organizations));
  }
  return { accepted, problems, choices: [...organizations.choices.values()] };
}

interface Read { readonly row: Row; readonly email: string; readonly side: Side; readonly name: string; readonly profile: { readonly mentorFields: ReturnType<typeof mentorCells>; readonly menteeWishes: ReturnType<typeof menteeCells> } }

function changesOf({ row, name, profile }: Read, known: ParticipantRow, organizations: OrganizationReader): Change[] {
  const organizationSaid = organizations.agrees(row, known.organizationId) ? [] : changed('organization', known.organizationName, row.cell('organization'));
  return [...changed('name', known.displayName, name), ...organizationSaid, ...profileChanges(known, profile)];
}

/** Asks about the organization only now: nobody has to decide for a row that is rejected. */
function planned({ row, email, side, name, profile }: Read, known: ParticipantRow | undefined, changes: readonly Change[] | undefined, organizations: OrganizationReader): PlannedRow {
  const shared = { line: row.line, label: `${name} <${email}>` };
  const organization = organizations.read(row, known?.organizationId ? { id: known.organizationId, name: known.organizationName ?? '' } : null);
  if (!known) return { ...shared, changes: [...changed('side', '', side), { column: 'organization', before: '', after: row.cell('organization') }], act: { kind: 'enrol', side, email, name, organization, profile } };
  if (!changes?.length) return { ...shared, changes: [], act: { kind: 'same', participantId: known.id } };
  return { ...shared, changes, act: { kind: 'change', participantId: known.id, side, displayName: name === known.displayName ? undefined : name, organization, profile } };
}

function profileChanges(known: ParticipantRow, { mentorFields, menteeWishes }: Read['profile']): Change[] {
  const differences = <Fields extends object>(columns: Readonly<Record<string, { field: keyof Fields & string }>>, before: Fields | null, after: Fields | undefined) =>
    after === undefined ? [] : Object.entries(columns).flatMap(([column, { field }]) => changed(column, tidied(before?.[field]), tidied(after[field])));
  return [...differences(mentorColumns, known.mentorFields, mentorFields), ...differences(menteeColumns, known.menteeWishes, menteeWishes)];
}

const tidied = (value: unknown): unknown => Array.isArray(value) ? tidyTags(value as string[]) : value;

export function sideOf(cell: string): Side | null {
  return sideSchema.safeParse(cell.toLowerCase()).data ?? null;
}
