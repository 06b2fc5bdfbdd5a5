import { createHash } from 'node:crypto';
import { system } from '../platform/identity.ts';
import { reason, Refusal } from '../platform/refuse.ts';
import type { Transactor } from '../platform/transact.ts';
import { networkOf } from './network.ts';
import { countAttempt } from './store.ts';

interface Limit { readonly most: number; readonly minutes: number }

/**
 * Per account, whatever address the tries come from; and per address, whatever accounts they are for. The first stops
 * guessing at one password, the second the same password at many accounts. The second is wide, since a whole office
 * shares an address.
 */
const limits = {
  signIn: { account: { most: 10, minutes: 15 }, address: { most: 100, minutes: 15 } },
  password: { account: { most: 10, minutes: 15 }, address: { most: 100, minutes: 15 } },
  secondFactor: { account: { most: 8, minutes: 15 }, address: { most: 60, minutes: 15 } },
  reset: { account: { most: 5, minutes: 60 }, address: { most: 60, minutes: 60 } },
  verification: { account: { most: 5, minutes: 60 }, address: { most: 60, minutes: 60 } },
  register: { account: { most: 5, minutes: 60 }, address: { most: 30, minutes: 60 } },
  token: { account: null, address: { most: 60, minutes: 15 } },
  identityProvider: { account: null, address: { most: 60, minutes: 15 } },
  // Nobody's guesses may keep the one who has the code from using it.
  setup: { account: null, address: { most: 15, minutes: 15 } },
} as const satisfies Record<string, { account: Limit | null; address: Limit }>;
export type Limited = keyof typeof limits;

/** Counts a try and refuses one too many. In a transaction of its own: a refused verb rolls back, its try stays counted. */
export async function spendAttempt(transactor: Transactor, what: Limited, account: string | null, address: string): Promise<void> {
  const limit: { account: Limit | null; address: Limit } = limits[what];
  const overrun = await transactor.write(system, async ({ db, now }) => {
    const byAccount = limit.account && account !== null ? await count(limit.account, accountKey(what, account), now) : 0;
    const byAddress = await count(limit.address, `${what}:address:${networkOf(address)}`, now);
    return Math.max(byAccount, byAddress);

    async function count({ most, minutes }: Limit, key: string, at: Date): Promise<number> {
      const length = minutes * 60_000;
      const start = Math.floor(at.getTime() / length) * length;
      return await countAttempt(db, key, new Date(start)) > most ? Math.ceil((start + length - at.getTime()) / 1_000) : 0;
    }
  });
  if (overrun > 0) throw new Refusal('tooManyAttempts', [reason('tryAgainIn', { seconds: overrun })], overrun);
}

/** Hashed, so that the table of attempts is no list of addresses. */
export function accountKey(what: Limited, account: string): string {
  return `${what}:account:${createHash('sha256').update(account).digest('base64url')}`;
}
