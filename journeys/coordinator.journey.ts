import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { attributeCatalogue, castOf } from '../demo/cast.ts';
import { participantsCsv, preferencesCsv } from '../demo/files.ts';
import { visit, type Visitor } from './browser.ts';
import { openHouse, type House } from './house.ts';
import { moveIn } from './move-in.ts';
import { heading } from './pages.ts';
import { signIn } from './sign-in.ts';

let house: House;
let visitor: Visitor;
beforeAll(async () => {
  house = await openHouse();
  visitor = await visit(house.origin);
  await signIn(visitor, house.coordinator);
  return async () => {
    await visitor.leave();
    await house.stop();
  };
});

const part = async (name: string) => visitor.page.getByRole('navigation', { name: 'Parts of this cohort' }).getByRole('link', { name }).click();
const notice = async (text: string) => visitor.page.getByRole('status').filter({ hasText: text }).first().waitFor();
/** The button that was pressed is gone: whoever uses a keyboard goes on at what is said of it, not at the top of the document. */
const goesOnAtNotice = async () => { await expect.poll(() => visitor.page.evaluate('document.activeElement?.id')).toBe('notice'); };
const upload = async (name: string, text: string) => {
  await visitor.page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await visitor.page.getByRole('button', { name: 'Check the file' }).click();
};

