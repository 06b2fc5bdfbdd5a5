import type { Caller, Person } from '../platform/identity.ts';
import { os, type RequestContext } from '../platform/procedure.ts';
import { Refusal } from '../platform/refuse.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { changePassword } from './change-password.ts';
import { passCookies } from './cookies.ts';
import { spendAttempt } from './limits.ts';
import type { AccountParts } from './parts.ts';
import { listSessions, revokeOtherSessions, revokeSession } from './sessions.ts';
import { beginTwoFactor, confirmTwoFactor, disableTwoFactor } from './two-factor.ts';
import { updateOwn } from './update-own.ts';

/** What people do to their own account. */
export function ownRouter(parts: AccountParts) {
  return { ...profileRouter(parts), sessions: sessionsRouter(), twoFactor: twoFactorRouter(parts), apiKeys: apiKeysRouter(parts) };
}

function profileRouter({ transactor }: AccountParts) {
  return {
    update: os.account.update.handler(async ({ context, input }) => {
      await context.write((tx) => updateOwn(tx, context.person(), { name: input.name, locale: input.locale, timeZone: input.timeZone }));
      return {};
    }),
    changePassword: os.account.changePassword.handler(async ({ context, input }) => {
      const person = context.person();
      await spendPassword({ transactor }, person, context);
      await context.write((tx) => changePassword(tx, person, { ...input, sessionId: sessionOf(context.caller) }));
      return {};
    }),
  };
}

function sessionsRouter() {
  return {
    list: os.account.sessions.list.handler(async ({ context }) => ({ items: await context.read((db) => listSessions(db, context.person(), sessionOf(context.caller))) })),
    revoke: os.account.sessions.revoke.handler(async ({ context, input }) => {
      await context.write((tx) => revokeSession(tx, context.person(), input.id));
      return {};
    }),
    revokeOthers: os.account.sessions.revokeOthers.handler(async ({ context }) => {
      await context.write((tx) => revokeOtherSessions(tx, context.person(), sessionOf(context.caller)));
      return {};
    }),
  };
}

function twoFactorRouter(parts: AccountParts) {
  return {
    begin: os.account.twoFactor.begin.handler(async ({ context, input }) => {
      await spendPassword(parts, context.person(), context);
      return context.write((tx) => beginTwoFactor(tx, parts, context.person(), input.password, context.request.headers));
    }),
    confirm: os.account.twoFactor.confirm.handler(async ({ context, input }) => {
      await spendAttempt(parts.transactor, 'secondFactor', context.person().id, context.request.ip);
      passCookies(await context.write((tx) => confirmTwoFactor(tx, parts, context.person(), { code: input.code, sessionId: sessionOf(context.caller) }, context.request.headers)), context.responseHeaders);
      return {};
    }),
    disable: os.account.twoFactor.disable.handler(async ({ context, input }) => {
      await spendPassword(parts, context.person(), context);
      passCookies(await context.write((tx) => disableTwoFactor(tx, parts, context.person(), input.password, context.request.headers)), context.responseHeaders);
      return {};
    }),
  };
}

function apiKeysRouter(parts: AccountParts) {
  return {
    list: os.account.apiKeys.list.handler(async ({ context }) => ({ items: await context.read((db) => listApiKeys(db, context.person())) })),
    create: os.account.apiKeys.create.handler(async ({ context, input }) => context.write((tx) => createApiKey(tx, parts, context.person(), input))),
    revoke: os.account.apiKeys.revoke.handler(async ({ context, input }) => {
      await context.write((tx) => revokeApiKey(tx, context.person(), input.id));
      return {};
    }),
  };
}

/** A stolen session must not become a way to guess the password. */
function spendPassword({ transactor }: Pick<AccountParts, 'transactor'>, person: Person, { request }: RequestContext): Promise<void> {
  return spendAttempt(transactor, 'password', person.id, request.ip);
}

/** The contract lets sessions only into these procedures. */
function sessionOf(caller: Caller): string {
  if (caller.kind !== 'session') throw new Refusal('forbidden');
  return caller.sessionId;
}
