import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { composeMail } from './compose.ts';
import { createSmtp, DeliveryFailure, type Outgoing } from './smtp.ts';
import { templates, type TemplateName } from './templates.ts';

interface Received { readonly raw: string; readonly mail: Email; readonly from: string; readonly to: string[]; readonly secure: boolean; readonly user: unknown }

const open: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of open.splice(0)) await close(); });

/** A mail server that keeps what it takes. */
async function startServer(options: SMTPServerOptions = { disabledCommands: ['AUTH', 'STARTTLS'] }) {
  const taken: Received[] = [];
  const server = new SMTPServer({
    logger: false, ...options,
    onAuth: ({ username, password }, _session, answer) => { answer(password === 'p@ss: wörd' ? null : new Error('No'), { user: username }); },
    onData: (stream, { envelope, secure, user }, answer) => {
      void text(stream).then(async (raw) => {
        taken.push({ raw, mail: await PostalMime.parse(raw), from: (envelope.mailFrom as { address: string }).address, to: envelope.rcptTo.map(({ address }) => address), secure, user });
        answer(null);
      });
    },
  });
  server.on('error', () => undefined); // a client that did not like what it heard
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push(() => new Promise((resolve) => { server.close(() => { resolve(); }); }));
  return { taken, port: ((server.server as Server).address() as AddressInfo).port };
}

const sender = { baseUrl: 'https://match.example.org', brandName: 'Zürcher Tandem' };
const mailFrom = { name: 'Tandem, Zürich', address: 'match@example.org' };
const letter = (template: TemplateName, locale: 'en' | 'de', recipientName = 'Zoë Müller', data: Record<string, string> = {}) =>
  ({ template, locale, recipientName, data: { path: '/account', deadline: '2026-03-28T09:00:00Z', timeZone: 'Europe/Berlin', cohortName: 'Frühling 2026', partnerName: 'Jörg Øst', participantName: 'Ada', keyName: 'nightly', ...data }, secrets: { path: '/verify-email?token=abc' } });
const outgoing = (from: ReturnType<typeof letter>): Outgoing => ({ id: '018f0000-0000-7000-8000-000000000001', to: { name: from.recipientName, address: 'zoe@example.org' }, locale: from.locale, ...composeMail(from, sender, { showLinks: true }) });
const smtp = (url: string) => createSmtp({ smtpUrl: url, mailFrom, baseUrl: sender.baseUrl }, 3_000);

