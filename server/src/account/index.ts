import { cookiePrefix } from './auth.ts';
import { createSetupCode } from './first-admin.ts';
import { createIdentify } from './identify.ts';
import { createOidc } from './oidc.ts';
import type { AccountParts } from './parts.ts';
import { accountRouter } from './router.ts';
import { createViewer } from './viewer.ts';

export { givePassword } from './give-password.ts';
export { createAdmin, type NewAdmin } from './first-admin.ts';
export { hashPassword } from 'better-auth/crypto';
export { invite, inviteByMail, makeAccount } from './invite.ts';
export { addPerson } from './register.ts';
export { endSessions } from './store.ts';
export { takeOffTwoFactor } from './two-factor.ts';
export type { AccountParts, Me, Participation } from './parts.ts';
export type { Viewer } from './viewer.ts';

/** Signing in and the own account, as main wires it. */
export function createAccount(parts: AccountParts) {
  const oidc = createOidc(parts);
  return {
    router: accountRouter(parts, oidc),
    identify: createIdentify(parts),
    callback: oidc.callback,
    viewer: createViewer(parts),
    /** As browsers keep it; the API's description names it. */
    sessionCookie: `${cookiePrefix(parts.config.baseUrl)}.session_token`,
    /** Printed in the terminal; null where there is an administrator. */
    createSetupCode: () => createSetupCode(parts.transactor),
  };
}
