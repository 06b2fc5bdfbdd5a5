import { describe, expect, test, vi } from 'vitest';
import { answers } from './answers.ts';
import { fakeClient, refusing, type Answers, type Call } from './fake-client.ts';
import { faultsOf, tags, textOf, titleOf } from './html.ts';
import { admin, id, member } from './people.ts';
import { NONCE, visit } from './render.ts';

const withAnswers = (more: Answers, calls?: Call[]) => fakeClient({ ...answers, ...more }, calls);

describe('a refused form', () => {
  const refused = { 'account.signIn': refusing('invalidInput', { code: 'invalid_format', path: 'email' }) };

  test('comes back with its status, what is wrong where, and what was typed, but never a password', async () => {
    const { status, html } = await visit('/sign-in', { client: withAnswers(refused), form: { email: 'nonsense', password: 'hunter2hunter2', next: '/' } });
    expect(status).toBe(400);
    expect(faultsOf(html, { locale: 'en', nonce: NONCE })).toEqual([]);
    const email = tags(html, 'input').find((input) => input['name'] === 'email');
    expect(email).toMatchObject({ value: 'nonsense', 'aria-invalid': 'true' });
    expect(textOf(html)).toContain('Please enter an e-mail address such as name@example.org.');
    expect(html).toContain(`href="#${email?.['id']}"`);
    expect(html).not.toContain('hunter2');
  });

  test('says so in German', async () => {
    const { html } = await visit('/sign-in', { client: withAnswers(refused), locale: 'de', form: { email: 'nonsense', password: 'x', next: '/' } });
    expect(textOf(html)).toContain('Bitte geben Sie eine E-Mail-Adresse');
  });

  test('marks only the form that was sent, of many alike', async () => {
    const client = withAnswers({ 'people.update': refusing('lastAdmin') });
    const { status, html } = await visit('/people', { client, person: admin, form: { intent: 'active', subject: id(10), active: 'false' } });
    expect(status).toBe(409);
    // Once beside the button for those without scripts, once inside the question.
    expect(textOf(html).split('This is the last active administrator').length - 1).toBe(2);
  });

  test('of the second factor keeps the picture to scan', async () => {
    const secrets = { totpUri: 'otpauth://totp/Counterpart:ada?secret=JBSWY3DPEHPK3PXP', backupCodes: ['aaaa-bbbb'] };
    const begun = await visit('/account/two-factor', { client: withAnswers({ 'account.twoFactor.begin': secrets }), person: admin, form: { intent: 'begin', password: 'x' } });
    expect(begun.html).toContain('<svg role="img"');
    expect(textOf(begun.html)).toContain('JBSW Y3DP EHPK 3PXP');
    const wrong = await visit('/account/two-factor', { client: withAnswers({ 'account.twoFactor.confirm': refusing('tokenInvalid') }), person: admin, form: { intent: 'confirm', code: '000000', secrets: JSON.stringify(secrets) } });
    expect(wrong.status).toBe(400);
    expect(textOf(wrong.html)).toContain('JBSW Y3DP EHPK 3PXP');
    expect(textOf(wrong.html)).toContain('no longer valid');
  });
});

