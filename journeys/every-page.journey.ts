import { beforeAll, describe, expect, it } from 'vitest';
import { emailOf, menteeNames, mentorNames } from '../demo/names.ts';
import { visit, type Visitor } from './browser.ts';
import { createClient, letIn, openDemoHouse, sessionOf, type Credentials, type House } from './house.ts';
import { signIn } from './sign-in.ts';

// Every address, as each kind of person. What other journeys see in English on a wide light screen is seen here the other way.
const forAnyone = ['/sign-in', '/sign-in/second-factor', '/register', '/check-your-mail', '/forgot-password', '/reset-password', '/reset-password?token=of-a-mail-long-gone', '/verify-email', '/verify-email?token=of-a-mail-long-gone'];
const forEverybody = ['/account', '/account/sessions', '/account/two-factor', '/account/api-keys', '/api-reference'];
const forAdministrators = ['/cohorts', '/cohorts/new', '/people', '/people/invite', '/organizations', '/outbox', '/audit'];
const ofACohort = ['', '/details', '/participants', '/participants/new', '/import', '/settings', '/rules', '/runs', '/publications'];
const ofARun = ['', '/matrix', '/compare', '/override'];

let house: House & { mentor: Credentials; mentee: Credentials };
let cohorts: Record<'empty' | 'collecting' | 'ready' | 'published', string>;
let runPath: string;
const matched: Credentials = { name: mentorNames[0], email: emailOf(mentorNames[0]), password: 'orange boats at noon 5' };

beforeAll(async () => {
  house = await openDemoHouse();
  const { items } = await house.api.cohorts.list({});
  const called = (name: string) => items.find((cohort) => cohort.name === name)?.id ?? '';
  cohorts = { empty: called('Alumni circle'), collecting: called('First-time leaders'), ready: called('Engineers across houses'), published: called('Pilot round') };
  const { items: [run] } = await house.api.runs.list({ cohortId: cohorts.published });
  runPath = `/cohorts/${cohorts.published}/runs/${run?.id}`;
  await letIn(house, matched.email, matched.password);
  return house.stop;
});

const wide = { locale: 'en', width: 1280, scheme: 'light' } as const;
const wideInGerman = { locale: 'de', width: 1280, scheme: 'light' } as const;
const narrow = { locale: 'de', width: 360, scheme: 'dark' } as const;

/** Looks at every page, and says in which languages they were. */
async function walk(look: typeof wide | typeof wideInGerman | typeof narrow, person: Credentials | null, paths: readonly string[]): Promise<unknown[]> {
  const visitor = await visit(house.origin, look);
  const languages = new Set<unknown>();
  if (person) {
    await createClient(house.origin, await sessionOf(house.origin, person)).account.update({ locale: look.locale });
    await signIn(visitor, person, look.locale);
  }
  for (const path of paths) {
    await visitor.open(path);
    await visitor.check(`${path} (${look.locale}, ${look.width}, ${look.scheme})`);
    languages.add(await visitor.page.evaluate('document.documentElement.lang'));
  }
  await visitor.leave();
  return [...languages];
}

describe('every page is accessible, fits its screen, asks nobody else and says nothing to the console', () => {
  it('to visitors, in German on a narrow dark screen', async () => {
    expect(await walk(narrow, null, forAnyone)).toEqual(['de']);
  });
  it('to administrators, in German on a narrow dark screen', async () => {
    const dashboards = [cohorts.empty, cohorts.collecting, cohorts.ready].map((id) => `/cohorts/${id}`);
    const paths = [...forAdministrators, ...forEverybody, ...dashboards, ...ofACohort.map((path) => `/cohorts/${cohorts.published}${path}`), ...ofARun.map((path) => runPath + path), await pairPath(), ...await personPaths()];
    expect(await walk(narrow, house.coordinator, paths)).toEqual(['de']);
  });
  it('to administrators, in English on a wide light screen, where no other journey leads', async () => {
    const paths = ['/people', '/people/invite', '/organizations', ...forEverybody, ...['/details', '/participants/new', '/rules'].map((path) => `/cohorts/${cohorts.collecting}${path}`), ...await personPaths()];
    expect(await walk(wide, house.coordinator, paths)).toEqual(['en']);
  });
  it('to administrators, in German on a wide screen, where long words stand in narrow columns', async () => {
    expect(await walk(wideInGerman, house.coordinator, [`/cohorts/${cohorts.collecting}`, `/cohorts/${cohorts.ready}`])).toEqual(['de']);
  });
  it('to somebody who is still choosing, in German on a narrow dark screen', async () => {
    const own = await participations(house.mentee);
    const steps = ['', '/profile', '/wishes', '/ranking', '/review', '/match'].map((path) => `/participations/${own[cohorts.collecting]}${path}`);
    expect(await walk(narrow, house.mentee, ['/participations', `/participations/${own[cohorts.ready]}`, ...steps, '/account'])).toEqual(['de']);
  });
  it('to somebody who has a match, in German on a narrow dark screen', async () => {
    const own = await participations(matched);
    expect(await walk(narrow, matched, ['/', ...['', '/review', '/match'].map((path) => `/participations/${own[cohorts.published]}${path}`)])).toEqual(['de']);
  });
});

