import { found, reason, refuse } from '../../platform/refuse.ts';
import { finishTask } from '../../platform/tasks.ts';
import type { Tx } from '../../platform/transact.ts';
import type { PeoplePort } from '../deps.ts';
import type { Done } from '../done.ts';
import { keepLists } from '../lists.ts';
import { enrol } from '../participants/add-participant.ts';
import { submitComplete, type Submissions } from '../participants/submit-for.ts';
import { cohortFor, someParticipant } from '../policy.ts';
import { profileChange } from '../profile.ts';
import { attributeKeys } from '../settings.ts';
import type { CohortState } from '../store/cohort-store.ts';
import { endImport, holdImport, importedTable } from '../store/import-store.ts';
import { changeParticipant, organizationExists, type Side } from '../store/participant-store.ts';
import { listsOf } from '../store/preference-store.ts';
import { countsOf, planOf } from './make-plan.ts';
import type { Choice, Meant } from './organizations.ts';
import type { Act, Plan } from './plan.ts';

export interface Decision { readonly key: string; readonly use: { readonly organizationId: string } | { readonly create: true } | { readonly sameAs: string } | { readonly keep: true } }
export interface Application { readonly cohortId: string; readonly importId: string; readonly acceptedRowsOnly: boolean; readonly decisions: readonly Decision[]; readonly invite: boolean; readonly submit: boolean }

/** All rows of the file or, where somebody says so, the accepted ones; in one transaction, so that half a file is never in (C12). */
export async function applyImport(tx: Tx, people: PeoplePort, { cohortId, importId, acceptedRowsOnly, decisions, invite, submit }: Application): Promise<{ applied: number; skipped: number } & Submissions> {
  // Alone: nobody joins, leaves or saves a list between the look at the rows and the change.
  const cohort = await cohortFor(tx, 'applyImport', cohortId, 'update');
  const held = found(await holdImport(tx.db, cohortId, importId));
  if (held.status !== 'previewed') refuse('wrongState', reason('importState', { status: held.status }));
  if (submit && held.kind !== 'preferences') refuse('invalidInput', reason('onlyListsAreSubmitted', {}, 'submit'));
  const plan = await planOf(tx.db, cohort, held, await importedTable(tx.db, importId), people.foldName);
  if ('code' in plan) refuse('fileUnreadable', reason(plan.code, { ...plan.values }));
  requireApplicable(plan, acceptedRowsOnly);
  const organizations = await decided(tx, people, plan.choices, decisions);
  const context: Context = { tx, people, cohort, importId, invite, organizations, attributes: await attributeKeys(tx.db, cohortId, cohort.settingsVersion) };
  for (const { act } of plan.accepted) await carryOut(context, act);
  const submissions = await submitComplete(tx, cohortId, submit ? ownersOf(plan) : [], { importId });
  await endImport(tx.db, held, 'applied', tx.now, countsOf(plan));
  const counts = { applied: plan.accepted.length, skipped: plan.rows - plan.accepted.length, ...submissions };
  tx.record({ action: 'import.applied', subject: { kind: 'import', id: importId }, programId: cohortId, after: { kind: held.kind, ...counts } });
  return counts;
}

/** Whose lists the file holds, also where it says what is there already. */
function ownersOf({ accepted }: Plan): string[] {
  return accepted.flatMap(({ act }) => act.kind === 'enrol' ? [] : [act.participantId]);
}

export async function discardImport(tx: Tx, { cohortId, importId }: { cohortId: string; importId: string }): Promise<Done> {
  const held = found(await holdImport(tx.db, cohortId, importId));
  if (held.status !== 'previewed' && held.status !== 'reading') refuse('wrongState', reason('importState', { status: held.status }));
  if (held.taskId) await finishTask(tx.db, held.taskId, 'cancelled', tx.now);
  await endImport(tx.db, held, 'discarded', tx.now);
  tx.record({ action: 'import.discarded', subject: { kind: 'import', id: importId }, programId: cohortId });
  return {};
}

function requireApplicable({ accepted, problems }: Plan, acceptedRowsOnly: boolean): void {
  if (accepted.length === 0) refuse('notReady', reason('noRowAccepted'));
  if (problems.length > 0 && !acceptedRowsOnly) refuse('notReady', ...problems.slice(0, 50).map(({ row, column, value, code, values }) => reason(code, { ...values, row, column, value }, `rows.${row}.${column}`)));
}

