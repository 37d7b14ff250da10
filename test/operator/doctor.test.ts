/**
 * What the doctor says of an account, over the wire: stubs that answer as the documentation shows.
 * Sources: STS "GetCallerIdentity", CloudFormation "DescribeStacks", CloudFront "ListDistributions" (XML); Lambda
 * "GetAccountSettings", SES v2 "GetAccount" and "GetEmailIdentity" (JSON).
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Resolver } from '../../infra/operator/doctor/dns.ts';
import { examine } from '../../infra/operator/doctor/examine.ts';
import { parseSettings } from '../../infra/settings.ts';
import { startConverseStub } from '../support/converse-stub.ts';

interface Reply {
  readonly status?: number;
  readonly text: string;
  readonly type?: string;
}

const stackXml = (name: string, status: string, outputs: Readonly<Record<string, string>> = {}) =>
  `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
   <StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${Object.entries(
     outputs,
   )
     .map(([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`)
     .join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
const noStack = (name: string) =>
  `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code>
   <Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`;
const json = (value: unknown, status = 200): Reply => ({
  status,
  text: JSON.stringify(value),
  type: 'application/json',
});

/** An account where everything is as it should be, after a deployment. */
function healthy(): Record<string, Reply> {
  return {
    GetCallerIdentity: {
      text: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:iam::123456789012:user/deployer</Arn><UserId>A</UserId><Account>123456789012</Account>
        </GetCallerIdentityResult></GetCallerIdentityResponse>`,
    },
    'DescribeStacks CDKToolkit': { text: stackXml('CDKToolkit', 'CREATE_COMPLETE', { BootstrapVersion: '30' }) },
    'DescribeStacks Ronbun': { text: stackXml('Ronbun', 'UPDATE_COMPLETE') },
    '/2020-05-31/distribution': {
      text: `<DistributionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Marker></Marker><MaxItems>500</MaxItems>
        <IsTruncated>false</IsTruncated><Quantity>2</Quantity></DistributionList>`,
    },
    '/2016-08-19/account-settings': json({ AccountLimit: { ConcurrentExecutions: 1000 }, AccountUsage: {} }),
    '/v2/email/account': json({
      ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
      SendQuota: { Max24HourSend: 50000, MaxSendRate: 14, SentLast24Hours: 10 },
      SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    }),
    '/v2/email/identities/papers.example.org': json({
      ...{ IdentityType: 'DOMAIN', VerifiedForSendingStatus: true, VerificationStatus: 'SUCCESS' },
      DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS', Tokens: ['aaa', 'bbb', 'ccc'] },
    }),
  };
}

let server: Server;
let replies: Record<string, Reply>;
let endpoint: string;

beforeEach(async () => {
  replies = healthy();
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const action = target
      ? `${target} ${JSON.parse(body).SecretId}`
      : [form.get('Action'), form.get('StackName')].filter(Boolean).join(' ');
    const reply = replies[action || new URL(request.url!, 'http://x').pathname.replace(/\/$/, '')];
    response.writeHead(reply?.status ?? (reply ? 200 : 404), { 'content-type': reply?.type ?? 'text/xml' });
    response.end(reply?.text ?? '{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const GONE = Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
const WRITTEN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['aaa', 'bbb', 'ccc'].map((t) => [`${t}._domainkey.papers.example.org`, `${t}.dkim.amazonses.com`]),
  ),
  'bounce.papers.example.org': 'v=spf1 include:amazonses.com ~all feedback-smtp.eu-west-1.amazonses.com',
  '_dmarc.papers.example.org': 'v=DMARC1; p=none',
};
function world(records: Readonly<Record<string, string>> = WRITTEN): Resolver {
  const ask = async (name: string) => {
    const found = records[name];
    if (found === undefined) throw GONE;
    return [found];
  };
  return { cname: ask, mx: ask, txt: ask };
}

async function doctor(
  given: Readonly<Record<string, unknown>> = {},
  resolver: Resolver = world(),
  environment: NodeJS.ProcessEnv = {},
): Promise<Readonly<Record<string, string>>> {
  const settings = parseSettings({
    ...{ sender: { address: 'digest@papers.example.org' }, model: 'extractive', ...given },
  });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const findings = await examine({
    ...{ stack: 'Ronbun', settings, environment, resolver },
    client: { region: 'eu-west-1', endpoint, credentials },
  });
  for (const { state, remedy, says } of findings) {
    expect(says).not.toBe('');
    expect(remedy !== undefined).toBe(state !== 'ok');
  }
  // Of the three DKIM records the worst is told.
  const told: Record<string, string> = {};
  for (const { name, state, says, remedy } of findings)
    if (told[name] === undefined || state !== 'ok') told[name] = [state, says, remedy].filter(Boolean).join(' | ');
  return told;
}

const states = (told: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(told).map(([name, text]) => [name, text.split(' ')[0]]));

describe('an account in order', () => {
  test('after a deployment all is well, line by line', async () => {
    const told = await doctor();
    expect(Object.values(states(told)).filter((state) => state !== 'ok')).toEqual([]);
    expect(told.credentials).toBe('ok | account 123456789012 in eu-west-1, as user/deployer');
    expect(Object.keys(told)).toEqual([
      ...['credentials', 'bootstrap', 'stack', 'models', 'sending', 'sandbox', 'mails', 'suppression', 'identity'],
      ...['DKIM', 'bounces', 'SPF', 'DMARC', 'site', 'functions'],
    ]);
  });

  test('every channel’s secret and a model service’s key are looked for by name, and what they hold is never asked', async () => {
    const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`;
    replies[`DescribeSecret ${arn('team')}`] = json({ ARN: arn('team'), Name: 'team' });
    replies[`DescribeSecret ${arn('going')}`] = json({ ARN: arn('going'), DeletedDate: 1_790_000_000 });
    replies[`DescribeSecret ${arn('key')}`] = json({ __type: 'AccessDeniedException', Message: 'no' }, 400);
    const gone = { __type: 'ResourceNotFoundException', Message: 'Secrets Manager can’t find it' };
    replies[`DescribeSecret ${arn('desk')}`] = json(gone, 400);
    const told = await doctor({
      channels: [
        { name: 'team', kind: 'slack', secretArn: arn('team') },
        { name: 'going', kind: 'teams', secretArn: arn('going') },
        { name: 'desk', kind: 'webhook', secretArn: arn('desk') },
      ],
      ...{ model: 'openai', modelIds: ['m'], openai: { keySecretArn: arn('key') } },
    });
    expect(told['channel team']).toBe('ok | its secret is there');
    expect(told['channel going']).toMatch(/^fail .*about to be deleted/);
    expect(told['channel desk']).toMatch(/^fail \| its secret is not there \| make a secret that holds \{"url": /);
    expect(told['model key']).toMatch(/^fail .*secretsmanager:DescribeSecret/);
  });

  test('before one, an identity that SES does not know yet is right, and nothing is asked of DNS', async () => {
    replies['DescribeStacks Ronbun'] = { status: 400, text: noStack('Ronbun') };
    replies['/v2/email/identities/papers.example.org'] = identityUnknown;
    const told = await doctor();
    expect(told.stack).toBe('ok | Ronbun is not deployed yet');
    expect(told.identity).toContain('the deployment makes it');
    expect(told.DKIM).toBeUndefined();
  });
});

