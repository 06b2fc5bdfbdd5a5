import { groupBy } from '../../group-by.ts';
import { compareText } from '../../text/index.ts';
import type { ConflictPolicy, ConflictRecord, ConflictSeverity, ConflictTreatment } from './types.ts';

const TREATMENTS: Readonly<Record<ConflictSeverity, ConflictTreatment>> = { real: 'recusal_required', apparent: 'management_allowed', potential: 'disclosure_only' };

export function treatmentOf({ type, severity }: Pick<ConflictRecord, 'type' | 'severity'>, { treatments }: ConflictPolicy): ConflictTreatment {
  return treatments[type] ?? TREATMENTS[severity];
}

/** What one conflict means for its pair: never together; together, and somebody watches; nothing (R1, R10). */
export type Standing = 'excluded' | 'oversight' | 'free';

export function standingOf(record: ConflictRecord, policy: ConflictPolicy): Standing {
  switch (record.status) {
    case 'pending': return policy.pendingDisclosureExcludes || treatmentOf(record, policy) !== 'disclosure_only' ? 'excluded' : 'free';
    case 'recused': return 'excluded';
    case 'waived': return 'oversight';
    case 'dismissed': return 'free';
  }
}

/** A pair with the conflicts that give it its standing; for `oversight` each has a management plan. */
export interface PairStanding {
  readonly reviewer: string;
  readonly proposal: string;
  readonly standing: Exclude<Standing, 'free'>;
  readonly because: readonly ConflictRecord[];
}

/** Every pair that is not free, by proposal and reviewer: what excludes outweighs what was waived. O(records · log). */
export function pairStandings(records: readonly ConflictRecord[], policy: ConflictPolicy): PairStanding[] {
  const pairs = groupBy(records, ({ proposal, reviewer }) => JSON.stringify([proposal, reviewer]));
  const standings: PairStanding[] = [];
  for (const ofPair of pairs.values()) {
    const by = groupBy(ofPair, (record) => standingOf(record, policy));
    const standing = by.has('excluded') ? 'excluded' : 'oversight';
    const because = by.get(standing)?.toSorted((a, b) => compareText(a.type, b.type) || compareText(a.method, b.method));
    if (because !== undefined) standings.push({ reviewer: because[0]!.reviewer, proposal: because[0]!.proposal, standing, because });
  }
  return standings.sort((a, b) => compareText(a.proposal, b.proposal) || compareText(a.reviewer, b.reviewer));
}

export type ConflictDecision =
  | { readonly status: 'dismissed' | 'recused'; readonly by: string; readonly at: number }
  | { readonly status: 'waived'; readonly by: string; readonly at: number; readonly managementPlan: string };

export type DecisionRefusal = 'alreadyDecided' | 'recusalRequired' | 'planRequired';

/** Decides a pending conflict, or says why it cannot be decided so: one that needs recusal is not waived, and nothing is waived without a plan (R10). */
export function decideConflict(record: ConflictRecord, decision: ConflictDecision, policy: ConflictPolicy): { readonly record: ConflictRecord } | { readonly refusal: DecisionRefusal } {
  if (record.status !== 'pending') return { refusal: 'alreadyDecided' };
  const { status, by, at } = decision;
  if (status !== 'waived') return { record: { ...record, status, managementPlan: null, decision: { by, at } } };
  if (treatmentOf(record, policy) === 'recusal_required') return { refusal: 'recusalRequired' };
  const managementPlan = decision.managementPlan.trim();
  return managementPlan === '' ? { refusal: 'planRequired' } : { record: { ...record, status, managementPlan, decision: { by, at } } };
}
