import { refusalStatus, type Reason, type RefusalCode } from '@counterpart/contract/refusal';
import { data, redirect, redirectDocument, type RouterContextProvider } from 'react-router';
import { clientContext } from '../context.ts';
import type { Notice } from './notice.ts';

/** A "no" of the API as a page handles it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reasons: readonly Reason[];
}
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** What an action answers when the API said no: enough to show the form again as it was filled in. */
export interface Refused {
  readonly refusal: Refusal;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export const clientOf = (context: Readonly<RouterContextProvider>) => context.get(clientContext);

/** For actions: a refusal becomes a value. Anything else that goes wrong is thrown on, to the crash page and the log. */
export async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return { ok: false, refusal };
  }
}

/** For loaders: a refusal becomes the refusal page with its proper status. An address with a mistyped id leads nowhere. */
export async function load<T>(call: () => Promise<T>): Promise<T> {
  const outcome = await attempt(call);
  if (outcome.ok) return outcome.value;
  const { code, reasons } = outcome.refusal;
  const mistyped = code === 'invalidInput' && reasons.length > 0 && reasons.every(({ path }) => /(^id|Id)$/.test(path));
  const refusal: Refusal = mistyped ? { code: 'notFound', reasons: [] } : outcome.refusal;
  throw data(refusal, { status: refusalStatus[refusal.code] });
}

/** Answers a refused form, with what was typed into it but never with a password or code. */
export function refuse(refusal: Refusal, form: FormData) {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/password|code|token/i.test(name)) (values[name] ??= []).push(value);
  }
  return data<Refused>({ refusal, values }, { status: refusalStatus[refusal.code] });
}

/** After success: to another page (so that reloading sends nothing twice), saying in a line what happened. */
export const done = (to: string, notice?: Notice): Response => redirect(withNotice(to, notice));

/** The same, as a new document: after it, language or person may differ. */
export const doneAnew = (to: string, notice?: Notice): Response => redirectDocument(withNotice(to, notice));

function withNotice(to: string, notice: Notice | undefined): string {
  const { pathname, searchParams, hash } = new URL(to, 'http://here');
  searchParams.delete('notice');
  if (notice) searchParams.set('notice', notice);
  return `${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}${hash}`;
}

/** A path of this site from `?next=`, or the fallback: never another host, whatever the parameter says. */
export function ownPath(next: string | null, fallback: string): string {
  if (!next?.startsWith('/') || /^\/[/\\]|[\t\r\n]/.test(next)) return fallback;
  return next;
}

/** Text of a field as the person left it, without the spaces around it. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code } = error;
  if (typeof code !== 'string' || !Object.hasOwn(refusalStatus, code)) return null;
  const details = 'data' in error ? (error.data as { reasons?: Reason[] } | undefined) : undefined;
  return { code: code as RefusalCode, reasons: details?.reasons ?? [] };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'reasons' in value && typeof value.code === 'string' && Object.hasOwn(refusalStatus, value.code);
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refusal' in value && isRefusal(value.refusal);
}