describe('a coordinator, from nothing to a published match', () => {
  const cast = castOf({ size: 30, seed: 11 });
  const csv = participantsCsv(cast);
  let cohortId: string;
  let pair: { mentor: string; mentee: string };

  it('makes a cohort and says how pairs are scored', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Create a cohort' }).click();
    await heading(visitor, 'New cohort');
    await visitor.check('new cohort');
    await page.getByLabel('Name', { exact: true }).fill('Engineers across houses');
    await page.getByLabel('Description').fill('Thirty pairs from six organizations.');
    await page.getByRole('button', { name: 'Create cohort' }).click();
    await heading(visitor, 'Engineers across houses');
    cohortId = /cohorts\/([\w-]+)/.exec(page.url())?.[1] ?? '';
    await visitor.check('empty cohort');

    await part('Settings');
    await visitor.check('settings');
    await page.getByLabel('Mutual ranking').fill('50');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByRole('alert').first().waitFor();
    await visitor.check('settings, refused', 400);
    await page.getByLabel('Mutual ranking').fill('40');
    const attribute = page.getByRole('group', { name: 'New attribute' });
    await attribute.getByLabel('What mentees read').fill('Speaks German');
    await attribute.getByLabel('Test on the mentor').selectOption('Languages include');
    await attribute.getByLabel('Value').fill('German');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await notice('Saved.');
    const { version, settings } = await house.api.cohorts.settings.get({ cohortId });
    expect(settings.attributes).toMatchObject([{ key: 'speaks_german', predicate: { field: 'languages', op: 'includes', value: 'German' } }]);
    await house.api.cohorts.settings.update({ cohortId, expectedVersion: version, settings: { ...settings, attributes: attributeCatalogue.map((each) => ({ ...each })) } });
  });

  it('imports sixty people: a row is rejected with its remedy, an organization is decided, the rest is applied', async () => {
    const { page } = visitor;
    await house.api.organizations.create({ name: 'Northwind Energy' });
    const [header, first, ...others] = csv.split('\r\n') as [string, string, ...string[]];
    await part('Overview');
    await page.getByRole('link', { name: 'Import from a file' }).click();
    await heading(visitor, 'Import from a file');
    await visitor.check('import');
    await upload('people.csv', [header, first.replace('Northwind Energy', 'Northwind Energie'), 'nobody,Nora Nobody,mentor,Atlas Rail', ...others].join('\r\n'));
    await page.getByText('60 rows can be applied').waitFor();
    await visitor.check('preview of people');
    const rejected = page.getByRole('table', { name: 'Rejected rows with the remedy' }).getByRole('row').nth(1);
    expect(await rejected.innerText()).toMatch(/3[\s\S]*email[\s\S]*nobody/);
    const unknown = page.getByRole('group', { name: /“Northwind Energie” is not known/ });
    await unknown.getByLabel('It is Northwind Energy').check();
    await page.getByRole('button', { name: 'Apply only the 60 accepted rows' }).click();
    await notice('The file is applied.');
    await part('Participants');
    await page.getByText('60 people').waitFor();
    await visitor.check('participants');
    await page.getByRole('searchbox').fill('amara');
    await page.keyboard.press('Enter');
    await page.getByText('1 person').waitFor();
    expect(await page.getByRole('row', { name: /Amara Okafor/ }).innerText()).toContain('Northwind Energy');
    expect((await house.api.organizations.list({ limit: 200 })).items).toHaveLength(6);
  });

  it('opens the cohort, and imports the lists', async () => {
    const { page } = visitor;
    await part('Overview');
    await page.getByRole('button', { name: 'Open the cohort' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open cohort' }).click();
    await notice('The cohort is open.');
    await goesOnAtNotice();
    await part('Participants');
    await page.getByRole('link', { name: 'Import from a file' }).click();
    await page.getByLabel('Ranked lists').check();
    await upload('lists.csv', preferencesCsv(cast));
    await page.getByText('Every row can be applied.').waitFor();
    await visitor.check('preview of lists');
    await page.getByRole('button', { name: 'Apply all 60 rows' }).click();
    await notice('The lists are in. They count in a run once they are submitted.');
    await page.getByRole('link', { name: 'To the participants' }).or(page.getByRole('navigation', { name: 'Parts of this cohort' }).getByRole('link', { name: 'Participants' })).first().click();
    const { items } = await house.api.participants.list({ cohortId, limit: 200 });
    expect(items.every(({ preferences }) => preferences === 6)).toBe(true);
    for (const { id: participantId } of items.slice(0, 54)) await house.api.participants.submitFor({ cohortId, participantId, reason: 'Handed in on paper' });
  });

  it('reminds those who are late, and closes', async () => {
    const { page } = visitor;
    await part('Overview');
    await visitor.check('collecting');
    await page.getByRole('button', { name: 'Remind these 6 by mail …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send 6 mails' }).click();
    await notice('The mails are on their way.');
    const mails = await house.api.outbox.list({ limit: 200 });
    const late = (await house.api.participants.list({ cohortId, submitted: false, limit: 200 })).items;
    expect(mails.items.slice(0, 6).map(({ to }) => to).sort()).toEqual(late.map(({ displayName, email }) => `${displayName} <${email}>`).sort());
    await page.getByRole('button', { name: 'Submit these 6 lists for them …' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Answered the reminder by telephone');
    await page.getByRole('dialog').getByRole('button', { name: 'Submit and lock 6 lists' }).click();
    await notice('Submitted and locked.');
    await page.getByRole('button', { name: 'Close the cohort' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Yes, close it now' }).click();
    await notice('The cohort is closed.');
    await goesOnAtNotice();
    await visitor.check('ready to run');
  });

  it('runs strict and sees thirty pairs without an exception, without asking again', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Run strict' }).click();
    await heading(visitor, 'Run 1');
    await page.getByRole('table', { name: 'Pairs of this run' }).waitFor();
    await visitor.check('result');
    const summary = await page.getByRole('main').innerText();
    expect(summary).toMatch(/Pairs\s+30/);
    expect(summary).toMatch(/Exceptions\s+None/);
  });

  it('reads the result: sorted, filtered, part by part, as a heat map and side by side', async () => {
    const { page } = visitor;
    const table = page.getByRole('table', { name: 'Pairs of this run' });
    const sortedBy = () => table.getByRole('columnheader', { name: 'Match' }).getAttribute('aria-sort');
    const percents = async () => (await table.getByRole('cell', { name: /^\d+%$/ }).allInnerTexts()).map((text) => Number.parseInt(text, 10));
    await table.getByRole('link', { name: 'Match' }).click();
    await expect.poll(sortedBy).toBe('ascending');
    expect(await percents()).toEqual((await percents()).toSorted((a, b) => a - b));
    await table.getByRole('link', { name: 'Match' }).click();
    await expect.poll(sortedBy).toBe('descending');
    expect(await percents()).toEqual((await percents()).toSorted((a, b) => b - a));

    await page.getByLabel('Name or organization').fill('amara');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByText('1 of 30 pairs').waitFor();
    const row = await table.getByRole('row', { name: /Amara Okafor/ }).getByRole('cell').allInnerTexts();
    const mentee = (row[1] ?? '').split('\n')[0] ?? '';
    pair = { mentor: 'Amara Okafor', mentee };
    await page.getByLabel(`Parts of the score of Amara Okafor and ${mentee}`).click();
    await page.getByRole('table', { name: /Where the \d+% come from/ }).waitFor();
    await visitor.check('parts of a score');
    await page.getByRole('link', { name: 'Side by side' }).click();
    await heading(visitor, `Amara Okafor and ${mentee}`);
    await visitor.check('side by side');

    await page.getByRole('navigation', { name: 'Views of this run' }).getByRole('link', { name: 'Matrix' }).click();
    await heading(visitor, /^Matrix/);
    await visitor.check('matrix');
    const chosen = page.getByRole('link', { name: new RegExp(`^Amara Okafor and ${mentee}: .*chosen$`) });
    await chosen.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^Amara Okafor and /);
    await chosen.click();
    await heading(visitor, `Amara Okafor and ${mentee}`);
  });

  it('takes the pairs along as a spreadsheet file that executes nothing', async () => {
    const { page } = visitor;
    await page.getByRole('navigation', { name: 'Views of this run' }).getByRole('link', { name: 'Pairs' }).click();
    const csvFile = await download('CSV');
    const [head, ...lines] = csvFile.toString('utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n');
    expect(head).toBe('cohort,mentor_name,mentor_email,mentor_org,mentee_name,mentee_email,mentee_org,match_percent,ambiguity_flag,ambiguity_reason,exception_flag,exception_type,exception_reason,manual_override_flag,override_reason');
    expect(lines).toHaveLength(30);
    expect((await download('Excel')).subarray(0, 2).toString()).toBe('PK');
  });

  it('swaps two mentees by hand, with a reason, seeing before what it does', async () => {
    const { page } = visitor;
    await page.getByLabel('Name or organization').fill('amara');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByText('1 of 30 pairs').waitFor();
    await page.getByLabel(`Parts of the score of ${pair.mentor} and ${pair.mentee}`).click();
    await page.getByRole('link', { name: `Change the pair of ${pair.mentor} and ${pair.mentee}` }).click();
    await heading(visitor, /^Change a pair/);
    await page.getByLabel('New mentee').selectOption({ index: 3 });
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
    await visitor.check('override');
    await page.getByLabel(/^Reason/).fill('=1+1 they asked for it');
    await page.getByRole('button', { name: 'Make the change' }).click();
    await heading(visitor, 'Run 2');
    await notice('The pair is changed.');
    await page.getByText('Changed by hand from an earlier run: =1+1 they asked for it').waitFor();
    await visitor.check('run changed by hand');
    const text = (await download('CSV')).toString('utf8');
    expect(text).toContain("'=1+1 they asked for it");
    expect(text).not.toMatch(/(^|,|")=1\+1/m);
  });

  it('makes it the active run, publishes after a question, and everybody is told', async () => {
    const { page } = visitor;
    const before = (await house.api.outbox.list({ limit: 1 })).total;
    await page.getByRole('button', { name: 'Make this the active run' }).click();
    await notice('This is now the active run.');
    await goesOnAtNotice();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await visitor.check('the question before publishing');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish to 60 people' }).click();
    await notice('Published. Each participant now sees their own match.');
    await goesOnAtNotice();
    await visitor.check('published');
    await visitor.open('/outbox');
    await visitor.check('outbox');
    expect((await house.api.outbox.list({ limit: 1 })).total).toBe(before + 60);
    expect(await page.getByRole('link', { name: /match/i }).count()).toBeGreaterThan(0);
  });

  it('takes the publication back, and finds everything in the history', async () => {
    const { page } = visitor;
    await visitor.open(`/cohorts/${cohortId}/runs`);
    await page.getByRole('link', { name: 'Run 2' }).click();
    await page.getByRole('button', { name: 'Take the publication back' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('One pair should talk first.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await notice('The publication is taken back.');
    await visitor.open(`/cohorts/${cohortId}/publications`);
    await page.getByText('One pair should talk first.').waitFor();
    await visitor.check('publications');
    await visitor.open(`/cohorts/${cohortId}/runs`);
    expect(await page.getByRole('table', { name: 'Runs, newest first' }).getByRole('row').count()).toBe(3);
    await visitor.check('runs');
    await visitor.open('/audit');
    await visitor.check('audit');
    await page.getByRole('button', { name: 'Check the seals' }).click();
    await page.getByText(/entries are as they were written/).waitFor();
  });
});

describe('a coordinator whose cohort cannot work out', () => {
  const cast = castOf({ size: 12, seed: 7, feasible: false });
  let cohortId: string;
  beforeAll(async () => {
    const moved = await moveIn(house.api, cast, { name: 'First-time leaders' });
    cohortId = moved.cohortId;
    for (const { name } of [...cast.mentors, ...cast.mentees]) await house.api.participants.submitFor({ cohortId, participantId: moved.idOf(name), reason: 'Everybody is in' });
  });

  it('is told beforehand why it cannot, and reads the same as a proof when the run has no result', async () => {
    const { page } = visitor;
    await visitor.open(`/cohorts/${cohortId}`);
    await page.getByRole('heading', { name: 'Why it does not work out' }).waitFor();
    await visitor.check('not feasible');
    await part('Matching');
    await page.getByRole('button', { name: 'Run strict' }).click();
    await page.getByText('No complete pairing exists').waitFor();
    await visitor.check('report');
    expect(await page.getByRole('main').innerText()).toMatch(/These 4 mentees accept and are accepted by only these 3 mentors/);
  });

  it('runs with exceptions: everybody is paired, and each exception is said in words', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Run with exceptions' }).click();
    await heading(visitor, 'Run 2');
    const table = page.getByRole('table', { name: 'Pairs of this run' });
    await table.waitFor();
    await page.getByLabel('Show').selectOption('With exceptions');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByText(/^\d+ of 12 pairs$/).waitFor();
    await visitor.check('exceptions');
    const flagged = await table.innerText();
    expect(flagged).toMatch(/One-sided|Neither accepts|Same organization/);
    expect(flagged).toMatch(/ranked .* but not the other way round|Neither of the two ranked the other|Both belong to/);
  });

  it('asks by mail for the smallest change that helps; once it is made, a strict run works, and the two runs can be compared', async () => {
    const { page } = visitor;
    await visitor.open(`/cohorts/${cohortId}`);
    const { diagnostics: { fewestAcceptances } } = await house.api.cohorts.dashboard({ cohortId });
    const before = (await house.api.outbox.list({ limit: 1 })).total;
    await page.getByRole('button', { name: /^Ask .* to consider it …$/ }).first().click();
    await visitor.check('the question before asking');
    await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).click();
    await notice('The mails are on their way.');
    expect((await house.api.outbox.list({ limit: 1 })).total).toBeGreaterThan(before);

    for (const { mentor, mentee, ask } of fewestAcceptances ?? []) for (const side of ask) await accept(...(side === 'mentor' ? [mentor, mentee] as const : [mentee, mentor] as const));
    await part('Matching');
    await page.getByRole('button', { name: 'Run strict' }).click();
    await heading(visitor, 'Run 3');
    await page.getByRole('table', { name: 'Pairs of this run' }).waitFor();
    await page.getByRole('navigation', { name: 'Views of this run' }).getByRole('link', { name: 'Compare' }).click();
    await heading(visitor, 'Compare run 3');
    await visitor.check('choose a run to compare with');
    await page.getByRole('main').getByRole('button', { name: 'Compare' }).click();
    await heading(visitor, 'Run 3 and run 2');
    await visitor.check('comparison');
    expect(await page.getByRole('table', { name: 'The two runs in numbers' }).getByRole('row', { name: /^One-sided|^Neither accepts/ }).allInnerTexts()).toContainEqual(expect.stringMatching(/\s0\s+[1-9]/));
  });

  /** As the person would: one more on the list, and submitted again. */
  async function accept(participantId: string, other: string): Promise<void> {
    const { preferenceIds, neverIds, preferencesVersion, submitted } = await house.api.participants.get({ cohortId, participantId });
    if (submitted) await house.api.participants.reopen({ cohortId, participantId, reason: 'Wants to add somebody' });
    await house.api.participants.savePreferences({ cohortId, participantId, expectedVersion: preferencesVersion, preferences: [...preferenceIds, other], never: neverIds, reason: 'Said yes to the suggestion' });
    await house.api.participants.submitFor({ cohortId, participantId, reason: 'Said yes to the suggestion' });
  }
});

async function download(label: string): Promise<Buffer> {
  const [file] = await Promise.all([visitor.page.waitForEvent('download'), visitor.page.getByRole('link', { name: label }).click()]);
  return readFile(await file.path());
}
