// Reads the environment once, at start. Nothing else in the server looks at process.env.
import { resolve } from 'node:path';
import { isAddressRange, isTimeZone, readMailAddress, SettingReader, type MailAddress } from './setting-readers.ts';

export interface Config {
  port: number;
  host: string;
  /** Origin without a trailing slash. */
  baseUrl: string;
  /** Lower case, with the port where one is written; that of `baseUrl` is among them. */
  allowedHosts: string[];
  trustedProxies: string[];
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  databasePoolSize: number;
  dataDir: string;
  /** Null only with the embedded database; `readOrMakeSecret` then finds it in `dataDir`. */
  secret: string | null;
  smtpUrl: string | null;
  mailFrom: MailAddress;
  brandName: string;
  registration: 'invited' | 'open';
  defaultLocale: 'en' | 'de';
  defaultTimeZone: string;
  oidc: OidcConfig | null;
  jobs: boolean;
  logLevel: LogLevel;
  metricsToken: string | null;
  /** Milliseconds since 1970, or null for the real clock. */
  testClock: number | null;
  production: boolean;
}

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

const LOG_LEVELS = ['info', 'fatal', 'error', 'warn', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const read = new SettingReader(env);
  const production = read.oneOf('NODE_ENV', ['production', 'development', 'test']) === 'production';
  const port = read.integer('PORT', 1, 65_535);
  const baseUrl = readBaseUrl(read, port);
  const brandName = read.text('BRAND_NAME') ?? '';
  const config: Config = {
    port,
    host: readHost(read),
    baseUrl: baseUrl.origin,
    allowedHosts: readAllowedHosts(read, baseUrl),
    trustedProxies: readTrustedProxies(read),
    ...readDatabase(read),
    ...readMail(read, brandName, baseUrl),
    brandName,
    registration: read.oneOf('REGISTRATION', ['invited', 'open']),
    defaultLocale: read.oneOf('DEFAULT_LOCALE', ['en', 'de']),
    defaultTimeZone: readTimeZone(read),
    oidc: readOidc(read, production),
    jobs: read.oneOf('JOBS', ['on', 'off']) === 'on',
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS),
    metricsToken: read.secret('METRICS_TOKEN', 16),
    testClock: readTestClock(read, production),
    production,
  };
  return read.problems.length > 0 ? { ok: false, problems: read.problems } : { ok: true, config };
}

function readHost(read: SettingReader): string {
  const host = read.text('HOST') ?? '';
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) read.refuse(`HOST is "${host}" but must be an address or a host name, such as 127.0.0.1.`);
  return host;
}

function readBaseUrl(read: SettingReader, port: number): URL {
  const fallback = new URL(`http://localhost:${port}`);
  const text = read.text('BASE_URL');
  if (text === null || text === 'http://localhost:PORT') return fallback;
  const url = read.url('BASE_URL', ['http:', 'https:'], 'https://match.example.org');
  if (!url) return fallback;
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    read.refuse(`BASE_URL is "${text}" but must end after the host and port, such as ${url.origin}; Counterpart needs a host name of its own.`);
  }
  return url;
}

function readAllowedHosts(read: SettingReader, baseUrl: URL): string[] {
  const extra = read.list('ALLOWED_HOSTS').map((host) => host.toLowerCase());
  for (const host of extra) {
    if (!/^(\[[0-9a-f:]+\]|[a-z0-9._-]+)(:\d{1,5})?$/.test(host)) {
      read.refuse(`ALLOWED_HOSTS has "${host}", which is not a host name such as match.example.org (no scheme, no path, no wildcard).`);
    }
  }
  const local = baseUrl.hostname === 'localhost' ? [`127.0.0.1${baseUrl.port && `:${baseUrl.port}`}`] : [];
  return [...new Set([baseUrl.host, ...local, ...extra])];
}

function readTrustedProxies(read: SettingReader): string[] {
  const proxies = read.list('TRUSTED_PROXIES');
  for (const proxy of proxies) {
    if (!isAddressRange(proxy)) read.refuse(`TRUSTED_PROXIES has "${proxy}", which is neither an IP address nor a range such as 10.0.0.0/8.`);
  }
  return proxies;
}

function readDatabase(read: SettingReader): Pick<Config, 'databaseUrl' | 'databasePoolSize' | 'dataDir' | 'secret'> {
  const url = read.url('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name');
  if (url && url.pathname.length < 2) read.refuse('DATABASE_URL names no database; it ends in one, as in postgres://user:password@host:5432/counterpart.');
  const secret = read.secret('SECRET', 32);
  if (read.text('DATABASE_URL') !== null && secret === null) {
    read.refuse('SECRET is missing. With DATABASE_URL every replica needs the same one; `openssl rand -hex 32` makes one.');
  }
  return {
    databaseUrl: url ? read.text('DATABASE_URL') : null,
    databasePoolSize: read.integer('DATABASE_POOL_SIZE', 2, 100),
    dataDir: resolve(read.text('DATA_DIR') ?? ''),
    secret,
  };
}

function readMail(read: SettingReader, brandName: string, baseUrl: URL): Pick<Config, 'smtpUrl' | 'mailFrom'> {
  const smtp = read.url('SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@host:587');
  const text = read.text('MAIL_FROM');
  const given = text === null ? null : readMailAddress(text);
  if (text !== null && given === null) read.refuse(`MAIL_FROM is "${text}" but must be one address, as in Counterpart <match@example.org>.`);
  if (read.text('SMTP_URL') !== null && text === null) read.refuse('MAIL_FROM is missing. With SMTP_URL, say who mails come from, as in Counterpart <match@example.org>.');
  const from = given ?? { name: '', address: `no-reply@${baseUrl.hostname}` };
  return { smtpUrl: smtp ? read.text('SMTP_URL') : null, mailFrom: { ...from, name: from.name || brandName } };
}

function readTimeZone(read: SettingReader): string {
  const zone = read.text('DEFAULT_TIME_ZONE') ?? '';
  if (!isTimeZone(zone)) read.refuse(`DEFAULT_TIME_ZONE is "${zone}", which is no time zone; write one such as Europe/Berlin.`);
  return zone;
}

function readOidc(read: SettingReader, production: boolean): OidcConfig | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const;
  const missing = names.filter((name) => read.text(name) === null);
  if (missing.length === names.length) return null;
  if (missing.length > 0) {
    read.refuse(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: sign-in by OpenID Connect needs ${names.join(', ')} together.`);
    return null;
  }
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:'], 'https://id.example.org');
  if (issuer && issuer.protocol === 'http:' && production) read.refuse('OIDC_ISSUER begins with http: but in production it must be https:, or anyone on the way could sign in as anyone.');
  const value = (name: (typeof names)[number]) => read.text(name) ?? '';
  return { issuer: value('OIDC_ISSUER'), clientId: value('OIDC_CLIENT_ID'), clientSecret: value('OIDC_CLIENT_SECRET'), name: value('OIDC_NAME') };
}

function readTestClock(read: SettingReader, production: boolean): number | null {
  const text = read.text('TEST_CLOCK');
  if (text === null) return null;
  if (production) read.refuse('TEST_CLOCK is set, which is not allowed where NODE_ENV is production: deadlines would never pass.');
  const instant = Date.parse(text);
  if (!Number.isNaN(instant) && /Z$|[+-]\d\d:\d\d$/.test(text)) return instant;
  read.refuse(`TEST_CLOCK is "${text}" but must be an instant with its zone, such as 2026-03-28T09:00:00Z.`);
  return null;
}
