import { zoneNamed } from '../../time/zone.ts';
import { isInstant } from './validate.ts';

const WRITTEN = /^([1-9]\d{3})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/iu;

/**
 * An ISO 8601 date with time as milliseconds since 1970, or null. With an offset (or Z) it is that instant, also within the hour that comes twice; without
 * one it is the wall clock of the zone (a time that clocks jump over and one that comes twice as RFC 5545 §3.3.5 has it). Dates that no calendar has are
 * refused, not rolled over.
 *
 * @throws RangeError where there is no such time zone.
 */
export function instantOf(text: string, timeZone: string): number | null {
  const parts = WRITTEN.exec(text.trim());
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const local = Date.UTC(year, month - 1, day, hour, minute, second) + Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null;
  const offset = offsetOf(parts[8]);
  if (offset === null) return null;
  const instant = offset === undefined ? (isInstant(local) ? zoneNamed(timeZone).instantAt(local) : local) : local - offset;
  return isInstant(instant) ? instant : null;
}

/** Undefined: none is written. Null: none that there is; the widest in use is +14:00. */
function offsetOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
