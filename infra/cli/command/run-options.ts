/** The choices of a run on this machine: where papers come from, who writes, in which language; checked, with defaults. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readRecordedIndex } from '../../../shared/documents/fetch/recorded/recorded-index.ts';
import { LANGUAGES, type Language } from '../../../shared/language.ts';
import { weekOf } from '../../../shared/papers/time/week.ts';
import { VARIABLES } from '../../../shared/platform/environment.ts';
import { CHANNEL_KINDS, type RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import { parseSourceKey, sourceForms } from '../../../shared/sources/source-key.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { DRAFTS_FOLDER } from '../../../shared/summaries/write/models/recorded.ts';
import { UsageError } from '../../exit.ts';
import { makeFolder } from '../../local/make-folder.ts';
import { folder, oneMore, positiveInteger, topicList, week } from './program.ts';

export interface RunOptions {
  readonly week?: string;
  /** Keys of the sources; a paper that several of them name is one paper. Default: the curated list. */
  readonly source?: readonly string[];
  /** Addresses of papers to add by hand. */
  readonly add?: readonly string[];
  readonly web?: string;
  /** Folder that keeps what the web answers. */
  readonly record?: string;
  readonly language: Language;
  readonly model?: RuntimeSettings['model'];
  readonly contextTokens?: number;
  readonly limit?: number;
  readonly topics?: readonly string[];
  readonly dataDir?: string;
}

const WRITERS: readonly RuntimeSettings['model'][] = ['extractive', 'bedrock', 'openai', 'recorded'];
/** Neither needs a model's id. */
export const asksNobody = (model: RuntimeSettings['model']): boolean => model === 'extractive' || model === 'recorded';

export const SAMPLE_SOURCE = 'list:https://notes.ronbun.example/list.md';

export function withRunOptions(command: Command): Command {
  return command
    .option('--week <week>', 'ISO week, e.g. 2024-W13 (default: the newest complete week that the source holds)', week)
    .option(
      '--source <source>',
      `where papers come from, given once or more often: ${sourceForms.join(', ')} (default: dair)`,
      oneMore,
    )
    .option('--add <url...>', 'papers to add by hand, by their addresses')
    .option('--web <dir>', 'answers recorded in a folder instead of the internet')
    .option('--record <dir>', 'keep what the web answers, for --web')
    .addOption(new Option('--language <language>', 'language of the digest').choices([...LANGUAGES]).default('ja'))
    .addOption(
      new Option(
        '--model <model>',
        'who writes (default: bedrock when credentials and a model id are set, else openai when OPENAI_BASE_URL is set, else extractive); recorded: drafts that lie in the folder of --web',
      ).choices([...WRITERS]),
    )
    .option(
      '--context-tokens <n>',
      "tokens that the model's window holds (default: OPENAI_CONTEXT, else asked of the server or learned)",
      positiveInteger,
    )
    .option('--limit <n>', 'papers at most', positiveInteger)
    .option(
      '--topics <list>',
      'separated by commas: near papers stand first in the mail and are taken first with --limit, each topic has a feed',
      topicList,
    )
    .option('--data-dir <dir>', 'where tables, queues and mails are kept between runs (default: .ronbun/data)', folder);
}

/** @throws UsageError */
export function checkRunOptions(options: RunOptions, now = new Date()): void {
  const running = weekOf(now);
  if (options.week !== undefined && options.week > running) {
    throw new UsageError(`--week ${options.week}: that week has not begun; the running one is ${running}`);
  }
  if (options.web !== undefined && !existsSync(resolve(options.web, 'index.json'))) {
    throw new UsageError(
      `--web ${options.web}: there is no index.json in that folder, so it holds no recorded answers`,
    );
  }
  if (options.web !== undefined) checkRecordedWeb(options.web);
  if (options.record !== undefined) makeFolder('--record', options.record);
  for (const key of options.source ?? []) checkSource('--source', key);
  for (const url of options.add ?? []) checkSource('--add', `url:${url}`);
}

/** @throws UsageError */
function checkRecordedWeb(folder: string): void {
  try {
    readRecordedIndex(resolve(folder));
  } catch (error) {
    throw new UsageError(`--web ${folder}: ${(error as Error).message}`);
  }
}

