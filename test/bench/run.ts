/** `npm run bench -- NAME`: runs one bench, prints its table, keeps its figures in `results/` with machine and versions. */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Bench {
  bench(options: Record<string, unknown>): Promise<{ table: string; result: object }>;
}

const BENCHES: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Bench> }>> = {
  extract: {
    about: 'PDF to document with places, against unpdf [--pdfs DIR] [--write DIR]',
    load: () => import('./extract.ts'),
  },
  pages: { about: 'main text of HTML pages, against three libraries [--data DIR]', load: () => import('./pages.ts') },
  feeds: { about: 'Atom and RSS against rss-parser', load: () => import('./feeds.ts') },
  rank: { about: 'ranking of 348 abstracts, parsing of 1,560 list rows', load: () => import('./rank.ts') },
  checks: { about: 'all checks over a paper of 100 kB', load: () => import('./checks.ts') },
  cost: { about: 'tokens and money a paper, against the usual ways', load: () => import('./cost.ts') },
  coldstart: { about: 'start of every bundled function', load: () => import('./coldstart.ts') },
  render: { about: 'one edition in every form', load: () => import('./render.ts') },
  week: { about: 'a whole local week [--papers N]', load: () => import('./week.ts') },
  deliver: { about: 'mails through the real handlers [--readers N]', load: () => import('./deliver.ts') },
} as unknown as Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Bench> }>>;

const OPTIONS = {
  pdfs: { type: 'string' },
  write: { type: 'string' },
  data: { type: 'string' },
  papers: { type: 'string' },
  readers: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
const NUMBERS = ['papers', 'readers'];

function usage(): string {
  const rows = Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`);
  return `npm run bench -- NAME [options] [--json]\n${rows.join('\n')}\n`;
}

async function main(): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    process.stderr.write(`bench: ${(error as Error).message}\n`);
    return 2;
  }
  const [name = ''] = parsed.positionals;
  const chosen = BENCHES[name];
  if (parsed.values.help || !chosen) {
    (parsed.values.help ? process.stdout : process.stderr).write(usage());
    return parsed.values.help ? 0 : 2;
  }
  const options: Record<string, unknown> = { ...parsed.values };
  for (const key of NUMBERS) {
    if (options[key] === undefined) continue;
    const value = Number(options[key]);
    if (!Number.isInteger(value) || value < 1) {
      process.stderr.write(`bench: --${key} needs a whole number above 0\n`);
      return 2;
    }
    options[key] = value;
  }
  const { bench } = await chosen.load();
  const { table, result } = await bench(options);
  (options.json ? process.stderr : process.stdout).write(`${table}\n`);
  keep(name, result);
  if (options.json) process.stdout.write(`${JSON.stringify({ bench: name, ...result })}\n`);
  return 0;
}

const parse = () => parseArgs({ options: OPTIONS, allowPositionals: true });

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
  if (process.env.RONBUN_DEBUG) console.error(error);
  return 1;
});
// A bench may leave pools open; its figures are out.
process.exit();
