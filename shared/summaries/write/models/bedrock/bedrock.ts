/** Amazon Bedrock: single calls through the Converse API, whose answers come as a stream. The client speaks HTTP/2. */
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import type { SummaryModel } from '../../../summary.ts';
import { type WrittenOptions, writtenModel } from '../../written-model.ts';
import { BEDROCK_IDS, type Price, priceOf } from '../prices.ts';
import { Refused } from '../wire/refused.ts';
import { ConnectionLost, type Exchange, type Heard, type Wire } from '../wire/wire.ts';
import {
  type ConverseForm,
  type ConverseRules,
  converseBody,
  createListener,
  firstConverseForm,
  heardOf,
  lessAsked,
  stepDownConverse,
  THINKS,
} from './converse-form.ts';
import { PlainAnswer, withPlainAnswers } from './plain-answers.ts';

export interface BedrockService extends ConverseRules {
  /** Made with `maxAttempts: 1`, see `bedrockClient`: retries are counted elsewhere. */
  readonly client: BedrockRuntimeClient;
  /** Milliseconds without a word; default two minutes, since a schema is compiled first (user guide, "Structured outputs"). */
  readonly silence?: number;
  readonly priceOf?: ((modelId: string) => Price) | undefined;
}

export type BedrockOptions = BedrockService & Omit<WrittenOptions<ConverseForm>, 'wire'>;

/** One try per call: what the SDK would repeat by itself is not counted by anyone. */
export function bedrockClient(
  config: Pick<BedrockRuntimeClientConfig, 'region' | 'endpoint' | 'credentials'>,
): BedrockRuntimeClient {
  return withPlainAnswers(new BedrockRuntimeClient({ ...config, maxAttempts: 1 }));
}

export function createBedrockModel(options: BedrockOptions): SummaryModel {
  return writtenModel({ ...options, wire: bedrockWire(options) });
}

export function bedrockWire(service: BedrockService): Wire<ConverseForm> {
  return {
    kind: 'bedrock',
    server: 'bedrock',
    mayCut: false,
    firstForm: firstConverseForm,
    stepDown: stepDownConverse,
    notKept: lessAsked,
    priceOf: service.priceOf ?? priceOf,
    exchange: (exchange) => converse(service, exchange),
    remedy: remedyOf,
    thinks: (modelId) => THINKS.test(modelId),
    // Windows of Bedrock's models hold more than is read of a paper, and it refuses what is too long.
    factsOf: async () => ({}),
    // What an account has, a role that may only ask can't list.
    listed: async () => BEDROCK_IDS,
  };
}

/** @throws Refused, ConnectionLost */
async function converse(service: BedrockService, exchange: Exchange<ConverseForm>): Promise<Heard> {
  const { client, silence = 120_000 } = service;
  const { modelId, prompt, schema, maxTokens, form, onProgress } = exchange;
  const input = { modelId, ...converseBody(prompt, schema, maxTokens, form, service) };
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), silence);
  };
  listen();
  try {
    const options = { abortSignal: stop.signal };
    if (!form.stream) return heardOf(await client.send(new ConverseCommand(input), options));
    const { stream } = await client.send(new ConverseStreamCommand(input), options);
    const listener = createListener();
    for await (const event of stream ?? []) {
      listen();
      listener.hear(event);
      onProgress?.(listener.characters);
    }
    return listener.heard();
  } catch (error) {
    if (error instanceof PlainAnswer) return heardOf(error.answer);
    throw stop.signal.aborted ? new ConnectionLost('silent for too long', 'silent') : named(error as SdkError);
  } finally {
    clearTimeout(timer);
  }
}

type SdkError = Error & {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $fault?: string;
};

const NOBODY = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** SDK errors end here. */
function named(error: SdkError): Error {
  const { name, message, code = '' } = error;
  const status = error.$metadata?.httpStatusCode;
  if (NOBODY.test(`${code} ${message}`)) return new ConnectionLost(code || name, 'nobody');
  // Only an answer of the service has a side that is at fault; credentials are looked for before anything is sent.
  if (error.$fault === undefined && !/Credentials/.test(name))
    return new ConnectionLost(`${name} ${code}`.trim(), 'broken-off');
  return new Refused({ status, code: name, words: message });
}

function remedyOf({ code, message }: Refused, modelId: string): string {
  if (/use case details/i.test(message))
    return `the vendor of ${modelId} wants to know your use case: fill in its form in the Bedrock console (Model catalog), then wait 15 minutes`;
  if (/payment.?instrument/i.test(message))
    return `${modelId} is bought through the AWS Marketplace, which takes none of the account's payment methods: add one under Billing, then wait some minutes`;
  if (/private marketplace/i.test(message))
    return `the private marketplace of your organization does not offer ${modelId}: ask its administrator, or choose another id`;
  if (/marketplace|subscri/i.test(message))
    return `${modelId} is bought through the AWS Marketplace: the role needs aws-marketplace:Subscribe and ViewSubscriptions for the first call, and a few minutes`;
  if (/CredentialsProvider|ExpiredToken|UnrecognizedClient|InvalidSignature|security token/i.test(`${code} ${message}`))
    return `AWS does not take your credentials (${code}): sign in again, or set AWS_PROFILE`;
  const region = /arn:aws[\w-]*:bedrock:([\w-]+)/.exec(message)?.[1];
  if (/AccessDenied/.test(code))
    return `this account may not ask ${modelId}${region ? ` in ${region}` : ''}: ask for access in the Bedrock console, and see that the role allows bedrock:InvokeModel in every Region of its profile`;
  if (/per day|quota/i.test(message))
    return `the day's quota of ${modelId} is spent; it begins anew at 00:00 UTC, or ask for more under Service Quotas`;
  return `Bedrock does not serve ${modelId} here (${code}): choose another id, or its inference profile (global., us., eu., jp.)`;
}
