import { z } from 'zod';
import { base, done, email, id, instant, line, locale, password, requiredLine, side, timeZone } from './shared.ts';

const anyone = base.meta({ access: 'anyone', scope: 'session' }).route({ tags: ['Account'] });
const own = base.meta({ access: 'signedIn', scope: 'session' }).route({ tags: ['Account'] });

export const personRole = z.enum(['admin', 'member']);
const participationSummary = z.object({
  cohortId: id, participantId: id, cohortName: z.string(), side, status: z.enum(['draft', 'open', 'closed', 'matched']),
  submitted: z.boolean(), published: z.boolean(),
});
export const me = z.object({
  id, name: z.string(), email: z.string(), role: personRole, locale, timeZone: z.string(),
  twoFactorEnabled: z.boolean(), participations: z.array(participationSummary),
});
const token = z.string().min(16).max(200);
const accepted = z.object({ status: z.literal('checkYourMail') });
/** Somebody with a password, as the set-up page, registration and `counterpart admin create` take it. */
export const newPerson = z.object({ name: requiredLine(), email, password, locale: locale.default('en') });

export const setup = {
  status: anyone.route({ method: 'GET', path: '/setup', summary: 'Whether the first administrator is still missing' }).output(z.object({ needed: z.boolean() })),
  createFirstAdmin: anyone.route({ method: 'POST', path: '/setup', summary: 'Create the first administrator with the code printed in the terminal' })
    .input(newPerson.extend({ code: line(40).min(6) })).output(done),
};

export const account = {
  options: anyone.route({ method: 'GET', path: '/account/options', summary: 'Ways to sign in here' })
    .output(z.object({ registration: z.enum(['open', 'invited']), oidc: z.object({ name: z.string() }).nullable(), brand: z.string() })),
  me: anyone.route({ method: 'GET', path: '/me', summary: 'Who is signed in, or null' }).meta({ access: 'anyone', scope: 'read' }).output(z.object({ person: me.nullable() })),
  register: anyone.route({ method: 'POST', path: '/account/register', summary: 'Register; the answer is the same for a known and an unknown address' })
    .input(newPerson).output(accepted),
  verifyEmail: anyone.route({ method: 'POST', path: '/account/verify-email', summary: 'Confirm an address with the token from the mail' }).input(z.object({ token: z.string().min(16).max(2_000) })).output(done),
  resendVerification: anyone.route({ method: 'POST', path: '/account/resend-verification', summary: 'Send the verification mail again' }).input(z.object({ email })).output(accepted),
  signIn: anyone.route({ method: 'POST', path: '/account/sign-in', summary: 'Sign in with e-mail and password' })
    .input(z.object({ email, password: z.string().max(200), remember: z.boolean().default(true) })).output(z.object({ status: z.enum(['signedIn', 'twoFactorRequired']) })),
  confirmSignIn: anyone.route({ method: 'POST', path: '/account/sign-in/second-factor', summary: 'Second step of signing in: a code from the app, or a backup code' })
    .input(z.object({ code: line(40).min(6), kind: z.enum(['totp', 'backup']).default('totp') })).output(done),
  beginOidc: anyone.route({ method: 'POST', path: '/account/sign-in/oidc', summary: 'Begin signing in with the configured identity provider' }).output(z.object({ url: z.url() })),
  signOut: own.route({ method: 'POST', path: '/account/sign-out', summary: 'End this session' }).output(done),
  requestPasswordReset: anyone.route({ method: 'POST', path: '/account/request-password-reset', summary: 'Send a mail with a reset link, if there is such an account' }).input(z.object({ email })).output(accepted),
  resetPassword: anyone.route({ method: 'POST', path: '/account/reset-password', summary: 'Set a new password with the token from the mail; ends every session and deletes API keys' }).input(z.object({ token, password })).output(done),
  changePassword: own.route({ method: 'POST', path: '/account/change-password', summary: 'Change the own password; ends the other sessions' }).input(z.object({ currentPassword: z.string().max(200), newPassword: password })).output(done),
  update: own.route({ method: 'PATCH', path: '/me', summary: 'Change own name, language or time zone' }).input(z.object({ name: requiredLine().optional(), locale: locale.optional(), timeZone: timeZone.optional() })).output(done),
  sessions: {
    list: own.route({ method: 'GET', path: '/me/sessions', summary: 'Own sessions' })
      .output(z.object({ items: z.array(z.object({ id, device: z.string(), createdAt: instant, lastUsedAt: instant, current: z.boolean() })) })),
    revoke: own.route({ method: 'DELETE', path: '/me/sessions/{id}', summary: 'End one own session' }).input(z.object({ id })).output(done),
    revokeOthers: own.route({ method: 'DELETE', path: '/me/sessions', summary: 'End all own sessions but this one' }).output(done),
  },
  twoFactor: {
    begin: own.route({ method: 'POST', path: '/me/two-factor', summary: 'Begin setting up a second factor' }).input(z.object({ password: z.string().max(200) })).output(z.object({ totpUri: z.string(), backupCodes: z.array(z.string()) })),
    confirm: own.route({ method: 'POST', path: '/me/two-factor/confirm', summary: 'Switch the second factor on with a first code' }).input(z.object({ code: line(10).min(6) })).output(done),
    disable: own.route({ method: 'POST', path: '/me/two-factor/disable', summary: 'Switch the second factor off' }).input(z.object({ password: z.string().max(200) })).output(done),
  },
  apiKeys: {
    list: own.route({ method: 'GET', path: '/me/api-keys', summary: 'Own API keys (never their secrets)' })
      .output(z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), start: z.string(), scopes: z.array(z.enum(['read', 'write'])), createdAt: instant, expiresAt: instant.nullable(), lastUsedAt: instant.nullable() })) })),
    create: own.route({ method: 'POST', path: '/me/api-keys', summary: 'Create an API key; its secret is shown this once', successStatus: 201 })
      .input(z.object({ name: requiredLine(80), scopes: z.array(z.enum(['read', 'write'])).min(1), expiresInDays: z.int().min(1).max(730).nullable().default(365) })).output(z.object({ id: z.string(), secret: z.string() })),
    revoke: own.route({ method: 'DELETE', path: '/me/api-keys/{id}', summary: 'Revoke an own API key' }).input(z.object({ id: z.string().max(100) })).output(done),
  },
};
