import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, type Config } from './config.ts';
import { readOrMakeSecret } from './secret.ts';
import { settings, type Setting } from './settings.ts';

function good(env: Record<string, string>): Config {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
}

function problems(env: Record<string, string>): string[] {
  const result = readConfig(env);
  return result.ok ? [] : result.problems;
}

const SECRET = 'a'.repeat(32);

describe('readConfig', () => {
  test('needs nothing from the environment', () => {
    const config = good({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', baseUrl: 'http://localhost:3000', databaseUrl: null, secret: null, jobs: true, oidc: null });
    expect(config.allowedHosts).toEqual(['localhost:3000', '127.0.0.1:3000']);
    expect(config.mailFrom).toEqual({ name: 'Counterpart', address: 'no-reply@localhost' });
  });

  test('follows the port, the public address and further hosts', () => {
    expect(good({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
    const config = good({ BASE_URL: 'https://Match.example.org/', ALLOWED_HOSTS: 'other.example.org, [::1]:3000' });
    expect(config.baseUrl).toBe('https://match.example.org');
    expect(config.allowedHosts).toEqual(['match.example.org', 'other.example.org', '[::1]:3000']);
  });

  test('reads the sender of mails', () => {
    const SMTP_URL = 'smtp://mail.example.org:587';
    expect(good({ SMTP_URL, MAIL_FROM: 'Match Team <match@example.org>' }).mailFrom).toEqual({ name: 'Match Team', address: 'match@example.org' });
    expect(good({ SMTP_URL, MAIL_FROM: 'match@example.org', BRAND_NAME: 'Tandem' }).mailFrom).toEqual({ name: 'Tandem', address: 'match@example.org' });
  });

  test('takes an empty value for an absent one', () => {
    expect(good({ DATABASE_URL: '', OIDC_ISSUER: ' ', PORT: '' })).toMatchObject({ databaseUrl: null, oidc: null, port: 3000 });
  });

  const mistakes: [Record<string, string>, RegExp][] = [
    [{ PORT: '0' }, /PORT is "0".*from 1 to 65535/],
    [{ PORT: '3000x' }, /PORT is "3000x"/],
    [{ HOST: 'a b' }, /HOST is "a b"/],
    [{ BASE_URL: 'match.example.org' }, /BASE_URL is not an address/],
    [{ BASE_URL: 'https://example.org/match' }, /BASE_URL.*host name of its own/],
    [{ ALLOWED_HOSTS: 'https://example.org' }, /ALLOWED_HOSTS has "https:\/\/example.org"/],
    [{ ALLOWED_HOSTS: '*.example.org' }, /no wildcard/],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /TRUSTED_PROXIES has "10.0.0.0\/33"/],
    [{ TRUSTED_PROXIES: 'proxy' }, /neither an IP address nor a range/],
    [{ DATABASE_URL: 'mysql://db/x', SECRET }, /DATABASE_URL is not an address/],
    [{ DATABASE_URL: 'postgres://db', SECRET }, /names no database/],
    [{ DATABASE_URL: 'postgres://db/x' }, /SECRET is missing/],
    [{ SECRET: 'short' }, /SECRET has 5 characters/],
    [{ DATABASE_POOL_SIZE: '1' }, /DATABASE_POOL_SIZE is "1"/],
    [{ SMTP_URL: 'http://mail', MAIL_FROM: 'a@b.org' }, /SMTP_URL is not an address/],
    [{ SMTP_URL: 'smtp://mail' }, /MAIL_FROM is missing/],
    [{ MAIL_FROM: 'a@b.org, c@d.org' }, /MAIL_FROM is .* one address/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud" but must be one of/],
    [{ REGISTRATION: 'yes' }, /REGISTRATION/],
    [{ JOBS: 'true' }, /JOBS is "true"/],
    [{ DEFAULT_LOCALE: 'fr' }, /DEFAULT_LOCALE is "fr"/],
    [{ DEFAULT_TIME_ZONE: 'Mars/Olympus' }, /no time zone/],
    [{ OIDC_ISSUER: 'https://id.example.org' }, /OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME are missing/],
    [{ METRICS_TOKEN: 'x' }, /METRICS_TOKEN has 1 characters/],
    [{ TEST_CLOCK: 'tomorrow', NODE_ENV: 'test' }, /TEST_CLOCK is "tomorrow"/],
    [{ TEST_CLOCK: '2026-03-28T09:00:00Z' }, /not allowed where NODE_ENV is production/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV is "prod" but must be one of production, development, test/],
    [{ OIDC_ISSUER: 'http://id', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', OIDC_NAME: 'c' }, /must be https/],
  ];
  test.each(mistakes)('%j gets a sentence', (env, sentence) => {
    const found = problems(env);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
    expect(found[0]).toMatch(/[.)]$/);
  });

  test('names every mistake at once and repeats no secret', () => {
    const found = problems({ PORT: 'x', SECRET: 'hunter2', METRICS_TOKEN: 'hunter2', DATABASE_URL: 'hunter2', SMTP_URL: 'hunter2' });
    expect(found.length).toBeGreaterThanOrEqual(5);
    expect(found.join(' ')).not.toContain('hunter2');
  });
});

test('the list of settings has every default valid', () => {
  const defaults = settings.flatMap((setting: Setting) => (setting.default === null ? [] : [[setting.name, setting.default]]));
  expect(problems(Object.fromEntries(defaults))).toEqual([]);
});

test('the secret of a data folder is made once, for its owner only', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'counterpart-secret-'));
  try {
    const made = await Promise.all(Array.from({ length: 20 }, () => readOrMakeSecret({ secret: null, dataDir })));
    expect(new Set(made).size).toBe(1);
    expect(made[0]?.length).toBeGreaterThanOrEqual(32);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(await readOrMakeSecret({ secret: SECRET, dataDir })).toBe(SECRET);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
