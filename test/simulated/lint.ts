/** CloudFormation's own schemas and rules (cfn-lint) over the templates of eleven deployments, in three Regions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_SETTING } from '../cloud/settings-samples.ts';
import { run } from './children.ts';

const REGIONS = ['us-east-1', 'ap-northeast-1', 'eu-west-1'];

const { hostedZone, ...sender } = EVERY_SETTING.sender;
const { batch, ...everyButBatch } = EVERY_SETTING;

/** What deployments differ in, each by its name. */
const VARIANTS: Readonly<Record<string, object>> = {
  defaults: {},
  'every setting': EVERY_SETTING,
  'without batches': everyButBatch,
  extractive: { model: 'extractive', sender },
  'a server like OpenAI’s': {
    ...{ sender, model: 'openai', modelIds: ['some-model'] },
    openai: {
      baseUrl: 'https://models.example.org/v1',
      keySecretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:key-AbCdEf',
    },
  },
  'one verified address': { sender: { address: 'someone@example.org', verify: 'address' } },
  'an identity that is there': { sender: { ...sender, existing: true } },
  'a zone on Route 53': { sender: { ...sender, hostedZone } },
  'a site of its own': { sender, site: EVERY_SETTING.site },
  'subscribing by mail': { sender, inboundMail: EVERY_SETTING.inboundMail },
  'an operator, English, another name': {
    sender,
    operator: 'o@example.org',
    languages: ['en'],
    stackName: 'Staging-2',
  },
};

const SYNTH_MS = 120_000;
const LINT_MS = 240_000;

/** @returns a line for each template that is not clean */
export async function lint(
  python: string,
  {
    root,
    folder,
    env,
  }: { readonly root: string; readonly folder: string; readonly env: Readonly<Record<string, string>> },
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [name, settings] of Object.entries(VARIANTS)) {
    const file = join(folder, 'lint.json');
    const out = join(folder, 'lint.out');
    writeFileSync(file, JSON.stringify(settings));
    const app = ['--experimental-strip-types', '--no-warnings', join(root, 'infra', 'app.ts')];
    const made = await run(process.execPath, app, {
      ...{ cwd: root, limitMs: SYNTH_MS },
      env: { ...env, RONBUN_SETTINGS: file, RONBUN_NO_BUNDLING: '1', CDK_OUTDIR: out },
    });
    if (made.code !== 0) throw new Error(`the settings "${name}" make no template: ${made.output.slice(-1500)}`);
    const words = ['-m', 'cfnlint', '--regions', ...REGIONS, '--', join(out, 'Ronbun.template.json')];
    const judged = await run(python, words, { cwd: root, env, limitMs: LINT_MS });
    console.log(`cfn-lint: ${judged.code === 0 ? 'clean' : 'not clean'}: ${name}`);
    if (judged.code !== 0) faults.push(`${name}: ${judged.output.trim().slice(0, 3000)}`);
  }
  return faults;
}
