/**
 * `npm run mutants -- PATH`: changes the sources under a path, one small wrong at a time and in memory alone, and says
 * which of them no test of the room notices. Why no StrykerJS: infra/DECISIONS.md.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findMutants, LEFT_OUT, type Mutant } from './find-mutants.ts';
import { judge, measureTests, NO_ANSWER, type Verdict } from './judge.ts';
import { keepTestProcess, type TestProcess } from './keep-process.ts';
import { changedRooms, readFloors, record, roomOf, sourcesUnder, testFilesUnder, testsOf } from './rooms.ts';

/** Per cent. A sample of thirty strays by some seven points; twice that is no accident. */
const TOLERANCE = 15;

const HELP = `npm run mutants -- PATH [--sample N --seed S] [--tests PATH] [--minutes M] [--record [--floor P]] [--json]
npm run mutants -- --changed [--sample N --seed S] [--minutes M] [--json]

Changes the sources under PATH (a room such as shared/readers, or one file), one place at a time, and runs the room's own
tests that run this place. A mutant that a test notices is killed; so is one that never ends. The others are printed.
Files are never written: a mutant is made while its module is loaded.

  --sample N    so many of the mutants, chosen by the seed
  --seed S      any word (default 1); the same seed chooses the same mutants
  --tests PATH  tests to run: a folder, a file or how files begin (default: the folder under test/ that mirrors the room)
  --minutes M   stop after so long (default 120); what was not judged is said and ends in exit code 1, except in a sample
  --record      write the result of a full run of a room to test/mutants/floors.json
  --floor P     with --record: per cent that the room must kill (default: the recorded floor)
  --changed     mutants of the recorded rooms that are not as they were recorded; exit code 1 when the share
                killed is more than ${TOLERANCE} points below their floors
  --json        end in one JSON line: killed, total, survivors

Left out by rule: ${LEFT_OUT}.
Counted as survived: what no test of the room runs, and what runs only in another process or thread.`;

