/** What both halves of the quarter share. */
import type { Counter } from '../../../shared/platform/metrics.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import type { Random } from '../../support/random.ts';
import type { FaultyEngines } from './faulty-engines.ts';
import type { Note } from './note.ts';
import type { Turns } from './turns.ts';

export interface World {
  readonly engines: FaultyEngines;
  readonly random: Random;
  readonly turns: Turns;
  readonly note: Note;
  readonly clock: FakeClock;
  /** False once everything has healed. */
  readonly faulty: () => boolean;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  readonly counter: Counter;
}
