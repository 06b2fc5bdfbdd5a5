import { describe, expect, it } from 'vitest';
import { addressOf, bodyLimit, crossSite, foreignHost, jsonDepth, takeIn } from './guards.ts';

const origin = 'https://match.example.org';
const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer> = '{}') => new Request(`${origin}/api/x`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const depthOf = (text: string) => jsonDepth(new TextEncoder().encode(text));

describe('cross-site requests', () => {
  it.each([
    ['same origin', { origin }, false],
    ['another origin', { origin: 'https://evil.example' }, true],
    ['another of our hosts, from itself', { origin: 'https://alias.example', host: 'alias.example', 'sec-fetch-site': 'same-origin' }, false],
    ['another of our hosts, without TLS', { origin: 'http://alias.example', host: 'alias.example' }, true],
    ['a sandboxed frame', { origin: 'null' }, true],
    ['a sister domain', { origin, 'sec-fetch-site': 'same-site' }, true],
    ['a form on another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['a cookie without any proof of origin', { cookie: 'session=1' }, true],
    ['a script with an API key', { authorization: 'Bearer x' }, false],
  ])('%s', (_name, headers, refused) => { expect(crossSite(post(headers as Record<string, string>), origin)).toBe(refused); });
  it('lets reads through', () => { expect(crossSite(new Request(origin, { headers: { 'sec-fetch-site': 'cross-site' } }), origin)).toBe(false); });
});

describe('foreign hosts', () => {
  it.each([['match.example.org', false], ['MATCH.example.org:443', false], ['evil.example', true], ['', true]])('%s', (host, refused) => {
    expect(foreignHost(new Request(origin, { headers: { host } }), ['match.example.org'])).toBe(refused);
  });
});

describe('the address as the browser has it', () => {
  const asked = (headers: Record<string, string>) => addressOf(new Request('http://10.0.0.5:3000//a?b=c', { headers }), origin).href;
  it.each([
    ['behind a proxy that ends TLS', { host: 'match.example.org' }, origin],
    ['behind one that writes another host', { host: '10.0.0.5:3000', origin }, origin],
    ['by another of our hosts', { host: 'alias.example', origin: 'https://alias.example' }, 'https://alias.example'],
    ['whatever another site says', { host: 'match.example.org', origin: 'https://evil.example' }, origin],
  ])('%s', (_name, headers, seen) => { expect(asked(headers as Record<string, string>)).toBe(`${seen}//a?b=c`); });
});

describe('bodies', () => {
  it('measures depth without recursion and outside strings', () => {
    expect(depthOf('{"a":[{"b":"[[[[\\"[["}]}')).toBe(3);
    expect(depthOf('['.repeat(100_000))).toBe(100_000);
  });
  it('refuses JSON that is too deep, cut off, or not UTF-8', async () => {
    for (const body of ['['.repeat(100_000), '{"a":', Uint8Array.of(0x22, 0xff, 0x22)]) {
      const answer = await takeIn(post({}, body), new URL(origin), 'en');
      expect((answer as Response).status).toBe(400);
    }
  });
  it('takes JSON and forms, however their names are written, and refuses every other kind', async () => {
    const asked = async (type: string, body = '{}') => { const answer = await takeIn(post({ 'content-type': type }, body), new URL(origin), 'en'); return answer instanceof Response ? answer.status : answer.headers.get('content-type'); };
    expect(await asked('Application/JSON; charset=utf-8')).toBe('application/json; charset=utf-8');
    expect(await asked('MULTIPART/form-data; boundary=aB')).toBe('multipart/form-data; boundary=aB');
    for (const type of ['text/plain', 'application/xml', 'application/vnd.api+json', 'application/jsonx', '']) expect(await asked(type)).toBe(415);
    expect(await asked('text/plain', '')).toBe('text/plain');
  });
  it('refuses a body over the limit, whether it says its size or not', async () => {
    expect((await takeIn(post({ 'content-length': String(bodyLimit.json + 1) }, '{}'), new URL(origin), 'en') as Response).status).toBe(413);
    const stream = new ReadableStream({ start(controller) { for (let i = 0; i < 40; i += 1) controller.enqueue(new Uint8Array(100_000)); controller.close(); } });
    const request = new Request(`${origin}/api/x`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit);
    expect((await takeIn(request, new URL(origin), 'en') as Response).status).toBe(413);
  });
});
