import { email as emailSchema, requiredLine, side as sideSchema } from '@counterpart/contract';
import type { ParticipantRow, Side } from '../store/participant-store.ts';
import { tidyTags } from '../profile.ts';
import { menteeColumns, mentorColumns, type ImportKind } from './columns.ts';
import type { Facts } from './facts.ts';
import { OrganizationReader, type Meant } from './organizations.ts';
import { changed, type Plan, type PlannedRow } from './plan.ts';
import { menteeCells, mentorCells, misplaced, reporter } from './profile-cells.ts';
import type { Row, RowProblem, Rows } from './rows.ts';

/** Participants, and mentors' profiles (§15), which are the same for people who are there already. */
export function planPeople(kind: Exclude<ImportKind, 'preferences'>, { rows, unknownColumns, problems: broken }: Rows, facts: Facts): Plan {
  const problems: RowProblem[] = [...broken];
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
    if (problems.length > before || broken.some((problem) => problem.row === row.line)) continue;
    const current = known?.organizationId ? { id: known.organizationId, name: known.organizationName ?? '' } : null;
    const organization = organizations.read(row, current);
    accepted.push(planned({ row, email, side, name, known, organization, profile: { mentorFields, menteeWishes } }));
  }
  const done = new Set(accepted.map(({ line }) => line));
  return { accepted, rejected: rows.map(({ line }) => line).filter((line) => !done.has(line)), problems, choices: [...organizations.choices.values()], unknownColumns };
}

interface Read { row: Row; email: string; side: Side; name: string; known: ParticipantRow | undefined; organization: Meant; profile: { mentorFields: ReturnType<typeof mentorCells>; menteeWishes: ReturnType<typeof menteeCells> } }

function planned({ row, email, side, name, known, organization, profile }: Read): PlannedRow {
  const label = `${name} <${email}>`;
  if (!known) return { line: row.line, label, changes: [`side: ${side}`, ...changed('organization', '', row.cell('organization'))], act: { kind: 'enrol', side, email, name, organization, profile } };
  const displayName = name === known.displayName ? undefined : name;
  const organizationSaid = organization.kind === 'unsaid' || (organization.kind === 'known' && organization.id === known.organizationId) ? [] : changed('organization', known.organizationName, row.cell('organization'));
  const changes = [...changed('name', known.displayName, name), ...organizationSaid, ...profileChanges(known, profile)];
  if (changes.length === 0) return { line: row.line, label, changes, act: { kind: 'same' } };
  return { line: row.line, label, changes, act: { kind: 'change', participantId: known.id, side, displayName, organization, profile } };
}

function profileChanges(known: ParticipantRow, { mentorFields, menteeWishes }: Read['profile']): string[] {
  const differences = <Fields extends object>(columns: Readonly<Record<string, { field: keyof Fields & string }>>, before: Fields | null, after: Fields | undefined) =>
    after === undefined ? [] : Object.entries(columns).flatMap(([column, { field }]) => changed(column, tidied(before?.[field]), tidied(after[field])));
  return [...differences(mentorColumns, known.mentorFields, mentorFields), ...differences(menteeColumns, known.menteeWishes, menteeWishes)];
}

const tidied = (value: unknown): unknown => Array.isArray(value) ? tidyTags(value as string[]) : value;

export function emailOf(cell: string): string | null {
  return emailSchema.safeParse(cell.trim()).data ?? null;
}

export function sideOf(cell: string): Side | null {
  return sideSchema.safeParse(cell.toLowerCase()).data ?? null;
}
