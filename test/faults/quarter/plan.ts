/** What happens to a quarter's weeks beside the faults of every border; the seed decides. */

import { nextWeek } from '../../../shared/papers/time/week.ts';
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import type { Random } from '../../support/random.ts';

export interface Plan {
  /** In order. */
  readonly weeks: readonly string[];
  readonly late: RuntimeSettings['late'];
  /** Slots that never fire. */
  readonly missed: ReadonlySet<string>;
  /** The model is closed from this week's reading until after its slot. */
  readonly closed: string;
  /** Nothing of it can be read: it waits for the operator, who publishes it. */
  readonly dark: string;
  /** One stored record of each can't be read any more. */
  readonly spoiled: ReadonlySet<string>;
  /** The week in which a host is killed. */
  readonly killed: string;
}

/** Never two slots in a row are missed, and the first and the last weeks go the plain way. */
export function planQuarter(first: string, count: number, random: Random): Plan {
  const weeks = [first];
  while (weeks.length < count) weeks.push(nextWeek(weeks.at(-1)!));
  const killed = weeks[Math.floor(count / 2)]!;
  const free = random.shuffle(weeks.slice(1, -2).filter((week) => week !== killed));
  const [closed = '', dark = '', ...rest] = free;
  const missed = new Set<string>();
  for (const week of rest) {
    const i = weeks.indexOf(week);
    if (random.chance(0.25) && !missed.has(weeks[i - 1]!) && !missed.has(weeks[i + 1]!)) missed.add(week);
  }
  const spoiled = new Set(rest.filter(() => random.chance(0.2)));
  return { weeks, late: random.pick(['supplement', 'next']), missed, closed, dark, spoiled, killed };
}