/** A file of addresses is opened right away: a wrong path is found before anything is started. @throws UsageError */
function checkSource(option: string, key: string): void {
  try {
    parseSourceKey(key, { web: NO_WEB, now: () => new Date(), zoneOffsetMinutes: 0, readText: NOT_READ });
  } catch (error) {
    throw new UsageError(`${option} ${(error as Error).message}`);
  }
  const path = /^url-file:(.*)$/i.exec(key)?.[1]?.trim();
  try {
    if (path) readFileSync(path);
  } catch (error) {
    throw new UsageError(`${option} ${key}: the file can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Keys are checked without asking anybody. */
const NO_WEB: Web = { get: () => Promise.reject(new Error('not asked')) };
const NOT_READ = () => Promise.reject(new Error('not read'));

export const sourceKeys = ({ source = ['dair'], add = [] }: Pick<RunOptions, 'source' | 'add'>): string[] => [
  ...source,
  ...add.map((url) => `url:${url}`),
];

/** Variables that say where the functions of this run find the web. */
export function webVariables({ web, record }: Pick<RunOptions, 'web' | 'record'>): Record<string, string> {
  return {
    ...(web && { [VARIABLES.recordedWeb]: resolve(web) }),
    ...(record && { [VARIABLES.recordWebTo]: resolve(record) }),
  };
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
  const ids = asksNobody(model) ? [] : modelIds(model, environment);
  if (model === 'recorded' && !existsSync(resolve(options.web ?? '', DRAFTS_FOLDER))) {
    throw new UsageError(
      `--model recorded: give --web DIR with recorded answers and a folder ${DRAFTS_FOLDER} of drafts`,
    );
  }
  if (model === 'bedrock' && ids.length === 0) {
    throw new UsageError(
      '--model bedrock: set BEDROCK_MODEL_ID to a model or inference profile id (several with commas: the fallback order)',
    );
  }
  if (model === 'openai' && environment.OPENAI_BASE_URL && !isHttp(environment.OPENAI_BASE_URL)) {
    throw new UsageError(
      `OPENAI_BASE_URL is "${environment.OPENAI_BASE_URL}"; give a full http(s) address, e.g. http://127.0.0.1:11434/v1`,
    );
  }
  if (model === 'openai' && !environment.OPENAI_BASE_URL && !environment.OPENAI_API_KEY) {
    throw new UsageError(
      '--model openai: set OPENAI_BASE_URL (e.g. http://127.0.0.1:11434/v1) and OPENAI_MODEL, or OPENAI_API_KEY',
    );
  }
  if (model === 'openai' && ids.length === 0) {
    throw new UsageError(
      'OPENAI_MODEL is not set: name a model of the server (several with commas: the fallback order)',
    );
  }
  const reader = environment.SECOND_READER_MODEL?.trim();
  const contextTokens = options.contextTokens ?? contextIn(environment);
  return {
    ...{ sources: sourceKeys(options), languages: [options.language], model, modelIds: ids },
    ...(reader && { secondReader: reader }),
    ...(options.topics && { topics: [...options.topics] }),
    ...(contextTokens !== undefined && { contextTokens }),
    // What is read from recordings concerns nobody outside.
    ...(!options.web && channelsIn(environment, options.language)),
  };
}

/** Each kind of channel whose address the environment names: RONBUN_SLACK_URL, RONBUN_WEBHOOK_URL with RONBUN_WEBHOOK_KEY, … */
function channelsIn(environment: NodeJS.ProcessEnv, language: Language): Pick<Partial<RuntimeSettings>, 'channels'> {
  const kinds = CHANNEL_KINDS.filter((kind) => environment[`RONBUN_${kind.toUpperCase()}_URL`]);
  return kinds.length > 0 ? { channels: kinds.map((kind) => ({ name: kind, kind, language })) } : {};
}

function contextIn({ OPENAI_CONTEXT: given }: NodeJS.ProcessEnv): number | undefined {
  if (!given) return undefined;
  if (!/^[1-9]\d*$/.test(given))
    throw new UsageError(`OPENAI_CONTEXT is "${given}"; give the tokens of the window, e.g. 32768`);
  return Number(given);
}

const isHttp = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? '');
