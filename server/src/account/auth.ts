import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { newId } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Db, Trx } from '../platform/database/connect.ts';
import { backupCodeStorage } from './backup-codes.ts';
import { emailVerifiedBy, nameGivenBy } from './provider-profile.ts';
import { dropUnprovenPassword, mayEnter } from './store.ts';

export type AccountConfig = Pick<Config, 'baseUrl' | 'registration' | 'oidc' | 'brandName' | 'defaultLocale' | 'defaultTimeZone'>;
export interface AuthSettings { readonly config: AccountConfig; readonly secret: string }

export const day = 86_400;
/** Sign-ins end after this, used or not; without "remember" after a day, or with the browser. */
export const sessionSeconds = 30 * day;
export const oidcProvider = 'oidc';
/** Where the identity provider sends people back to: `/auth/callback/oidc`. */
export const authPath = '/auth';
export const signInPath = '/sign-in';
export const apiKeyPrefix = 'cp_';

/** `__Host-` makes browsers refuse the cookie from any other host or path, and without https. */
export function cookiePrefix(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-counterpart' : 'counterpart';
}

/**
 * The sign-in library on one transaction. It takes about a millisecond to make, so every verb makes its own: what the
 * library writes then commits with the verb's audit event and mails, and can never wait for a second connection.
 * None of its HTTP endpoints are mounted; its rate limits and origin checks sit in those, ours in the verbs and at the door.
 */
export function authOn(db: Trx | Db, settings: AuthSettings) {
  return betterAuth({
    ...commonOptions(db, settings),
    plugins: [
      twoFactor({ issuer: settings.config.brandName, schema: { twoFactor: { modelName: 'twoFactor' } }, backupCodeOptions: { storeBackupCodes: backupCodeStorage(settings.secret) } }),
      apiKey({
        defaultPrefix: apiKeyPrefix, maximumNameLength: 80, startingCharactersConfig: { charactersLength: 8 },
        keyExpiration: { maxExpiresIn: 730 }, rateLimit: { enabled: false }, schema: { apikey: { modelName: 'apiKey' } },
      }),
    ],
  });
}

export interface OidcHooks {
  readonly signedIn: (personId: string) => Promise<void>;
  readonly registered: (personId: string) => Promise<void>;
  /** In which language somebody new is greeted, by what their browser says. */
  readonly localeFor: (headers: Headers | undefined) => 'en' | 'de';
}

/**
 * The same with the identity provider. Made once: it reads the provider's discovery document. Its callback talks to
 * the provider between statements, so it holds no transaction; what must be recorded follows in one of its own.
 */
export function oidcAuthOn(db: Db, settings: AuthSettings, oidc: NonNullable<AccountConfig['oidc']>, hooks: OidcHooks) {
  const { config } = settings;
  const options = commonOptions(db, settings);
  return betterAuth({
    ...options,
    user: { ...options.user, additionalFields: { locale: { type: 'string', input: false, required: false }, timeZone: { type: 'string', input: false, required: false } } },
    databaseHooks: {
      session: { create: { ...options.databaseHooks.session.create, after: (session) => hooks.signedIn(session.userId) } },
      user: { create: {
        // An address that the provider has not verified may be somebody else's, who would later find the provider's account tied to theirs.
        before: async (user, context) => (user.emailVerified ? { data: { ...user, locale: hooks.localeFor(context?.request?.headers), timeZone: config.defaultTimeZone } } : false),
        after: (user) => hooks.registered(user.id),
      } },
      account: { create: {
        // Somebody may have registered a foreign address and wait for its owner to come through the provider and prove it:
        // the password that was stored meanwhile goes. The provider's tokens are needed no more, so none is kept.
        before: async (account) => {
          await dropUnprovenPassword(db, account.userId);
          return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
        },
      } },
    },
    account: { ...options.account, accountLinking: { enabled: true, requireLocalEmailVerified: false } },
    onAPIError: { errorURL: signInPath },
    plugins: [genericOAuth({ config: [{
      providerId: oidcProvider, name: oidc.name, discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: oidc.clientId, clientSecret: oidc.clientSecret, scopes: ['openid', 'email', 'profile'], pkce: true,
      mapProfileToUser: (profile) => ({ emailVerified: emailVerifiedBy(profile), name: nameGivenBy(profile) }),
      requireIdTokenVerification: true, disableSignUp: config.registration !== 'open',
    }] })],
  });
}

function commonOptions(db: Trx | Db, { config, secret }: AuthSettings) {
  const https = config.baseUrl.startsWith('https:');
  return {
    appName: config.brandName, baseURL: config.baseUrl, basePath: authPath, secret,
    database: { db, type: 'postgres' as const, transaction: false },
    user: { modelName: 'person' }, session: { modelName: 'session', expiresIn: sessionSeconds },
    account: { modelName: 'credential', encryptOAuthTokens: true, updateAccountOnSignIn: false },
    verification: { modelName: 'verification' },
    emailAndPassword: { enabled: true, requireEmailVerification: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    databaseHooks: { session: { create: { before: async (session: { userId: string }) => mayEnter(db, session.userId) } } },
    rateLimit: { enabled: false }, telemetry: { enabled: false }, logger: { disabled: true },
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      cookiePrefix: cookiePrefix(config.baseUrl), useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, secure: https, path: '/' },
      ipAddress: { disableIpTracking: true },
    },
  };
}
