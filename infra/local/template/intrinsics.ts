/**
 * CloudFormation's intrinsic functions, resolved for one machine: every name and address that the cloud would fill in
 * is known before the first handler runs. Only what the stack uses is known here; anything else is an error, never a
 * silent placeholder.
 * Source: AWS CloudFormation guide, "Intrinsic function reference" and the return values of each resource type.
 */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}

/** What the local stack knows that the template cannot. */
export interface LocalPlace {
  /** `http://127.0.0.1:PORT` of the queue engine. */
  readonly queues: string;
  /** Host and port of the site and the HTTP API, e.g. `127.0.0.1:8080`. */
  readonly publicHost: string;
}

export class TemplateError extends Error {
  override name = 'TemplateError' as const;
}

export type Resolve = (value: unknown) => unknown;

export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Ronbun',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/Ronbun/local`,
};

/** The name property of each type that may carry one; without it the logical id is the name. */
const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
};

/** The name a resource has on this machine; buckets take lower case alone. */
export function physicalName(id: string, resource: Resource): string {
  const property = NAME_PROPERTY[resource.Type];
  const given = property && resource.Properties?.[property];
  const name = typeof given === 'string' ? given : id;
  return resource.Type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
}

/** @returns a function that replaces every intrinsic in a value; it throws TemplateError on one it does not know. */
export function createResolver(template: Template, place: LocalPlace): Resolve {
  const { Resources, Conditions = {}, Parameters = {} } = template;

  function resource(id: string): Resource {
    const found = Resources[id];
    if (!found) throw new TemplateError(`the template refers to ${id}, which it does not define`);
    return found;
  }

  function ref(id: string): unknown {
    if (id === 'AWS::NoValue') return undefined;
    if (id in PSEUDO) return PSEUDO[id];
    if (Parameters[id]) return Parameters[id].Default;
    const found = resource(id);
    const name = physicalName(id, found);
    if (found.Type === 'AWS::SQS::Queue') return `${place.queues}/${ACCOUNT}/${name}`;
    if (found.Type === 'AWS::SecretsManager::Secret') return arn('secretsmanager', `secret:${name}`);
    return name;
  }

  function attribute(id: string, name: string): unknown {
    const found = resource(id);
    const own = physicalName(id, found);
    const known = ATTRIBUTES[found.Type]?.(own, place)[name];
    if (known !== undefined) return known;
    if (name === 'Arn') return arn('local', `${found.Type.replaceAll('::', '-')}/${own}`);
    throw new TemplateError(
      `GetAtt ${id}.${name} (${found.Type}) has no value on one machine; teach it to intrinsics.ts`,
    );
  }

  function condition(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return value === true || value === 'true';
    const [[name, args] = ['', undefined]] = Object.entries(value);
    if (name === 'Condition') return condition(Conditions[args as string]);
    const list = args as unknown[];
    if (name === 'Fn::Equals') return resolve(list[0]) === resolve(list[1]);
    if (name === 'Fn::Not') return !condition(list[0]);
    if (name === 'Fn::And') return list.every(condition);
    if (name === 'Fn::Or') return list.some(condition);
    throw new TemplateError(`the condition function ${name} is unknown on one machine`);
  }

  function substitute(args: unknown): string {
    const [text, values] = (Array.isArray(args) ? args : [args, {}]) as [string, Record<string, unknown>];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (values && name in values) return String(resolve(values[name]));
      const [id = whole, ...rest] = name.split('.');
      return String(rest.length > 0 ? attribute(id, rest.join('.')) : ref(id));
    });
  }

  function call(name: string, args: unknown): unknown {
    const list = args as unknown[];
    switch (name) {
      case 'Ref':
        return ref(args as string);
      case 'Fn::GetAtt': {
        const [id = '', ...path] = Array.isArray(args) ? (args as string[]) : (args as string).split('.');
        return attribute(id, path.join('.'));
      }
      case 'Fn::Join':
        return (resolve(list[1]) as unknown[]).join(list[0] as string);
      case 'Fn::Sub':
        return substitute(args);
      case 'Fn::If':
        return resolve(condition({ Condition: list[0] }) ? list[1] : list[2]);
      case 'Fn::Select':
        return (resolve(list[1]) as unknown[])[Number(resolve(list[0]))];
      case 'Fn::Split':
        return String(resolve(list[1])).split(list[0] as string);
      case 'Fn::ImportValue':
        return imported(String(resolve(args)));
      default:
        throw new TemplateError(`the intrinsic function ${name} is unknown on one machine; teach it to intrinsics.ts`);
    }
  }

  function imported(name: string): unknown {
    for (const output of Object.values(template.Outputs ?? {})) {
      if (output.Export && resolve(output.Export.Name) === name) return resolve(output.Value);
    }
    throw new TemplateError(`no stack exports ${name}`);
  }

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) return call(...only);
    return Object.fromEntries(entries.map(([key, item]) => [key, resolve(item)]));
  }

  return resolve;
}

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

type Attributes = (name: string, place: LocalPlace) => Readonly<Record<string, string>>;

const table: Attributes = (name) => ({ Arn: arn('dynamodb', `table/${name}`), TableId: name });

const ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::SQS::Queue': (name, place) => ({
    Arn: arn('sqs', name),
    QueueName: name,
    QueueUrl: `${place.queues}/${ACCOUNT}/${name}`,
  }),
  'AWS::S3::Bucket': (name) => ({
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
  }),
  'AWS::Lambda::Function': (name) => ({ Arn: arn('lambda', `function:${name}`) }),
  'AWS::ApiGatewayV2::Api': (name, place) => ({ ApiId: name, ApiEndpoint: `https://${place.publicHost}` }),
  'AWS::CloudFront::Distribution': (name, place) => ({ Id: name, DomainName: place.publicHost }),
};
