import { isAPIError } from 'better-auth/api';
import { reason, Refusal } from '../platform/refuse.ts';

/** The sign-in library's own refusals, as ours. */
const refusals: Record<string, () => Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: () => new Refusal('wrongCredentials'),
  INVALID_EMAIL: () => new Refusal('wrongCredentials'),
  INVALID_PASSWORD: () => new Refusal('wrongCredentials', [reason('wrongPassword', {}, 'password')]),
  // Somebody deactivated: the session is refused after the password was checked, and the answer is that of a wrong one.
  FAILED_TO_CREATE_SESSION: () => new Refusal('wrongCredentials'),
  EMAIL_NOT_VERIFIED: () => new Refusal('emailNotVerified'),
  INVALID_CODE: () => new Refusal('wrongCredentials', [reason('wrongCode', {}, 'code')]),
  INVALID_BACKUP_CODE: () => new Refusal('wrongCredentials', [reason('wrongCode', {}, 'code')]),
  INVALID_TWO_FACTOR_COOKIE: () => new Refusal('unauthenticated', [reason('signInAgain')]),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => new Refusal('unauthenticated', [reason('signInAgain')]),
  ACCOUNT_TEMPORARILY_LOCKED: () => new Refusal('tooManyAttempts', [reason('tryAgainIn', { seconds: 900 })], 900),
  TOTP_ALREADY_ENABLED: () => new Refusal('wrongState', [reason('twoFactorOn')]),
  TOTP_NOT_ENABLED: () => new Refusal('wrongState', [reason('twoFactorNotBegun')]),
  BACKUP_CODES_NOT_ENABLED: () => new Refusal('wrongState', [reason('twoFactorNotBegun')]),
  UNAUTHORIZED: () => new Refusal('unauthenticated'),
};

/** The library's answer, or its refusal as a value: what it wrote about the failed try must commit with the transaction. */
export async function outcome<T>(call: Promise<T>): Promise<T | Refusal> {
  try {
    return await call;
  } catch (error) {
    const refused = isAPIError(error) ? refusals[String(error.body?.code)]?.() : undefined;
    if (!refused) throw error;
    return refused;
  }
}

/** The library's answer; its refusal is thrown and rolls back. */
export async function accepted<T>(call: Promise<T>): Promise<T> {
  const result = await outcome(call);
  if (result instanceof Refusal) throw result;
  return result;
}
