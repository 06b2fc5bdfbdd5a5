import type { Clock } from './clock.ts';
import type { Practitioner, Slot } from './practitioner.ts';

/** An intake slot that anybody can still take: neither held nor booked, and not past (D5). One that begins this very moment is not past. */
export function isOpenIntake({ type, status, start }: Slot, now: number): boolean {
  return type === 'intake' && status === 'open' && start >= now;
}

/**
 * Open intake slots from now until the wall clock of the practitioner's zone shows the same time so many days later, that moment not included
 * (D5). Rows are counted: that one time is not offered twice is the table's business. O(slots).
 */
export function openIntakeSlots({ slots, timeZone }: Practitioner, days: number, clock: Clock): number {
  const end = clock.windowEnd(timeZone, days);
  let count = 0;
  for (const slot of slots) if (slot.start < end && isOpenIntake(slot, clock.now)) count++;
  return count;
}
