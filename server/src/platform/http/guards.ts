import { reason } from '../refuse.ts';
import type { Locale } from './locale.ts';
import { doorResponse, problemResponse } from './problem.ts';

const megabyte = 1024 * 1024;
/** A body over this is refused before it is read; imports may carry a file. */
export const bodyLimit = { json: 2 * megabyte, file: 12 * megabyte };
const depthLimit = 32;
/** Twice the longest list that a form carries. Taking a form apart costs more than its bytes: a million fields, half a minute. */
const fieldLimit = 20_000;
/** Anything else would arrive at a procedure as a file, and a file has a name like anybody. */
const kinds: readonly string[] = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/** A Host that is not ours could find its way into a link of a mail. */
export function foreignHost(request: Request, allowedHosts: readonly string[]): boolean {
  const host = (request.headers.get('host') ?? '').toLowerCase();
  return !allowedHosts.includes(host) && !allowedHosts.includes(host.replace(/:\d+$/, ''));
}

/** A path whose escapes are no text. The pages' router would write it to the console as it came. */
export function unreadable(pathname: string): boolean {
  try { decodeURIComponent(pathname); } catch { return true; }
  return false;
}

/**
 * Whether a changing request comes from another site. Browsers say so themselves (Sec-Fetch-Site, Origin);
 * requests with an API key carry no cookie and need no such proof.
 */
export function crossSite(request: Request, origin: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  const from = request.headers.get('origin');
  if (from) return !ownOrigins(request, origin).includes(from);
  // Neither header: not a browser of this decade. A cookie without proof of origin is refused.
  return !site && request.headers.has('cookie');
}

/** The address people type, and the host that was asked for, which has been found to be one of ours; each is a site of its own. */
function ownOrigins(request: Request, origin: string): string[] {
  return [origin, `${new URL(origin).protocol}//${request.headers.get('host') ?? ''}`];
}

/** The address as the browser has it: TLS ends before us, and a proxy may have written another host. The pages compare it with Origin. */
export function addressOf(request: Request, origin: string): URL {
  const { pathname, search } = new URL(request.url);
  const seen = ownOrigins(request, origin).find((own) => own === request.headers.get('origin')) ?? origin;
  return new URL(`${seen}${pathname}${search}`);
}

/** The request as the rest of the program sees it. Its body is read here once, with a cap on its size and, for JSON, on its depth. */
export async function takeIn(request: Request, address: URL, ofTheHouse: Locale): Promise<Request | Response> {
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  if (!request.body) return new Request(address, { method, headers, signal });
  const [kind = '', ...parameters] = (headers.get('content-type') ?? '').split(';');
  const type = kind.trim().toLowerCase();
  const limit = type === 'multipart/form-data' ? bodyLimit.file : bodyLimit.json;
  if (Number(headers.get('content-length') ?? 0) > limit) return tooLarge(request, ofTheHouse, limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return tooLarge(request, ofTheHouse, limit);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (size > 0 && !kinds.includes(type)) return problemResponse('unsupportedMedia', [reason('unsupportedMedia', {}, 'Content-Type')]);
  // Names of types are case-blind; those who read on are not.
  if (size > 0) headers.set('content-type', [type, ...parameters].join(';'));
  // A body that calls itself a file would be taken for one, whatever its type.
  headers.delete('content-disposition');
  if (fieldsIn(body, type, parameters.join(';')) > fieldLimit) return problemResponse('invalidInput', [reason('tooManyFields', { maximum: fieldLimit })]);
  if (type === 'application/json') {
    if (jsonDepth(body) > depthLimit) return problemResponse('invalidInput', [reason('tooDeep', { maximum: depthLimit })]);
    try { JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)); } catch { return problemResponse('invalidInput', [reason('notJson')]); }
  }
  return new Request(address, { method, headers, body, signal });
}

/** At least as many as the form has fields. */
function fieldsIn(body: Buffer, type: string, parameters: string): number {
  const boundary = /boundary="?([^";]+)/i.exec(parameters)?.[1];
  if (type === 'application/json' || (type === 'multipart/form-data' && boundary === undefined)) return 0;
  const separator = boundary === undefined ? '&' : `--${boundary}`;
  let count = 0;
  for (let at = body.indexOf(separator); at >= 0 && count <= fieldLimit; at = body.indexOf(separator, at + separator.length)) count += 1;
  return count;
}

function tooLarge(request: Request, ofTheHouse: Locale, limit: number): Response {
  return doorResponse(request, ofTheHouse, 'bodyTooLarge', [reason('bodyTooLarge', { megabytes: limit / megabyte })], { connection: 'close' });
}

/** Deepest nesting of brackets outside strings, in one pass and without recursion. */
export function jsonDepth(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (inString) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, depth += 1);
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return deepest;
}
