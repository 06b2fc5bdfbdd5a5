import type common from '../messages/en/common.json';
import type coordinator from '../messages/en/coordinator.json';
import type participant from '../messages/en/participant.json';

/**
 * What just happened, by code: the address carries `?notice=saved` or `?notice=coordinator.published`,
 * and the page shows the sentence under `notice` of that namespace (`common` where none is named).
 */
export type Notice = NoticeIn<typeof common> | `coordinator.${NoticeIn<typeof coordinator>}` | `participant.${NoticeIn<typeof participant>}`;
type NoticeIn<Texts> = Texts extends { notice: infer Sentences } ? Extract<keyof Sentences, string> : never;

const NAMED = /^(?:(coordinator|participant)\.)?([a-zA-Z]+)$/;

/** The message key of a notice, or null for anything else that somebody put into the address. */
export function noticeKey(code: string | null): string | null {
  const match = code?.match(NAMED);
  return match ? `${match[1] ?? 'common'}.notice.${match[2]}` : null;
}
