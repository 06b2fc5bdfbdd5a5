import { beforeAll, describe, expect, it } from 'vitest';
import { visit, type Visitor } from './browser.ts';
import { setupCode } from './house.ts';
import { startServer, type RunningServer } from './server.ts';
import { signIn } from './sign-in.ts';

let server: RunningServer;
let visitor: Visitor;
beforeAll(async () => {
  server = await startServer(['--empty']);
  visitor = await visit(server.origin);
  return async () => {
    await visitor.leave();
    await server.stop();
  };
});

describe('the first start', () => {
  const person = { name: 'Ada Nørgaard', email: 'ada@house.example', password: 'plain lamps over water 3' };
  const fillIn = async (code: string) => {
    const { page } = visitor;
    await page.getByLabel('Set-up code').fill(code);
    await page.getByLabel('Name', { exact: true }).fill(person.name);
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Create and sign in' }).click();
  };

  it('leads whoever comes first to the set-up page, and refuses a code that was not printed', async () => {
    const { page } = visitor;
    await visitor.open('/');
    await page.getByRole('heading', { level: 1, name: 'Create the first administrator' }).waitFor();
    await visitor.check('set-up');
    await fillIn('wrong-code');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(person.email);
    expect(await page.getByLabel('Set-up code').inputValue()).toBe('wrong-code');
    await visitor.check('set-up, refused', 400);
  });

  it('makes the first administrator with the code from the terminal', async () => {
    const { page } = visitor;
    const [, code = ''] = await server.prints(setupCode);
    await fillIn(code);
    await page.getByRole('heading', { level: 1, name: 'Cohorts' }).waitFor();
    await visitor.check('no cohort yet');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect((await visitor.context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
  });

  it('signs the administrator in, and knows the wrong password from the right one', async () => {
    const { page } = visitor;
    await visitor.open('/sign-in');
    await visitor.check('sign-in');
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await visitor.check('sign-in, refused', 401);
    await signIn(visitor, person);
    await page.getByRole('heading', { level: 1, name: 'Cohorts' }).waitFor();
    expect(await page.getByRole('link', { name: person.name }).isVisible()).toBe(true);
  });

  it('refuses the code a second time', async () => {
    const stranger = await visit(server.origin);
    const [, code = ''] = await server.prints(setupCode);
    await stranger.open('/setup');
    await stranger.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    const again = await stranger.context.request.post('/api/setup', { data: { code, ...person }, headers: { origin: server.origin } });
    expect(again.status()).toBe(409);
    await stranger.leave();
  });
});
