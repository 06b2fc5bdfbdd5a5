// The door without a house behind it: what is answered before anybody is recognised.
import { afterEach, expect, test, vi } from 'vitest';
import { createApp, type AppParts } from './app.ts';

const origin = 'https://match.example.org';
const asset = () => new Response('body { color: red }', { headers: { 'content-type': 'text/css; charset=utf-8', 'content-length': '19', 'cache-control': 'public, max-age=31536000, immutable' } });
const render = vi.fn<() => Promise<Response>>(async () => new Response('a page'));
const app = createApp({
  origin, locale: 'de', allowedHosts: ['match.example.org'], report: (error: unknown) => { throw error; }, observe: () => undefined,
  pages: { render, asset: async (path: string) => (path === '/assets/a.css' ? asset() : null) },
  callback: async () => null, identify: async () => ({ kind: 'anonymous' }), clientAddress: () => '127.0.0.1', client: () => ({}), viewer: async () => ({}),
} as unknown as AppParts);
const ask = (path: string, init: RequestInit = {}) => app.fetch(new Request(`${origin}${path}`, { ...init, headers: { host: 'match.example.org', ...init.headers } }), { remoteAddress: '127.0.0.1' });

afterEach(() => { render.mockClear(); });

test.each(['/%E0%A4%A', '/cohorts/%', '/%ff.data'])('%s, which is no text, is answered before a page could write it to the console', async (path) => {
  const page = await ask(path, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([400, 'text/html; charset=utf-8', expect.stringContaining('<h1>Das ist nicht lesbar</h1>')]);
  const problem = await ask(path);
  expect([problem.status, await problem.json()]).toMatchObject([400, { code: 'invalidInput' }]);
  expect(render).not.toHaveBeenCalled();
  expect(await (await ask('/caf%C3%A9')).text()).toBe('a page');
});

test('HEAD of an asset has the headers of GET, and no body', async () => {
  const headersOf = ({ headers }: Response) => Object.fromEntries([...headers].map(([name, value]) => [name, value.replaceAll(/'nonce-[^']+'/g, '')]));
  const [get, head] = [await ask('/assets/a.css'), await ask('/assets/a.css', { method: 'HEAD' })];
  expect([head.status, headersOf(head), await head.text()]).toEqual([200, headersOf(get), '']);
  expect(head.headers.get('content-length')).toBe('19');
  expect(render).not.toHaveBeenCalled();
});