describe('a mail', () => {
  test.each((Object.keys(templates) as TemplateName[]).flatMap((template) => [[template, 'en'], [template, 'de']] as const))('%s arrives in %s as text and HTML, whole', async (template, locale) => {
    const { taken, port } = await startServer();
    const mail = outgoing(letter(template, locale));
    await smtp(`smtp://127.0.0.1:${port}`)(mail);
    const [{ raw, mail: got, from, to }] = taken as [Received];
    expect([from, to]).toEqual(['match@example.org', ['zoe@example.org']]);
    expect(got).toMatchObject({ subject: mail.subject, from: mailFrom, to: [{ name: 'Zoë Müller', address: 'zoe@example.org' }], messageId: '<018f0000-0000-7000-8000-000000000001@match.example.org>' });
    expect(got.text?.replaceAll('\r\n', '\n').trim()).toBe(mail.text.trim());
    expect(got.html?.replaceAll('\r\n', '\n').trim()).toBe(mail.html.trim());
    expect(got.html).toContain(`<html lang="${locale}">`);
    expect(got.html).not.toMatch(/<(script|img|link|iframe)\b|url\(/i);
    for (const [, url = ''] of `${mail.text} ${mail.html}`.matchAll(/(https?:\/\/[^\s"<]+)/g)) expect(url.startsWith(`${sender.baseUrl}/`)).toBe(true);
    expect(Math.abs(Date.parse(got.date ?? '') - Date.now())).toBeLessThan(60_000);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(raw).toMatch(new RegExp(`^Content-Language: ${locale}\r$`, 'm'));
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
    // What travels is ASCII, in lines that every server takes (RFC 5321 §4.5.3.1.6).
    expect(raw).toMatch(/^[\t\r\n -~]*$/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test.each(['Eve\r\nBcc: victim@example.net', 'Eve\nSubject: Won', 'Eve\r\n\r\nA body', 'Eve <eve@example.net>, Bob', '"Eve" <x@example.net>', 'Eve\u0000\u0007', '=?utf-8?Q?=0D=0ABcc:_x@example.net?=', 'Eve, Ada; Bob', '\u202egnp.exe'])('takes no header or recipient from a name: %j', async (name) => {
    const { taken, port } = await startServer();
    const from = letter('matchPublished', 'en', name, { cohortName: name, partnerName: name });
    await smtp(`smtp://127.0.0.1:${port}`)(outgoing(from));
    const [{ mail: got, to, raw }] = taken as [Received];
    expect(to).toEqual(['zoe@example.org']);
    expect(got.to?.map(({ address }) => address)).toEqual(['zoe@example.org']);
    expect([got.cc ?? [], got.bcc ?? []]).toEqual([[], []]);
    expect(got.subject?.startsWith('Your match in')).toBe(true);
    const [headers = ''] = raw.split('\r\n\r\n');
    expect(headers.match(/^(to|cc|bcc|subject|from):/gim)?.map((header) => header.toLowerCase()).toSorted()).toEqual(['from:', 'subject:', 'to:']);
    expect(got.html).not.toContain('<eve@example.net>');
  });

  test('to an address that nobody has proved carries no words of a stranger', () => {
    for (const template of ['verifyEmail', 'resetPassword'] as const) {
      for (const locale of ['en', 'de'] as const) expect(JSON.stringify(composeMail(letter(template, locale, 'Win at evil.example'), sender, { showLinks: true }))).not.toContain('evil');
    }
  });
});

describe('the way to the server', () => {
  const secured: SMTPServerOptions = { authOptional: false };
  const login = `${encodeURIComponent('us@er')}:${encodeURIComponent('p@ss: wörd')}`;

  test('is encrypted before the password is sent', async () => {
    const { taken, port } = await startServer(secured);
    await smtp(`smtp://${login}@127.0.0.1:${port}?tls.rejectUnauthorized=false`)(outgoing(letter('verifyEmail', 'en')));
    expect(taken).toMatchObject([{ secure: true, user: 'us@er' }]);
  });

  test('is encrypted from the first word with smtps', async () => {
    const { taken, port } = await startServer({ ...secured, secure: true });
    await smtp(`smtps://${login}@127.0.0.1:${port}?tls.rejectUnauthorized=false`)(outgoing(letter('verifyEmail', 'en')));
    expect(taken).toMatchObject([{ secure: true, user: 'us@er' }]);
  });

  test('is not taken where the server cannot prove who it is; the mail waits', async () => {
    const { taken, port } = await startServer(secured);
    const failure = await smtp(`smtp://${login}@127.0.0.1:${port}`)(outgoing(letter('verifyEmail', 'en'))).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DeliveryFailure);
    expect(failure).toMatchObject({ permanent: false, message: expect.stringMatching(/certificate/i) as string });
    expect(taken).toEqual([]);
  });

  test('carries no password in the clear to another machine, unless somebody says so', async () => {
    const { taken, port } = await startServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, authOptional: false });
    const failure = await smtp(`smtp://${login}@127.0.0.1.nip.invalid:${port}`)(outgoing(letter('verifyEmail', 'en'))).catch((error: unknown) => error);
    expect(failure).toMatchObject({ permanent: false });
    // This machine under a name that does not say so.
    const elsewhere = `smtp://${login}@[::ffff:127.0.0.1]:${port}`;
    expect(await smtp(elsewhere)(outgoing(letter('verifyEmail', 'en'))).catch((error: unknown) => error)).toMatchObject({ permanent: false, message: expect.stringMatching(/could not be encrypted.*requireTLS=false/) as string });
    expect(taken).toEqual([]);
    await smtp(`${elsewhere}?requireTLS=false`)(outgoing(letter('verifyEmail', 'en')));
    await smtp(`smtp://${login}@127.0.0.1:${port}`)(outgoing(letter('verifyEmail', 'en')));
    expect(taken.map(({ secure }) => secure)).toEqual([false, false]);
  });

  test('with a wrong password, the mail waits: that is somebody’s mistake in the settings', async () => {
    const { port } = await startServer(secured);
    expect(await smtp(`smtp://us@127.0.0.1:${port}?tls.rejectUnauthorized=false`)(outgoing(letter('verifyEmail', 'en'))).catch((error: unknown) => error)).toMatchObject({ permanent: false });
  });
});
