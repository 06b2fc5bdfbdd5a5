import { beforeAll, describe, expect, it } from 'vitest';
import { mentorNames } from '../demo/names.ts';
import { visit, type Visitor } from './browser.ts';
import { createClient, openDemoHouse, sessionOf, type Credentials, type House } from './house.ts';
import { tabTo } from './keyboard.ts';
import { heading } from './pages.ts';
import { signIn } from './sign-in.ts';

let house: House & { mentor: Credentials; mentee: Credentials };
let collecting: string;
let ready: string;
beforeAll(async () => {
  house = await openDemoHouse();
  const { items } = await house.api.cohorts.list({});
  collecting = items.find(({ name }) => name === 'First-time leaders')?.id ?? '';
  ready = items.find(({ name }) => name === 'Engineers across houses')?.id ?? '';
  return house.stop;
});

async function ownPath(person: Credentials, cohortId: string): Promise<string> {
  const { person: me } = await createClient(house.origin, await sessionOf(house.origin, person)).account.me();
  return `/participations/${me?.participations.find((one) => one.cohortId === cohortId)?.participantId}`;
}
const standing = async (path: string) => house.api.participants.get({ cohortId: collecting, participantId: path.split('/').at(-1) ?? '' });

describe('without a mouse', () => {
  const press = async ({ page }: Visitor, name: string | RegExp, key = 'Enter') => {
    await tabTo(page, name);
    await page.keyboard.press(key);
  };

  it('a mentee ranks, moves, marks “never” and submits', async () => {
    const path = await ownPath(house.mentee, collecting);
    const visitor = await visit(house.origin);
    const { page } = visitor;
    await signIn(visitor, house.mentee);
    await visitor.open(`${path}/ranking`);
    const ranked = page.getByRole('region', { name: /^My list/ }).getByRole('heading', { level: 3 });
    const before = await ranked.allInnerTexts();
    const last = before.at(-1) ?? '';
    await press(visitor, `Move ${last} to the top`);
    await expect.poll(async () => (await ranked.allInnerTexts())[0]).toBe(last);
    await press(visitor, /^Never match me with /);
    await page.getByRole('heading', { name: 'Never my match (1)' }).waitFor();
    await press(visitor, `Move ${last}`, 'Space');
    await page.keyboard.press('ArrowDown');
    await page.getByText(`${last} is over number 2`).waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await expect.poll(async () => (await ranked.allInnerTexts())[1]).toBe(last);
    await press(visitor, 'Go on');
    await heading(visitor, 'Is everything right?');
    await press(visitor, 'Submit');
    await press(visitor, 'Submit and lock');
    await page.getByText('Submitted. Your entries are locked now. Thank you!').waitFor();
    const { submitted, neverIds, preferences } = await standing(path);
    expect({ submitted, never: neverIds.length, preferences }).toEqual({ submitted: true, never: 1, preferences: before.length });
    await visitor.leave();
  });

  it('a coordinator runs, commits and publishes', async () => {
    const visitor = await visit(house.origin);
    const { page } = visitor;
    await signIn(visitor, house.coordinator);
    await visitor.open(`/cohorts/${ready}`);
    await press(visitor, 'Run strict');
    await heading(visitor, 'Run 1');
    await page.getByRole('table', { name: 'Pairs of this run' }).waitFor();
    await press(visitor, 'Make this the active run');
    await page.getByText('This is now the active run.').waitFor();
    await press(visitor, 'Publish');
    await press(visitor, 'Publish to 60 people');
    await page.getByText('Published. Each participant now sees their own match.').waitFor();
    expect((await house.api.cohorts.get({ cohortId: ready })).publishedAt).not.toBeNull();
    await visitor.leave();
  });
});

describe('without scripts', () => {
  it('a mentor signs in, fills in the profile, ranks by numbers and submits', async () => {
    const path = await ownPath(house.mentor, collecting);
    const visitor = await visit(house.origin, { scripts: false });
    const { page } = visitor;
    await signIn(visitor, house.mentor);
    await visitor.open(`${path}/profile`);
    await page.getByLabel('Your name').fill('Katarzyna Maria Nowak');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await heading(visitor, 'Introduce yourself');
    await page.getByLabel('What you do').fill('Head of grid planning');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await heading(visitor, 'Who would you like to support?');
    const numbers = page.getByRole('textbox', { name: /^Rank of / });
    const names = await numbers.evaluateAll((fields) => fields.map((field) => (field as unknown as { ariaLabel: string }).ariaLabel));
    for (const [at, name] of names.entries()) await page.getByRole('textbox', { name, exact: true }).fill(at < 3 ? String(3 - at) : '');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.getByRole('region', { name: /^My list/ }).getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(names.slice(0, 3).reverse().map((name) => name.replace('Rank of ', '')));
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await heading(visitor, 'Is everything right?');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByRole('button', { name: 'Submit and lock' }).click();
    await page.getByText('Submitted. Your entries are locked now. Thank you!').waitFor();
    const { submitted, displayName, mentorFields, preferences } = await standing(path);
    expect({ submitted, displayName, jobTitle: mentorFields?.jobTitle, preferences }).toEqual({ submitted: true, displayName: 'Katarzyna Maria Nowak', jobTitle: 'Head of grid planning', preferences: 3 });
    await visitor.check('submitted without scripts');
    await visitor.leave();
  });

  it('a coordinator runs with exceptions and waits for the pairs on the page', async () => {
    const visitor = await visit(house.origin, { scripts: false });
    const { page } = visitor;
    await signIn(visitor, house.coordinator);
    await visitor.open(`/cohorts/${collecting}/runs`);
    await page.getByRole('button', { name: 'Run with exceptions' }).click();
    await page.getByRole('table', { name: 'Pairs of this run' }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain(mentorNames[0]);
    await visitor.check('result without scripts');
    await visitor.leave();
  });
});
