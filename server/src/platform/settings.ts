// Every setting of the server, as data: the reader (config.ts) and docs/operations.md are checked against this table.

export interface Setting {
  name: string;
  /** As it would be written in the environment; null where there is none. */
  default: string | null;
  meaning: string;
  /** Never logged, never shown. */
  secret?: true;
}

export const settings = [
  { name: 'PORT', default: '3000', meaning: 'Port to listen on.' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on. The container image sets 0.0.0.0; elsewhere keep loopback and put a proxy in front.' },
  { name: 'BASE_URL', default: 'http://localhost:PORT', meaning: 'The address people type: scheme, host and port, no path. Links in mails and the check of the Host header come from it.' },
  { name: 'ALLOWED_HOSTS', default: null, meaning: 'Further host names (host or host:port, separated by commas) that requests may carry besides that of BASE_URL.' },
  { name: 'TRUSTED_PROXIES', default: null, meaning: 'Addresses or ranges (10.0.0.0/8, separated by commas) whose X-Forwarded-For is believed. Without it, nobody\'s is.' },
  { name: 'DATABASE_URL', default: null, secret: true, meaning: 'A PostgreSQL 15 or newer, as postgres://user:password@host:5432/name. Without it, Counterpart runs a PostgreSQL of its own in DATA_DIR.' },
  { name: 'DATABASE_POOL_SIZE', default: '10', meaning: 'Connections that one process keeps to the database (2 to 100).' },
  { name: 'DATA_DIR', default: './data', meaning: 'Folder for the database of our own and its secrets. One app per folder.' },
  { name: 'SECRET', default: null, secret: true, meaning: 'At least 32 characters; signs sessions and links. Required with DATABASE_URL and the same for every replica; otherwise made once and kept in DATA_DIR/secret.' },
  { name: 'SMTP_URL', default: null, secret: true, meaning: 'Mail server, as smtp://user:password@host:587 or smtps://…:465. A password is sent encrypted only (?requireTLS=false allows otherwise). Without it, mails wait on the outbox page.' },
  { name: 'MAIL_FROM', default: null, meaning: 'Sender of mails: address or Name <address>. Required with SMTP_URL.' },
  { name: 'BRAND_NAME', default: 'Counterpart', meaning: 'The name in page titles and mails.' },
  { name: 'REGISTRATION', default: 'invited', meaning: 'Who may make an account: invited (only invited addresses) or open (everyone).' },
  { name: 'DEFAULT_LOCALE', default: 'en', meaning: 'Language of people who have not chosen one: en or de.' },
  { name: 'DEFAULT_TIME_ZONE', default: 'UTC', meaning: 'Time zone, such as Europe/Berlin, of new cohorts, of visitors, of the first administrator and of everybody who is invited, imported or registers; each can choose another.' },
  { name: 'OIDC_ISSUER', default: null, meaning: 'Sign-in through an OpenID Connect provider: its issuer address. The four OIDC_ settings come together or not at all.' },
  { name: 'OIDC_CLIENT_ID', default: null, meaning: 'Client id at the provider.' },
  { name: 'OIDC_CLIENT_SECRET', default: null, secret: true, meaning: 'Client secret at the provider.' },
  { name: 'OIDC_NAME', default: null, meaning: 'The provider\'s name on the sign-in button.' },
  { name: 'JOBS', default: 'on', meaning: 'Whether `serve` also works jobs: on or off. Turn it off where `counterpart work` runs beside it.' },
  { name: 'LOG_LEVEL', default: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
  { name: 'METRICS_TOKEN', default: null, secret: true, meaning: 'At least 16 characters; /metrics then asks for it as a bearer token. Without it, /metrics answers only requests from this machine.' },
  { name: 'NODE_ENV', default: 'production', meaning: 'production, development or test. Outside of production, TEST_CLOCK and an OIDC_ISSUER over http: are allowed, and pages are drawn more slowly, with errors that say more.' },
  { name: 'TEST_CLOCK', default: null, meaning: 'A fixed instant (2026-03-28T09:00:00Z) instead of the clock, for tests. Refused where NODE_ENV is production.' },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];

/** The table of docs/operations.md. */
export function settingsTable(): string {
  const rows = settings.map((setting: Setting) => {
    const fallback = setting.default === null ? '' : `\`${setting.default}\``;
    return `| \`${setting.name}\` | ${fallback} | ${setting.meaning}${setting.secret ? ' *Secret.*' : ''} |`;
  });
  return ['| Setting | Default | Meaning |', '|---|---|---|', ...rows].join('\n');
}