class WrongUse extends Error {}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ sample: { type: 'string' }, seed: { type: 'string', default: '1' }, tests: { type: 'string' } },
      ...{ minutes: { type: 'string', default: '120' }, floor: { type: 'string' } },
      ...{ record: { type: 'boolean', default: false }, changed: { type: 'boolean', default: false } },
      ...{ json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const path = positionals[0]?.replace(/^\.\//, '').replace(/\/$/, '');
  const wrong = [
    positionals.length === (values.changed ? 0 : 1) || 'name one path, such as shared/readers, or --changed',
    /^[1-9]\d{0,5}$/.test(values.sample ?? '1') || '--sample takes a number from 1',
    /^[1-9]\d{0,3}$/.test(values.minutes) || '--minutes takes a number from 1 to 9999',
    /^(?:\d{1,2}|100)$/.test(values.floor ?? '0') || '--floor takes a number from 0 to 100',
    path === undefined || sourcesUnder(path).length > 0 || `there is no TypeScript at ${path}`,
    !values.tests || testFilesUnder(values.tests).length > 0 || `there are no tests at ${values.tests}`,
    !(values.record && (values.changed || values.sample || values.tests)) || '--record wants a full run of one room',
  ].find((each) => each !== true);
  if (wrong) throw new WrongUse(String(wrong));
  return {
    ...values,
    path,
    sample: values.sample === undefined ? undefined : Number(values.sample),
    minutes: Number(values.minutes),
    floor: values.floor === undefined ? undefined : Number(values.floor),
  };
}
type Options = ReturnType<typeof readOptions>;

const mutantsUnder = (path: string): Mutant[] =>
  sourcesUnder(path).flatMap((file) => findMutants(file, readFileSync(file, 'utf8')));

/** The same for the same seed; a mutant keeps its place in the order when others come or go. */
function choose(mutants: readonly Mutant[], size: number, seed: string): Mutant[] {
  const key = ({ file, was, text, start }: Mutant) =>
    createHash('sha256')
      .update(JSON.stringify([seed, file, was, text, start]))
      .digest('hex');
  const keyed = mutants.map((mutant) => ({ mutant, key: key(mutant) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.slice(0, size).map(({ mutant }) => mutant);
}

/** Both texts on one line each, cut to what differs and a little around it. */
function beforeAndAfter({ was, text }: Mutant): string {
  let [same, sameEnd] = [0, 0];
  while (same < was.length && was[same] === text[same]) same++;
  const most = Math.min(was.length, text.length) - same;
  while (sameEnd < most && was.at(-1 - sameEnd) === text.at(-1 - sameEnd)) sameEnd++;
  const cut = (whole: string) => {
    const [from, to] = [Math.max(0, same - 30), Math.min(whole.length, whole.length - sameEnd + 30)];
    const [long, line] = [to - from > 120, whole.slice(from, to).replace(/\s+/g, ' ')];
    const shown = long ? `${line.slice(0, 80)} … ${line.slice(-30)}` : line;
    return `${from > 0 ? '…' : ''}${shown}${to < whole.length ? '…' : ''}`;
  };
  return `${cut(was)} → ${text === '' ? 'nothing' : cut(text)}`;
}
const say = ({ mutant, by }: Verdict): string =>
  `${mutant.file}:${mutant.line} ${mutant.kind}: ${beforeAndAfter(mutant)} (${by})`;

/** Judges mutants against the tests of each one's room until the time is over. */
async function judgeAll(tester: TestProcess, groups: ReadonlyMap<string, readonly Mutant[]>, options: Options) {
  const until = Date.now() + options.minutes * 60_000;
  const verdicts: Verdict[] = [];
  const total = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  let told = 0;
  for (const [tests, mutants] of groups) {
    const files = await measureTests(tester, testFilesUnder(tests), mutants, until, (line) => console.error(line));
    if (!files) break;
    for (const mutant of mutants) {
      if (Date.now() > until) break;
      const verdict = await judge(tester, mutant, files);
      verdicts.push(verdict);
      if (!verdict.killed) console.log(say(verdict));
      if (Date.now() - told < 5000) continue;
      told = Date.now();
      const killed = verdicts.filter((each) => each.killed).length;
      console.error(`${verdicts.length} of ${total} judged, ${killed} killed`);
    }
  }
  return { verdicts, total };
}

async function main(tester: TestProcess): Promise<number> {
  const options = readOptions();
  const floors = readFloors();
  const paths = options.changed ? changedRooms(floors) : [options.path!];
  if (paths.length === 0) console.log('every recorded room is as it was recorded');
  const all = paths.flatMap(mutantsUnder);
  const chosen = options.sample === undefined ? all : choose(all, options.sample, options.seed);
  const room = (mutant: Mutant) => roomOf(options.changed ? mutant.file : options.path!, floors);
  const groups = Map.groupBy(chosen, (mutant) => options.tests ?? testsOf(room(mutant)));
  const { verdicts, total: wanted } = await judgeAll(tester, groups, options);

  const survivors = verdicts.filter(({ killed }) => !killed);
  const [total, killed] = [verdicts.length, verdicts.length - survivors.length];
  const share = total === 0 ? 100 : (100 * killed) / total;
  const late = wanted - total;
  if (late > 0) console.log(`${late} mutants were not judged within ${options.minutes} minutes`);
  const ended = verdicts.filter(({ by }) => by.endsWith(NO_ANSWER)).length;
  console.log(
    `killed ${killed} of ${total} (${share.toFixed(1)}%)${ended > 0 ? `, ${ended} of them without an answer` : ''}`,
  );
  const expected = verdicts.reduce((sum, { mutant }) => sum + (floors[room(mutant)]?.floor ?? 0), 0) / (total || 1);
  const tooLow = options.changed && share < expected - TOLERANCE;
  if (tooLow) console.log(`more than ${TOLERANCE} points below the floor of ${expected.toFixed(1)}%`);
  if (options.record && late === 0) {
    const floor = options.floor ?? floors[options.path!]?.floor;
    if (floor === undefined) throw new WrongUse('the room has no floor yet: --floor P');
    record(options.path!, floor, killed, total);
  }
  if (options.json) {
    const told = survivors.map(({ mutant: { file, line, kind, was, text }, by }) => ({
      file,
      line,
      kind,
      was,
      text,
      by,
    }));
    console.log(JSON.stringify({ killed, total, survivors: told }));
  }
  return tooLow || (late > 0 && options.sample === undefined) ? 1 : 0;
}

const tester = keepTestProcess(process.cwd());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    tester.stop();
    process.exit(130);
  });
process.on('exit', () => tester.stop());
try {
  process.exitCode = await main(tester);
} catch (error) {
  console.error((error as Error).message);
  const wrongUse = error instanceof WrongUse || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.exitCode = wrongUse ? 2 : 1;
} finally {
  tester.stop();
}
