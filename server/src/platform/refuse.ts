import { refusalStatus, type Reason, type RefusalCode } from '@counterpart/contract/refusal';

/** A "no" with its code and reasons. A verb throws it (so that its transaction rolls back); only `platform/http` turns it into an answer. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly reasons: readonly Reason[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(code: RefusalCode, reasons: readonly Reason[] = [], retryAfter?: number) {
    super(code);
    this.code = code;
    this.reasons = reasons;
    this.retryAfter = retryAfter;
  }

  get status(): number { return refusalStatus[this.code]; }
}

export function reason(code: string, values: Reason['values'] = {}, path = ''): Reason {
  return { code, path, values };
}

export function refuse(code: RefusalCode, ...reasons: Reason[]): never {
  throw new Refusal(code, reasons);
}

/** The row, or the refusal that foreign and absent rows share. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Refusal('notFound');
  return row;
}
