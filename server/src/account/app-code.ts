import { createHash } from 'node:crypto';
import type { Tx } from '../platform/transact.ts';
import { codeWasUsed, keepUsedCode } from './store.ts';

/** A code of an authenticator app is good for half a minute, and for one more before and after, since clocks differ. */
const lifetime = 90_000;

/**
 * Whether somebody used this code already: who looks over a shoulder, or over the line, cannot use it again (RFC 6238
 * §5.2). The caller holds the person's row, so two at once come one after the other.
 */
export function wasUsed(tx: Tx, personId: string, code: string): Promise<boolean> {
  return codeWasUsed(tx.db, keyOf(personId, code), new Date(tx.now.getTime() - lifetime));
}

export function markUsed(tx: Tx, personId: string, code: string): Promise<void> {
  return keepUsedCode(tx.db, keyOf(personId, code), tx.now);
}

function keyOf(personId: string, code: string): string {
  return `appCode:${createHash('sha256').update(`${personId} ${code}`).digest('base64url')}`;
}
