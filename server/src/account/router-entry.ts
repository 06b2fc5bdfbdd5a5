import { personOf } from '../platform/identity.ts';
import { os } from '../platform/procedure.ts';
import { reason, Refusal, refuse } from '../platform/refuse.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { passCookies, signedCookie } from './cookies.ts';
import { evenly } from './evenly.ts';
import { spendAttempt } from './limits.ts';
import type { createOidc } from './oidc.ts';
import { actingAs, type AccountParts } from './parts.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { pendingSignIn, personByEmail } from './store.ts';
import { presentMe } from './viewer.ts';

/** Coming in and going out. */
export function entryRouter(parts: AccountParts, oidc: ReturnType<typeof createOidc>) {
  const { config, secret, transactor, participationsOf } = parts;
  return {
    options: os.account.options.handler(() => ({ registration: config.registration, oidc: config.oidc && { name: config.oidc.name }, brand: config.brandName })),
    me: os.account.me.handler(async ({ context }) => {
      const person = personOf(context.caller);
      return { person: person && await context.read((db) => presentMe(db, person, participationsOf)) };
    }),
    signIn: os.account.signIn.handler(async ({ context, input }) => {
      await spendAttempt(transactor, 'signIn', input.email, context.request.ip);
      const known = await context.read((db) => personByEmail(db, input.email));
      const answer = settled(await evenly(() => transactor.write(actingAs(known?.id), (tx) => signIn(tx, parts, input, context.request.headers)), (result) => result instanceof Refusal));
      passCookies(answer.cookies, context.responseHeaders);
      return { status: answer.status };
    }),
    confirmSignIn: os.account.confirmSignIn.handler(async ({ context, input }) => {
      const pending = signedCookie(context.request.headers, config.baseUrl, 'two_factor', secret);
      const personId = pending === null ? null : await context.read((db) => pendingSignIn(db, pending));
      if (personId === null) refuse('unauthenticated', reason('signInAgain'));
      await spendAttempt(transactor, 'secondFactor', personId, context.request.ip);
      passCookies(settled(await transactor.write(actingAs(personId), (tx) => confirmSignIn(tx, parts, personId, input, context.request.headers))), context.responseHeaders);
      return {};
    }),
    beginOidc: os.account.beginOidc.handler(async ({ context }) => {
      await spendAttempt(transactor, 'identityProvider', null, context.request.ip);
      const { url, cookies } = await oidc.begin(context.request.headers);
      passCookies(cookies, context.responseHeaders);
      return { url };
    }),
    signOut: os.account.signOut.handler(async ({ context }) => {
      passCookies(await context.write((tx) => signOut(tx, parts, context.person(), context.request.headers)), context.responseHeaders);
      return {};
    }),
  };
}

/** Thrown only after the transaction, so that what it wrote about a failed try stays. */
function settled<T extends object>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw answer;
  return answer;
}
