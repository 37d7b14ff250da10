/** `npm run cost`: the monthly bill by line, before anything is deployed. */

import { fileURLToPath } from 'node:url';
import { languageOfCode } from '../../shared/language.ts';
import { isListed, PRICES_READ } from '../../shared/summaries/write/models/prices.ts';
import { UsageError } from '../exit.ts';
import { AWS_PRICES_READ } from '../prices.ts';
import { loadSettings } from '../settings.ts';
import { positiveInteger, verb } from './command/program.ts';
import { type BillInput, type BillLine, monthlyBill } from './configure/monthly-bill.ts';

export interface Cost {
  readonly lines: readonly BillLine[];
  /** US dollars a month. */
  readonly total: number;
  /** When the prices were read. */
  readonly prices: { readonly aws: string; readonly models: string };
}

export function cost(input: BillInput): Cost {
  const lines = monthlyBill(input);
  const total = lines.reduce((sum, { usd }) => sum + usd, 0);
  return { lines, total, prices: { aws: AWS_PRICES_READ, models: PRICES_READ } };
}

interface CostOptions {
  readonly papers?: number;
  readonly readers: number;
  readonly languages?: readonly string[];
  readonly model?: string;
  readonly batch?: boolean;
  readonly freeTier: boolean;
  readonly json?: boolean;
}

/** Fewest records of a batch where the settings say nothing (see `batch.least` there). */
const COMMON_LEAST = 100;

/** Below half a cent a line says nothing. */
const SMALLEST = 0.005;

export function costCommand() {
  return verb('cost', 'What a month costs, line by line, at the listed prices (us-east-1, US dollars).')
    .option('--papers <n>', "papers of a week's edition (default: the settings')", positiveInteger)
    .option('--readers <n>', 'confirmed readers', positiveInteger, 1000)
    .option('--languages <list>', "e.g. ja,en (default: the settings')", languageList)
    .option('--model <id>', "a model's id, or extractive (default: the settings')")
    .option('--batch', "first drafts by Bedrock's batch inference, at half the price (default: the settings')")
    .option('--no-free-tier', 'as if other things in the account used up what AWS gives away')
    .option('--json', 'end with one line of JSON')
    .action((options: CostOptions) => {
      const settings = loadSettings(fileURLToPath(new URL('../../settings.json', import.meta.url)));
      const model = settings.model === 'extractive' ? 'extractive' : settings.modelIds[0]!;
      const { papers = settings.editionSize, languages = settings.languages, readers, freeTier } = options;
      const least = settings.batch?.least ?? COMMON_LEAST;
      if (options.batch && papers < least) {
        throw new UsageError(
          `--batch: a batch needs ${least} papers at least, and an edition has ${papers} (--papers)`,
        );
      }
      const batch = options.batch ?? (settings.batch !== undefined && papers >= least);
      const result = cost({ papers, readers, languages, model: options.model ?? model, batch, freeTier });
      const stream = options.json ? process.stderr : process.stdout;
      stream.write(`${table(result)}\n`);
      const named = options.model ?? model;
      if (named !== 'extractive' && !isListed(named))
        stream.write(`The price of ${named} is not listed: it is reckoned as the dearest model that is.\n`);
      if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    });
}

function languageList(text: string): string[] {
  const list = text.split(',').map((one) => one.trim());
  const unknown = list.find((one) => languageOfCode(one) === undefined);
  if (unknown !== undefined) throw new UsageError(`"${unknown}" is an unknown language; known: ja, en`);
  const twice = list.find((one, i) => list.indexOf(one) !== i);
  if (twice !== undefined) throw new UsageError(`--languages names ${twice} twice`);
  return list;
}

function table({ lines, total, prices }: Cost): string {
  const shown = lines.filter(({ usd }) => usd >= SMALLEST);
  const rest = total - shown.reduce((sum, { usd }) => sum + usd, 0);
  const width = Math.max(40, ...shown.map(({ name }) => name.length));
  const row = (name: string, usd: number, note = '') =>
    `${name.padEnd(width)} ${usd.toFixed(2).padStart(9)}${note && `   ${note}`}`;
  return [
    row('US dollars a month', total).toUpperCase(),
    ...shown.map(({ name, usd, quantity, unit }) => row(name, usd, `${amount(quantity)} ${unit}`)),
    ...(lines.length > shown.length ? [row(`${lines.length - shown.length} lines below half a cent`, rest)] : []),
    `Prices as read on ${prices.aws} (AWS) and ${prices.models} (models); taxes and other Regions are not in it.`,
  ].join('\n');
}

/** Whole numbers with commas; two digits of what is small. */
const amount = (quantity: number) =>
  quantity >= 10 ? Math.round(quantity).toLocaleString('en') : String(Number(quantity.toPrecision(2)));
