import { describe, expect, test } from 'vitest';
import { decideConflict, pairStandings, standingOf, treatmentOf } from './standing.ts';
import { CONFLICT_TYPES, defaultConflictPolicy, type ConflictPolicy, type ConflictRecord, type ConflictType } from './types.ts';

const record = (facts: Partial<ConflictRecord>): ConflictRecord => ({
  reviewer: 'r', proposal: 'p', type: 'COAUTH_RECENT', severity: 'apparent', method: 'automated', status: 'pending', managementPlan: null, decision: null, ...facts,
});
const of = (type: ConflictType, facts: Partial<ConflictRecord> = {}) => record({ type, severity: CONFLICT_TYPES[type], ...facts });
const policy = (given: Partial<ConflictPolicy>): ConflictPolicy => ({ ...defaultConflictPolicy, ...given });

describe('types', () => {
  test('have the severities of R10', () => {
    const by = Object.groupBy(Object.keys(CONFLICT_TYPES) as ConflictType[], (type) => CONFLICT_TYPES[type]);
    expect(by).toEqual({
      real: ['ROLE_NAMED', 'INST_SAME', 'FIN_DIRECT', 'REL_FAMILY', 'REL_MENTOR', 'REL_SUPERVISOR', 'COLLAB_ACTIVE'],
      apparent: ['INST_FORMER', 'INST_DEPT', 'COAUTH_RECENT', 'COLLAB_GRANT', 'REL_EDITORIAL', 'COMPET', 'ROLE_CONF'],
      potential: ['COAUTH_OLD', 'INST_CONSORT', 'CONF_ATTEND', 'SOC_MEMBER'],
    });
  });

  test('are treated by severity unless the call says otherwise', () => {
    expect([of('INST_SAME'), of('COAUTH_RECENT'), of('CONF_ATTEND')].map((each) => treatmentOf(each, defaultConflictPolicy))).toEqual(['recusal_required', 'management_allowed', 'disclosure_only']);
    expect(treatmentOf(of('COAUTH_RECENT', { severity: 'real' }), defaultConflictPolicy)).toBe('recusal_required');
    expect(treatmentOf(of('INST_SAME'), policy({ treatments: { INST_SAME: 'disclosure_only' } }))).toBe('disclosure_only');
  });
});

describe('a pair', () => {
  test('is excluded by a pending or recused conflict, watched with a waived one, free with a dismissed one (R1, R10)', () => {
    expect((['pending', 'recused', 'waived', 'dismissed'] as const).map((status) => standingOf(record({ status }), defaultConflictPolicy))).toEqual(['excluded', 'excluded', 'oversight', 'free']);
  });

  test('waits for a conflict that need only be disclosed, unless the call says that it need not', () => {
    expect(standingOf(of('SOC_MEMBER'), defaultConflictPolicy)).toBe('excluded');
    const lenient = policy({ pendingDisclosureExcludes: false });
    expect([of('SOC_MEMBER'), of('SOC_MEMBER', { status: 'recused' }), of('COAUTH_RECENT')].map((each) => standingOf(each, lenient))).toEqual(['free', 'excluded', 'excluded']);
  });

  test('with several conflicts has the gravest standing, and names those that give it', () => {
    const waived = of('COLLAB_GRANT', { status: 'waived', managementPlan: 'Second reader' });
    const [recused, dismissed, other] = [of('INST_SAME', { status: 'recused' }), of('COMPET', { status: 'dismissed' }), of('COMPET', { status: 'waived', managementPlan: 'Chair reads', proposal: 'a' })];
    expect(pairStandings([waived, recused, dismissed, other], defaultConflictPolicy)).toEqual([
      { reviewer: 'r', proposal: 'a', standing: 'oversight', because: [other] }, { reviewer: 'r', proposal: 'p', standing: 'excluded', because: [recused] },
    ]);
    expect(pairStandings([dismissed, waived], defaultConflictPolicy)).toEqual([{ reviewer: 'r', proposal: 'p', standing: 'oversight', because: [waived] }]);
    expect(pairStandings([dismissed], defaultConflictPolicy)).toEqual([]);
    expect(pairStandings([waived, recused, other].toReversed(), defaultConflictPolicy)).toEqual(pairStandings([waived, recused, other], defaultConflictPolicy));
  });
});

describe('a decision', () => {
  const by = { by: 'manager', at: 17 };

  test('recuses, dismisses, or waives with a plan, and keeps who and when', () => {
    expect(decideConflict(record({}), { status: 'recused', ...by }, defaultConflictPolicy)).toEqual({ record: record({ status: 'recused', decision: by }) });
    expect(decideConflict(record({}), { status: 'dismissed', ...by }, defaultConflictPolicy)).toEqual({ record: record({ status: 'dismissed', decision: by }) });
    expect(decideConflict(record({}), { status: 'waived', managementPlan: ' Chair reads ', ...by }, defaultConflictPolicy)).toEqual({ record: record({ status: 'waived', managementPlan: 'Chair reads', decision: by }) });
  });

  test('is refused a second time, for a waiver without a plan, and for one where recusal is required', () => {
    const waive = { status: 'waived', managementPlan: 'Chair reads', ...by } as const;
    expect(decideConflict(record({ status: 'dismissed', decision: by }), waive, defaultConflictPolicy)).toEqual({ refusal: 'alreadyDecided' });
    expect(decideConflict(record({}), { ...waive, managementPlan: ' ' }, defaultConflictPolicy)).toEqual({ refusal: 'planRequired' });
    expect(decideConflict(of('REL_FAMILY'), waive, defaultConflictPolicy)).toEqual({ refusal: 'recusalRequired' });
    expect(decideConflict(of('REL_FAMILY'), waive, policy({ treatments: { REL_FAMILY: 'management_allowed' } }))).toHaveProperty('record');
  });
});
