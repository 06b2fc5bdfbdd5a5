import type { Visitor } from './browser.ts';
import type { Credentials } from './house.ts';

type Door = Pick<Credentials, 'email' | 'password'>;
const words = {
  en: { email: 'E-mail address', password: 'Password', enter: 'Sign in', leave: 'Sign out' },
  de: { email: 'E-Mail-Adresse', password: 'Passwort', enter: 'Anmelden', leave: 'Abmelden' },
};

/** Through the page, as a person does it. */
export async function signIn({ page, open }: Visitor, { email, password }: Door, locale: keyof typeof words = 'en'): Promise<void> {
  const say = words[locale];
  await open('/sign-in');
  await page.getByLabel(say.email).fill(email);
  await page.getByLabel(say.password, { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: say.enter }).click();
  // On a narrow screen the button is there, behind the menu.
  await page.getByRole('button', { name: say.leave, includeHidden: true }).first().waitFor({ state: 'attached' });
}
