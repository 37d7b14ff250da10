import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readDistribution } from '../../../infra/local/http/distribution.ts';
import { createResolver, type Template, TemplateError } from '../../../infra/local/template/intrinsics.ts';
import { readResources } from '../../../infra/local/template/resources.ts';
import {
  DEFAULT_TEMPLATE,
  isDefaultCurrent,
  loadTemplate,
  writeDefaultTemplate,
} from '../../../infra/local/template/template.ts';
import { ROOT, synthesised } from '../../support/synthesised.ts';
import { removeTemporaryFolders, smallTemplate, temporaryFolder } from '../small-stack.ts';

afterAll(removeTemporaryFolders);

const place = { queues: 'http://127.0.0.1:4100', publicHost: '127.0.0.1:8080' };

const template: Template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::GlobalTable' },
    Queue: { Type: 'AWS::SQS::Queue' },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Fn: { Type: 'AWS::Lambda::Function' },
    Role: { Type: 'AWS::IAM::Role' },
    Keys: { Type: 'AWS::SecretsManager::Secret' },
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Site: { Type: 'AWS::CloudFront::Distribution' },
  },
};

describe('an intrinsic', () => {
  const resolve = createResolver(template, place);

  test.each([
    [{ Ref: 'Table' }, 'Table'],
    [{ Ref: 'Bucket' }, 'bucket'],
    [{ Ref: 'Queue' }, 'http://127.0.0.1:4100/000000000000/Queue'],
    [{ Ref: 'Keys' }, 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Keys'],
    [{ Ref: 'AWS::AccountId' }, '000000000000'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:Queue'],
    [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:us-east-1:000000000000:table/Table'],
    [{ 'Fn::GetAtt': ['Fn', 'Arn'] }, 'arn:aws:lambda:us-east-1:000000000000:function:Fn'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Table' }]] }, 'a-Table'],
    [{ 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }] }, '127.0.0.1:8080'],
  ])('%j becomes %j', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  test.each([
    [{ 'Fn::Cidr': ['10.0.0.0/16', 1, 8] }, /Fn::Cidr/],
    [{ 'Fn::If': ['Yes', 'a', 'b'] }, /Fn::If/],
    [{ Ref: 'Nowhere' }, /Nowhere/],
    [{ 'Fn::GetAtt': ['Role', 'RoleId'] }, /Role\.RoleId \(AWS::IAM::Role\)/],
  ])('%j that nobody taught is an error with its name', (value, message) => {
    expect(() => resolve(value)).toThrow(TemplateError);
    expect(() => resolve(value)).toThrow(message);
  });
});

describe('what a machine builds', () => {
  test('is read from the template alone', () => {
    const resources = readResources(smallTemplate({ lanes: { jobs: { batchSize: 7, maxConcurrency: 3 } } }), place);
    expect(resources.queues.map(({ title, deadLetters, attributes }) => [title, deadLetters, attributes])).toEqual([
      [
        'jobs',
        'JobsDeadLetters22222222',
        {
          VisibilityTimeout: '1',
          MessageRetentionPeriod: '86400',
          RedrivePolicy:
            '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:JobsDeadLetters22222222","maxReceiveCount":2}',
        },
      ],
      ['jobsDeadLetters', undefined, { MessageRetentionPeriod: '86400' }],
    ]);
    expect(resources.mappings).toEqual([
      {
        queue: 'JobsQueue11111111',
        function: 'work',
        batchSize: 7,
        maxConcurrency: 3,
      },
    ]);
    expect(resources.functions.map(({ name, timeoutMs, memoryMb }) => [name, timeoutMs, memoryMb])).toEqual([
      ['echo', 5000, 256],
      ['work', 5000, 256],
    ]);
    expect(resources.buckets).toEqual(['sitebucket33333333']);
  });

  test('names the mapping whose function is not ours', () => {
    const { Resources } = smallTemplate();
    const { Work, ...others } = Resources;
    expect(() => readResources({ Resources: others }, place)).toThrow(/Work/);
  });
});

test('the very stack of this project can be built on one machine', async () => {
  const stack = await loadTemplate(ROOT);
  const resources = readResources(stack, place);
  expect(resources.functions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['collect', 'summarize', 'publish', 'deliver']),
  );
  for (const fn of resources.functions) {
    const unresolved = Object.entries(fn.environment).filter(([, value]) => /\$\{|\[object|undefined/.test(value));
    expect(unresolved).toEqual([]);
    expect(fn.environment.SITE_URL ?? 'http://127.0.0.1:8080').toBe('http://127.0.0.1:8080');
  }
  const titles = resources.queues.map(({ title }) => title);
  expect(titles).toEqual(
    expect.arrayContaining(['papers', 'papersDeadLetters', 'deliveries', 'feedback', 'inboundMail']),
  );
  for (const mapping of resources.mappings) {
    const queue = resources.queues.find(({ name }) => name === mapping.queue);
    expect(queue?.deadLetters).toBeDefined();
  }
  expect(readDistribution(stack, place)).toMatchObject({ rootObject: 'index.html', apiPaths: ['/api/'] });
});

test('the template that is kept with the project is the one that the default settings give today', async () => {
  const kept = JSON.parse(readFileSync(join(ROOT, DEFAULT_TEMPLATE), 'utf8'));
  // Red: `npm run template` writes it anew.
  expect(kept.template.Resources).toEqual((await synthesised()).template.Resources);
  const nowhere = join(temporaryFolder(), 'cache');
  expect(await loadTemplate(ROOT, nowhere)).toEqual(kept.template);
  expect(existsSync(nowhere)).toBe(false);
});

describe('synthesis', () => {
  function project(app: string): string {
    const root = temporaryFolder();
    mkdirSync(join(root, 'infra'));
    writeFileSync(join(root, 'infra', 'app.ts'), app);
    return root;
  }
  const app = `import { appendFileSync, writeFileSync } from 'node:fs';
    appendFileSync('runs', 'x');
    if (!process.env.RONBUN_NO_BUNDLING) throw new Error('would bundle');
    const write = (name: string, ids: string[]) => writeFileSync(
      process.env.CDK_OUTDIR + '/' + name + '.template.json',
      JSON.stringify({ Resources: Object.fromEntries(ids.map((id) => [id, { Type: 'AWS::SQS::Queue' }])) }));`;

  test('happens once for the same sources, and again when one changes', async () => {
    const root = project(`${app} write('One', ['A']);`);
    const cache = join(root, 'cache');
    expect(Object.keys((await loadTemplate(root, cache)).Resources)).toEqual(['A']);
    await loadTemplate(root, cache);
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('x');
    writeFileSync(join(root, 'settings.json'), '{}');
    await loadTemplate(root, cache);
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('xx');
    expect(readdirSync(cache)).toHaveLength(2);
  });

  test('is left out while the kept template is made from the same sources, and happens with other settings', async () => {
    const root = project(`${app} write('One', ['A']);`);
    const cache = join(root, 'cache');
    mkdirSync(join(root, 'infra', 'local', 'template'), { recursive: true });
    expect(isDefaultCurrent(root)).toBe(false);
    await writeDefaultTemplate(root);
    expect(isDefaultCurrent(root)).toBe(true);
    await loadTemplate(root, cache);
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('x');
    writeFileSync(join(root, 'settings.json'), '{}');
    expect(isDefaultCurrent(root)).toBe(false);
    await expect(writeDefaultTemplate(root)).rejects.toThrow(/settings\.json/);
    await loadTemplate(root, cache);
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('xx');
  });

  test('without the packages of a deployment says which command brings them', async () => {
    const root = project(`import 'a-package-that-is-not-there';`);
    await expect(loadTemplate(root, join(root, 'cache'))).rejects.toThrow(/run `npm ci`/);
  });

  test('that fails says why, in the words of the stack', async () => {
    const root = project(`throw new Error('settings.json: sender.address is not an e-mail address');`);
    await expect(loadTemplate(root, join(root, 'cache'))).rejects.toThrow(
      /the stack does not synthesise:[\s\S]*sender\.address is not an e-mail address/,
    );
  });
});
