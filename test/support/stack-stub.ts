/**
 * A deployed stack as the operator's command meets it: CloudFormation's answers about the very template, Lambda's about
 * the functions, and behind them the engines of a local run.
 * Sources: CloudFormation API "GetTemplate", "ListStackResources" (query protocol, XML); Lambda API
 * "GetFunctionConfiguration"; CloudWatch API "DescribeAlarms" (JSON 1.0).
 */
import { createServer, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { listen } from '../../infra/local/engines/ports.ts';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { readResources } from '../../infra/local/template/resources.ts';
import { loadTemplate } from '../../infra/local/template/template.ts';

const XMLNS = 'xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface StackStub {
  /** For the operator's command: credentials, region, and where each service listens. */
  readonly environment: Readonly<Record<string, string>>;
  /** Functions that were invoked, by their physical names. */
  readonly invoked: string[];
  /** Logical ids of alarms that are on. */
  readonly alarms: Set<string>;
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param urls of the run that stands for the cloud */
export async function startStackStub(name: string, urls: LocalStack['urls']): Promise<StackStub> {
  const template = await loadTemplate(ROOT);
  const place = { queues: urls.sqs, publicHost: new URL(urls.site).host };
  const { functions } = readResources(template, place);
  const physical = (file: string) => `${name}-${file}-1A2B3C`;
  const fileOf = (logicalId: string) => {
    const source = template.Resources[logicalId]?.Metadata?.handler;
    return typeof source === 'string' ? /([^/]+)\.lambda\.ts$/.exec(source)?.[1] : undefined;
  };
  const invoked: string[] = [];
  const alarms = new Set<string>();

  async function lambda(path: string, authorization: string, body: string): Promise<Reply | undefined> {
    const [, wanted = '', what] = /^\/2015-03-31\/functions\/([^/]+)\/(configuration|invocations)/.exec(path) ?? [];
    if (!what) return undefined;
    const fn = functions.find((each) => physical(each.name) === wanted);
    if (!fn) return { status: 404, text: JSON.stringify({ Message: `Function not found: ${wanted}` }) };
    const url = `${urls.lambda}/2015-03-31/functions/${fn.name}/${what}`;
    if (what === 'invocations') invoked.push(wanted);
    const call = what === 'invocations' ? { method: 'POST', body } : {};
    const passed = await fetch(url, { ...call, headers: { authorization } });
    const failed = passed.headers.get('x-amz-function-error');
    return {
      status: passed.status,
      text: await passed.text(),
      headers: failed ? { 'x-amz-function-error': failed } : {},
    };
  }

  function cloudFormation(query: URLSearchParams): Reply {
    const [action, stack] = [query.get('Action') ?? '', query.get('StackName') ?? ''];
    if (stack !== name) {
      const words = `<Code>ValidationError</Code><Message>Stack with id ${escaped(stack)} does not exist</Message>`;
      return {
        status: 400,
        text: `<ErrorResponse ${XMLNS}><Error><Type>Sender</Type>${words}</Error></ErrorResponse>`,
      };
    }
    const inner = action === 'GetTemplate' ? templateBody() : resources(query.get('NextToken') === null);
    return {
      status: 200,
      text: `<${action}Response ${XMLNS}><${action}Result>${inner}</${action}Result></${action}Response>`,
    };
  }

  function cloudWatch(body: string): Reply {
    const { AlarmNames, StateValue } = JSON.parse(body) as { AlarmNames: string[]; StateValue: string };
    const on = [...alarms].filter((id) => StateValue === 'ALARM' && AlarmNames.includes(`${name}-${id}`));
    const MetricAlarms = on.map((id) => ({
      AlarmName: `${name}-${id}`,
      AlarmDescription: template.Resources[id]?.Properties?.AlarmDescription,
    }));
    return { status: 200, text: JSON.stringify({ MetricAlarms }) };
  }

  const templateBody = () => `<TemplateBody>${escaped(JSON.stringify(template))}</TemplateBody>`;

  /** Two pages, as a stack of ours has more resources than one page holds. */
  function resources(first: boolean): string {
    const ids = Object.keys(template.Resources);
    const half = Math.ceil(ids.length / 2);
    const members = (first ? ids.slice(0, half) : ids.slice(half)).map((id) => {
      const file = fileOf(id);
      const own = escaped(file ? physical(file) : `${name}-${id}`);
      return `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${own}</PhysicalResourceId></member>`;
    });
    const next = first ? '<NextToken>rest</NextToken>' : '';
    return `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>${next}`;
  }

  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const path = decodeURIComponent(request.url ?? '/');
    const asked = String(request.headers['x-amz-target'] ?? '');
    const reply = asked.endsWith('.DescribeAlarms')
      ? cloudWatch(body)
      : ((await lambda(path, String(request.headers.authorization), body)) ??
        cloudFormation(new URLSearchParams(body)));
    const type = reply.text.startsWith('<') ? 'text/xml' : 'application/json';
    response.writeHead(reply.status, { 'content-type': type, ...reply.headers });
    response.end(reply.text);
  });
  const listening = await listen(server, 0);
  return {
    invoked,
    alarms,
    environment: {
      ...{ AWS_ACCESS_KEY_ID: 'stack', AWS_SECRET_ACCESS_KEY: 'stack', AWS_REGION: 'eu-central-1' },
      ...{ AWS_ENDPOINT_URL_CLOUDFORMATION: listening.url, AWS_ENDPOINT_URL_LAMBDA: listening.url },
      AWS_ENDPOINT_URL_CLOUDWATCH: listening.url,
      ...{ AWS_ENDPOINT_URL_DYNAMODB: urls.dynamo, AWS_ENDPOINT_URL_SQS: urls.sqs, AWS_ENDPOINT_URL_S3: urls.s3 },
      ...{ AWS_ENDPOINT_URL_SESV2: urls.ses, AWS_ENDPOINT_URL_SECRETS_MANAGER: urls.secrets },
    },
    stop: () => listening.close(),
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
