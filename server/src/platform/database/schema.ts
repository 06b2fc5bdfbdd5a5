import type { ColumnType, JSONColumnType } from 'kysely';

/**
 * The tables as Kysely sees them (snake_case columns appear in camelCase). Checked against the migrated
 * database by schema.db.test.ts. jsonb is written as text so that an array is not taken for a PostgreSQL array.
 */
type Json<T> = JSONColumnType<T & object, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Time = Date;

export interface Database {
  person: {
    id: string; name: string; email: string; emailVerified: Defaulted<boolean>; image: Defaulted<string | null>; role: Defaulted<'admin' | 'member'>; locale: Defaulted<'en' | 'de'>;
    timeZone: Defaulted<string>; active: Defaulted<boolean>; twoFactorEnabled: Defaulted<boolean>; lastSignInAt: Defaulted<Time | null>; createdAt: Defaulted<Time>; updatedAt: Defaulted<Time>;
  };
  session: { id: string; token: string; userId: string; expiresAt: Time; ipAddress: string | null; userAgent: string | null; createdAt: Defaulted<Time>; updatedAt: Defaulted<Time> };
  credential: {
    id: string; accountId: string; providerId: string; userId: string; accessToken: Defaulted<string | null>; refreshToken: Defaulted<string | null>; idToken: Defaulted<string | null>;
    accessTokenExpiresAt: Defaulted<Time | null>; refreshTokenExpiresAt: Defaulted<Time | null>; scope: Defaulted<string | null>; password: Defaulted<string | null>; createdAt: Defaulted<Time>; updatedAt: Defaulted<Time>;
  };
  verification: { id: string; identifier: string; value: string; expiresAt: Time; createdAt: Defaulted<Time>; updatedAt: Defaulted<Time> };
  twoFactor: { id: string; secret: string; backupCodes: string; userId: string; verified: boolean | null; failedVerificationCount: number | null; lockedUntil: Time | null };
  apiKey: {
    id: string; configId: Defaulted<string>; name: string | null; start: string | null; referenceId: string; prefix: string | null; key: string; refillInterval: number | null; refillAmount: number | null;
    lastRefillAt: Time | null; enabled: boolean | null; rateLimitEnabled: boolean | null; rateLimitTimeWindow: number | null; rateLimitMax: number | null; requestCount: number | null; remaining: number | null;
    lastRequest: Time | null; expiresAt: Time | null; createdAt: Defaulted<Time>; updatedAt: Defaulted<Time>; permissions: string | null; metadata: string | null;
  };
  oneTimeToken: { tokenHash: string; purpose: 'verifyEmail' | 'resetPassword' | 'invitation' | 'setup'; personId: string | null; expiresAt: Time; createdAt: Time };
  attempt: { key: string; windowStart: Time; count: number };
  organization: { id: string; name: string; parentId: string | null; createdAt: Time };
  organizationName: { folded: string; organizationId: string; alias: string; isName: boolean };
  program: { id: string; kind: 'cohort' | 'call' | 'directory' | 'desk'; name: string; description: Defaulted<string>; locale: 'en' | 'de'; timeZone: string; createdBy: string | null; createdAt: Time };
  settingsVersion: { programId: string; version: number; settings: Json<unknown>; changedBy: string | null; changedAt: Time };
  task: {
    id: string; kind: 'run' | 'import' | 'mailing' | 'export'; subjectId: string; programId: string | null; state: Defaulted<'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'>; step: Defaulted<string | null>;
    progress: Defaulted<number>; total: Defaulted<number>; failure: Defaulted<string | null>; createdBy: string | null; createdAt: Time; startedAt: Defaulted<Time | null>; finishedAt: Defaulted<Time | null>;
  };
  run: {
    id: string; programId: string; number: number; mode: string; options: Json<unknown>; status: 'queued' | 'running' | 'optimal' | 'feasible' | 'infeasible' | 'timedOut' | 'failed' | 'cancelled';
    parentRunId: string | null; reason: string | null; taskId: string | null; settingsVersion: number; engineVersion: string; inputHash: string; snapshot: Json<unknown>; result: NullableJson<unknown>;
    solveMilliseconds: Defaulted<number | null>; createdBy: string | null; createdAt: Time; finishedAt: Defaulted<Time | null>;
  };
  mail: {
    id: string; personId: string | null; programId: string | null; recipientName: string; recipient: string; template: string; locale: 'en' | 'de'; data: Json<unknown>; secrets: NullableJson<Record<string, string>>;
    state: Defaulted<'queued' | 'sent' | 'failed' | 'held'>; attempts: Defaulted<number>; lastError: Defaulted<string | null>; createdAt: Time; sentAt: Defaulted<Time | null>;
  };
  auditEvent: {
    sequence: number; at: Time; actorKind: 'person' | 'system'; actorId: string | null; action: string; subjectKind: string; subjectId: string; programId: string | null;
    before: NullableJson<unknown>; after: NullableJson<unknown>; reason: string | null; previousHash: string; hash: string;
  };
  idempotencyKey: { personId: string; key: string; procedure: string; inputHash: string; response: NullableJson<unknown>; createdAt: Time };
  installation: { only: Defaulted<boolean>; firstStartedAt: Defaulted<Time | null>; createdAt: Defaulted<Time> };
  cohort: { programId: string; status: Defaulted<'draft' | 'open' | 'closed' | 'matched'>; deadline: Time | null; settingsVersion: Defaulted<number>; activeRunId: Defaulted<string | null>; deadlineNoticeFor: Defaulted<Time | null> };
  participant: {
    id: string; cohortId: string; personId: string; side: 'mentor' | 'mentee'; displayName: string; organizationId: string | null; submittedAt: Defaulted<Time | null>; reopenRequestedAt: Defaulted<Time | null>;
    reopenRequest: Defaulted<string | null>; version: Defaulted<number>; createdAt: Time; updatedAt: Time;
  };
  preference: { cohortId: string; fromParticipantId: string; fromSide: 'mentor' | 'mentee'; toParticipantId: string; toSide: 'mentor' | 'mentee'; rank: number | null };
  mentorProfile: {
    participantId: string; jobTitle: Defaulted<string>; function: Defaulted<string>; expertiseTags: Defaulted<string[]>; coachingTopics: Defaulted<string[]>; languages: Defaulted<string[]>; location: Defaulted<string>;
    yearsExperience: Defaulted<number | null>; bio: Defaulted<string>; availabilityNotes: Defaulted<string>; slideSource: Defaulted<'manual' | 'import'>; updatedAt: Time;
  };
  menteeProfile: { participantId: string; tags: Defaulted<string[]>; attributes: Defaulted<string[]>; languages: Defaulted<string[]>; location: Defaulted<string>; function: Defaulted<string>; notes: Defaulted<string>; updatedAt: Time };
  pairRule: { id: string; cohortId: string; kind: 'lock' | 'apart' | 'liftVeto'; mentorId: string; menteeId: string; reason: string; createdBy: string | null; createdAt: Time };
  match: { id: string; runId: string; mentorId: string; menteeId: string; scorePercent: number; verdict: Json<unknown>; manualOverride: Defaulted<boolean>; overrideReason: string | null };
  publication: { id: string; cohortId: string; runId: string; publishedAt: Time; publishedBy: string | null; withdrawnAt: Defaulted<Time | null>; withdrawnBy: Defaulted<string | null>; withdrawnReason: Defaulted<string | null> };
  cohortImport: {
    id: string; cohortId: string; kind: 'participants' | 'preferences' | 'mentorProfiles'; fileName: string; status: Defaulted<'reading' | 'previewed' | 'applied' | 'failed' | 'discarded'>; taskId: string | null;
    content: Buffer | null; preview: NullableJson<unknown>; createdBy: string | null; createdAt: Time; finishedAt: Defaulted<Time | null>;
  };
}