describe('an accepted form', () => {
  test('sends exactly what the contract asks for and goes on', async () => {
    const calls: Call[] = [];
    const { status, headers } = await visit('/people/invite', { client: withAnswers({ 'people.invite': { id: id(12) } }, calls), person: admin, form: { name: ' Eve ', email: 'eve@example.org', role: 'admin', locale: 'de' } });
    expect(calls).toEqual([{ procedure: 'people.invite', input: { name: 'Eve', email: 'eve@example.org', role: 'admin', locale: 'de' } }]);
    expect([status, headers.get('location')]).toEqual([302, '/people?notice=invited']);
  });

  test('says why a second factor is removed', async () => {
    const calls: Call[] = [];
    const { headers } = await visit('/people?search=otto', { client: withAnswers({ 'people.removeTwoFactor': {} }, calls), person: admin, form: { intent: 'removeTwoFactor', subject: id(11), reason: 'Lost the phone' } });
    expect(calls).toEqual([{ procedure: 'people.removeTwoFactor', input: { id: id(11), reason: 'Lost the phone' } }]);
    expect(headers.get('location')).toBe('/people?search=otto&notice=twoFactorRemoved');
  });

  test('keeps the filters of the list it came from', async () => {
    const { headers } = await visit('/people?role=member&notice=invited', { client: withAnswers({ 'people.update': {} }), person: admin, form: { intent: 'active', subject: id(10), active: 'false' } });
    expect(headers.get('location')).toBe('/people?role=member&notice=personChanged');
  });

  test('says what happened on the next page', async () => {
    const { html } = await visit('/people?notice=invited', { client: withAnswers({}), person: admin });
    expect(textOf(html)).toContain('The invitation is on its way.');
    const other = await visit('/people?notice=<b>made-up</b>', { client: withAnswers({}), person: admin });
    expect(other.html).not.toContain('made-up</b>');
  });

  test('shows a new API key in that one answer only', async () => {
    const { html } = await visit('/account/api-keys', { client: withAnswers({ 'account.apiKeys.create': { id: 'k2', secret: 'cp_secret' } }), person: member, form: { intent: 'create', name: 'Report', scopes: 'read', expiresInDays: '' } });
    expect(textOf(html)).toContain('cp_secret');
  });
});

