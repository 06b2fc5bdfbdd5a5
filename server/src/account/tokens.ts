import { createHash, randomBytes, randomInt } from 'node:crypto';

export type TokenPurpose = 'verifyEmail' | 'resetPassword' | 'invitation' | 'setup';

const hour = 3_600_000;
export const lifetime: Record<TokenPurpose, number> = { verifyEmail: 24 * hour, resetPassword: hour, invitation: 14 * 24 * hour, setup: 7 * 24 * hour };

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Without letters and digits that look alike, since somebody copies it from a terminal: 16 of 31 signs are 79 bits. */
export function newSetupCode(): string {
  const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const code = Array.from({ length: 16 }, () => signs[randomInt(signs.length)]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** As typed by hand: small letters, spaces and missing hyphens are fine. */
export function normaliseSetupCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Only this is stored: reading the database opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
