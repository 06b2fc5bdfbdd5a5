import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What a missing text shows instead: the path of its key. Actions in the audit have two parts, such paths have three. */
const untranslated = /\bcommon\.[a-z]|\b(account|admin|coordinator|participant)\.[a-zA-Z]+\.[a-zA-Z]/;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Texts of heads of rows and columns that reach beyond their cell. */
const overprinted = `[...document.querySelectorAll('th')].filter((cell) => cell.checkVisibility()).filter((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const box = cell.getBoundingClientRect();
  for (const range = document.createRange(); texts.nextNode();) {
    if (texts.currentNode.parentElement.closest('.for-readers-only')) continue;
    range.selectNodeContents(texts.currentNode);
    const text = range.getBoundingClientRect();
    if (text.width > 0 && (text.left < box.left - 1 || text.right > box.right + 1)) return true;
  }
  return false;
}).map((cell) => cell.textContent)`;

export interface VisitorOptions { readonly locale?: 'en' | 'de'; readonly width?: number; readonly height?: number; readonly scripts?: boolean; readonly scheme?: 'light' | 'dark' }

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Goes to an address and waits until the page answers to clicks and keys. */
  open(path: string): Promise<void>;
  /**
   * Axe, width, the console, and no request to anywhere else: what must hold on every page. `refusals` are the statuses
   * of the refusals that the journey itself provoked since the last check: those, and no others, are to be expected.
   */
  check(what: string, ...refusals: number[]): Promise<void>;
  leave(): Promise<void>;
}

/** Of everybody who has not left. */
export const openPages = new Set<Page>();

/** One person with a browser of their own. */
export async function visit(origin: string, { locale = 'en', width = 1280, height = width < 500 ? 780 : 900, scripts = true, scheme = 'light' }: VisitorOptions = {}): Promise<Visitor> {
  const profile = await mkdtemp(join(tmpdir(), 'counterpart-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags, baseURL: origin, locale: locale === 'de' ? 'de-DE' : 'en-GB', timezoneId: 'Europe/Berlin',
    viewport: { width, height }, javaScriptEnabled: scripts, reducedMotion: 'reduce', colorScheme: scheme,
  });
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? await context.newPage();
  openPages.add(page);
  const complaints: string[] = [];
  const refused: number[] = [];
  page.on('console', (message) => {
    const status = /^Failed to load resource: the server responded with a status of (4\d\d)/.exec(message.text())?.[1];
    if (status) refused.push(Number(status));
    else if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => { complaints.push(`thrown on ${page.url()}: ${error.message}`); });
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url())) complaints.push(`external request: ${request.url()}`); });
  // The footer's choice of appearance is drawn once the page's scripts are at work.
  const ready = async () => { if (scripts) await page.getByRole('contentinfo').getByRole('radiogroup').waitFor(); };
  return {
    page, context,
    async open(path) {
      await page.goto(path);
      await ready();
    },
    async check(what, ...refusals) {
      await ready();
      if (scripts) {
        expect(await axeViolations(page), `${what}: accessibility`).toEqual([]);
        expect(await page.evaluate(overprinted), `${what}: heads of tables that run into their neighbours`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), `${what}: wider than the screen`).toBeLessThanOrEqual(0);
      }
      expect(await page.getByText(untranslated).count(), `${what}: a text without translation`).toBe(0);
      expect(complaints.splice(0), `${what}: console`).toEqual([]);
      expect(refused.splice(0), `${what}: refusals`).toEqual(refusals);
    },
    async leave() {
      openPages.delete(page);
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

interface AxeResult { violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }

async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated through the debugger, so that the page's own content security policy stays as it is.
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, { resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`));
}