describe('a page that cannot be shown', () => {
  it('says so in words, whoever asks, and offers a way on', async () => {
    const nothing = '00000000-0000-4000-8000-000000000000';
    const missing = ['/nonsense', `/cohorts/${nothing}`, `/cohorts/${nothing}/runs/${nothing}`, '/cohorts/not-an-id', `/participations/${nothing}/ranking`];
    const admin = await visit(house.origin);
    await createClient(house.origin, await sessionOf(house.origin, house.coordinator)).account.update({ locale: 'en' });
    await signIn(admin, house.coordinator);
    for (const path of missing) expect(await refusal(admin, path)).toEqual({ path, status: 404, title: 'This page does not exist', wayOn: true });
    await admin.leave();

    const mentor = await visit(house.origin);
    await signIn(mentor, house.mentor);
    for (const path of ['/cohorts', '/people', '/audit', '/outbox', runPath]) expect(await refusal(mentor, path)).toEqual({ path, status: 403, title: 'This page is for administrators', wayOn: true });
    const { [cohorts.collecting]: foreign } = await participations(house.mentee);
    const path = `/participations/${foreign}/ranking`;
    expect(await refusal(mentor, path)).toEqual({ path, status: 404, title: 'This page does not exist', wayOn: true });
    await mentor.leave();
  });
});

describe('a page that something foreign got into', () => {
  it('runs no script, loads no picture and sends nothing elsewhere', async () => {
    const visitor = await visit(house.origin);
    await visitor.open('/sign-in');
    const blocked = await visitor.page.evaluate(intrusion);
    expect(blocked).toEqual({ ran: false, sent: false, directives: ['connect-src', 'frame-src', 'img-src', 'script-src-elem'] });
    await visitor.leave();
  });
});

/** What somebody would try who had found a way to put markup into a page. Answers with what became of it. */
const intrusion = `(async () => {
  const directives = new Set();
  document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
  const put = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
  put('script', { textContent: 'window.ran = true' });
  put('img', { src: 'https://elsewhere.example/pixel.png' });
  put('iframe', { src: 'https://elsewhere.example/' });
  const sent = await fetch('https://elsewhere.example/').then(() => true, () => false);
  for (let frames = 0; frames < 300 && directives.size < 4; frames += 1) await new Promise(requestAnimationFrame);
  return { ran: 'ran' in window, sent, directives: [...directives].sort() };
})()`;

async function refusal({ page, check }: Visitor, path: string) {
  const status = (await page.goto(path))?.status() ?? 0;
  await check(path, status);
  expect(await page.content()).not.toMatch(/\bat .*\.(ts|js):\d+/);
  return { path, status, title: await page.getByRole('heading', { level: 1 }).innerText(), wayOn: await page.getByRole('link', { name: 'To the start page' }).isVisible() };
}

/** The own participation in each cohort. */
async function participations(person: Credentials): Promise<Record<string, string>> {
  const { person: me } = await createClient(house.origin, await sessionOf(house.origin, person)).account.me();
  return Object.fromEntries(me?.participations.map(({ cohortId, participantId }) => [cohortId, participantId]) ?? []);
}

async function pairPath(): Promise<string> {
  const { mentors: [mentor], mentees: [mentee] } = await house.api.runs.matrix({ cohortId: cohorts.published, runId: runPath.split('/').at(-1) ?? '' });
  return `${runPath}/pairs/${mentor?.id}/${mentee?.id}`;
}

async function personPaths(): Promise<string[]> {
  const { items: [mentee] } = await house.api.participants.list({ cohortId: cohorts.collecting, search: menteeNames[0] });
  const { items: [mail] } = await house.api.outbox.list({});
  const { items: [organization] } = await house.api.organizations.list({});
  const person = `/cohorts/${cohorts.collecting}/participants/${mentee?.id}`;
  return [person, `${person}/profile`, `${person}/list`, `/outbox/${mail?.id}`, `/organizations/${organization?.id}`];
}
