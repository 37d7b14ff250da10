/** Bootstrap, synth and deploy; and what the account itself does in the first minute of a stack. */
import { join } from 'node:path';
import { adapt, keepTemplate } from '../assembly.ts';
import { must, STACK, type Walk } from '../walk.ts';

const QUIET = ['--require-approval', 'never', '--progress', 'events'];

/** @returns the folder of the assembly, adapted to the simulator, and what was changed */
export async function synthesise(walk: Walk, folder: string, { stack = STACK, settings }: Deployment = {}) {
  const out = join(folder, `cdk.out.${stack}`);
  await walk.cdk(['synth', '--quiet'], ['--output', out], { show: () => [], ...(settings && { settings }) });
  keepTemplate(out);
  return { out, said: adapt(out) };
}

/** Another than the first one of the walk. */
interface Deployment {
  readonly stack?: string;
  /** Name of its settings file. */
  readonly settings?: string;
}

/** What the template can't be changed for. */
const NOT_SHOWN = [
  'not shown: the distribution’s way to the API, whose address nobody can dial here: forms go to the API itself, with the header ' +
    'that CloudFront adds',
  'not shown: the page for what is not there (its buckets answer 403 to its distribution), the first call of a schedule by itself, ' +
    'what SES reports, models of Bedrock, `cdk import`, and `npm run redrive` for queues whose functions don’t name them',
];

export async function deploy(walk: Walk, folder: string): Promise<void> {
  walk.heading('Deploy');
  const { out, said } = await synthesise(walk, folder);
  walk.prose('It prints nothing and writes `cdk.out`. For the simulator, by name:');
  walk.list([...said, ...NOT_SHOWN]);
  await walk.cdk(['bootstrap'], ['--app', out], { show: (lines) => lines.filter((line) => line.includes('✅')) });
  await deployAssembly(walk, out);
}

/** Prints the stack's outputs, as the command does at its end. */
export async function deployAssembly(walk: Walk, out: string, show = outcome): Promise<void> {
  await walk.cdk(['deploy'], ['--app', out, ...QUIET], { show });
}

export async function destroy(walk: Walk, out: string): Promise<void> {
  await walk.cdk(['destroy'], ['--app', out, '--force'], {
    show: (lines) => lines.filter((line) => line.includes('✅')),
  });
}

const outcome = (lines: readonly string[]): readonly string[] =>
  lines
    .slice(
      Math.max(
        0,
        lines.findIndex((line) => line.includes('✅')),
      ),
    )
    .filter((line, i, all) => line.trim() !== '' && !/✨|^Stack ARN|^arn:/.test(line) && line !== all[i - 1]);

/** Only whether it was done. */
export const briefly = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes('✅'));

/** What Secrets Manager does as soon as it has the rotation, and the scheduler as soon as it has the schedules. */
export async function firstMinute(walk: Walk): Promise<void> {
  walk.heading('The first minute');
  const { KeysSecret = '' } = await walk.account.outputs(STACK);
  const rotate = await walk.functionNamed('KeysRotate');
  const token = crypto.randomUUID();
  for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret'])
    await walk.account.invoke(rotate, { Step, SecretId: KeysSecret, ClientRequestToken: token });
  must((await walk.account.secret(KeysSecret)).current, 'the rotation made no key for links');
  await tick(walk);
  const site = await walk.visitor();
  const [page, form] = await Promise.all([site.get('/'), site.get('/api/subscribe')]);
  must(page.status === 200 && page.body.includes('</html>'), `the site's first page answered ${page.status}`);
  must(form.status === 200, `the form to subscribe answered ${form.status}`);
  walk.prose(
    'Secrets Manager rotates the keys and the scheduler fires for the first time by themselves in an account; here their calls were ' +
      'made to the deployed functions. Then the site answers: its first page, by the distribution, and the form to subscribe both 200.',
  );
  await walk.verb('doctor', ['--stack', STACK]);
}

/** The schedules of every hour, as they call. */
export async function tick(walk: Walk): Promise<void> {
  const slot = new Date().toISOString();
  await walk.account.invoke(await walk.functionNamed('EditionsPublish'), { slot, again: true });
  await walk.account.invoke(await walk.functionNamed('OperationsSweep'), { slot });
}
