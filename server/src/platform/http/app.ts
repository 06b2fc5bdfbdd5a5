import { randomBytes } from 'node:crypto';
import type { Client } from '@counterpart/contract';
import { Hono } from 'hono';
import type { Caller } from '../identity.ts';
import type { RequestContext } from '../procedure.ts';
import type { Transactor } from '../transact.ts';
import { addressOf, crossSite, foreignHost, takeIn, unreadable } from './guards.ts';
import { securityHeaders } from './headers.ts';
import type { Locale } from './locale.ts';
import type { PageContext, Pages } from './pages.ts';
import { doorResponse, errorResponse, problemResponse } from './problem.ts';

export interface AppParts {
  readonly origin: string;
  /** Of who has not said theirs. */
  readonly locale: Locale;
  readonly allowedHosts: readonly string[];
  readonly transactor: Transactor;
  readonly api: (request: Request, context: RequestContext) => Promise<Response | null>;
  readonly client: (context: RequestContext) => Client;
  readonly pages: Pages | null;
  readonly openApi: object;
  /** From the session cookie or the API key. */
  readonly identify: (request: Request) => Promise<Caller>;
  /** The identity provider's way back; null for any other path. */
  readonly callback: (request: Request) => Promise<Response | null>;
  readonly viewer: (caller: Caller, request: Request, nonce: string) => Promise<PageContext['viewer']>;
  readonly clientAddress: (request: Request, socketAddress: string) => string;
  readonly ready: () => Promise<boolean>;
  readonly metrics: (request: Request, socketAddress: string) => Promise<Response>;
  readonly observe: (request: Request, status: number, milliseconds: number) => void;
  readonly report: (error: unknown) => void;
}

export interface Incoming { readonly remoteAddress: string }

/** One process serves health, API and pages; every answer leaves through the same door. */
export function createApp(parts: AppParts): Hono<{ Bindings: Incoming }> {
  const app = new Hono<{ Bindings: Incoming }>();
  app.all('*', async (c) => {
    const started = performance.now();
    const nonce = randomBytes(16).toString('base64');
    const response = await answer(parts, c.req.raw, nonce, c.env.remoteAddress).catch((error: unknown) => errorResponse(error, parts.report, c.req.raw, parts.locale));
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(securityHeaders(nonce, parts.origin.startsWith('https:')))) headers.set(name, value);
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    parts.observe(c.req.raw, response.status, performance.now() - started);
    return new Response(response.body, { status: response.status, headers });
  });
  return app;
}

async function answer(parts: AppParts, request: Request, nonce: string, remoteAddress: string): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/health') return Response.json({ status: 'alive' });
  if (pathname === '/ready') return await parts.ready() ? Response.json({ status: 'ready' }) : problemResponse('unavailable');
  if (pathname === '/metrics') return parts.metrics(request, remoteAddress);
  if (foreignHost(request, parts.allowedHosts)) return new Response('This address is not served here.', { status: 421 });
  if (unreadable(pathname)) return doorResponse(request, parts.locale, 'invalidInput');
  if (crossSite(request, parts.origin)) return doorResponse(request, parts.locale, 'crossSite');
  const asset = ['GET', 'HEAD'].includes(request.method) ? await parts.pages?.asset(pathname) : null;
  if (asset) return request.method === 'GET' ? asset : new Response(null, asset);
  const taken = await takeIn(request, addressOf(request, parts.origin), parts.locale);
  return taken instanceof Response ? taken : route(parts, taken, pathname, nonce, remoteAddress);
}

async function route(parts: AppParts, request: Request, pathname: string, nonce: string, remoteAddress: string): Promise<Response> {
  if (pathname === '/api/openapi.json') return Response.json(parts.openApi);
  const back = await parts.callback(request);
  if (back) return back;
  const caller = await parts.identify(request);
  const context: RequestContext = {
    transactor: parts.transactor, caller, responseHeaders: new Headers(),
    request: { ip: parts.clientAddress(request, remoteAddress), headers: request.headers, idempotencyKey: request.headers.get('idempotency-key') },
  };
  if (pathname.startsWith('/api/')) return await parts.api(request, context) ?? problemResponse('notFound');
  if (!parts.pages) return new Response('The pages have not been built. Run script/start.', { status: 503 });
  // An API key opens the API, never the pages.
  const pageContext = caller.kind === 'apiKey' ? { ...context, caller: { kind: 'anonymous' } as const } : context;
  const page = await parts.pages.render(request, { client: parts.client(pageContext), viewer: await parts.viewer(pageContext.caller, request, nonce), openApi: parts.openApi, report: parts.report });
  const headers = new Headers(page.headers);
  for (const [name, value] of context.responseHeaders) headers.append(name, value);
  return new Response(page.body, { status: page.status, headers });
}
