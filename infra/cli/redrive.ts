/** `npm run redrive`: after the fault is mended, dead letters go back through the ordinary path. */
import { Option } from 'commander';
import { EXIT } from '../exit.ts';
import { QUEUE_TITLES, type QueueTitle } from '../operator/target/target.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './command/open-target.ts';
import { verb } from './command/program.ts';
import { closing } from './command/stopping.ts';

interface RedriveOptions extends TargetOptions {
  readonly queue?: QueueTitle;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function redriveCommand() {
  return withTargetOptions(
    verb('redrive', 'Sends dead letters back to their queues; nothing is summarised or mailed twice.'),
  )
    .addOption(new Option('--queue <queue>', 'only this queue').choices([...QUEUE_TITLES]))
    .option('--dry-run', 'only count them')
    .option('--json', 'end with one line of JSON')
    .action(async (options: RedriveOptions) => {
      await closing(await openTarget(options), async (target) => {
        const counts: Record<string, number> = {};
        for (const queue of options.queue ? [options.queue] : QUEUE_TITLES) {
          counts[queue] = options.dryRun ? await target.deadLetters(queue) : await target.redrive(queue);
          if (!options.dryRun && counts[queue] > 0 && target.name === 'local') await target.drained(queue);
        }
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
        const lines = Object.entries(counts).map(([queue, count]) => `${queue.padEnd(12)} ${count}`);
        const stream = options.json ? process.stderr : process.stdout;
        stream.write(`${options.dryRun ? 'dead letters' : 'sent back'}\n${lines.join('\n')}\n`);
        if (options.json)
          process.stdout.write(`${JSON.stringify({ ...counts, total, dryRun: options.dryRun ?? false })}\n`);
        if (total === 0) process.exitCode = EXIT.nothingToDo;
      });
    });
}
