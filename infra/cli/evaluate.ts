/** `npm run evaluate`: how good the summaries are, measured on public sets and on whole editions. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from './exit.ts';
import { verb } from './program.ts';

export function evaluateCommand(): Command {
  const command = verb('evaluate', 'Measures headlines, overviews, quotes or a whole edition.');
  command
    .addCommand(
      part('headline', 'ROUGE of the extractive headline on a SciTLDR file.')
        .requiredOption('--data <file>', 'SciTLDR JSONL')
        .action(async (options: { data: string; json?: boolean }) => {
          const { evaluateHeadline } = await import('./evaluate-headline.ts');
          tell(await evaluateHeadline(there(options.data)), options.json);
        }),
    )
    .addCommand(
      part('overview', 'ROUGE of the extractive overview, at most 150 words, on a ScisummNet file.')
        .requiredOption('--data <file>', 'ScisummNet JSONL')
        .option('--hide-abstract', 'the model sees the sections alone')
        .action(async (options: { data: string; hideAbstract?: boolean; json?: boolean }) => {
          const { evaluateOverview } = await import('./evaluate-overview.ts');
          tell(
            await evaluateOverview(there(options.data), { hideAbstract: options.hideAbstract ?? false }),
            options.json,
          );
        }),
    );
  return command;
}

function part(name: string, description: string): Command {
  return verb(name, description).option('--json', 'end with one line of JSON');
}

/** @throws UsageError */
function there(path: string): string {
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  return path;
}

function tell(figures: object, json: boolean | undefined): void {
  const stream = json ? process.stderr : process.stdout;
  for (const [name, value] of Object.entries(figures)) {
    stream.write(
      `${name.padEnd(16)} ${typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : value}\n`,
    );
  }
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
}
