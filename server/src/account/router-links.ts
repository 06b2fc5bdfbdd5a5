import { hashPassword } from 'better-auth/crypto';
import { os } from '../platform/procedure.ts';
import { reason, refuse } from '../platform/refuse.ts';
import { evenly } from './evenly.ts';
import { spendAttempt } from './limits.ts';
import { actingAs, type AccountParts } from './parts.ts';
import { mustBeStrong } from './password.ts';
import { register } from './register.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { tokenOwner } from './store.ts';
import { verifyEmail } from './verify-email.ts';

const checkYourMail = { status: 'checkYourMail' } as const;

/** What works without being signed in, by mail. */
export function linkRouter({ config, transactor, clock }: AccountParts) {
  return {
    register: os.account.register.handler(async ({ context, input: { password, ...person } }) => {
      if (config.registration !== 'open') refuse('forbidden', reason('registrationByInvitation'));
      await spendAttempt(transactor, 'register', person.email, context.request.ip);
      mustBeStrong(password, person);
      await evenly(async () => {
        const passwordHash = await hashPassword(password);
        await context.write((tx) => register(tx, { ...person, timeZone: config.defaultTimeZone, passwordHash }));
      });
      return checkYourMail;
    }),
    verifyEmail: os.account.verifyEmail.handler(async ({ context, input: { token } }) => {
      await spendAttempt(transactor, 'token', null, context.request.ip);
      const owner = await context.read((db) => tokenOwner(db, ['verifyEmail'], token, clock.now()));
      await transactor.write(actingAs(owner), (tx) => verifyEmail(tx, token));
      return {};
    }),
    resendVerification: os.account.resendVerification.handler(async ({ context, input: { email } }) => {
      await spendAttempt(transactor, 'verification', email, context.request.ip);
      await evenly(() => context.write((tx) => resendVerification(tx, email)));
      return checkYourMail;
    }),
    requestPasswordReset: os.account.requestPasswordReset.handler(async ({ context, input: { email } }) => {
      await spendAttempt(transactor, 'reset', email, context.request.ip);
      await evenly(() => context.write((tx) => requestPasswordReset(tx, email)));
      return checkYourMail;
    }),
    resetPassword: os.account.resetPassword.handler(async ({ context, input }) => {
      await spendAttempt(transactor, 'token', null, context.request.ip);
      const owner = await context.read((db) => tokenOwner(db, ['resetPassword', 'invitation'], input.token, clock.now()));
      await transactor.write(actingAs(owner), (tx) => resetPassword(tx, input));
      return {};
    }),
  };
}
