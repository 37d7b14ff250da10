/** What is asked of the models before a week's work begins, and how its papers are read for that. */
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import { FREE } from '../../../shared/summaries/write/models/prices.ts';
import type { Probed } from '../../../shared/summaries/write/models/probe.ts';
import { FailedError } from '../../exit.ts';
import { modelServerHint } from '../../operator/model-servers.ts';
import { type Preflight, preflight, preflightLines } from '../../operator/preflight.ts';
import type { Progress } from '../../operator/progress.ts';

/** @throws FailedError when none of the listed models can be asked: nothing is begun then, and nothing is published */
export async function askedBefore(settings: Partial<RuntimeSettings>, progress: Progress): Promise<Preflight> {
  const { model = 'extractive' } = settings;
  const models = await preflight(settings, process.env);
  const { probed } = models;
  const [first] = probed;
  if (first && probed.every(({ state }) => state === 'fail')) throw new FailedError(first.says);
  for (const line of preflightLines(model, probed)) progress.say(line);
  const hint = model === 'extractive' ? await modelServerHint() : undefined;
  if (hint) progress.say(hint);
  return models;
}

/** A model on one's own machine takes as many papers at once as its server says, and its time. */
export function readingOf({ model }: Partial<RuntimeSettings>, probed: readonly Probed[]) {
  if (model !== 'openai') return undefined;
  const own = probed.every(({ price }) => price === FREE);
  return {
    atOnce: own ? Math.max(1, ...probed.flatMap(({ atOnce }) => atOnce ?? [])) : 2,
    timeoutMs: LONGEST_PAPER_MS,
  };
}

/** A whole paper at a few tokens a second, asked for again once, and as long on a queue. */
const LONGEST_PAPER_MS = 5 * 3_600_000;