const identityUnknown: Reply = {
  ...json({ message: 'Email identity papers.example.org does not exist.' }, 404),
  text: JSON.stringify({ __type: 'NotFoundException', message: 'does not exist' }),
};

describe('what an account refuses', () => {
  test('keys that are not valid stop everything else, with what helps', async () => {
    replies.GetCallerIdentity = {
      status: 403,
      text: '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error></ErrorResponse>',
    };
    const told = await doctor();
    expect(Object.keys(told)).toEqual(['credentials']);
    expect(told.credentials).toMatch(/^fail .*security token.*AWS_PROFILE/);
  });

  test('F-14: an identity that is there already before a first deployment would fail it, unless the settings adopt it', async () => {
    replies['DescribeStacks Ronbun'] = { status: 400, text: noStack('Ronbun') };
    expect((await doctor()).identity).toMatch(/^fail .*would fail.*sender\.existing/);
    const adopted = await doctor({ sender: { address: 'digest@papers.example.org', existing: true } });
    expect(adopted.identity).toMatch(/^ok/);
    replies['/v2/email/identities/papers.example.org'] = identityUnknown;
    const nothing = await doctor({ sender: { address: 'digest@papers.example.org', existing: true } });
    expect(nothing.identity).toMatch(/^fail .*sender\.existing is set/);
  });

  test.each([
    [
      'bootstrap',
      'fail',
      'DescribeStacks CDKToolkit',
      { status: 400, text: noStack('CDKToolkit') },
      /npx cdk bootstrap/,
    ],
    [
      'bootstrap',
      'fail',
      'DescribeStacks CDKToolkit',
      { text: stackXml('CDKToolkit', 'CREATE_COMPLETE', { BootstrapVersion: '4' }) },
      /version 4.*npx cdk bootstrap/,
    ],
    ['stack', 'fail', 'DescribeStacks Ronbun', { text: stackXml('Ronbun', 'ROLLBACK_COMPLETE') }, /first failure/],
    ['stack', 'warn', 'DescribeStacks Ronbun', { text: stackXml('Ronbun', 'UPDATE_IN_PROGRESS') }, /wait/],
    [
      'functions',
      'warn',
      '/2016-08-19/account-settings',
      json({ AccountLimit: { ConcurrentExecutions: 10 } }),
      /10 may run at once.*Service Quotas/,
    ],
    [
      'sandbox',
      'warn',
      '/v2/email/account',
      json({ ProductionAccessEnabled: false, SendingEnabled: true, SendQuota: { Max24HourSend: 200, MaxSendRate: 1 } }),
      /only verified addresses.*production access/,
    ],
    [
      'sending',
      'fail',
      '/v2/email/account',
      json({ ProductionAccessEnabled: true, SendingEnabled: false, EnforcementStatus: 'SHUTDOWN' }),
      /paused/,
    ],
    [
      'mails',
      'fail',
      '/v2/email/account',
      json({ SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 200 } }),
      /none is left today/,
    ],
    [
      'sending',
      'fail',
      '/v2/email/account',
      {
        ...json({ message: 'not authorized' }, 403),
        text: '{"__type":"AccessDeniedException","message":"not authorized"}',
      },
      /give .* the right ses:GetAccount/,
    ],
    [
      'identity',
      'fail',
      '/v2/email/identities/papers.example.org',
      json({ VerifiedForSendingStatus: false, VerificationStatus: 'PENDING', DkimAttributes: { Status: 'PENDING' } }),
      /not verified \(PENDING\).*DNS records/,
    ],
    [
      'site',
      'warn',
      '/2020-05-31/distribution',
      {
        text: '<DistributionList xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Quantity>0</Quantity></DistributionList>',
      },
      /AWS Support/,
    ],
  ] as const)('%s: %s, with what helps', async (name, state, question, reply, words) => {
    replies[question] = reply;
    const told = await doctor();
    expect(told[name]).toMatch(words);
    expect(states(told)[name]).toBe(state);
  });

  test('each model of the settings is asked, the second reader too, and one that is closed is told with the words of Bedrock', async () => {
    const bedrock = await startConverseStub([{ error: 'AccessDeniedException', message: 'You have no access.' }]);
    const before = process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
    process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = bedrock.endpoint;
    const modelIds = ['amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0'];
    try {
      const models = { model: 'bedrock', modelIds: modelIds.slice(0, 1), secondReader: modelIds[1] };
      const told = await doctor(models, world(), { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.endpoint });
      for (const id of modelIds)
        expect(told[`model ${id}`]).toMatch(/^fail .*may not ask .*Bedrock console.*npm run configure/);
      expect([...new Set(bedrock.calls.map(({ modelId }) => modelId))].sort()).toEqual(modelIds);
    } finally {
      if (before === undefined) delete process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
      else process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = before;
      await bedrock.close();
    }
  });

  test('the default sender is nobody’s, and is told before SES is blamed', async () => {
    expect((await doctor({ sender: { address: 'digest@example.com' } })).identity).toMatch(/^fail .*npm run configure/);
  });
});

