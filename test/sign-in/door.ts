import { hashPassword } from '../../server/src/account/index.ts';
import { newId } from '../../server/src/platform/clock.ts';
import type { TestApp } from '../app.ts';

export const password = 'correct horse battery';
const stored = hashPassword(password);

export interface Asked { readonly headers?: Record<string, string>; readonly cookie?: string | null; readonly from?: string }

/** A call of the API as a browser's script or a shell sends it. */
export function call(app: TestApp, method: string, path: string, body: object | null = null, { headers = {}, cookie = null, from = '192.0.2.1' }: Asked = {}): Promise<Response> {
  return app.request(`/api${path}`, { method, cookie, remoteAddress: from, body: body && JSON.stringify(body), headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers } });
}

/** A form of a page, as a browser sends it before scripts load. */
export function submit(app: TestApp, path: string, fields: Record<string, string>, { headers = {}, cookie = null, from = '192.0.2.1' }: Asked = {}): Promise<Response> {
  return app.request(path, { method: 'POST', cookie, remoteAddress: from, body: new URLSearchParams(fields), headers });
}

export const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');

export async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? 'none' : (await answer.json() as { code: string }).code;
}

/** Somebody who is here already, in whatever state. */
export async function settle({ parts: { connection: { db } } }: TestApp, email: string, { verified = true, active = true, withPassword = true } = {}): Promise<string> {
  const now = new Date();
  const id = newId();
  await db.insertInto('person').values({ id, name: 'Known', email, emailVerified: verified, active, locale: 'en', timeZone: 'UTC', createdAt: now, updatedAt: now }).execute();
  if (withPassword) await db.insertInto('credential').values({ id: newId(), accountId: id, providerId: 'credential', userId: id, password: await stored, createdAt: now, updatedAt: now }).execute();
  return id;
}

export const mailsTo = ({ parts: { connection: { db } } }: TestApp, email: string) =>
  db.selectFrom('mail').select(['template', 'secrets']).where('recipient', '=', email).orderBy('id').execute();

/** The token in the newest mail to somebody. */
export async function tokenFor(app: TestApp, email: string): Promise<string> {
  const mails = await mailsTo(app, email);
  const path = mails.at(-1)?.secrets?.path;
  if (!path) throw new Error(`The newest mail to ${email} has no link that acts as a key.`);
  return new URL(path, 'http://x').searchParams.get('token') ?? '';
}

/** What a page says, for people. */
export async function wordsOf(answer: Response): Promise<string> {
  return (await answer.text()).replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/^[\s\S]*<main/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 2_000);
}

/** A clock that stands still until it is moved: no test of limits straddles a window. */
export function standingClock(start = '2026-03-02T12:01:00Z') {
  let at = Date.parse(start);
  return { now: () => new Date(at), pass: (minutes: number) => { at += minutes * 60_000; } };
}

export const minutesOf = (hours: number): number => hours * 60;
