/** What is asked of the models before a week's work begins, and how its papers are read for that. */
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import { FREE } from '../../../shared/summaries/write/models/prices.ts';
import type { Probed } from '../../../shared/summaries/write/models/probe.ts';
import { FailedError } from '../../exit.ts';
import type { StartLocalOptions } from '../../local/local-stack.ts';
import { modelServerHint } from '../../operator/model-servers.ts';
import { type Preflight, preflight, preflightLines } from '../../operator/preflight.ts';
import type { Progress } from '../../operator/progress.ts';

/** What is known before a run that asks models is opened. */
export interface Asked extends Pick<Preflight, 'keepIn'> {
  /** How papers are read for these models, where that differs from the cloud. */
  readonly reading: Pick<StartLocalOptions, 'reading'>;
}

/**
 * @param unasked what becomes of a run when none of the listed models can be asked. `stop`: nothing is begun, and nothing is
 *   published; `wait`: what stays open is begun, and its papers wait until the models are there.
 * @throws FailedError when it stops
 */
export async function askedBefore(
  settings: Partial<RuntimeSettings>,
  progress: Progress,
  unasked: 'stop' | 'wait' = 'stop',
): Promise<Asked> {
  const { model = 'extractive' } = settings;
  const { probed, keepIn } = await preflight(settings, process.env);
  const [first] = probed;
  const closed = first && probed.every(({ state }) => state === 'fail');
  if (closed && unasked === 'stop') throw new FailedError(first.says);
  for (const line of preflightLines(model, probed)) progress.say(line);
  if (closed) progress.say('no listed model can be asked: papers wait, and are written once one answers');
  const hint = model === 'extractive' ? await modelServerHint() : undefined;
  if (hint) progress.say(hint);
  return { keepIn, reading: model === 'openai' ? { reading: readingOf(probed) } : {} };
}

/** A model on one's own machine takes as many papers at once as its server says, and its time. */
function readingOf(probed: readonly Probed[]): StartLocalOptions['reading'] {
  const own = probed.every(({ price }) => price === FREE);
  return {
    atOnce: own ? Math.max(1, ...probed.flatMap(({ atOnce }) => atOnce ?? [])) : 2,
    timeoutMs: LONGEST_PAPER_MS,
  };
}

/** A whole paper at a few tokens a second, asked for again once, and as long on a queue. */
const LONGEST_PAPER_MS = 5 * 3_600_000;