describe('the way in', () => {
  test('leads to where one wanted to go, on this site only', async () => {
    const client = () => withAnswers({ 'account.signIn': { status: 'signedIn' } });
    const go = async (next: string) => (await visit('/sign-in', { client: client(), form: { email: 'a@b.org', password: 'x', next } })).headers.get('location');
    expect(await go('/audit?action=x')).toBe('/audit?action=x');
    for (const foreign of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example', '']) expect(await go(foreign)).toBe('/');
  });

  test('asks for the second factor where there is one', async () => {
    const { headers } = await visit('/sign-in', { client: withAnswers({ 'account.signIn': { status: 'twoFactorRequired' } }), form: { email: 'a@b.org', password: 'x', next: '/audit' } });
    expect(headers.get('location')).toBe('/sign-in/second-factor?next=%2Faudit');
  });

  test('is asked for before a page that needs it', async () => {
    const { status, headers } = await visit('/people?role=admin', { client: withAnswers({}) });
    expect([status, headers.get('location')]).toEqual([302, '/sign-in?next=%2Fpeople%3Frole%3Dadmin']);
  });

  test('starts where one’s work is', async () => {
    const start = async (person: typeof admin | null, more: Answers = {}) => (await visit('/', { client: withAnswers(more), person })).headers.get('location');
    const only = async () => (await visit('/participations', { client: withAnswers({}), person: member })).headers.get('location');
    expect(await start(admin)).toBe('/cohorts');
    expect(await start(member)).toBe('/participations');
    expect(await only()).toBe(`/participations/${id(60)}`);
    expect(await start(null)).toBe('/sign-in');
    expect(await start(null, { 'setup.status': { needed: true } })).toBe('/setup');
  });

  test('speaks the language chosen in the footer', async () => {
    const { headers } = await visit('/language', { client: withAnswers({}), form: { locale: 'de', back: '/register' } });
    expect(headers.get('location')).toBe('/register');
    expect(headers.getSetCookie().map((cookie) => cookie.split(';')[0])).toEqual(['locale=de', 'locale-choice=de']);
  });

  test('gives the account the language chosen before signing in, once; and that of a person who is signed in at once', async () => {
    const calls: Call[] = [];
    const client = withAnswers({ 'account.update': {} }, calls);
    const came = await visit('/people?role=admin', { client, person: admin, cookie: 'other=1; locale-choice=de' });
    expect([came.status, came.headers.get('location'), came.headers.get('x-remix-reload-document')]).toEqual([302, '/people?role=admin', 'true']);
    expect(came.headers.get('set-cookie')).toMatch(/^locale-choice=; .*Max-Age=0/);
    const chose = await visit('/language', { client, person: admin, form: { locale: 'de', back: '/people' } });
    expect([chose.headers.get('location'), chose.headers.getSetCookie().length]).toEqual(['/people', 1]);
    expect(calls).toEqual([{ procedure: 'account.update', input: { locale: 'de' } }, { procedure: 'account.update', input: { locale: 'de' } }]);
    expect((await visit('/people', { client: withAnswers({}), person: admin, cookie: 'locale-choice=xx; locale=de' })).status).toBe(200);
  });

  test.each([null, admin])('offers the language at the foot of every page', async (person) => {
    const { html } = await visit(person ? '/people' : '/sign-in', { client: withAnswers({}), person });
    expect(tags(html, 'button').filter(({ name }) => name === 'locale').map(({ value }) => value)).toEqual(['en', 'de']);
  });
});

describe('what cannot be shown', () => {
  test('an unknown address', async () => {
    const { status, html } = await visit('/nowhere', { client: withAnswers({}), locale: 'de' });
    expect(status).toBe(404);
    expect(faultsOf(html, { locale: 'de', nonce: NONCE })).toEqual([]);
    expect(textOf(html)).toContain('Diese Seite gibt es nicht');
  });

  test('a refusal keeps its status and says why', async () => {
    const { status, html } = await visit('/people', { client: withAnswers({ 'people.list': refusing('tooManyAttempts', { code: 'tryAgainIn', values: { seconds: 90 } }) }), person: admin });
    expect(status).toBe(429);
    expect(textOf(html)).toContain('Please try again in 2 minutes.');
  });

  test('a page for others says whom to ask', async () => {
    const { status, html } = await visit('/people', { client: withAnswers({ 'people.list': refusing('forbidden') }), person: member });
    expect(status).toBe(403);
    expect(textOf(html)).toContain('ask somebody who runs this site');
  });

  const crash = (): never => { throw new Error('secret detail'); };
  // Nothing that a database holds; whoever walks through it never comes to an end.
  const endless: Record<string, unknown> = {};
  endless['status'] = endless;
  const change = { sequence: 1, at: '2027-02-28T10:30:00Z', actor: { kind: 'system', id: null, name: null }, action: 'cohort.opened', subjectKind: 'cohort', subjectId: id(50), subjectName: 'Spring', programId: null, reason: null, before: null };

  test.each([
    ['while it is read', 'secret detail', '/people', { 'people.list': crash }],
    ['while it is drawn', 'Maximum call stack size exceeded', '/audit', { 'audit.list': { items: [{ ...change, after: endless }], next: null, total: 1 } }],
  ] as const)('a crash %s goes once into the log of the server, and says nothing about itself on the page or the console', async (_when, message, path, more) => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const report = vi.fn<(error: unknown) => void>();
    const { status, html } = await visit(path, { client: withAnswers(more), person: admin, report });
    expect(status).toBe(500);
    expect(faultsOf(html, { locale: 'en', nonce: NONCE })).toEqual([]);
    expect(html).not.toContain(message);
    expect(report.mock.calls).toEqual([[expect.objectContaining({ message })]]);
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });

  test('what fails behind a page that is on its way is in the log too', async () => {
    // Read first where the data are packed for the browser, and only then by the page.
    let packed = false;
    const after = Object.defineProperty({}, 'status', { enumerable: true, get: () => (packed ? 'open' : (packed = true, crash())) });
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const report = vi.fn<(error: unknown) => void>();
    const { status, html } = await visit('/audit', { client: withAnswers({ 'audit.list': { items: [{ ...change, after }], next: null, total: 1 } }), person: admin, report });
    expect([status, titleOf(html)]).toEqual([200, 'Audit · Counterpart']);
    expect(report.mock.calls).toEqual([[expect.objectContaining({ message: 'secret detail' })]]);
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });
});
