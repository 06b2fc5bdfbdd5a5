import { beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../demo/cast.ts';
import { visit, type Visitor } from './browser.ts';
import { openHouse, type House } from './house.ts';
import { moveIn } from './move-in.ts';
import { heading } from './pages.ts';
import { signIn } from './sign-in.ts';

// A server that leaves jobs to others, so that work waits until the journey lets it go on.
let house: House;
let visitor: Visitor;
beforeAll(async () => {
  house = await openHouse({ JOBS: 'off' });
  visitor = await visit(house.origin);
  await signIn(visitor, house.coordinator);
  return async () => {
    await visitor.leave();
    await house.stop();
  };
});

async function startRun(name: string): Promise<void> {
  const cast = castOf({ size: 4, seed: 2 });
  const { cohortId, idOf } = await moveIn(house.api, cast, { name });
  for (const person of [...cast.mentors, ...cast.mentees]) await house.api.participants.submitFor({ cohortId, participantId: idOf(person.name), reason: 'Everybody is in' });
  await visitor.open(`/cohorts/${cohortId}/runs`);
  await visitor.page.getByRole('button', { name: 'Run strict' }).click();
  await heading(visitor, 'Run 1');
  await visitor.page.getByRole('status').filter({ hasText: 'Waiting to start' }).waitFor();
}

describe('work that takes a while', () => {
  it('shows how it stands, also after loading the page anew, and can be cancelled', async () => {
    const { page } = visitor;
    await startRun('Spring');
    await visitor.check('a run that waits');
    await page.reload();
    await page.getByRole('status').filter({ hasText: 'Waiting to start' }).waitFor();
    await visitor.check('a run that waits, loaded anew');
    await page.getByRole('button', { name: 'Cancel this run' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel this run' }).click();
    await page.getByText('The run was cancelled before it finished.').waitFor();
    await visitor.check('a cancelled run');
    expect(await page.getByRole('table', { name: 'Pairs of this run' }).count()).toBe(0);
  });

  it('shows the result as soon as it is there, without anybody loading the page', async () => {
    const { page } = visitor;
    await startRun('Autumn');
    await page.evaluate('window.sameDocument = true');
    house.work();
    await page.getByRole('table', { name: 'Pairs of this run' }).waitFor();
    await visitor.check('a result that came by itself');
    expect(await page.evaluate('window.sameDocument')).toBe(true);
  });
});
