/** `npm run bench -- NAME`: runs one bench, prints its table, keeps its figures in `results/` with machine and versions. */
import { appendFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

interface Bench {
  bench(options: Record<string, unknown>): Promise<{ table: string; result: object }>;
}

interface Entry {
  readonly about: string;
  /** Options of `OPTIONS` that it takes. */
  readonly takes?: readonly string[];
  readonly load: () => Promise<Bench>;
}

const BENCHES = {
  all: { about: 'every goal in one table [--quick]: in ten minutes', takes: ['quick'], load: () => import('./all.ts') },
  extract: {
    about: 'PDF to document with places, against unpdf [--pdfs DIR] [--write DIR]',
    takes: ['pdfs', 'write', 'quick'],
    load: () => import('./extract.ts'),
  },
  pages: {
    about: 'main text of HTML pages, against three libraries [--data DIR]',
    takes: ['data', 'quick'],
    load: () => import('./pages.ts'),
  },
  feeds: { about: 'Atom and RSS against rss-parser, parsing of 1,560 list rows', load: () => import('./feeds.ts') },
  rank: { about: 'ranking of 348 abstracts', load: () => import('./rank.ts') },
  checks: { about: 'all checks over a paper of 100 kB', load: () => import('./checks.ts') },
  cost: {
    about: 'tokens and money a paper, against the usual ways',
    takes: ['quick'],
    load: () => import('./cost.ts'),
  },
  coldstart: {
    about: 'start of every bundled function',
    takes: ['quick'],
    load: () => import('./coldstart.ts'),
  },
  render: { about: 'one edition in every form', load: () => import('./render.ts') },
  archive: {
    about: 'publishes of ten years, and of large weeks',
    takes: ['quick'],
    load: () => import('./archive.ts'),
  },
  command: {
    about: 'what npm ci takes, and how soon the command answers',
    takes: ['quick'],
    load: () => import('./command.ts'),
  },
  week: { about: 'a whole local week [--papers N]', takes: ['papers', 'quick'], load: () => import('./week.ts') },
  deliver: {
    about: 'mails through the real handlers [--readers N] [--grants 14,2000]',
    takes: ['readers', 'grants', 'quick'],
    load: () => import('./deliver.ts'),
  },
} as unknown as Readonly<Record<string, Entry>>;

const OPTIONS = {
  pdfs: { type: 'string' },
  write: { type: 'string' },
  data: { type: 'string' },
  papers: { type: 'string' },
  readers: { type: 'string' },
  grants: { type: 'string' },
  quick: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
const NUMBERS = ['papers', 'readers'];
const LISTS = ['grants'];
/** Folders that are read and must be there. */
const FOLDERS = ['pdfs', 'data'];

function usage(): string {
  const rows = Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`);
  return `npm run bench -- NAME [options] [--json]\n${rows.join('\n')}\n`;
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [name, ...more] = positionals;
  if (values.help) {
    process.stdout.write(usage());
    return 0;
  }
  if (name === undefined || !Object.hasOwn(BENCHES, name)) {
    process.stderr.write(`bench: ${name === undefined ? 'name one' : `there is no bench "${name}"`}\n${usage()}`);
    return 2;
  }
  if (more.length > 0) throw new UsageError(`one at a time, and not also "${more.join(' ')}"`);
  const { takes = [], load } = BENCHES[name]!;
  const options = readOptions(name, values, takes);
  const { bench } = await load();
  const { table, result: figures } = await bench(options);
  const result = { ...figures, ownPeakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
  const memory = `peak memory of the bench's own process ${result.ownPeakMb} MB`;
  (values.json ? process.stderr : process.stdout).write(`${table.trimEnd()}\n${memory}\n`);
  // A quick run's figures stand in no ledger but that of all.
  if (!options.quick || name === 'all') keep(name, result);
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: name, ...result })}\n`);
  return 0;
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError */
function readOptions(
  name: string,
  { json: _json, help: _help, ...given }: Readonly<Record<string, unknown>>,
  takes: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      if (!takes.includes(key)) throw new UsageError(`${name} takes no --${key}`);
      if (key === 'quick') return [key, value];
      if (NUMBERS.includes(key)) return [key, wholeNumber(key, value)];
      if (LISTS.includes(key))
        return [
          key,
          String(value)
            .split(',')
            .map((part) => wholeNumber(key, part)),
        ];
      if (FOLDERS.includes(key) && !statSync(String(value), { throwIfNoEntry: false })?.isDirectory())
        throw new UsageError(`--${key} "${value}" is no folder`);
      if (value === '') throw new UsageError(`--${key} needs a folder or file`);
      return [key, value];
    }),
  );
}

function wholeNumber(key: string, text: unknown): number {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= 1) return value;
  throw new UsageError(`--${key} needs ${LISTS.includes(key) ? 'whole numbers' : 'a whole number'} above 0`);
}

/** One line a run; figures of different runs are not compared, their ratios are. */
function keep(name: string, result: object): void {
  const folder = fileURLToPath(new URL('./results', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as Record<string, object>;
  const line = {
    at: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
    node: process.version,
    versions: { ...dependencies, ...devDependencies },
    result,
  };
  appendFileSync(`${folder}/${name}.jsonl`, `${JSON.stringify(line)}\n`);
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  if (error instanceof UsageError) return 2;
  if (process.env.RONBUN_DEBUG) console.error(error);
  return 1;
});
// A bench may leave pools open; its figures are out.
process.exit();
