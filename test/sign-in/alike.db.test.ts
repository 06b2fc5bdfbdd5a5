import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { call, mailsTo, settle, standingClock, submit, type Asked } from './door.ts';

let app: TestApp;
beforeAll(async () => { app = await startTestApp({ env: { REGISTRATION: 'open' }, clock: standingClock(), work: false }); });
afterAll(() => app.close());

/** The ways that take an address from nobody in particular. */
const ways = {
  register: { api: '/account/register', page: '/register', fields: { name: 'Somebody', password: 'another fine password' } },
  signIn: { api: '/account/sign-in', page: '/sign-in', fields: { password: 'not this one at all' } },
  forgot: { api: '/account/request-password-reset', page: '/forgot-password', fields: {} },
  resend: { api: '/account/resend-verification', page: '/check-your-mail', fields: { intent: 'verification' } },
} as const;
type Way = keyof typeof ways;

const kinds = ['verified', 'unverified', 'deactivated', 'invited', 'unknown'] as const;
type Kind = (typeof kinds)[number];
const arrange: Record<Kind, (email: string) => Promise<unknown>> = {
  verified: (email) => settle(app, email),
  unverified: (email) => settle(app, email, { verified: false }),
  deactivated: (email) => settle(app, email, { active: false }),
  invited: (email) => settle(app, email, { verified: false, withPassword: false }),
  unknown: async () => undefined,
};
/** What the mailbox alone tells. */
const letters: Record<Way, Record<Kind, string[]>> = {
  register: { verified: ['alreadyRegistered'], unverified: ['resetPassword'], deactivated: [], invited: ['resetPassword'], unknown: ['verifyEmail'] },
  signIn: { verified: [], unverified: [], deactivated: [], invited: [], unknown: [] },
  forgot: { verified: ['resetPassword'], unverified: ['resetPassword'], deactivated: [], invited: ['resetPassword'], unknown: [] },
  resend: { verified: [], unverified: ['verifyEmail'], deactivated: [], invited: ['invitation'], unknown: [] },
};

/** All that somebody at the door can see, without what is drawn by lot for every answer. */
async function seen(answer: Response, email: string): Promise<unknown> {
  const headers = [...answer.headers].map(([name, value]) => [name, name === 'content-security-policy' ? value.replaceAll(/'nonce-[^']+'/g, "'nonce'") : value]);
  const text = (await answer.text()).replaceAll(email, 'ADDRESS').replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, 'nonce').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT');
  return { status: answer.status, headers, text };
}

describe.each(Object.keys(ways) as Way[])('%s', (way) => {
  const { api, page, fields } = ways[way];
  test.each(['api', 'page'] as const)('answers alike whoever has the address, if anybody (%s)', async (by) => {
    const answers: unknown[] = [];
    for (const [index, kind] of kinds.entries()) {
      const email = `${way}-${by}-${kind}@example.org`.toLowerCase();
      const asked: Asked = { from: `192.0.2.${10 + index}` };
      await arrange[kind](email);
      const answer = by === 'api' ? await call(app, 'POST', api, { ...fields, email }, asked) : await submit(app, page, { ...fields, email }, asked);
      answers.push(await seen(answer, email));
      expect((await mailsTo(app, email)).map(({ template }) => template), `mails to ${kind}`).toEqual(letters[way][kind]);
    }
    for (const [index, answer] of answers.entries()) expect(answer, `${kinds[index]}`).toEqual(answers[0]);
  });

  test('takes as long for an address that is known as for one that is not', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    // In turns, so that a busy machine slows both.
    for (let round = 0; round < 5; round += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const email = `${way}-${kind}-${round}@example.com`.toLowerCase();
        if (kind === 'known') await settle(app, email);
        const started = performance.now();
        await call(app, 'POST', api, { ...fields, email }, { from: `198.51.100.${round}` });
        times[kind].push(performance.now() - started);
      }
    }
    const [known, unknown] = [times.known, times.unknown].map((list) => list.toSorted((a, b) => a - b)) as [number[], number[]];
    // A floor that covers the work hides it, rather than luck.
    expect(Math.min(known[0]!, unknown[0]!)).toBeGreaterThan(290);
    expect(Math.max(known[2]!, unknown[2]!) / Math.min(known[2]!, unknown[2]!)).toBeLessThan(1.5);
  });
});

test('somebody with the right password is told what is missing, since they know the account already', async () => {
  await settle(app, 'half@example.org', { verified: false });
  expect((await call(app, 'POST', '/account/sign-in', { email: 'half@example.org', password: 'correct horse battery' })).status).toBe(403);
});

test('registering by invitation only is refused alike', async () => {
  const closed = await startTestApp({ work: false });
  await settle(closed, 'known@example.org');
  const [known, unknown] = await Promise.all(['known@example.org', 'unknown@example.org'].map(async (email) => seen(await call(closed, 'POST', '/account/register', { ...ways.register.fields, email }), email)));
  expect(known).toEqual(unknown);
  expect(known).toMatchObject({ status: 403 });
  await closed.close();
});
