/** `2026-03-29T01:30` as the clocks of a time zone show an instant: what `<input type="datetime-local">` holds. */
export function localDateTime(instant: string, timeZone: string): string {
  return new Date(new Date(instant).getTime() + offsetAt(new Date(instant).getTime(), timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which the clocks of a time zone show `local`, or null for text that is no date.
 * A time that occurs twice (clocks go back) means the earlier; one that never occurs (clocks go forward) means as much later.
 */
export function instantAt(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  const asUtc = Date.parse(`${local}Z`);
  // The thirtieth of February would be read as the second of March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return null;
  const DAY = 86_400_000;
  const before = offsetAt(asUtc - DAY, timeZone);
  const after = offsetAt(asUtc + DAY, timeZone);
  const fits = [before, after].map((offset) => asUtc - offset).find((time) => time + offsetAt(time, timeZone) === asUtc);
  return new Date(fits ?? asUtc - before).toISOString();
}

/** Null for an empty field. What cannot be read goes on as it was typed, so that it is refused at its place and not taken for "none". */
export function instantOf(form: FormData, name: string, timeZone: string): string | null {
  const typed = String(form.get(name) ?? '').trim();
  return typed === '' ? null : instantAt(typed, timeZone) ?? typed;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at a time. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((entry) => entry.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(time / 1_000) * 1_000;
}

/** For lists to choose from: every zone this machine knows, UTC first, and the present one in any case. */
export function timeZones(present: string): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), present])];
}
