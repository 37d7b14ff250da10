/**
 * `npm run deploy:simulated`: a deployment from the first question to the last destroy, on an AWS that others wrote
 * (MiniStack), with the CDK's own command and the deployed packages. Its transcript is `infra/WALK.md`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deployBeside } from './chapters/beside.ts';
import { changeSettings, destroyAndReturn } from './chapters/change.ts';
import { deploy, firstMinute } from './chapters/deploy.ts';
import { bounceAndLeave, subscribe } from './chapters/readers.ts';
import { settle } from './chapters/settings.ts';
import { makeWeek, operate } from './chapters/week.ts';
import { endAll } from './children.ts';
import { install, MINISTACK, NotRunError } from './install.ts';
import { lint } from './lint.ts';
import { startSimulator } from './simulator.ts';
import { createTranscript, differenceFrom } from './transcript.ts';
import { openWalk } from './walk.ts';

const HELP = `npm run deploy:simulated -- [--write] [--keep]
npm run deploy:simulated -- --lint

Deploys the stack to a simulated AWS on this machine and walks through everything a deployer does: settings, bootstrap,
deploy, readers, an edition by mail, every verb with --stack, other settings, destroy, and the kept data taken up again.
What it prints is compared with infra/WALK.md. It takes about three minutes.

It needs Python 3.10 or newer, openssl, and at its first run a registry of Python packages (MiniStack ${MINISTACK}, into
~/.cache/ronbun). Without them it says "deploy:simulated: not run: …" and ends with exit code 0. No AWS account is asked.

  --write  write infra/WALK.md instead of comparing
  --lint   instead of all that: cfn-lint over the templates of eleven settings, in three Regions
  --keep   leave the folder of the run, with the simulator's log, and say where it is`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(ROOT, 'infra', 'WALK.md');

const OPENING = `What a deployer types after the [README](../README.md), and what each command printed. It is the transcript of
\`npm run deploy:simulated\`, which CI runs and compares with this page: every command ran as it stands here, against MiniStack
${MINISTACK}, an AWS on one machine that others wrote, with IAM in force and the deployed packages as functions. Names and times
that differ each time stand as …. What the simulator lacks is named where it matters; what only an account can show stands in the
README's limits.`;

const own = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

async function lintOnly(folder: string): Promise<number> {
  const { variants, said } = await lint(await install('cfn-lint', own()), { root: ROOT, folder, env: own() });
  if (said) console.error(said);
  console.log(
    `deploy:simulated: cfn-lint ${said ? 'failed: faults' : 'passed: no fault'} in the templates of ${variants} settings`,
  );
  return said ? 1 : 0;
}

async function walkThrough(folder: string, write: boolean): Promise<number> {
  console.error(`deploy:simulated: MiniStack ${MINISTACK}, in ${folder}`);
  const python = await install('ministack', own());
  const simulator = await startSimulator(python, folder, own());
  const transcript = createTranscript('A first deployment, command by command', (block) => console.log(`${block}\n`));
  const walk = openWalk(simulator, transcript, ROOT, folder);
  try {
    walk.prose(OPENING);
    await settle(walk);
    await deploy(walk, folder);
    await firstMinute(walk);
    await subscribe(walk);
    const mails = await makeWeek(walk);
    await bounceAndLeave(walk, mails);
    await operate(walk, folder);
    await changeSettings(walk, folder);
    await destroyAndReturn(walk, folder);
    await deployBeside(walk, folder);
  } finally {
    walk.account.close();
    await simulator.stop();
  }
  if (write) {
    writeFileSync(PAGE, walk.page());
    console.log('deploy:simulated: passed; wrote infra/WALK.md');
    return 0;
  }
  const difference = differenceFrom(PAGE, walk.page());
  if (difference === undefined) {
    console.log('deploy:simulated: passed; infra/WALK.md says the same');
    return 0;
  }
  console.error(`deploy:simulated: infra/WALK.md says something else: ${difference}`);
  console.error('If that is meant: npm run deploy:simulated -- --write');
  return 1;
}

async function main(): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const options = { write: flag, lint: flag, keep: flag, help: flag };
  let values: { write?: boolean; lint?: boolean; keep?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    console.error(`deploy:simulated: ${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-simulated-'));
  const leave = () => {
    if (values.keep) console.error(`deploy:simulated: left ${folder}`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      endAll();
      leave();
      process.exit(130);
    });
  try {
    return values.lint ? await lintOnly(folder) : await walkThrough(folder, values.write === true);
  } catch (error) {
    if (error instanceof NotRunError) {
      console.log(`deploy:simulated: not run: ${error.message}`);
      return 0;
    }
    console.error(`deploy:simulated: failed: ${(error as Error).message}`);
    return 1;
  } finally {
    endAll();
    leave();
  }
}

process.exitCode = await main();
