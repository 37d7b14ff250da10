/** F-04 and F-11: what each role may do, written down; a wider policy changes the snapshot, and the change is read. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { policyAllows, type Statement, statementsOf, statementsOfRole } from '../support/policy.ts';
import { functionsOf, ROOT, resourcesOf, synthesised, type Template } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

let template: Template;
let everything: Template;

beforeAll(async () => {
  template = (await synthesised()).template;
  everything = (await synthesised(EVERY_SETTING)).template;
});

/** Services that know no resource for these calls (Service Authorization Reference). */
const NO_RESOURCE = new Set([
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'ses:GetAccount',
  'ses:DescribeActiveReceiptRuleSet',
  'ses:SetActiveReceiptRuleSet',
  'aws-marketplace:Subscribe',
  'aws-marketplace:Unsubscribe',
  'aws-marketplace:ViewSubscriptions',
]);

describe('F-04 every role', () => {
  const roles = (from: Template): [string, Statement[]][] =>
    resourcesOf(from, 'AWS::IAM::Role').map(([id]) => [id, statementsOfRole(from, id)]);

  test('names its actions, and its resources wherever the service has any', () => {
    expect(roles(everything).length).toBeGreaterThanOrEqual(11);
    for (const [, statements] of roles(everything)) {
      for (const { actions, resources } of statements) {
        for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
        if (resources.includes('*')) expect(actions.filter((action) => !NO_RESOURCE.has(action))).toEqual([]);
      }
    }
  });

  test('takes no managed policy', () => {
    for (const [, { Properties }] of resourcesOf(everything, 'AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  test('sends mail through our identity and our configuration set alone', () => {
    const own = new Set(['identity/papers.example.org', 'configuration-set/MailConfigurationSet', 'template/*']);
    for (const [, statements] of roles(everything)) {
      for (const { actions, resources, condition } of statements) {
        if (!actions.some((action) => action.startsWith('ses:Send')) || condition.StringEquals) continue;
        const names = resources.map((arn) => arn.split(':')[5]!.replace(/[0-9A-F]{8}$/, ''));
        expect(names.filter((name) => !own.has(name))).toEqual([]);
      }
    }
  });

  test('F-13: every right to send reaches a recipient’s identity too, as the sandbox asks, for mail from our address alone', () => {
    const sending = (statement: Statement) => statement.actions.filter((action) => action.startsWith('ses:Send'));
    const roleOf = (name: string) => statementsOf(everything, functionsOf(everything).get(name)![0]);
    for (const name of ['subscriptions', 'deliver', 'inbound-mail']) {
      const wanted = new Set(roleOf(name).flatMap(sending));
      const toAnybody = roleOf(name).filter(({ resources }) => resources.some((arn) => arn.endsWith(':identity/*')));
      expect(new Set(toAnybody.flatMap(sending))).toEqual(wanted);
      for (const { condition } of toAnybody)
        expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': [EVERY_SETTING.sender.address] } });
    }
  });

  test('touches the table only by the keys it is for', () => {
    for (const [, statements] of roles(everything)) {
      for (const { actions, resources, condition } of statements) {
        if (!actions.some((action) => action.startsWith('dynamodb:'))) continue;
        if (resources.every((arn) => arn.endsWith('/index/gsi1'))) continue;
        const keys = condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
        expect(keys?.length).toBeGreaterThan(0);
        for (const key of keys ?? []) expect(key).toMatch(/^[A-Z]+(#\*|#[A-Z]+)?$/);
      }
    }
  });

  test('asks exactly the models of the settings: profiles by name, models behind them only through the profile', () => {
    const id = functionsOf(everything).get('summarize')![0];
    const bedrock = statementsOf(everything, id).filter(({ actions }) => actions.includes('bedrock:InvokeModel'));
    const lines = bedrock.flatMap(({ resources, condition }) =>
      resources.map((arn) => `${arn}${condition.StringEquals ? ' through a profile' : ''}`),
    );
    const claude = 'anthropic.claude-haiku-4-5-20251001-v1:0';
    const nova2 = 'amazon.nova-2-lite-v1:0';
    expect(lines.sort()).toEqual(
      [
        `arn:aws:bedrock:us-east-1:000000000000:inference-profile/jp.${claude}`,
        `arn:aws:bedrock:ap-northeast-1::foundation-model/${claude} through a profile`,
        `arn:aws:bedrock:ap-northeast-3::foundation-model/${claude} through a profile`,
        `arn:aws:bedrock:us-east-1:000000000000:inference-profile/global.${nova2}`,
        `arn:aws:bedrock:us-east-1::foundation-model/${nova2} through a profile`,
        `arn:aws:bedrock:::foundation-model/${nova2} through a profile`,
        'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
      ].sort(),
    );
  });

  test('asks through an application’s profile the models behind it and no other', async () => {
    const arn = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123';
    const { template: own } = await synthesised({
      modelIds: [arn, 'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    });
    const asked = statementsOf(own, functionsOf(own).get('summarize')![0])
      .filter(({ actions }) => actions.includes('bedrock:InvokeModel'))
      .flatMap(({ resources, condition }) =>
        resources.map((resource) =>
          [resource, condition.StringEquals?.['bedrock:InferenceProfileArn'] ?? []].flat().join(' through '),
        ),
      );
    expect(asked).toContain(arn);
    expect(asked).toContain(`arn:aws:bedrock:*::foundation-model/* through ${arn}`);
    expect(asked.filter((line) => line.includes('us-gov-west-1'))).toHaveLength(1);
  });

  test('reads the key of another service’s models from the secret that the settings name, and nowhere else', async () => {
    const keySecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:openai-AbCdEf';
    const openai = { baseUrl: 'https://models.example.org/v1', keySecretArn };
    const { template: other } = await synthesised({ model: 'openai', modelIds: ['gpt-4.1-mini'], openai });
    const [id, { Properties }] = functionsOf(other).get('summarize')!;
    const reading = statementsOf(other, id).filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
    expect(reading.flatMap(({ resources }) => resources)).toEqual([keySecretArn]);
    expect(Properties.Environment.Variables).toMatchObject({
      OPENAI_BASE_URL: openai.baseUrl,
      OPENAI_KEY_SECRET_ID: keySecretArn,
    });
  });

  test('asks no model at all where the settings say extractive', async () => {
    const { template: quoting } = await synthesised({ model: 'extractive' });
    const id = functionsOf(quoting).get('summarize')![0];
    expect(statementsOf(quoting, id).flatMap(({ actions }) => actions)).not.toContain('bedrock:InvokeModel');
  });
});

test('every kind of key that the code writes is some function’s to write', () => {
  const written = globSync('shared/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bpk: [`']([A-Z]+#?)/g)].map(([, key]) => key!),
  );
  const kinds = new Set(written.filter((key) => !ON_THE_INDEX.has(key)));
  expect(kinds.size).toBeGreaterThan(8);
  const granted = [...functionsOf(everything).values()]
    .flatMap(([id]) => statementsOf(everything, id))
    .filter(({ actions }) => actions.includes('dynamodb:PutItem') || actions.includes('dynamodb:UpdateItem'))
    .flatMap(({ condition }) => condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []);
  for (const kind of kinds) expect(granted).toContain(kind.endsWith('#') ? `${kind}*` : kind);
});

/** Partition keys of the index alone. */
const ON_THE_INDEX = new Set(['AUDIENCE#', 'DELIVERIES#']);

describe('the simulated policy check', () => {
  const table = () =>
    `arn:aws:dynamodb:us-east-1:000000000000:table/${resourcesOf(template, 'AWS::DynamoDB::GlobalTable')[0]![0]}`;
  const may = (name: string, action: string, arn: string, keys?: string[]) =>
    policyAllows(template, functionsOf(template).get(name)![0], action, arn, keys && { 'dynamodb:LeadingKeys': keys });

  test('lets the collector write papers and keeps it away from readers', () => {
    expect(may('collect', 'dynamodb:PutItem', table(), ['PAPER#arxiv:2403.18802'])).toBe(true);
    expect(may('collect', 'dynamodb:PutItem', table(), ['READER#abc'])).toBe(false);
    expect(may('collect', 'dynamodb:BatchGetItem', table(), ['PAPER#a', 'READER#b'])).toBe(false);
  });

  test('lets nobody scan, delete or touch another table', () => {
    for (const name of functionsOf(template).keys()) {
      expect(may(name, 'dynamodb:Scan', table())).toBe(false);
      expect(may(name, 'dynamodb:DeleteItem', table(), ['PAPER#a'])).toBe(false);
      expect(may(name, 'dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:000000000000:table/other', ['PAPER#a'])).toBe(
        false,
      );
    }
  });
});

describe('F-11 the policies', () => {
  test('are these and no wider', () => {
    const lines = resourcesOf(everything, 'AWS::IAM::Role').flatMap(([id]) =>
      statementsOfRole(everything, id).flatMap((statement) => describeStatement(roleName(id), statement)),
    );
    expect(lines.sort().join('\n')).toMatchSnapshot();
  });
});

/** One line per action and resource, so that a diff reads as a list of what became possible. */
function describeStatement(role: string, { actions, resources, condition }: Statement): string[] {
  const when = Object.values(condition).flatMap((keys) =>
    Object.entries(keys).map(([key, values]) => `${key.split(':')[1]} ${values.join(' ')}`),
  );
  const short = (arn: string) =>
    arn
      .replace(/^arn:aws:/, '')
      .replace(/us-east-1:000000000000:/, '')
      .replace(/[0-9A-Fa-f]{8}(?=$|\/|:)/, '');
  return actions.flatMap((action) => resources.map((resource) => [role, action, short(resource), ...when].join(' | ')));
}

const roleName = (id: string) => id.replace(/Role[0-9A-F]{8}$/, '');
