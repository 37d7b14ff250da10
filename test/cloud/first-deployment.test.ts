/** Rows F-14 to F-18: what breaks the first deployment in an account, held against settings and template. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseSettings, SettingsError } from '../../infra/settings.ts';
import { ROOT, resourcesOf, synthesised, type Template } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

const refusal = (value: unknown): string => {
  try {
    parseSettings(value);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'taken';
};

const dmarcOf = (template: Template): string[] =>
  [
    ...resourcesOf(template, 'AWS::Route53::RecordSet').map(([, { Properties }]) => JSON.stringify(Properties)),
    ...Object.entries(template.Outputs).flatMap(([name, { Value }]) =>
      name.startsWith('DnsRecord') ? [JSON.stringify(Value)] : [],
    ),
  ].filter((text) => text.includes('DMARC1'));

let template: Template;
beforeAll(async () => {
  template = (await synthesised()).template;
});

describe('what is in the account already', () => {
  test('F-14: a sender that SES knows is adopted by a setting, and no record of its domain is written or asked for', async () => {
    const sender = { ...EVERY_SETTING.sender, existing: true };
    const { template: adopting } = await synthesised({ ...EVERY_SETTING, sender });
    expect(resourcesOf(adopting, 'AWS::SES::EmailIdentity')).toEqual([]);
    expect(JSON.stringify(Object.values(adopting.Outputs))).not.toMatch(/DKIM|Dkim|Write the DNS records/);
    const names = resourcesOf(adopting, 'AWS::Route53::RecordSet').map(([, { Properties }]) => Properties.Name);
    expect(names.sort()).toEqual(['mail.papers.example.org.', 'papers.example.org.', 'papers.example.org.']);
    expect(JSON.stringify(resourcesOf(adopting, 'AWS::IAM::Policy'))).toContain(':identity/papers.example.org');
  });

  test('F-14: what holds data is kept on update and delete, and taken back when its own creation fails', () => {
    const holding = resourcesOf(
      template,
      'AWS::DynamoDB::GlobalTable',
      'AWS::S3::Bucket',
      'AWS::SecretsManager::Secret',
    );
    expect(holding).toHaveLength(4);
    for (const [, resource] of holding) {
      expect(resource).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('F-14: the protected table comes after what an account may refuse, for a rollback could not take it back', async () => {
    const { template: everything } = await synthesised(EVERY_SETTING);
    const [[, table] = []] = resourcesOf(everything, 'AWS::DynamoDB::GlobalTable');
    const refusable = resourcesOf(everything, 'AWS::SES::EmailIdentity', 'AWS::CloudFront::Distribution');
    expect(refusable).toHaveLength(2);
    expect(table!.DependsOn).toEqual(expect.arrayContaining(refusable.map(([id]) => id)));
  });

  test('F-15: nothing has a name of its own but what CloudFront wants one for, and that holds the stack and the Region', () => {
    const named = Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
      const configured = Object.entries(Properties).find(
        ([key]) => /^AWS::CloudFront::/.test(Type) && /Config$/.test(key),
      );
      const name = (configured?.[1] as { Name?: unknown } | undefined)?.Name;
      const own = ['RoleName', 'FunctionName', 'QueueName', 'TableName', 'BucketName', 'TopicName', 'DashboardName'];
      const fixed = own.filter((key) => typeof Properties[key] === 'string').map((key) => `${id}.${key}`);
      return [...(name === undefined ? [] : [[id, name] as const]), ...fixed.map((one) => [one, 'fixed'] as const)];
    });
    expect(named).toHaveLength(4);
    for (const [, name] of named) {
      expect(JSON.stringify(name)).toContain('{"Ref":"AWS::StackName"}');
      expect(JSON.stringify(name)).toContain('{"Ref":"AWS::Region"}');
    }
  });

  test('F-15: the stack’s name is a setting', () => {
    expect(parseSettings({}).stackName).toBe('Ronbun');
    expect(parseSettings({ stackName: 'Staging-2' }).stackName).toBe('Staging-2');
    expect(refusal({ stackName: '2nd stack' })).toMatch(/stackName "2nd stack" must be 1 to 50 letters/);
  });
});

describe('F-19: data that outlives the stack', () => {
  test('F-19: the way back names every resource that is kept, by the template’s own names, and what its import asks for', () => {
    const guide = readFileSync(join(ROOT, 'infra', 'AFTER_DESTROY.md'), 'utf8');
    const kept = Object.entries(template.Resources).filter(([, { DeletionPolicy }]) =>
      DeletionPolicy?.startsWith('Retain'),
    );
    const mapped = [...guide.matchAll(/"(\w+)": \{ "(\w+)":/g)].map(([, id, key]) => [id, key]);
    const identifiers: Readonly<Record<string, string>> = {
      'AWS::DynamoDB::GlobalTable': 'TableName',
      'AWS::S3::Bucket': 'BucketName',
      'AWS::SecretsManager::Secret': 'Id',
    };
    expect(mapped.sort()).toEqual(kept.map(([id, { Type }]) => [id, identifiers[Type]]).sort());
  });
});

describe('settings that an account would refuse later', () => {
  test('F-16: settings are counted in bytes', () => {
    const topics = (count: number, word: string) => ({
      topics: Array.from({ length: count }, (_, i) => `${word}${i}`),
    });
    expect(refusal(topics(90, '大規模言語モデル'))).toMatch(/topics .*too many.*bytes/);
    expect(refusal(topics(90, 'language'))).toBe('taken');
  });

  test('F-16: beside the longest settings that are taken, the other variables of a function keep below 4 KB', async () => {
    const filled = (topics: string[]) => ({
      ...EVERY_SETTING,
      stackName: 'N'.repeat(50),
      sender: { ...EVERY_SETTING.sender, name: '論'.repeat(64), dmarc: 'reject' },
      runbookUrl: `https://e.org/${'r'.repeat(586)}`,
      topics,
    });
    const topics: string[] = [];
    while (refusal(filled([...topics, `論文${topics.length}`])) === 'taken') topics.push(`論文${topics.length}`);
    expect(topics.length).toBeGreaterThan(50);
    const { template: full } = await synthesised(filled(topics));
    // F-17: the longest address of a runbook leaves each alarm its text. F-18: a policy that was asked for is written.
    for (const [, { Properties }] of resourcesOf(full, 'AWS::CloudWatch::Alarm'))
      expect(Properties.AlarmDescription.length).toBeLessThanOrEqual(1024);
    expect(dmarcOf(full)).toEqual([expect.stringContaining('p=reject')]);
    for (const [, { Properties }] of resourcesOf(full, 'AWS::Lambda::Function')) {
      const variables = Object.entries((Properties.Environment?.Variables ?? {}) as Record<string, unknown>);
      // A name that CloudFormation makes: an ARN of a function or a secret is the longest, with 63 characters of name.
      const bytes = variables.map(([key, value]) =>
        Buffer.byteLength(key + (typeof value === 'string' ? value : 'x'.repeat(140))),
      );
      expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(4096);
    }
  });

  test.each([
    [
      { modelIds: ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'] },
      /modelIds .*no model of Bedrock/,
    ],
    [{ secondReader: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' }, /secondReader .*no model/],
    [
      { sender: { address: 'a@papers.example.org', hostedZone: { id: 'Z0123', name: 'example.net' } } },
      /sender\.hostedZone .*does not hold the sender's domain/,
    ],
    [
      { sender: { address: 'a@papers.example.org', hostedZone: { id: '/hostedzone/Z01', name: 'example.org' } } },
      /sender\.hostedZone\.id .*no id of a Route 53 zone/,
    ],
    [
      { ...EVERY_SETTING, site: { ...EVERY_SETTING.site, hostedZone: { id: 'Z0123', name: 'le.org' } } },
      /site\.hostedZone .*does not hold the site's domain/,
    ],
    [
      {
        ...EVERY_SETTING,
        inboundMail: { domain: 'papers.example.org', hostedZone: { id: 'Z0123', name: 'other.org' } },
      },
      /inboundMail\.hostedZone .*does not hold/,
    ],
    [{ sender: { address: 'someone@gmail.com' } }, /sender\.address .*mail service.*sender\.verify to address/],
    [{ sender: { address: 'someone@yahoo.co.jp' } }, /sender\.address .*mail service/],
    [{ runbookUrl: `https://wiki.example.org/${'a'.repeat(1000)}` }, /runbookUrl .*1 to 600 characters/],
  ])('F-17: %.90j is refused by name', (value, reason) => {
    expect(refusal(value)).toMatch(reason);
  });

  test('F-17: what lies near a refusal and works is taken', () => {
    expect(refusal({ sender: { address: 'someone@gmail.com', verify: 'address' } })).toBe('taken');
    expect(refusal({ sender: { address: 'a@b.example.org', hostedZone: { id: 'Z01', name: 'example.org' } } })).toBe(
      'taken',
    );
    expect(refusal({ secondReader: 'off' })).toBe('taken');
  });
});

describe('F-18: DMARC of a domain that other mail uses too', () => {
  test.each([
    ['the zone’s own name', EVERY_SETTING, /_dmarc\.papers\.example\.org v=DMARC1; p=none/],
    [
      'a domain whose zone nobody named',
      { sender: { address: 'a@example.org' } },
      /_dmarc\.example\.org v=DMARC1; p=none/,
    ],
  ])(
    'F-18: under %s none is written without being asked, and the outputs say what to do',
    async (_, settings, said) => {
      const { template: unasked } = await synthesised(settings);
      expect(dmarcOf(unasked)).toEqual([]);
      expect(JSON.stringify(Object.values(unasked.Outputs))).toMatch(said);
    },
  );

  test('F-18: a subdomain of the zone is taken for ours alone', async () => {
    const hostedZone = { id: 'Z0123456789', name: 'example.org' };
    const { template: own } = await synthesised({ sender: { address: 'a@papers.example.org', hostedZone } });
    expect(dmarcOf(own)).toEqual([expect.stringContaining('p=quarantine')]);
  });
});
