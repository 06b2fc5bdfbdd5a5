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

/** What each code says, in English and for whoever writes a client. Pages and mails have sentences of their own, by code. */
export const refusalTitle: Readonly<Record<RefusalCode, string>> = {
  unauthenticated: 'Sign in first, or send an API key that is still valid.',
  wrongCredentials: 'E-mail address or password is not right.',
  emailNotVerified: 'The e-mail address has not been confirmed yet.',
  twoFactorRequired: 'Signing in needs the second factor.',
  forbidden: 'This is not for you: it needs another role, or a person who signs in rather than an API key.',
  scopeMissing: 'The API key lacks the scope that this needs.',
  crossSite: 'A changing request with a cookie came from another site, or did not say where it came from.',
  tooManyAttempts: 'Too many attempts. Wait and try again.',
  notFound: 'There is nothing here, or it is not yours to see.',
  invalidInput: 'Some of the input cannot be used; see the reasons.',
  bodyTooLarge: 'The body is larger than what is read at once.',
  unsupportedMedia: 'The body is of a kind that is not understood. Send JSON, or a form where a file belongs.',
  conflict: 'Something else stands in the way; see the reasons.',
  stale: 'It was changed after you looked. Read it again and decide anew.',
  wrongState: 'Not possible in the state that it is in.',
  idempotencyMismatch: 'This Idempotency-Key was used for something else. Take a new one.',
  alreadyExists: 'It exists already.',
  inUse: 'It is still in use and cannot be removed.',
  locked: 'It has been submitted and is locked.',
  notReady: 'Something is missing before this can be done; see the reasons.',
  tokenInvalid: 'The link or code was used already, or is too old.',
  passwordTooWeak: 'The password is too easy to guess.',
  lastAdmin: 'There must be one active administrator.',
  fileUnreadable: 'The file cannot be read; see the reasons.',
  fileTooLarge: 'The file is larger than what is read.',
  pairNotAllowed: 'These people cannot be paired; see the reasons.',
  reasonRequired: 'A reason is needed.',
  runNotFinished: 'The run has not finished yet.',
  runFailed: 'The run ended without pairs.',
  internal: 'Something went wrong on our side. Nothing was changed.',
  unavailable: 'The service cannot answer just now. Try again in a moment.',
};

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
