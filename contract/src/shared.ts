import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Who may call at all, before any look at a row. The server's policies decide about the row. */
export type Access = 'anyone' | 'signedIn' | 'admin';
/** API keys carry scopes; `session` procedures refuse API keys altogether. */
export type Scope = 'read' | 'write' | 'session';
export interface ProcedureMeta {
  readonly access: Access;
  readonly scope: Scope;
  /** Accepts an `Idempotency-Key` header: same key and body give the first answer again. */
  readonly idempotent?: boolean;
}

export const base = oc.$meta<ProcedureMeta>({ access: 'admin', scope: 'write' });

export const id = z.uuid();
export { email } from './email.ts';
/** Of years that every calendar and database on the way can hold. */
export const instant = z.iso.datetime({ offset: true }).refine((text) => /^[12]/.test(text), { error: 'momentOutOfRange' });
/** Any text that people type: trimmed, without control characters but line breaks, well-formed Unicode. */
const text = (max: number) => z.string().trim().max(max).refine(
  // eslint-disable-next-line no-control-regex
  (value) => value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value),
  { error: 'unusableCharacters' });
export const line = (max = 200) => text(max).refine((value) => !/[\r\n]/.test(value), { error: 'oneLineOnly' });
export const requiredLine = (max = 200) => line(max).min(1);
export const prose = (max = 5_000) => text(max);
export const reason = prose(1_000).min(3);
export const tags = z.array(requiredLine(80)).max(60);
export const locale = z.enum(['en', 'de']);
export const timeZone = z.string().max(64).refine(isTimeZone, { error: 'unknownTimeZone' });
export const password = z.string().min(10).max(200);
export const side = z.enum(['mentor', 'mentee']);
export const count = z.int().min(0);

function isTimeZone(value: string): boolean {
  try { return Boolean(new Intl.DateTimeFormat('en', { timeZone: value })); } catch { return false; }
}

/** Cursor pagination: `cursor` is what the page before said in `next`. */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: count });
export const done = z.object({});
const csv = 'text/csv;charset=utf-8';
export const csvAnswer = z.file().mime([csv]);
export const csvOrXlsxAnswer = z.file().mime([csv, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
export type Side = z.infer<typeof side>;
export type Locale = z.infer<typeof locale>;
