/** Reads what this machine can build out of the resolved template: the only list of resources there is. */
import { basename } from 'node:path';
import { VARIABLES } from '../../../shared/platform/environment.ts';
import {
  createResolver,
  type LocalPlace,
  physicalName,
  type Resource,
  type Template,
  TemplateError,
} from './intrinsics.ts';

export interface LocalFunction {
  /** File name in `functions/` without its ending, e.g. `summarize`. */
  readonly name: string;
  /** The name that AWS would know it by. */
  readonly functionName: string;
  /** Path from the project's folder, e.g. `functions/summarize.lambda.ts`. */
  readonly source: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export interface LocalTable {
  readonly name: string;
  readonly attributes: readonly unknown[];
  readonly keys: readonly unknown[];
  readonly indexes: readonly unknown[] | undefined;
}

export interface LocalQueue {
  /** What people call it: `papers` for the queue that `papersQueue` of `environment.ts` names, `papersDeadLetters`. */
  readonly title: string;
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Name of the queue that takes what failed too often. */
  readonly deadLetters: string | undefined;
}

export interface Mapping {
  readonly queue: string;
  readonly function: string;
  readonly batchSize: number;
  readonly maxConcurrency: number;
}

export interface Route {
  /** e.g. `POST /api/subscribe`. */
  readonly key: string;
  readonly function: string;
}

export interface Schedule {
  readonly name: string;
  readonly expression: string;
  readonly zone: string;
  readonly enabled: boolean;
  readonly function: string;
  /** JSON text; may hold `<aws.scheduler.scheduled-time>`. */
  readonly input: string | undefined;
}

export interface LocalResources {
  readonly functions: readonly LocalFunction[];
  readonly tables: readonly LocalTable[];
  readonly queues: readonly LocalQueue[];
  readonly buckets: readonly string[];
  readonly secrets: readonly string[];
  readonly mappings: readonly Mapping[];
  readonly routes: readonly Route[];
  readonly schedules: readonly Schedule[];
}

type Properties = Record<string, unknown>;

/** @throws TemplateError when the template uses something that one machine cannot do */
export function readResources(template: Template, place: LocalPlace): LocalResources {
  const resolve = createResolver(template, place);
  const of = (type: string) => Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
  const properties = (resource: Resource, ...names: string[]): Properties =>
    Object.fromEntries(names.map((name) => [name, resolve(resource.Properties?.[name])]));

  const functions = of('AWS::Lambda::Function').flatMap(([id, resource]) => {
    const source = resource.Metadata?.handler;
    // CDK adds functions of its own (custom resources); they have nothing to do on one machine.
    if (typeof source !== 'string') return [];
    const { Timeout, MemorySize, Environment } = properties(resource, 'Timeout', 'MemorySize', 'Environment');
    const variables = (Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
    return {
      name: basename(source).replace(/\.lambda\.ts$/, ''),
      functionName: physicalName(id, resource),
      source,
      environment: Object.fromEntries(
        Object.entries(variables).map(([key, value]) => [key, local(String(value), place)]),
      ),
      timeoutMs: Number(Timeout ?? 3) * 1000,
      memoryMb: Number(MemorySize ?? 128),
    };
  });
  const byFunctionName = new Map(functions.map((fn) => [fn.functionName, fn.name]));
  const functionOf = (arn: unknown, where: string): string => {
    const name = byFunctionName.get(String(arn).split(':').at(-1) ?? '');
    if (!name) throw new TemplateError(`${where} calls ${String(arn)}, which is no function of functions/`);
    return name;
  };

  const queues = of('AWS::SQS::Queue').map(([id, resource]): LocalQueue => {
    const given = properties(resource, ...QUEUE_ATTRIBUTES, 'RedrivePolicy');
    const redrive = given.RedrivePolicy as { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
    const attributes = Object.fromEntries(
      QUEUE_ATTRIBUTES.flatMap((name) => (given[name] === undefined ? [] : [[name, String(given[name])]])),
    );
    const url = String(resolve({ Ref: id }));
    const deadLetters = redrive?.deadLetterTargetArn.split(':').at(-1);
    // A worker is always told of its dead letters, of its own queue only when it postpones messages itself.
    const byDeadLetters = deadLetters && titleOf(url.replace(/[^/]+$/, deadLetters), functions);
    return {
      title: titleOf(url, functions) ?? byDeadLetters?.replace(/DeadLetters$/, '') ?? titleFromId(id),
      name: physicalName(id, resource),
      url,
      arn: String(resolve({ 'Fn::GetAtt': [id, 'Arn'] })),
      attributes: { ...attributes, ...(redrive && { RedrivePolicy: JSON.stringify(redrive) }) },
      deadLetters,
    };
  });

  return {
    functions,
    queues,
    tables: of('AWS::DynamoDB::GlobalTable').map(([id, resource]) => {
      const given = properties(resource, 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes');
      return {
        name: physicalName(id, resource),
        attributes: given.AttributeDefinitions as unknown[],
        keys: given.KeySchema as unknown[],
        indexes: given.GlobalSecondaryIndexes as unknown[] | undefined,
      };
    }),
    buckets: of('AWS::S3::Bucket').map(([id, resource]) => physicalName(id, resource)),
    secrets: of('AWS::SecretsManager::Secret').map(([id]) => String(resolve({ Ref: id }))),
    mappings: of('AWS::Lambda::EventSourceMapping').map(([id, resource]) => {
      const given = properties(resource, 'EventSourceArn', 'FunctionName', 'BatchSize', 'ScalingConfig');
      return {
        queue: String(given.EventSourceArn).split(':').at(-1) ?? '',
        function: functionOf(given.FunctionName, id),
        batchSize: Number(given.BatchSize),
        maxConcurrency: (given.ScalingConfig as { MaximumConcurrency: number }).MaximumConcurrency,
      };
    }),
    routes: of('AWS::ApiGatewayV2::Route').map(([id, resource]) => {
      const { RouteKey, Target } = properties(resource, 'RouteKey', 'Target');
      const integration = template.Resources[String(Target).split('/').at(-1) ?? ''];
      return { key: String(RouteKey), function: functionOf(resolve(integration?.Properties?.IntegrationUri), id) };
    }),
    schedules: of('AWS::Scheduler::Schedule').map(([id, resource]) => {
      const given = properties(resource, 'ScheduleExpression', 'ScheduleExpressionTimezone', 'State', 'Target');
      const target = given.Target as { Arn: string; Input?: string };
      return {
        name: id,
        expression: String(given.ScheduleExpression),
        zone: String(given.ScheduleExpressionTimezone ?? 'UTC'),
        enabled: given.State !== 'DISABLED',
        function: functionOf(target.Arn, id),
        input: target.Input,
      };
    }),
  };
}

/** Of the same name in CloudFormation and in SQS. */
const QUEUE_ATTRIBUTES = ['VisibilityTimeout', 'MessageRetentionPeriod'];

/** By the variable that hands the queue to a function, so that people and handlers use one word for it. */
function titleOf(url: string, functions: readonly LocalFunction[]): string | undefined {
  const found = Object.entries(VARIABLES).find(
    ([key, variable]) => /(Queue|DeadLetters)$/.test(key) && functions.some((fn) => fn.environment[variable] === url),
  );
  return found?.[0].replace(/Queue$/, '');
}

/** For a queue that no function is told of. CDK ends a logical id with eight characters of a hash. */
function titleFromId(id: string): string {
  const words = id.replace(/[0-9A-F]{8}$/, '').replace(/Queue$/, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The site is served without TLS on one machine. */
function local(value: string, place: LocalPlace): string {
  return value.replaceAll(`https://${place.publicHost}`, `http://${place.publicHost}`);
}
