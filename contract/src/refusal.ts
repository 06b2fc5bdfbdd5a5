import { z } from 'zod';

/**
 * Every "no" of the product, by stable code (resolution S1). The status is what HTTP answers.
 * A code is never renamed: scripts of users depend on it.
 */
export const refusalStatus = {
  // who asks
  unauthenticated: 401,
  wrongCredentials: 401,
  emailNotVerified: 403,
  twoFactorRequired: 401,
  forbidden: 403,
  scopeMissing: 403,
  crossSite: 403,
  tooManyAttempts: 429,
  // what is asked for
  notFound: 404,
  invalidInput: 400,
  bodyTooLarge: 413,
  unsupportedMedia: 415,
  // how it stands
  conflict: 409,
  stale: 409,
  wrongState: 409,
  idempotencyMismatch: 422,
  alreadyExists: 409,
  inUse: 409,
  locked: 409,
  notReady: 422,
  tokenInvalid: 400,
  passwordTooWeak: 422,
  lastAdmin: 409,
  // files
  fileUnreadable: 422,
  fileTooLarge: 413,
  // matching
  pairNotAllowed: 422,
  reasonRequired: 422,
  runNotFinished: 409,
  runFailed: 409,
  // our fault
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalStatus;
export const refusalCodes = Object.keys(refusalStatus) as RefusalCode[];

/** One cause behind a refusal: where, what stood there, and the code of the sentence that says what to do. */
export const reasonSchema = z.object({
  code: z.string(),
  /** JSON path of the input, or a row and column of a file. Empty when the whole request is meant. */
  path: z.string().default(''),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});
export type Reason = z.infer<typeof reasonSchema>;

/** RFC 9457 problem details as this API answers them. `title` is English; clients translate by `code`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(refusalCodes as [RefusalCode, ...RefusalCode[]]),
  reasons: z.array(reasonSchema),
});
export type Problem = z.infer<typeof problemSchema>;
