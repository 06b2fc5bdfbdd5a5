import type { Page } from 'playwright-core';

/** What a screen reader would call the element that has the focus. */
const focused = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  return element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText ?? '';
})()`;

/** Presses Tab until the focus is there. Whoever has no mouse can come here; who cannot see where they are is lost, so a mark is asked for as well. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const here = (await page.evaluate<string>(focused)).trim();
    if (typeof name === 'string' ? here === name : name.test(here)) {
      if (await page.evaluate<boolean>(unmarked)) throw new Error(`Nothing shows that the focus is on “${here}”.`);
      return;
    }
    seen.push(here);
  }
  throw new Error(`Tab does not lead to ${String(name)}. It led to: ${[...new Set(seen)].join(' · ')}`);
}

const unmarked = `(() => {
  const { outlineStyle, outlineWidth, borderColor, boxShadow } = getComputedStyle(document.activeElement);
  return (outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none' && !borderColor;
})()`;
