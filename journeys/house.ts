import { contract, type Client } from '@counterpart/contract';
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { startServer, type RunningServer } from './server.ts';

export interface Credentials { readonly name: string; readonly email: string; readonly password: string }

/** A running server with somebody in charge, and the API as that person: for what a journey is not about. */
export interface House extends RunningServer {
  readonly coordinator: Credentials;
  readonly api: Client;
}

export const setupCode = /\/setup with the code (\S+)/;
export const coordinator: Credentials = { name: 'Dana Whitfield', email: 'dana@house.example', password: 'seven quiet herons 41' };

export async function openHouse(env: Record<string, string> = {}): Promise<House> {
  const server = await startServer(['--empty'], env);
  const [, code] = await server.prints(setupCode);
  const { name, email, password } = coordinator;
  await createClient(server.origin).setup.createFirstAdmin({ code: code ?? '', name, email, password });
  return { ...server, coordinator, api: createClient(server.origin, await sessionOf(server.origin, coordinator)) };
}

/** As a browser on the same origin would call it. */
export function createClient(origin: string, cookie?: string): Client {
  return createORPCClient(new OpenAPILink(contract, { url: `${origin}/api`, headers: { origin, ...(cookie && { cookie }) } }));
}

export async function sessionOf(origin: string, { email, password }: Pick<Credentials, 'email' | 'password'>): Promise<string> {
  const answer = await fetch(`${origin}/api/account/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ email, password }) });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
