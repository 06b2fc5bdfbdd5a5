// The pictures of the documentation, taken from the demo cast: npm run screenshots
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { castOf } from '../demo/cast.ts';
import { participantsCsv } from '../demo/files.ts';
import { visit, type Visitor } from './browser.ts';
import { createClient, openDemoHouse, sessionOf } from './house.ts';
import { heading } from './pages.ts';
import { signIn } from './sign-in.ts';

const folder = join(import.meta.dirname, '../docs/images');
await mkdir(folder, { recursive: true });
const house = await openDemoHouse();
const { items } = await house.api.cohorts.list({});
const called = (name: string) => items.find((cohort) => cohort.name === name)?.id ?? '';
const [empty, collecting, ready] = [called('Alumni circle'), called('First-time leaders'), called('Engineers across houses')];
const [admin, participant] = await Promise.all([visit(house.origin, { height: 800 }), visit(house.origin, { height: 800 })]);
try {
  await signIn(admin, house.coordinator);
  await signIn(participant, house.mentee);
  await collectingPeople();
  await noResult();
  await resultAndPublishing();
} finally {
  await Promise.all([admin.leave(), participant.leave()]);
  await house.stop();
}

async function collectingPeople(): Promise<void> {
  await admin.open('/cohorts');
  await shot(admin, 'cohorts');
  await admin.open(`/cohorts/${collecting}`);
  await shot(admin, 'cohort');
  await participant.open(`${await ownPath(collecting)}/ranking`);
  await shot(participant, 'participant-ranking');

  const [header, first = '', second = '', ...others] = participantsCsv(castOf({ size: 10, seed: 19 })).split('\r\n');
  const file = [header, first.replace('Northwind Energy', 'Northwind Energie'), second.replace('@', ' at '), ...others].join('\r\n');
  await admin.open(`/cohorts/${empty}/import`);
  await admin.page.getByLabel('File', { exact: true }).setInputFiles({ name: 'alumni.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await admin.page.getByRole('button', { name: 'Check the file' }).click();
  await admin.page.getByRole('table', { name: 'Effect of the first rows' }).waitFor();
  await shot(admin, 'import-preview');
}

async function noResult(): Promise<void> {
  const { items: late } = await house.api.participants.list({ cohortId: collecting, submitted: false, limit: 200 });
  for (const { id: participantId } of late) await house.api.participants.submitFor({ cohortId: collecting, participantId, reason: 'For the picture' });
  await admin.open(`/cohorts/${collecting}/runs`);
  await admin.page.getByRole('button', { name: 'Run strict' }).click();
  await admin.page.getByText('No complete pairing exists').waitFor();
  await shot(admin, 'report', admin.page.getByRole('alert').first());
}

async function resultAndPublishing(): Promise<void> {
  const { page } = admin;
  await admin.open(`/cohorts/${ready}/runs`);
  await page.getByRole('button', { name: 'Run strict' }).click();
  const table = page.getByRole('table', { name: 'Pairs of this run' });
  await table.waitFor();
  const run = page.url();
  await admin.open(`${run}?sort=-match`);
  await page.getByText('Parts of the score').first().click();
  await shot(admin, 'results', page.getByRole('main').locator('dl').first());
  await admin.open(`${run}/matrix`);
  await shot(admin, 'matrix', page.getByLabel('Order'));

  const runId = run.split('/').at(-1) ?? '';
  const { matches } = await house.api.runs.get({ cohortId: ready, runId });
  const best = matches.toSorted((left, right) => right.scorePercent - left.scorePercent)[0];
  await admin.open(`${run}/pairs/${best?.mentor.id}/${best?.mentee.id}`);
  await shot(admin, 'pair');
  const [mentorId, menteeId] = await mildestSwap(runId, matches);
  await admin.open(`${run}/override?mentor=${mentorId}&mentee=${menteeId}`);
  await shot(admin, 'override', page.getByLabel('New mentee'));

  await admin.open(run);
  await page.getByRole('button', { name: 'Make this the active run' }).click();
  await page.getByText('This is now the active run.').waitFor();
  await admin.open(run);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await shot(admin, 'publish');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish to 60 people' }).click();
  await page.getByText('Published. Each participant now sees their own match.').waitFor();
  await participant.open(`${await ownPath(ready)}/match`);
  await heading(participant, /is your mentor$/);
  await shot(participant, 'participant-match');
}

/** One that breaks a rule, so that the picture shows how that looks, and costs least. */
async function mildestSwap(runId: string, matches: readonly { mentor: { id: string }; mentee: { id: string } }[]): Promise<readonly [string, string]> {
  const [first, ...others] = matches;
  if (!first) throw new Error('The run has no pairs.');
  const previews = await Promise.all(others.map(async ({ mentor, mentee }) => {
    const changes = [{ mentorId: first.mentor.id, menteeId: mentee.id }, { mentorId: mentor.id, menteeId: first.mentee.id }];
    return { menteeId: mentee.id, ...await house.api.runs.previewOverride({ cohortId: ready, runId, changes }) };
  }));
  const [mildest] = previews.filter(({ tiersAfter }) => tiersAfter.oneSided === 1 && tiersAfter.neither + tiersAfter.sameOrganization === 0).toSorted((left, right) => right.totalAfter - left.totalAfter);
  return [first.mentor.id, mildest?.menteeId ?? others[0]?.mentee.id ?? ''];
}

async function ownPath(cohortId: string): Promise<string> {
  const { person } = await createClient(house.origin, await sessionOf(house.origin, house.mentee)).account.me();
  return `/participations/${person?.participations.find((one) => one.cohortId === cohortId)?.participantId}`;
}

/** What is on the screen, from the top of the page or from something on it. */
async function shot({ page }: Visitor, name: string, from?: Locator): Promise<void> {
  await from?.evaluate((element: { scrollIntoView(): void }) => { element.scrollIntoView(); });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
