/** `npm run digest -- --dry-run`: asks the sources and prints the ranking; nothing is kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectResult } from '../../../shared/sources/collect-run.ts';
import { FailedError } from '../../exit.ts';
import { openLocal } from '../../operator/target/local-target.ts';
import { localSettings, webVariables } from '../command/run-options.ts';
import { closing } from '../command/stopping.ts';
import type { DigestOptions } from './digest-options.ts';

/** @returns how many papers would be enqueued. @throws FailedError */
export async function runChoice(options: DigestOptions): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ronbun-choice-'));
  const opened = await openLocal({
    dataDir,
    settings: localSettings(options, process.env),
    environment: webVariables(options),
  });
  try {
    return await closing(opened, async (target) => {
      const { week, limit } = options;
      const chosen = await target.invoke<CollectResult>('collect', { week, limit, dryRun: true });
      if (chosen.outcome !== 'collected') {
        const reason = chosen.outcome === 'source-unreachable' ? chosen.reason : 'another run is collecting';
        throw new FailedError(`the source can't be reached: ${reason}`);
      }
      const stream = options.json ? process.stderr : process.stdout;
      stream.write(`${chosen.week}: ${chosen.found} papers would be chosen\n`);
      for (const [i, { title, score, reason }] of (chosen.ranking ?? []).entries()) {
        stream.write(
          `${String(i + 1).padStart(3)}. ${score.toFixed(2).padStart(6)}  ${title}\n             ${reason[options.language]}\n`,
        );
      }
      for (const remark of chosen.remarks) stream.write(`note: ${remark}\n`);
      if (options.json)
        process.stdout.write(
          `${JSON.stringify({ week: chosen.week, found: chosen.found, ranking: chosen.ranking })}\n`,
        );
      return chosen.enqueued;
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
