import type { Visitor } from './browser.ts';

/** Waits for the page with this title. */
export async function heading({ page }: Visitor, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: typeof name === 'string' }).waitFor();
}
