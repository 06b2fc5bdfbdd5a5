/**
 * Conflicts of interest: records of their own, one per pair and type (R10). `id`s are any stable unique texts; instants are milliseconds since 1970.
 */

export type ConflictSeverity = 'real' | 'apparent' | 'potential';

/** Each type with the severity that it has unless a record says otherwise. */
export const CONFLICT_TYPES = {
  ROLE_NAMED: 'real', INST_SAME: 'real', FIN_DIRECT: 'real', REL_FAMILY: 'real', REL_MENTOR: 'real', REL_SUPERVISOR: 'real', COLLAB_ACTIVE: 'real',
  INST_FORMER: 'apparent', INST_DEPT: 'apparent', COAUTH_RECENT: 'apparent', COLLAB_GRANT: 'apparent', REL_EDITORIAL: 'apparent', COMPET: 'apparent', ROLE_CONF: 'apparent',
  COAUTH_OLD: 'potential', INST_CONSORT: 'potential', CONF_ATTEND: 'potential', SOC_MEMBER: 'potential',
} as const satisfies Readonly<Record<string, ConflictSeverity>>;

export type ConflictType = keyof typeof CONFLICT_TYPES;
export type ConflictMethod = 'automated' | 'self_disclosed' | 'reported' | 'manager_identified';
export type ConflictStatus = 'pending' | 'dismissed' | 'waived' | 'recused';
export type ConflictTreatment = 'recusal_required' | 'management_allowed' | 'disclosure_only';

export interface ConflictRecord {
  readonly reviewer: string;
  readonly proposal: string;
  readonly type: ConflictType;
  readonly severity: ConflictSeverity;
  readonly method: ConflictMethod;
  readonly status: ConflictStatus;
  /** Only a waived one has one, and must. */
  readonly managementPlan: string | null;
  /** Who decided, and when; null while pending. */
  readonly decision: { readonly by: string; readonly at: number } | null;
}

/** How a call treats conflicts. */
export interface ConflictPolicy {
  /** Types that this call treats otherwise than their severity says: real ones need recusal, apparent ones may be managed, potential ones are disclosed. */
  readonly treatments: Readonly<Partial<Record<ConflictType, ConflictTreatment>>>;
  /** Whether a pair waits until somebody has looked at a conflict that need only be disclosed, as R1 says of every pending one. */
  readonly pendingDisclosureExcludes: boolean;
}

export const defaultConflictPolicy: ConflictPolicy = { treatments: {}, pendingDisclosureExcludes: true };
