/** The choices of a run on this machine: where papers come from, who writes, in which language; checked, with defaults. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { RuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { UsageError } from './exit.ts';
import { positiveInteger, week } from './program.ts';

export interface RunOptions {
  readonly week?: string;
  readonly source: string;
  readonly web?: string;
  readonly language: 'ja' | 'en';
  readonly model?: 'extractive' | 'bedrock' | 'openai';
  readonly limit?: number;
  readonly dataDir?: string;
}

export const SAMPLE_SOURCE = 'list:https://notes.ronbun.example/list.md';

export function withRunOptions(command: Command): Command {
  return command
    .option('--week <week>', 'ISO week, e.g. 2024-W13 (default: the newest complete week that the source holds)', week)
    .option('--source <source>', 'dair, or list:URL for a list in the same grammar', 'dair')
    .option('--web <dir>', 'answers recorded in a folder instead of the internet')
    .addOption(new Option('--language <language>', 'language of the digest').choices(['ja', 'en']).default('ja'))
    .addOption(
      new Option(
        '--model <model>',
        'who writes (default: bedrock when credentials and a model id are set, else openai when OPENAI_BASE_URL is set, else extractive)',
      ).choices(['extractive', 'bedrock', 'openai']),
    )
    .option('--limit <n>', 'papers at most', positiveInteger)
    .option('--data-dir <dir>', 'where tables, queues and mails are kept between runs (default: .ronbun/data)');
}

/** @throws UsageError */
export function checkRunOptions(options: RunOptions): void {
  if (options.web !== undefined && !existsSync(resolve(options.web, 'index.json'))) {
    throw new UsageError(
      `--web ${options.web}: there is no index.json in that folder, so it holds no recorded answers`,
    );
  }
  if (!/^(dair|list:https?:\/\/\S+)$/.test(options.source)) {
    throw new UsageError(`--source ${options.source}: give dair, or list:URL with the address of a list`);
  }
}

/** Model ids that the environment names, in order. */
export function modelIds(model: RuntimeSettings['model'], environment: NodeJS.ProcessEnv): string[] {
  const given =
    model === 'bedrock'
      ? (environment.BEDROCK_MODEL_IDS ?? environment.BEDROCK_MODEL_ID)
      : (environment.OPENAI_MODELS ?? environment.OPENAI_MODEL);
  return (given ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
}

/** The model that the rule picks when none is named. */
export function chooseModel(named: RunOptions['model'], environment: NodeJS.ProcessEnv): RuntimeSettings['model'] {
  if (named) return named;
  const credentials =
    environment.AWS_ACCESS_KEY_ID || environment.AWS_PROFILE || environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  if (credentials && modelIds('bedrock', environment).length > 0) return 'bedrock';
  if (environment.OPENAI_BASE_URL) return 'openai';
  return 'extractive';
}

/** @throws UsageError when the chosen model lacks what it needs */
export function localSettings(options: RunOptions, environment: NodeJS.ProcessEnv): Partial<RuntimeSettings> {
  const model = chooseModel(options.model, environment);
  const ids = model === 'extractive' ? [] : modelIds(model, environment);
  if (model === 'bedrock' && ids.length === 0) {
    throw new UsageError(
      '--model bedrock: set BEDROCK_MODEL_ID to a model or inference profile id (several with commas: the fallback order)',
    );
  }
  if (model === 'openai' && !environment.OPENAI_BASE_URL && !environment.OPENAI_API_KEY) {
    throw new UsageError(
      '--model openai: set OPENAI_BASE_URL (e.g. http://127.0.0.1:11434/v1) and OPENAI_MODEL, or OPENAI_API_KEY',
    );
  }
  return { sources: [options.source], languages: [options.language], model, modelIds: ids };
}
