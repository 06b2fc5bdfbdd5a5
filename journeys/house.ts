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

/** The demo cast and its three people, as the first start announces them. */
export async function openDemoHouse(): Promise<House & { readonly mentor: Credentials; readonly mentee: Credentials }> {
  const server = await startServer(['--demo']);
  const [, password = ''] = await server.prints(/Sign in with the password\s+(\S+)/);
  const person = async (as: string): Promise<Credentials> => ({ name: as, email: (await server.prints(new RegExp(`as a ${as} +(\\S+)`)))[1] ?? '', password });
  const [, email = ''] = await server.prints(/as the coordinator +(\S+)/);
  const inCharge = { ...coordinator, email, password };
  return { ...server, coordinator: inCharge, mentor: await person('mentor'), mentee: await person('mentee'), api: createClient(server.origin, await sessionOf(server.origin, inCharge)) };
}

/** Lets somebody in who was only ever imported: through the invitation that waits in the outbox. */
export async function letIn({ api, origin }: House, email: string, password: string): Promise<void> {
  const { items: [person] } = await api.people.list({ search: email });
  await api.people.resendInvitation({ id: person?.id ?? '' });
  const { items: [mail] } = await api.outbox.list({ search: email });
  const { text } = await api.outbox.get({ id: mail?.id ?? '' });
  await createClient(origin).account.resetPassword({ token: /token=([\w.-]+)/.exec(text)?.[1] ?? '', password });
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
