/**
 * `npm run bench -- coldstart`: every handler as the stack bundles it, loaded by a fresh Node process: milliseconds from
 * `import()` to the handler being there, and the size of its package.
 *
 * Peers are no packages that could run here, so they stand in the table by their recorded ratio to a yardstick that runs
 * in the same rounds: four SDK clients in one bundle (65 ms on the machine where the peers were measured, Node 24).
 * The rounds are interleaved, so that a busy moment hurts all alike; figures are medians. Ratios are of processor time
 * within one round: nothing is waited for while a module loads, so on an idle machine both clocks show the same, and on a
 * busy one the wall clock mostly shows who else was running. What profiles found stands in README.md.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BUNDLING, bundle, HANDLERS, removeBundles } from '../../infra/cloud/function/bundle.ts';
import { benchEnvironment, FIRST_EVENTS, startEmptyServices } from './first-answer.ts';
import { median } from './measured.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The yardstick's own time where the peers were measured, in ms. */
const YARDSTICK_THERE = 65;
/** What peers' handlers of the same duty took there, in ms: a sample newsletter app (1) and a newsletter service (2). */
const PEERS: Readonly<Record<string, { readonly peer1?: number; readonly peer2?: number }>> = {
  collect: { peer1: 69, peer2: 137.3 },
  summarize: { peer1: 192.1 },
  publish: { peer1: 211.5, peer2: 82.1 },
  deliver: { peer1: 172.3, peer2: 91.8 },
  subscriptions: { peer2: 74.7 },
};

export interface ColdStartOptions {
  readonly quick?: boolean;
  /** Handlers to measure; default: all that exist. */
  readonly handlers?: readonly string[];
}

export interface ColdStartResult {
  readonly bench: 'coldstart';
  readonly handlers: Readonly<
    Record<
      string,
      {
        readonly ms: number;
        /** Of the processor, for the same. */
        readonly cpuMs: number;
        readonly firstAnswerMs?: number;
        /** Of the processor, from before the import to the first answer. */
        readonly firstAnswerCpuMs?: number;
        /** Of what the start reads: `index.mjs` and all that it imports. The SDK's ways to credentials that Lambda never asks are not in it. */
        readonly bundleKb: number;
      }
    >
  >;
  /** A process that loads nothing, start to end. */
  readonly nodeMs: number;
  readonly yardstickMs: number;
  /** The worst of all handlers that peer 1 has a counterpart of; goal 0.6. */
  readonly peerRatio: number;
  /** Likewise for peer 2; goal 0.9. */
  readonly peer2Ratio: number;
  readonly goals: Readonly<Record<string, boolean>>;
}

export async function bench(options: ColdStartOptions = {}): Promise<{ table: string; result: ColdStartResult }> {
  const rounds = options.quick ? 3 : 11;
  const names = options.handlers ?? Object.keys(HANDLERS).filter((name) => existsSync(sourceOf(name)));
  const chosen = Object.fromEntries(names.map((name) => [name, HANDLERS[name] ?? {}]));
  const bundles = await bundle(ROOT, chosen);
  const yard = await yardstick();
  const services = await startEmptyServices();
  const work = mkdtempSync(join(tmpdir(), 'ronbun-coldstart-'));
  try {
    const loader = join(work, 'load.mjs');
    writeFileSync(loader, LOADER);
    const empty = join(work, 'empty.mjs');
    writeFileSync(empty, '');
    const subjects = new Map([...bundles].map(([name, folder]) => [name, join(folder, 'index.mjs')]));
    const times = new Map<string, Times[]>();
    const node: number[] = [];
    const env = benchEnvironment(services.url);
    for (let round = 0; round < rounds; round++) {
      for (const [name, file] of [['', yard] as const, ...subjects]) {
        times.set(name, [...(times.get(name) ?? []), await load(loader, file, FIRST_EVENTS[name], env)]);
      }
      const before = performance.now();
      await promisify(execFile)(process.execPath, [empty]);
      node.push(performance.now() - before);
    }
    return report(times, median(node), new Map([...bundles].map(([name, folder]) => [name, startKb(folder)])));
  } finally {
    await services.close();
    rmSync(work, { recursive: true, force: true });
    removeBundles(bundles);
    rmSync(join(yard, '..'), { recursive: true, force: true });
  }
}

function startKb(folder: string): number {
  const files = new Set(['index.mjs']);
  let bytes = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    bytes += Buffer.byteLength(text);
    for (const [, part] of text.matchAll(/(?:from|import)\s*"\.\/(part-\w+\.mjs)"/g)) files.add(part!);
  }
  return bytes / 1000;
}

/**
 * Prints how long the import took, and the first answer if there is an event. The load of `node:http` is left out of it
 * (33 ms, all of undici): the bench's services speak plain HTTP, while AWS is asked by `node:https`, which is there by then.
 */
