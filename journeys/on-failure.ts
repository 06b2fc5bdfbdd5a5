import { afterEach } from 'vitest';
import { openPages } from './browser.ts';

// What a person would have seen is the first thing to know about a journey that failed.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of openPages) {
    const text = await page.locator('body').innerText({ timeout: 2_000 }).catch(() => 'nothing');
    console.log(`${page.url()} showed:\n${text.slice(0, 3_000)}`);
  }
});
