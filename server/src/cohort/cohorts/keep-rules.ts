import { newId } from '../../platform/clock.ts';
import type { Trx } from '../../platform/database/connect.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { cohortFor, someCohort, someParticipant } from '../policy.ts';
import { iso } from '../present-admin.ts';
import { deleteRule, hasVeto, insertRule, rulesOf, type RuleKind } from '../store/rule-store.ts';

export async function listRules(db: Trx, { cohortId }: { cohortId: string }) {
  await someCohort(db, cohortId);
  return { items: (await rulesOf(db, cohortId)).map((rule) => ({ ...rule, createdAt: iso(rule.createdAt) })) };
}

export interface RuleInput { readonly cohortId: string; readonly kind: RuleKind; readonly mentorId: string; readonly menteeId: string; readonly reason: string }

/** Rules that contradict each other, or could never be kept, are refused here and not discovered by a run (C4, C14). */
export async function addRule(tx: Tx, input: RuleInput): Promise<{ id: string }> {
  // Alone: whether two rules agree no single row can tell.
  await cohortFor(tx, 'changeRules', input.cohortId, 'update');
  const [mentor, mentee] = [await someParticipant(tx.db, input.cohortId, input.mentorId), await someParticipant(tx.db, input.cohortId, input.menteeId)];
  if (mentor.side !== 'mentor') refuse('invalidInput', reason('wrongSide', { side: mentor.side }, 'mentorId'));
  if (mentee.side !== 'mentee') refuse('invalidInput', reason('wrongSide', { side: mentee.side }, 'menteeId'));
  if (mentor.personId === mentee.personId) refuse('pairNotAllowed', reason('samePerson'));
  await requireAgreement(tx.db, input);
  const id = newId();
  await insertRule(tx.db, { ...input, id, createdBy: tx.actor.kind === 'person' ? tx.actor.id : null, createdAt: tx.now });
  tx.record({ action: 'pairRule.added', subject: { kind: 'pairRule', id }, programId: input.cohortId, after: { kind: input.kind, mentorId: input.mentorId, menteeId: input.menteeId }, reason: input.reason });
  return { id };
}

async function requireAgreement(db: Trx, { cohortId, kind, mentorId, menteeId }: RuleInput): Promise<void> {
  const rules = await rulesOf(db, cohortId);
  const samePair = rules.filter((rule) => rule.mentorId === mentorId && rule.menteeId === menteeId);
  const has = (wanted: RuleKind) => samePair.some((rule) => rule.kind === wanted);
  if (has(kind)) refuse('alreadyExists', reason('ruleExists', { kind }));
  const opposite = { lock: 'apart', apart: 'lock', liftVeto: 'apart' } as const;
  if (has(opposite[kind]) || (kind === 'apart' && has('liftVeto'))) refuse('conflict', reason('contradictoryRules', { kind }));
  if (kind === 'lock') {
    const taken = rules.find((rule) => rule.kind === 'lock' && (rule.mentorId === mentorId || rule.menteeId === menteeId));
    if (taken) refuse('conflict', reason('lockedTwice', { mentor: taken.mentorName, mentee: taken.menteeName }));
    if (await hasVeto(db, mentorId, menteeId) && !has('liftVeto')) refuse('pairNotAllowed', reason('vetoStands'));
  }
  if (kind === 'liftVeto' && !await hasVeto(db, mentorId, menteeId)) refuse('invalidInput', reason('noVetoToLift'));
}

export async function removeRule(tx: Tx, { cohortId, ruleId }: { cohortId: string; ruleId: string }): Promise<Done> {
  await cohortFor(tx, 'changeRules', cohortId, 'update');
  const rule = found(await deleteRule(tx.db, cohortId, ruleId));
  tx.record({ action: 'pairRule.removed', subject: { kind: 'pairRule', id: ruleId }, programId: cohortId, before: rule });
  return {};
}
