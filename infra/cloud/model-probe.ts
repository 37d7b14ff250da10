/** The daily question to every listed model. There only where a model writes. */
import { Construct } from 'constructs';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';
import type { Models } from './models.ts';

export class ModelProbe extends Construct {
  readonly probe: Handler;

  constructor(scope: Construct, id: string, base: Foundation & { readonly models: Models }) {
    super(scope, id);
    this.probe = new Handler(this, 'Probe', base, {
      name: 'probe-models',
      duty: 'Asks every listed model one tiny question, so that a closed one is known before the week’s work',
      // It waits for answers of a few words.
      memory: 256,
      // A minute of silence, and a few forms of the question before one is taken.
      timeout: 180,
      whenFailing: 'Readers feel nothing; a model that is closed shows with the first paper and not before.',
    });
    base.store.grant(this.probe, ['get', 'put'], ['MODELS']);
    base.models.grantUse(this.probe);
    this.probe.giveSettings(base.settings);
  }
}

const BEFORE_MINUTES = 30;
const DAY_MINUTES = 24 * 60;

/** `06:00` for `06:30`: before the papers of the day are collected. */
export function before(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = (hour * 60 + minute - BEFORE_MINUTES + DAY_MINUTES) % DAY_MINUTES;
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
