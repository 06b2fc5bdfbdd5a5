import { createHmac } from 'node:crypto';

const mark = '#';

/** Keyed, since ten signs alone could be tried out by whoever gets hold of the database. Hyphens and spaces are how people write them down. */
export function hashBackupCode(code: string, secret: string): string {
  return mark + createHmac('sha256', secret).update(`backup code ${code.replace(/[^A-Za-z0-9]/g, '')}`).digest('base64url');
}

/** How the library keeps them: as hashes only. Those that are left after one was used come by again, and stay as they are. */
export function backupCodeStorage(secret: string) {
  return {
    encrypt: async (codes: string) => JSON.stringify((JSON.parse(codes) as string[]).map((code) => (code.startsWith(mark) ? code : hashBackupCode(code, secret)))),
    decrypt: async (stored: string) => stored,
  };
}
