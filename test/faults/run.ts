/**
 * `npm run faults`: every case of the list of faults, then whole quarters under seeded faults, in one report.
 *
 *     npm run faults -- --seeds 10 --json
 *     npm run faults -- --soak 30m
 *     npm run faults -- --only attacks --first-seed 100 --seeds 20
 */
import { parseArgs } from 'node:util';
import { GROUPS, idsOf } from './case-ids.ts';
import { type CaseResult, runAttacks, runCases } from './run-cases.ts';
import { type QuarterResult, runQuarter } from './seeded-quarter.ts';

const HELP = `npm run faults -- [--seeds N] [--first-seed N] [--soak 30m] [--papers N] [--readers N] [--only cases|quarters] [--trace] [--json]

  --seeds N        whole quarters under seeded faults (default 2)
  --first-seed N   the first of them (default 1), to repeat a failure
  --soak 30m       go on with new seeds for so long (s, m, h)
  --papers N       papers a week (default 5)
  --readers N      readers before the first week (default 60)
  --only WHAT      cases, quarters, or attacks: those of test/security from the first seed on
  --trace          print each fault of each quarter in its order; a seed makes the same ones again
  --json           end in one JSON line`;

interface Options {
  readonly seeds: number;
  readonly firstSeed: number;
  readonly soakMs: number;
  readonly papersPerWeek: number;
  readonly readers: number;
  readonly only: string | undefined;
  readonly trace: boolean;
  readonly json: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '2' },
      'first-seed': { type: 'string', default: '1' },
      soak: { type: 'string' },
      papers: { type: 'string', default: '5' },
      readers: { type: 'string', default: '60' },
      trace: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const [, amount, unit] = /^(\d+)([smh])$/.exec(values.soak ?? '0s') ?? [];
  const wrong = [
    /^\d{1,4}$/.test(values.seeds) || '--seeds takes a number',
    /^\d{1,9}$/.test(values['first-seed']) || '--first-seed takes a number',
    /^[1-9]\d{0,3}$/.test(values.papers) || '--papers takes a number from 1 to 9999',
    /^[1-9]\d{0,4}$/.test(values.readers) || '--readers takes a number from 1 to 99999',
    amount !== undefined || '--soak takes a time like 90s, 30m or 2h',
    [undefined, 'cases', 'quarters', 'attacks'].includes(values.only) || '--only takes cases, quarters or attacks',
  ].find((each) => each !== true);
  if (wrong) throw new Error(String(wrong));
  return {
    ...{ seeds: Number(values.seeds), firstSeed: Number(values['first-seed']), only: values.only, json: values.json },
    ...{ papersPerWeek: Number(values.papers), readers: Number(values.readers), trace: values.trace },
    soakMs: Number(amount) * { s: 1000, m: 60_000, h: 3_600_000 }[unit as 's' | 'm' | 'h'],
  };
}

async function quarters({
  seeds,
  firstSeed,
  soakMs,
  papersPerWeek,
  readers,
  trace,
}: Options): Promise<{ results: QuarterResult[]; broken: string[] }> {
  const results: QuarterResult[] = [];
  const broken: string[] = [];
  const until = Date.now() + soakMs;
  for (let i = 0; i < seeds || Date.now() < until; i++) {
    const seed = firstSeed + i;
    try {
      const result = await runQuarter({ seed, papersPerWeek, readers });
      if (trace) for (const fault of result.faults) console.log(`  ${fault}`);
      results.push(result);
      broken.push(...result.broken.map((line) => `seed ${seed}: ${line}`));
      console.log(
        `seed ${seed}: ${result.papers} papers, ${result.mails} mails, ${result.faults.length} faults, ${result.killed} workers killed, ${result.redriven} dead letters redriven, ${result.uncertain} uncertain: ${result.broken.length === 0 ? 'every promise kept' : `${result.broken.length} BROKEN`}`,
      );
    } catch (error) {
      broken.push(`seed ${seed}: ${(error as Error).message}: ${String((error as Error).cause)}`);
    }
  }
  return { results, broken };
}

