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
const LINT_MS = 590_000;

/** Not asked: an order that `Ref` or `Fn::GetAtt` brings anyway is written by the CDK beside it (W3005). */
const LEFT_OUT = ['W3005'];

export interface Linted {
  readonly variants: number;
  /** Empty where all are clean, warnings too. */
  readonly said: string;
}

export async function lint(
  python: string,
  {
    root,
    folder,
    env,
  }: { readonly root: string; readonly folder: string; readonly env: Readonly<Record<string, string>> },
): Promise<Linted> {
  const app = ['--experimental-strip-types', '--no-warnings', join(root, 'infra', 'app.ts')];
  const templates: string[] = [];
  for (const [name, settings] of Object.entries(VARIANTS)) {
    const out = join(folder, name.replaceAll(/\W+/g, '-'));
    const file = `${out}.json`;
    writeFileSync(file, JSON.stringify(settings));
    const made = await run(process.execPath, app, {
      ...{ cwd: root, limitMs: SYNTH_MS },
      env: { ...env, RONBUN_SETTINGS: file, RONBUN_NO_BUNDLING: '1', CDK_OUTDIR: out },
    });
    if (made.code !== 0) throw new Error(`the settings "${name}" make no template: ${made.output.slice(-1500)}`);
    console.log(`cfn-lint: ${name}`);
    templates.push(join(out, 'Ronbun.template.json'));
  }
  const words = ['--regions', ...REGIONS, '--ignore-checks', ...LEFT_OUT, '--', ...templates];
  const start = 'from cfnlint import runner; runner.main()';
  const judged = await run(python, ['-c', start, ...words], { cwd: root, env, limitMs: LINT_MS });
  const said = judged.code === 0 ? '' : judged.output.replaceAll(`${folder}/`, '').trim() || `exit code ${judged.code}`;
  return { variants: templates.length, said };
}
