import { describe, expect, test } from 'vitest';
import { answers, openApi } from './answers.ts';
import { fakeClient, type Call } from './fake-client.ts';
import { faultsOf, tags, textOf, titleOf } from './html.ts';
import { admin, busyMember, id, member } from './people.ts';
import { NONCE, visit } from './render.ts';

const anonymous = ['/sign-in', '/sign-in/second-factor', '/sign-in/second-factor?kind=backup', '/register', '/check-your-mail', '/check-your-mail?for=reset', '/verify-email?token=abcdefghijklmnop', '/verify-email', '/forgot-password', '/reset-password?token=abcdefghijklmnop'];
const signedIn = ['/account', '/account/sessions', '/account/two-factor', '/account/api-keys', '/people', '/people/invite', '/organizations', `/organizations/${id(40)}`, '/audit', '/outbox', `/outbox/${id(30)}`, '/api-reference'];
// In every state that one's part may be in; see `standings` in answers.ts.
const own = ['', '/profile', '/wishes', '/ranking', '/review', '/match'].map((page) => `/participations/${id(60)}${page}`);
const standing = [61, 62, 63, 64, 65, 66, 67].flatMap((n) => ['', '/review', '/match'].map((page) => `/participations/${id(n)}${page}`));
const mentors = ['/introduction', '/ranking'].map((page) => `/participations/${id(66)}${page}`);

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  test.each(anonymous)('%s is a sound page', async (path) => {
    const { status, html } = await visit(path, { client: fakeClient(answers), locale });
    expect(status).toBe(200);
    expect(faultsOf(html, { locale, nonce: NONCE })).toEqual([]);
  });

  test.each(signedIn)('%s is a sound page', async (path) => {
    const { status, html } = await visit(path, { client: fakeClient(answers), person: { ...admin, locale }, locale, openApi });
    expect(status).toBe(200);
    expect(faultsOf(html, { locale, nonce: NONCE })).toEqual([]);
  });

  test.each([...own, ...standing, ...mentors])('%s is a sound page', async (path) => {
    const { status, html } = await visit(path, { client: fakeClient(answers), person: { ...member, locale }, locale });
    expect(status).toBe(200);
    expect(faultsOf(html, { locale, nonce: NONCE })).toEqual([]);
  });

  test('the first administrator is asked for while there is none', async () => {
    const { html } = await visit('/setup', { client: fakeClient({ ...answers, 'setup.status': { needed: true } }), locale });
    expect(faultsOf(html, { locale, nonce: NONCE })).toEqual([]);
  });

  test('somebody with several participations chooses', async () => {
    const { html } = await visit('/participations', { client: fakeClient(answers), person: { ...busyMember, locale }, locale });
    expect(faultsOf(html, { locale, nonce: NONCE })).toEqual([]);
    expect(textOf(html)).toContain('Spring');
    expect(html).toContain(`/participations/${id(61)}`);
  });
});

test('whoever is left over is not promised a match', async () => {
  const { html } = await visit(`/participations/${id(67)}`, { client: fakeClient(answers), person: member });
  expect(textOf(html)).toContain('There is no match for you this time');
  expect(html).not.toContain(`/participations/${id(67)}/match`);
});

test('a second factor is offered for removal where there is one, and never one’s own', async () => {
  const offered = async (viewer: typeof admin) => tags((await visit('/people', { client: fakeClient(answers), person: viewer })).html, 'input').filter(({ value }) => value === 'removeTwoFactor').length;
  expect(await offered(admin)).toBe(1);
  expect(await offered({ ...admin, id: id(11) })).toBe(0);
});

test('what people typed is text, never markup', async () => {
  const { html } = await visit('/people', { client: fakeClient(answers), person: admin });
  expect(html).toContain('Nora &lt;script&gt;');
  expect(html).not.toContain('Nora <script>');
});

test('the audit names whom an entry is about, and the file where a change came from one', async () => {
  const { html } = await visit('/audit', { client: fakeClient(answers), person: admin });
  expect(textOf(html)).toContain('Participant Mia Member');
  expect(html).toContain(`subjectId=${id(95)}`);
  expect(textOf(html)).toContain('From a file');
});

test('a mail says in words what kind it is and in which language', async () => {
  const { html } = await visit(`/outbox/${id(30)}`, { client: fakeClient(answers), person: { ...admin, locale: 'de' }, locale: 'de' });
  expect(textOf(html)).toContain('Einladung, English');
});

test('a mail is shown without any permission to run', async () => {
  const { html } = await visit(`/outbox/${id(30)}`, { client: fakeClient(answers), person: admin });
  expect(html).toMatch(/<iframe[^>]+sandbox=""[^>]+srcDoc="&lt;p&gt;Hello/i);
});

// A mail kept for want of a mail server waits for a word here once there is one; without one, a word would only keep it again.
test.each([['held', true, 'Send now', 'There is one now'], ['held', false, null, 'There is no mail server'], ['failed', true, 'Try again', 'cut out'], ['sent', true, null, 'cut out'], ['queued', true, null, 'cut out']] as const)('a %s mail, mail server %s: its button is %s', async (state, mailServer, button, lead) => {
  const mail = answers['outbox.get'] as object;
  const { html } = await visit(`/outbox/${id(30)}`, { client: fakeClient({ ...answers, 'outbox.get': { ...mail, state, mailServer } }), person: admin });
  expect(['Send now', 'Try again'].filter((label) => textOf(html).includes(label))).toEqual(button ? [button] : []);
  expect(textOf(html)).toContain(lead);
});

test('a kept mail is sent from its page', async () => {
  const calls: Call[] = [];
  const mail = answers['outbox.get'] as object;
  const { status } = await visit(`/outbox/${id(30)}`, { client: fakeClient({ ...answers, 'outbox.get': { ...mail, state: 'held' }, 'outbox.retry': {} }, calls), person: admin, form: {} });
  expect(status).toBe(302);
  expect(calls.filter(({ procedure }) => procedure === 'outbox.retry')).toEqual([{ procedure: 'outbox.retry', input: { id: id(30) } }]);
});

test('titles name the page and the site', async () => {
  const { html } = await visit('/people', { client: fakeClient(answers), person: admin });
  expect(titleOf(html)).toBe('People · Counterpart');
});