function printTable(cases: readonly CaseResult[]): void {
  for (const group of GROUPS) {
    const ids = new Set(idsOf(group));
    const own = cases.filter(({ id }) => ids.has(id));
    const count = (state: CaseResult['state']) => own.filter((each) => each.state === state).length;
    const tests = own.reduce((sum, each) => sum + each.tests, 0);
    console.log(`\n${group.letter}  ${group.name}: ${count('pass')} of ${own.length} pass in ${tests} tests`);
    const rest = own.filter(({ state }) => state !== 'pass');
    console.log(
      `   pass  ${own
        .filter(({ state }) => state === 'pass')
        .map(({ id }) => id)
        .join(' ')}`,
    );
    for (const { id, state, note } of rest) console.log(`   ${state.padEnd(12)} ${id}  ${note ?? ''}`);
  }
}

const sum = (results: readonly QuarterResult[], of: (result: QuarterResult) => number) =>
  results.reduce((total, result) => total + of(result), 0);
/** Tests of these cases count what must never happen; each failing one counts as one. */
const failing = (cases: readonly CaseResult[], ids: readonly string[]) =>
  cases.filter(({ id, state }) => ids.includes(id) && state !== 'pass').length;

async function main(options: Options): Promise<number> {
  if (options.only === 'attacks')
    return (await runAttacks(options.firstSeed, options.seeds, (text) => process.stderr.write(text))) ? 0 : 1;
  const ran = options.only === 'quarters' ? undefined : await runCases((text) => process.stderr.write(text));
  const cases = ran?.cases ?? [];
  const { results, broken } = options.only === 'cases' ? { results: [], broken: [] } : await quarters(options);
  if (ran) printTable(cases);
  const figures = {
    injected: sum(results, ({ faults }) => faults.length) + sum0(cases),
    duplicates: sum(results, ({ duplicates }) => duplicates),
    lost: sum(results, ({ lost }) => lost),
    falselyWell: sum(results, ({ falselyWell }) => falselyWell),
    uncertain: sum(results, ({ uncertain }) => uncertain),
    getMutations: failing(cases, ['H-01', 'H-02']),
    ssrfHits: failing(cases, ['I-12', 'I-13', 'I-14', 'I-15']),
    injectionsStored: failing(cases, ['W-08', 'W-09', 'W-10']),
    overspend: Math.max(0, ...results.map(({ overspend }) => overspend)),
  };
  const bad = [
    ...broken,
    ...(ran?.broken ?? []),
    ...cases
      .filter(({ state }) => state === 'fail' || state === 'missing')
      .map(({ id, state, note }) => `${id} ${state} ${note ?? ''}`),
  ];
  console.log(
    `\nfaults injected ${figures.injected} · duplicates ${figures.duplicates} · silently lost ${figures.lost} · false all well ${figures.falselyWell} · uncertain ${figures.uncertain} · GET mutations ${figures.getMutations} · SSRF canary hits ${figures.ssrfHits} · injection canaries stored ${figures.injectionsStored} · overspend ${figures.overspend === 0 ? '≤ bound' : `${figures.overspend.toFixed(1)} calls`}`,
  );
  for (const line of bad) console.log(`NOT KEPT: ${line}`);
  const states = Object.fromEntries(cases.map(({ id, state, note }) => [id, state === 'out-of-reach' ? note : state]));
  if (options.json) console.log(JSON.stringify({ ...figures, seeds: results.map(({ seed }) => seed), cases: states }));
  return bad.length === 0 ? 0 : 1;
}

/** A test that names a case injects its fault at least once. */
const sum0 = (cases: readonly CaseResult[]) => cases.reduce((total, { tests }) => total + tests, 0);

let options: Options;
try {
  options = readOptions();
} catch (error) {
  console.error((error as Error).message.split('\n')[0]);
  process.exit(2);
}
process.exit(await main(options));