describe('the records that the world sees', () => {
  test('each that is missing is told with the record to write; one that can’t be asked is no fault', async () => {
    const none = await doctor({}, world({}));
    expect(none.DKIM).toMatch(/^fail .*write CNAME \w+\._domainkey\.papers\.example\.org \w+\.dkim\.amazonses\.com/);
    expect(none.bounces).toMatch(/^warn .*MX bounce\.papers\.example\.org 10 feedback-smtp\.eu-west-1\.amazonses\.com/);
    expect(none.SPF).toMatch(/^warn .*include:amazonses\.com/);
    expect(none.DMARC).toMatch(/^warn .*_dmarc\.papers\.example\.org/);
    const lost = async (): Promise<never> => {
      throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    };
    const unasked = await doctor({}, { cname: lost, mx: lost, txt: lost });
    expect(new Set([unasked.DKIM, unasked.SPF].map((text) => text!.split(' ')[0]))).toEqual(new Set(['warn']));
  });

  test('an address that is verified alone has none, and an adopted domain no bounces of ours', async () => {
    replies['/v2/email/identities/me%40mail.example.org'] = json({ VerifiedForSendingStatus: true });
    const alone = await doctor({ sender: { address: 'me@mail.example.org', verify: 'address' } }, world({}));
    expect(alone.identity).toBe('ok | me@mail.example.org is verified');
    expect(alone.DMARC).toBeUndefined();
    const adopted = await doctor({ sender: { address: 'digest@papers.example.org', existing: true } });
    expect([adopted.DKIM?.slice(0, 2), adopted.bounces]).toEqual(['ok', undefined]);
  });
});
