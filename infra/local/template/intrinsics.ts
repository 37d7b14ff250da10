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
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
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

/**
 * The name a resource has on this machine: its logical id, since the stack names nothing; buckets take lower case alone, and
 * an identity of SES is named for what it sends as (AWS::SES::EmailIdentity, "Ref").
 */
export function physicalName(id: string, { Type, Properties }: Resource): string {
  if (Type === 'AWS::SES::EmailIdentity') return String(Properties?.EmailIdentity ?? id);
  return Type === 'AWS::S3::Bucket' ? id.toLowerCase() : id;
}

/** @returns a function that replaces every intrinsic in a value; it throws TemplateError on one it does not know. */
export function createResolver({ Resources }: Template, place: LocalPlace): Resolve {
  function resource(id: string): Resource {
    const found = Resources[id];
    if (!found) throw new TemplateError(`the template refers to ${id}, which it does not define`);
    return found;
  }

  function ref(id: string): unknown {
    if (id in PSEUDO) return PSEUDO[id];
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

  function call(name: string, args: unknown): unknown {
    const list = args as unknown[];
    switch (name) {
      case 'Ref':
        return ref(args as string);
      case 'Fn::GetAtt':
        return attribute(...(args as [string, string]));
      case 'Fn::Join':
        return (resolve(list[1]) as unknown[]).join(list[0] as string);
      case 'Fn::Select':
        return (resolve(list[1]) as unknown[])[Number(resolve(list[0]))];
      case 'Fn::Split':
        return String(resolve(list[1])).split(list[0] as string);
      default:
        throw new TemplateError(`the intrinsic function ${name} is unknown on one machine; teach it to intrinsics.ts`);
    }
  }

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve);
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

const ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  'AWS::DynamoDB::GlobalTable': (name) => ({ Arn: arn('dynamodb', `table/${name}`) }),
  'AWS::SQS::Queue': (name) => ({
    Arn: arn('sqs', name),
    QueueName: name,
  }),
  'AWS::S3::Bucket': (name) => ({
    Arn: `arn:aws:s3:::${name}`,
    RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
  }),
  'AWS::Lambda::Function': (name) => ({ Arn: arn('lambda', `function:${name}`) }),
  'AWS::ApiGatewayV2::Api': (_, place) => ({ ApiEndpoint: `https://${place.publicHost}` }),
  'AWS::CloudFront::Distribution': (_, place) => ({ DomainName: place.publicHost }),
};