interface Context { readonly tx: Tx; readonly people: PeoplePort; readonly cohort: CohortState; readonly importId: string; readonly invite: boolean; readonly organizations: ReadonlyMap<string, string | null>; readonly attributes: ReadonlySet<string> }

/** Choice → organization; null: keep what is there. A new name that several choices share is made once, with its other spellings from the same file. */
async function decided(tx: Tx, people: PeoplePort, choices: readonly Choice[], decisions: readonly Decision[]): Promise<Map<string, string | null>> {
  const uses = new Map(decisions.map(({ key, use }) => [key, use]));
  const made = new Map<string, string>();
  const chosen = new Map<string, string | null>();
  const answered = choices.map((choice) => ({ ...choice, use: uses.get(choice.key) ?? refuse('notReady', reason('decisionMissing', { value: choice.value }, 'decisions')) }));
  const others = answered.flatMap(({ use, ...choice }) => 'sameAs' in use ? [{ ...choice, sameAs: use.sameAs }] : []);
  for (const { key, value, creatable, use } of answered) {
    if ('sameAs' in use) continue;
    if ('keep' in use) chosen.set(key, null);
    else if ('organizationId' in use) {
      if (!await organizationExists(tx.db, use.organizationId)) refuse('invalidInput', reason('unknownOrganization', { value }, 'decisions'));
      chosen.set(key, use.organizationId);
    } else {
      if (!creatable) refuse('invalidInput', reason('organizationKnown', { value }, 'decisions'));
      const folded = people.foldName(value);
      const aliases = others.filter((other) => other.creatable && other.sameAs === key).map((other) => other.value);
      const id = made.get(folded) ?? await people.createOrganization(tx, { name: value, aliases });
      made.set(folded, id);
      chosen.set(key, id);
    }
  }
  for (const { key, value, sameAs } of others) chosen.set(key, chosen.get(sameAs) ?? refuse('invalidInput', reason('decisionLeadsNowhere', { value }, 'decisions')));
  return chosen;
}

async function carryOut(context: Context, act: Act): Promise<void> {
  const { tx, people, cohort, invite } = context;
  switch (act.kind) {
    case 'same': return;
    case 'lists': return replaceLists(context, act);
    case 'change': return change(context, act.participantId, act.side, { displayName: act.displayName, organizationId: organizationOf(context, act.organization), ...act.profile });
    case 'enrol': {
      const { side, name: displayName, email, profile } = act;
      const id = await enrol(tx, people, cohort, { side, displayName, email, organizationId: organizationOf(context, act.organization) ?? null }, { tell: invite });
      if (id === null) refuse('conflict');
      if (profile.mentorFields ?? profile.menteeWishes) await keepProfile(context, id, side, profile);
    }
  }
}

/** Undefined: the row does not change it. */
function organizationOf({ organizations }: Context, meant: Meant): string | undefined {
  return meant.kind === 'unsaid' ? undefined : meant.kind === 'known' ? meant.id : organizations.get(meant.key) ?? undefined;
}

type Change = Parameters<typeof changeParticipant>[2];

async function keepProfile({ tx, attributes }: Context, id: string, side: Side, next: Change): Promise<void> {
  await changeParticipant(tx.db, id, profileChange(side, next, attributes), { now: tx.now, source: 'import' });
}

async function change(context: Context, id: string, side: Side, next: Change): Promise<void> {
  const { tx, cohort, importId } = context;
  const before = await someParticipant(tx.db, cohort.id, id);
  await keepProfile(context, id, side, next);
  tx.record({
    action: 'participant.updated', subject: { kind: 'participant', id }, programId: cohort.id,
    before: { organizationId: before.organizationId }, after: { organizationId: next.organizationId ?? before.organizationId, fields: Object.entries(next).filter(([, value]) => value !== undefined).map(([key]) => key), importId },
  });
}

async function replaceLists({ tx, cohort, importId }: Context, { participantId, lists }: Extract<Act, { kind: 'lists' }>): Promise<void> {
  const participant = await someParticipant(tx.db, cohort.id, participantId);
  const before = await listsOf(tx.db, participantId);
  await keepLists(tx, participant, lists, {});
  tx.record({
    action: 'preferences.savedFor', subject: { kind: 'participant', id: participantId }, programId: cohort.id,
    before: { preferences: before.preferences.length, never: before.never.length }, after: { preferences: lists.preferences.length, never: lists.never.length, importId },
  });
}
