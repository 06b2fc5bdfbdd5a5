import { refusalStatus, refusalTitle, type Problem, type Reason, type RefusalCode } from '@counterpart/contract/refusal';
import { ORPCError, ValidationError } from '@orpc/server';
import { isConnectionLoss } from '../database/connect.ts';
import { Refusal } from '../refuse.ts';
import type { Locale } from './locale.ts';
import { plainPage } from './plain-page.ts';

export function problem(code: RefusalCode, reasons: readonly Reason[] = []): Problem {
  return { type: `urn:counterpart:refusal:${code}`, title: refusalTitle[code], status: refusalStatus[code], code, reasons: [...reasons] };
}

/** Any error as the one shape that callers see. What is not a refusal is our mistake: it is logged, and its text stays here. */
export function toORPCError(error: unknown, report: (error: unknown) => void): ORPCError<RefusalCode, Problem> {
  const { code, reasons } = refusalOf(error, report);
  const body = problem(code, reasons);
  return new ORPCError(code, { status: body.status, message: body.title, data: body });
}

function refusalOf(error: unknown, report: (error: unknown) => void): { code: RefusalCode; reasons: readonly Reason[] } {
  if (error instanceof Refusal) return error;
  if (error instanceof ORPCError) {
    if (isProblem(error.data)) return error.data;
    if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') return { code: 'invalidInput', reasons: error.cause.issues.map(reasonOf) };
    if (error.status === 404 || error.status === 405) return { code: 'notFound', reasons: [] };
    if (error.status === 415) return { code: 'unsupportedMedia', reasons: [] };
    if (error.status >= 400 && error.status < 500) return { code: 'invalidInput', reasons: [] };
  }
  report(error);
  return { code: isConnectionLoss(error) ? 'unavailable' : 'internal', reasons: [] };
}

function reasonOf(issue: { message: string; path?: readonly unknown[] | undefined }): Reason {
  const { message, path = [], ...rest } = issue as { message: string; path?: readonly unknown[]; code?: string; minimum?: number; maximum?: number };
  const at = path.map((step) => (typeof step === 'object' && step !== null && 'key' in step ? String(step.key) : String(step))).join('.');
  // Our own refinements name a reason code; zod's own issues carry their kind.
  const code = /^[a-z][A-Za-z0-9]+$/.test(message) ? message : rest.code ?? 'invalid';
  return { code, path: at, values: { ...(rest.minimum === undefined ? {} : { minimum: Number(rest.minimum) }), ...(rest.maximum === undefined ? {} : { maximum: Number(rest.maximum) }) } };
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'code' in data && 'reasons' in data && String(data.code) in refusalStatus;
}

/** The same outside of the API: at the door and on the way to a page. */
export function errorResponse(error: unknown, report: (error: unknown) => void, request: Request, ofTheHouse: Locale): Response {
  const { code, reasons } = refusalOf(error, report);
  return doorResponse(request, ofTheHouse, code, reasons);
}

/** A refusal at the door, readable for whoever asked: a page for people, a problem for programs. */
export function doorResponse(request: Request, ofTheHouse: Locale, code: RefusalCode, reasons: readonly Reason[] = [], headers: Record<string, string> = {}): Response {
  const page = plainPage(request, ofTheHouse, code);
  return page === null ? problemResponse(code, reasons, headers) : new Response(page, { status: refusalStatus[code], headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
}

export function problemResponse(code: RefusalCode, reasons: readonly Reason[] = [], headers: Record<string, string> = {}): Response {
  const body = problem(code, reasons);
  return Response.json(body, { status: body.status, headers: { ...headers, 'content-type': 'application/problem+json' } });
}
