import { contract } from '@counterpart/contract';
import { isContractProcedure } from '@orpc/contract';
import type { TestApp, Visitor } from './app.ts';

export interface Answer { readonly status: number; readonly type: string | null; readonly body: unknown }
export interface Route { readonly method: string; readonly path: string }

/** Where a procedure of the contract, by its dotted name, is found over HTTP. */
export function routeOf(name: string): Route {
  const procedure = name.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], contract);
  if (!isContractProcedure(procedure)) throw new Error(`${name} is no procedure`);
  const { method = 'POST', path = '' } = procedure['~orpc'].route;
  return { method, path };
}

/** Asks over HTTP as a script would: path parameters in the path, the rest in the query or the body. */
export async function ask(app: TestApp, visitor: Visitor, name: string, input: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { method, path } = routeOf(name);
  const rest = { ...input };
  const url = path.replace(/\{(\w+)\}/g, (_all, key: string) => { const value = rest[key]; delete rest[key]; return encodeURIComponent(String(value)); });
  const reads = method === 'GET';
  const hasFile = Object.values(rest).some((value) => value instanceof File);
  const body = reads ? null : hasFile ? form(rest) : JSON.stringify(rest);
  const query = reads && Object.keys(rest).length > 0 ? `?${new URLSearchParams(Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)])))}` : '';
  const answer = await app.request(`/api${url}${query}`, { method, body, cookie: visitor.cookie, headers: { ...(hasFile || reads ? {} : { 'content-type': 'application/json' }), ...headers } });
  const type = answer.headers.get('content-type');
  // A stream ends when the work does; who is let in is all that is asked here.
  const text = type === 'text/event-stream' ? '' : await answer.text();
  if (type === 'text/event-stream') await answer.body?.cancel();
  return { status: answer.status, type, body: type?.includes('json') ? JSON.parse(text) : text };
}

function form(fields: Readonly<Record<string, unknown>>): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value as File);
  return data;
}
