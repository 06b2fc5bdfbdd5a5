import { beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../demo/cast.ts';
import { visit, type Visitor } from './browser.ts';
import { openHouse, type House } from './house.ts';
import { matchAndPublish, moveIn, type Moved } from './move-in.ts';
import { heading } from './pages.ts';
import { signIn } from './sign-in.ts';

const cast = castOf({ size: 6, seed: 5 });
const [amara, benedikt, camille, daniyar, elif, farid] = cast.mentors.map(({ name }) => name) as [string, string, string, string, string, string];
const aisha = { name: 'Aisha Rahman', email: 'aisha.rahman@demo.example', password: 'green kettle by the sea 8' };

let house: House;
let cohort: Moved;
let admin: Visitor;
let mentee: Visitor;
let own: string;
beforeAll(async () => {
  house = await openHouse();
  cohort = await moveIn(house.api, cast, { name: 'First-time leaders', blank: [aisha.name] });
  [admin, mentee] = await Promise.all([visit(house.origin), visit(house.origin)]);
  await signIn(admin, house.coordinator);
  own = `/participations/${cohort.idOf(aisha.name)}`;
  return async () => {
    await Promise.all([admin.leave(), mentee.leave()]);
    await house.stop();
  };
});

const saved = async () => mentee.page.getByRole('status').filter({ hasText: /^Saved at/ }).waitFor();
const goOn = async () => mentee.page.getByRole('button', { name: 'Go on' }).click();
const myList = () => mentee.page.getByRole('region', { name: /^My list/ });
const order = async () => myList().getByRole('heading', { level: 3 }).allInnerTexts();
const until = async (expected: readonly string[]) => { await expect.poll(order).toEqual(expected); };

describe('a participant', () => {
  it('comes in through the invitation, which without a mail server an administrator passes on', async () => {
    const { page } = admin;
    await admin.open('/outbox');
    await page.getByRole('searchbox').fill(aisha.email);
    await page.keyboard.press('Enter');
    await page.getByText('1 of 1 entry').waitFor();
    await page.getByRole('link', { name: /invited/ }).click();
    await heading(admin, /invited/);
    await admin.check('a mail in the outbox');
    const link = /https?:\/\/\S+token=[\w.-]+/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
    expect(link).toContain(house.origin);
    await mentee.open(link);
    await mentee.check('invitation');
    await mentee.page.getByLabel('New password').fill(aisha.password);
    await mentee.page.getByRole('button', { name: 'Save the new password' }).click();
    await heading(mentee, 'Sign in');
    await signIn(mentee, aisha);
    await heading(mentee, 'First-time leaders');
    await mentee.check('own cohort');
  });

  it('says who she is, and what she is looking for', async () => {
    const { page } = mentee;
    await page.getByRole('link', { name: 'Go on' }).click();
    await heading(mentee, 'Who are you?');
    await mentee.check('profile');
    await page.getByLabel('Your organization').selectOption('Bluefield Logistics');
    await saved();
    await goOn();
    await heading(mentee, 'What are you looking for?');
    await mentee.check('wishes');
    await page.getByRole('combobox', { name: 'Topics you would like help with' }).pressSequentially('leadership,negotiation,');
    await page.keyboard.press('Tab');
    await page.getByLabel('Speaks German').check();
    await page.getByLabel('Anything else the coordinator should know').fill('Mornings suit me best.');
    await saved();
    await page.reload();
    expect(await page.getByLabel('Speaks German').isChecked()).toBe(true);
    expect(await page.getByLabel('Anything else the coordinator should know').inputValue()).toBe('Mornings suit me best.');
    await goOn();
    await heading(mentee, 'Who would you like to learn from?');
  });

  it('ranks by buttons, by number, by keyboard and by drag; every change is kept', async () => {
    const { page } = mentee;
    await mentee.check('ranking, empty');
    for (const name of [amara, camille, daniyar, elif]) await page.getByRole('button', { name: `Add ${name} to the list` }).click();
    await until([amara, camille, daniyar, elif]);
    await mentee.check('ranking, filled');

    await page.getByRole('button', { name: `Move ${elif} up` }).click();
    await until([amara, camille, elif, daniyar]);
    await page.getByRole('button', { name: `Move ${daniyar} to the top` }).click();
    await until([daniyar, amara, camille, elif]);

    await page.getByRole('textbox', { name: `Rank of ${elif}` }).fill('1');
    await page.keyboard.press('Enter');
    await until([elif, daniyar, amara, camille]);

    await page.getByRole('button', { name: `Move ${camille}`, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`${camille} (picked up|is over number 4)`)).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowUp');
    await page.getByText(`${camille} is over number 3`).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await until([elif, daniyar, camille, amara]);

    await dragToTop(amara, elif);
    await until([amara, elif, daniyar, camille]);
    await saved();
    await page.reload();
    await until([amara, elif, daniyar, camille]);
    expect(await page.getByRole('textbox', { name: `Rank of ${camille}` }).inputValue()).toBe('4');
  });

  it('marks somebody “never”, and sees why somebody of her own organization is left out', async () => {
    const { page } = mentee;
    await page.getByRole('button', { name: `Never match me with ${farid}` }).click();
    await page.getByRole('heading', { name: 'Never my match (1)' }).waitFor();
    const blocked = page.getByText('1 person who cannot be your match');
    expect(await page.getByRole('heading', { name: benedikt }).isVisible()).toBe(false);
    await blocked.click();
    await page.getByRole('heading', { name: benedikt }).waitFor();
    await page.getByText('Same organization as you').waitFor();
    await saved();
    await mentee.check('ranking with “never”');
    await goOn();
  });

  it('looks everything over, submits, and finds it locked', async () => {
    const { page } = mentee;
    await heading(mentee, 'Is everything right?');
    await mentee.check('review');
    const main = await page.getByRole('main').innerText();
    for (const text of ['Aisha Rahman', 'Bluefield Logistics', 'leadership', 'Speaks German', 'Mornings suit me best.', amara, `Never: ${farid}`]) expect(main).toContain(text);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await mentee.check('the question before submitting');
    await page.getByRole('button', { name: 'Submit and lock' }).click();
    await page.getByText('Submitted. Your entries are locked now. Thank you!').waitFor();
    await mentee.check('submitted');
    await mentee.open(`${own}/ranking`);
    await heading(mentee, 'What you entered');
    await mentee.check('locked');
  });

  it('asks to have it unlocked; the coordinator does, and she submits again', async () => {
    await mentee.page.getByLabel('What would you like to change?').fill('I have met somebody else.');
    await mentee.page.getByRole('button', { name: 'Ask for unlocking' }).click();
    await mentee.page.getByText(/^You asked for unlocking on/).waitFor();
    await mentee.check('reopening asked for');

    const { page } = admin;
    await admin.open(`/cohorts/${cohort.cohortId}`);
    await page.getByRole('link', { name: 'Decide' }).click();
    await page.getByText('I have met somebody else.').waitFor();
    await admin.check('a request to unlock');
    await page.getByRole('button', { name: 'Unlock list' }).first().click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Asked for it.');
    await page.getByRole('dialog').getByRole('button', { name: 'Unlock list' }).click();
    await page.getByText('The list is unlocked.').waitFor();

    await mentee.open(`${own}/ranking`);
    await mentee.page.getByRole('button', { name: `Take ${camille} off the list` }).click();
    await until([amara, elif, daniyar]);
    await goOn();
    await mentee.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await mentee.page.getByRole('button', { name: 'Submit and lock' }).click();
    await mentee.page.getByText('Submitted. Your entries are locked now. Thank you!').waitFor();
    expect((await house.api.participants.get({ cohortId: cohort.cohortId, participantId: cohort.idOf(aisha.name) })).preferenceIds).toEqual([amara, elif, daniyar].map(cohort.idOf));
  });

  it('sees her own match once it is published, why it fits, and nothing about anybody else; taken back, it is gone', async () => {
    const { cohortId } = cohort;
    for (const { name } of [...cast.mentors, ...cast.mentees]) if (name !== aisha.name) await house.api.participants.submitFor({ cohortId, participantId: cohort.idOf(name), reason: 'Everybody is in' });
    await house.api.cohorts.close({ cohortId });
    const { page } = mentee;
    await mentee.open(`${own}/match`);
    await heading(mentee, 'Your match');
    await mentee.check('no match yet');

    const runId = await matchAndPublish(house.api, cohortId);
    const { matches } = await house.api.runs.get({ cohortId, runId });
    const mentor = matches.find((match) => match.mentee.name === aisha.name)?.mentor.name ?? '';
    await mentee.open(own);
    await page.getByRole('link', { name: 'See my match' }).click();
    await heading(mentee, `${mentor} is your mentor`);
    await mentee.check('own match');
    const text = await page.content();
    const others = [...cast.mentors, ...cast.mentees].map(({ name }) => name).filter((name) => name !== mentor && name !== aisha.name);
    expect(others.filter((name) => text.includes(name))).toEqual([]);
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d\s?%|exception|score|one-sided/i);

    await house.api.runs.unpublish({ cohortId, reason: 'A mistake in the list' });
    await page.reload();
    await heading(mentee, 'Your match');
    expect(await page.content()).not.toContain(mentor);
  });
});

/** With the mouse: picks somebody up by the handle, and lets go once the page says that the place is the one meant. */
async function dragToTop(who: string, above: string): Promise<void> {
  const { page } = mentee;
  const handle = (name: string) => page.getByRole('button', { name: `Move ${name}`, exact: true });
  await handle(above).scrollIntoViewIfNeeded();
  await handle(who).hover();
  await page.mouse.down();
  const target = await handle(above).boundingBox();
  if (!target) throw new Error(`${above} cannot be seen.`);
  await expect.poll(async () => {
    await page.mouse.move(target.x + 8, target.y + 12, { steps: 8 });
    await page.mouse.move(target.x + 8, target.y + 4, { steps: 2 });
    return page.getByText(`${who} is over number 1`).count();
  }).toBe(1);
  await page.mouse.up();
}
