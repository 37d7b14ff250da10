/** The web as the environment names it: the internet through the safe fetch, or a folder of recorded answers. */
import type { Web } from '../../papers/web.ts';
import { optional } from '../../platform/environment.ts';
import { createRecordedWeb } from './recorded-web.ts';

export function webFromEnvironment(): Web {
  const recorded = optional('recordedWeb');
  if (recorded) return createRecordedWeb(recorded);
  throw new Error('no live web yet');
}
