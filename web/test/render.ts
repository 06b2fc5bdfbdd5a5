import type { Client } from '@counterpart/contract';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import type { OpenApiDocument, Person, Viewer } from '../src/context.ts';
import { builtPages } from './built.ts';

export const NONCE = 'bm9uY2U=';

export interface Visit {
  readonly client: Client;
  readonly person?: Person | null;
  readonly locale?: 'en' | 'de';
  readonly openApi?: OpenApiDocument;
  /** Where the server's log would be; without it, a mistake fails the test. */
  readonly report?: (error: unknown) => void;
  readonly cookie?: string;
  /** Sent as a form; without it the page is only read. */
  readonly form?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

let handler: Promise<(request: Request, context: RouterContextProvider) => Promise<Response>> | undefined;
let build: ServerBuild;

function fail(error: unknown): never {
  throw error;
}

/** Asks the built pages as the server does, for somebody, without scripts. */
export async function visit(path: string, { client, person = null, locale = 'en', openApi = {}, report = fail, cookie, form }: Visit): Promise<Answer> {
  handler ??= builtPages().then((loaded) => {
    build = loaded;
    return createRequestHandler(loaded, 'production');
  });
  const handle = await handler;
  const viewer: Viewer = { person, locale, timeZone: 'Europe/Berlin', brand: 'Counterpart', nonce: NONCE, now: new Date('2027-03-01T09:00:00Z') };
  const keys = build.entry.module as unknown as typeof import('../src/entry.server.tsx');
  const context = new RouterContextProvider();
  context.set(keys.clientContext, client);
  context.set(keys.viewerContext, viewer);
  context.set(keys.openApiContext, openApi);
  context.set(keys.reportContext, report);
  const headers = { ...(cookie !== undefined && { cookie }), ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) };
  const init = form ? { method: 'POST', body: new URLSearchParams(form), headers } : { headers };
  const response = await handle(new Request(`http://counterpart.example${path}`, init), context);
  return { status: response.status, headers: response.headers, html: await response.text() };
}
