const DAY = 86_400_000;
const QUARTER_HOUR = 900_000;

/** Every zone there is, in some spellings, and a dozen years of days of each; what comes beyond that is simply asked for again. */
const MOST_ZONES = 1_000;
const MOST_STRETCHES = 5_000;

const zones = new Map<string, Zone>();

/**
 * The time zone of this name in the platform's time zone database; remembered, for to ask the platform takes its time.
 *
 * @throws RangeError where there is none.
 */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new Zone(name);
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}

export function isTimeZone(name: string): boolean {
  try {
    return zoneNamed(name) instanceof Zone;
  } catch {
    return false;
  }
}

/**
 * Wall-clock time of one time zone, for whatever counts days and hours as people do. "Local" below is a wall clock written as the milliseconds it would be in UTC. Exact for the years
 * 1000 to 9999; asking the platform costs microseconds, so offsets are remembered per day, and per quarter of an hour on days when clocks change.
 */
class Zone {
  private readonly format: Intl.DateTimeFormat;
  private readonly ofDay = new Map<number, number>();
  private readonly ofQuarter = new Map<number, number>();

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  }

  /** Milliseconds by which the wall clock is ahead of UTC. */
  offsetAt(instant: number): number {
    const wholeDay = this.steady(this.ofDay, DAY, instant);
    if (!Number.isNaN(wholeDay)) return wholeDay;
    const quarter = this.steady(this.ofQuarter, QUARTER_HOUR, instant);
    return Number.isNaN(quarter) ? this.measured(instant) : quarter;
  }

  localAt(instant: number): number {
    return instant + this.offsetAt(instant);
  }

  /**
   * The instant when the wall clock shows this. A time that clocks jump over is read with the offset before the jump, of a time that comes twice the
   * first is taken (RFC 5545 §3.3.5).
   */
  instantAt(local: number): number {
    const [before, after] = [this.offsetAt(local - DAY), this.offsetAt(local + DAY)];
    const shown = [local - before, local - after].filter((instant) => this.localAt(instant) === local);
    return shown.length === 0 ? local - before : Math.min(...shown);
  }

  /** The offset of a stretch of time, or NaN where clocks change within it. No zone changes there and back within a day. */
  private steady(known: Map<number, number>, size: number, instant: number): number {
    const stretch = Math.floor(instant / size);
    let offset = known.get(stretch);
    if (offset === undefined) {
      const first = this.measured(stretch * size);
      offset = first === this.measured((stretch + 1) * size - 1) ? first : Number.NaN;
      if (known.size >= MOST_STRETCHES) known.clear();
      known.set(stretch, offset);
    }
    return offset;
  }

  private measured(instant: number): number {
    const second = Math.floor(instant / 1000) * 1000;
    const shown: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(second)) shown[type] = Number(value);
    const { year, month, day, hour, minute, second: seconds } = shown;
    return Date.UTC(year!, month! - 1, day, hour, minute, seconds) - second;
  }
}

export type { Zone };