const LOADER = `import { pathToFileURL } from 'node:url';
const [, , file, event] = process.argv;
const spent = () => {
  const { user, system } = process.cpuUsage();
  return [performance.now(), (user + system) / 1000];
};
const since = (from) => spent().map((now, i) => now - from[i]);
const start = spent();
const { handler } = await import(pathToFileURL(file).href);
const loaded = since(start);
let answered = [null, null];
if (event) {
  await import('node:http');
  process.stdout.write = () => true;
  console.log = () => {};
  const asked = spent();
  await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 60000 });
  answered = since(asked).map((more, i) => loaded[i] + more);
}
process.stderr.write(JSON.stringify([...loaded, ...answered]));
process.exit(0);
`;

interface Times {
  readonly loaded: number;
  readonly cpu: number;
  readonly answered: number | null;
  readonly answeredCpu: number | null;
}

async function load(loader: string, file: string, event: unknown, env: Record<string, string>): Promise<Times> {
  const { stderr } = await promisify(execFile)(process.execPath, [loader, file, event ? JSON.stringify(event) : ''], {
    env,
  });
  const [loaded, cpu, answered, answeredCpu] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '[]') as [
    number,
    number,
    number | null,
    number | null,
  ];
  return { loaded, cpu, answered, answeredCpu };
}

async function yardstick(): Promise<string> {
  const { build } = await import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-yardstick-'));
  const clients = ['dynamodb', 'sqs', 'sesv2', 'bedrock-runtime'].map(
    (name, i) => `import * as c${i} from '@aws-sdk/client-${name}';`,
  );
  const made = ['DynamoDBClient', 'SQSClient', 'SESv2Client', 'BedrockRuntimeClient'].map(
    (name, i) => `new c${i}.${name}({})`,
  );
  const contents = `${clients.join('\n')}\nexport const handler = async () => [${made.join(', ')}];`;
  await build({
    ...BUNDLING,
    // As the peers' yardstick was made: one file.
    splitting: false,
    write: true,
    stdin: { contents, resolveDir: ROOT },
    outfile: join(folder, 'index.mjs'),
    outExtension: {},
  });
  return join(folder, 'index.mjs');
}

function report(times: Map<string, Times[]>, nodeMs: number, size: ReadonlyMap<string, number>) {
  const yard = times.get('')!;
  const yardstickMs = median(yard.map(({ loaded }) => loaded));
  const rows = [...size].map(([name, kb]) => {
    const mine = times.get(name)!.map(({ loaded }) => loaded);
    const cpu = median(times.get(name)!.map((one) => one.cpu));
    const share = median(times.get(name)!.map((one, i) => one.cpu / yard[i]!.cpu));
    const answers = times.get(name)!.flatMap(({ answered }) => answered ?? []);
    const first = answers.length > 0 ? median(answers) : undefined;
    const firstCpu = median(times.get(name)!.flatMap(({ answeredCpu }) => answeredCpu ?? []));
    const ms = median(mine);
    const ratio = (peer: number | undefined) => peer && (share * YARDSTICK_THERE) / peer;
    const { peer1, peer2 } = PEERS[name] ?? {};
    return {
      name,
      ms,
      cpu,
      first,
      firstCpu,
      low: Math.min(...mine),
      high: Math.max(...mine),
      kb,
      r1: ratio(peer1),
      r2: ratio(peer2),
    };
  });
  const worst = (ratios: (number | undefined)[]) => round(Math.max(...ratios.filter((one) => one !== undefined)), 2);
  const [peerRatio, peer2Ratio] = [worst(rows.map(({ r1 }) => r1)), worst(rows.map(({ r2 }) => r2))];
  const result: ColdStartResult = {
    bench: 'coldstart',
    handlers: Object.fromEntries(
      rows.map(({ name, ms, cpu, first, firstCpu, kb }) => [
        name,
        {
          ms: round(ms, 1),
          cpuMs: round(cpu, 1),
          ...(first && { firstAnswerMs: round(first, 1), firstAnswerCpuMs: round(firstCpu, 1) }),
          bundleKb: Math.round(kb),
        },
      ]),
    ),
    nodeMs: round(nodeMs, 1),
    yardstickMs: round(yardstickMs, 1),
    peerRatio,
    peer2Ratio,
    goals: {
      'peer 1 <= 0.6': peerRatio <= 0.6,
      'peer 2 <= 0.9': peer2Ratio <= 0.9,
    },
  };
  const show = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2));
  const lines = rows.map(
    ({ name, ms, cpu, first, firstCpu, low, high, kb, r1, r2 }) =>
      `| ${name} | ${ms.toFixed(1)} | ${low.toFixed(0)}–${high.toFixed(0)} | ${cpu.toFixed(1)} | ${first?.toFixed(1) ?? '–'} | ${first ? firstCpu.toFixed(1) : '–'} | ${kb.toFixed(0)} | ${show(r1)} | ${show(r2)} |`,
  );
  const table = [
    `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}; yardstick ${yardstickMs.toFixed(1)} ms, empty process ${nodeMs.toFixed(1)} ms`,
    '| handler | loaded, ms | min–max | processor, ms | first answer, ms | its processor, ms | KB | ÷ peer 1 | ÷ peer 2 |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n');
  return { table, result };
}

const sourceOf = (name: string) => join(ROOT, 'functions', `${name}.lambda.ts`);
const round = (value: number, digits: number) => Number(value.toFixed(digits));
