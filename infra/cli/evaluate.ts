/** `npm run evaluate`: how good the summaries are, measured on public sets and on whole editions. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit.ts';
import { verb } from './command/program.ts';

export function evaluateCommand(): Command {
  const command = verb('evaluate', 'Measures headlines, overviews, quotes or a whole edition.');
  command
    .addCommand(
      part('headline', 'ROUGE of the extractive headline on a SciTLDR file.')
        .requiredOption('--data <file>', 'SciTLDR JSONL')
        .action(async (options: { data: string; json?: boolean }) => {
          const { evaluateHeadline } = await import('../evaluation/evaluate-headline.ts');
          tell(await evaluateHeadline(there(options.data)), options.json);
        }),
    )
    .addCommand(
      part('overview', 'ROUGE of the extractive overview, at most 150 words, on a ScisummNet file.')
        .requiredOption('--data <file>', 'ScisummNet JSONL')
        .option('--hide-abstract', 'the model sees the sections alone')
        .action(async (options: { data: string; hideAbstract?: boolean; json?: boolean }) => {
          const { evaluateOverview } = await import('../evaluation/evaluate-overview.ts');
          tell(
            await evaluateOverview(there(options.data), { hideAbstract: options.hideAbstract ?? false }),
            options.json,
          );
        }),
    )
    .addCommand(
      part('quotes', 'How many true, altered and foreign quotes the check accepts, and how fast it is.')
        .requiredOption('--source <dir>', 'texts: PDF, .txt, or .json arrays of pages')
        .action(async (options: { source: string; json?: boolean }) => {
          const { evaluateQuotes } = await import('../evaluation/evaluate-quotes.ts');
          tell(await evaluateQuotes({ source: there(options.source) }), options.json);
        }),
    )
    .addCommand(
      part('truth', 'Lies caught and true statements refused, by the checks alone and with a second reader.')
        .requiredOption('--data <file>', 'JSONL of statements with their quotes')
        .requiredOption('--papers <dir>', 'the texts they were quoted from, <paper>.txt')
        .option('--verdicts <file>', 'JSONL of what a second reader said of them')
        .action(async (options: { data: string; papers: string; verdicts?: string; json?: boolean }) => {
          const { evaluateTruth } = await import('../evaluation/evaluate-truth.ts');
          const print = (text: string) => void process.stderr.write(text);
          const verdicts = options.verdicts === undefined ? {} : { verdicts: there(options.verdicts) };
          const result = await evaluateTruth({
            data: there(options.data),
            papers: there(options.papers),
            ...verdicts,
            print,
          });
          tell(result, options.json);
        }),
    )
    .addCommand(
      part(
        'edition',
        "The reference's table for any edition, every offending line, and the gates; exit 1 when one is missed.",
      )
        .argument('<file>', 'digest.json or the text form')
        .option('--source <dir>', 'the texts to hold it against: a recorded web or a folder')
        .action(async (file: string, options: { source?: string; json?: boolean }) => {
          const { evaluateEdition } = await import('../evaluation/evaluate-edition.ts');
          const print = (text: string) => void (options.json ? process.stderr : process.stdout).write(text);
          const { result, passed } = await evaluateEdition(there(file), { source: options.source, print });
          if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
          process.exitCode = passed ? EXIT.done : EXIT.failed;
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

function shown(value: unknown): unknown {
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : value;
}

function tell(figures: object, json: boolean | undefined): void {
  const stream = json ? process.stderr : process.stdout;
  for (const [name, value] of Object.entries(figures)) {
    stream.write(`${name.padEnd(16)} ${shown(value)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
}
