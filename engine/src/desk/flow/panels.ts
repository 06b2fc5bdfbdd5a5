import { compareText } from '../../text/order.ts';
import { isLive } from './statuses.ts';
import type { BookingStatus } from './statuses.ts';

export interface TimedBooking { readonly id: string; readonly status: BookingStatus; readonly start: number | null; readonly end: number | null }

/**
 * K13: bookings of one request that are to take place at the same time are one panel. Sets of two or more ids, by time and id;
 * instants in any one unit. O(bookings · log bookings).
 */
export function panels(bookings: readonly TimedBooking[]): readonly (readonly string[])[] {
  const timed = bookings.filter(({ status, start, end }) => isLive(status) && start !== null && end !== null)
    .toSorted((a, b) => a.start! - b.start! || a.end! - b.end! || compareText(a.id, b.id));
  const groups: string[][] = [];
  timed.forEach(({ id, start, end }, at) => {
    const before = timed[at - 1];
    if (before !== undefined && before.start === start && before.end === end) groups.at(-1)!.push(id);
    else groups.push([id]);
  });
  return groups.filter(({ length }) => length > 1);
}
