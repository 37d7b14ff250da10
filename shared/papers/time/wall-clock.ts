/** What clocks show in a time zone of the IANA list, and when they show it. Pure. */

export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of that zone shows. */
export function wallClock(instant: Date, zone: string): WallClock {
  let format = formats.get(zone);
  if (!format) {
    const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone, hourCycle: 'h23', calendar: 'gregory' });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** The instant when that wall shows this time: the earlier of two, undefined when it never does. */
export function instantOf(wall: WallClock, zone: string): Date | undefined {
  const guess = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  // Zones lie between UTC-12 and UTC+14, and change by at most two hours: the offsets a day before and after bracket it.
  const offsets = [guess - 1440 * MINUTE, guess + 1440 * MINUTE].map((near) => offsetAt(new Date(near), zone));
  const candidates = [...new Set(offsets)]
    .map((offset) => new Date(guess - offset))
    .sort((a, b) => Number(a) - Number(b));
  return candidates.find((candidate) => {
    const shown = wallClock(candidate, zone);
    return shown.hour === wall.hour && shown.minute === wall.minute && shown.day === wall.day;
  });
}

function offsetAt(instant: Date, zone: string): number {
  const { year, month, day, hour, minute } = wallClock(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant.getTime() / MINUTE) * MINUTE;
}
