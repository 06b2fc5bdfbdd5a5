import type { Visitor } from './browser.ts';
import type { Credentials } from './house.ts';

type Door = Pick<Credentials, 'email' | 'password'>;

/** Through the page, as a person does it. */
export async function signIn({ page, open }: Visitor, { email, password }: Door): Promise<void> {
  await open('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).first().waitFor();
}
