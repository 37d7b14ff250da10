/** What this program asks of the simulated account itself, beside the commands that it runs. */
import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Simulator } from './simulator.ts';
import { ACCOUNT, REGION } from './simulator.ts';

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Account {
  readonly dynamo: DynamoDBClient;
  /** Logical to physical ids of a stack, those of its types alone where some are named. */
  resources(stack: string, ...types: readonly string[]): Promise<ReadonlyMap<string, string>>;
  outputs(stack: string): Promise<Readonly<Record<string, string>>>;
  /** Calls a function. @throws Error with what the function threw */
  invoke(functionName: string, event: object): Promise<unknown>;
  /** The value of a secret, as JSON. */
  secret(id: string): Promise<Record<string, unknown>>;
  /** Names, or ARNs where a name says less, of every table, bucket, secret, queue and function. */
  left(): Promise<readonly string[]>;
  /** Whether a rule of the default bus takes an event. */
  ruleTakes(rule: string, event: object): Promise<boolean>;
  send(queueUrl: string, body: object): Promise<void>;
  /** Everything SES took so far, oldest first. */
  mails(): Promise<readonly Mail[]>;
  close(): void;
}

const ANSWER_MS = 30_000;

export function openAccount({ port }: Simulator): Account {
  const endpoint = `https://127.0.0.1:${port}`;
  const client = { region: REGION, endpoint, credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' } };
  const cloudFormation = new CloudFormationClient(client);
  const dynamo = new DynamoDBClient(client);
  // One try: a function that is called again does its work again.
  const lambda = new LambdaClient({ ...client, maxAttempts: 1 });
  const secrets = new SecretsManagerClient(client);
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const sqs = new SQSClient(client);
  return {
    dynamo,
    async resources(stack, ...types) {
      const ids = new Map<string, string>();
      for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack }))
        for (const {
          LogicalResourceId = '',
          PhysicalResourceId = '',
          ResourceType = '',
        } of page.StackResourceSummaries ?? [])
          if (types.length === 0 || types.includes(ResourceType)) ids.set(LogicalResourceId, PhysicalResourceId);
      return ids;
    },
    async outputs(stack) {
      const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
      return Object.fromEntries(
        (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    },
    async invoke(functionName, event) {
      const answer = await lambda.send(
        new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }),
      );
      const text = new TextDecoder().decode(answer.Payload);
      if (answer.FunctionError) throw new Error(`${functionName}: ${text.slice(0, 500)}`);
      return JSON.parse(text);
    },
    async secret(id) {
      const { SecretString = '{}' } = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
      return JSON.parse(SecretString) as Record<string, unknown>;
    },
    async left() {
      const [tables, buckets, kept, queues, functions] = await Promise.all([
        dynamo.send(new ListTablesCommand({})),
        s3.send(new ListBucketsCommand({})),
        secrets.send(new ListSecretsCommand({})),
        sqs.send(new ListQueuesCommand({})),
        lambda.send(new ListFunctionsCommand({})),
      ]);
      return [
        ...(tables.TableNames ?? []),
        ...(buckets.Buckets ?? []).map(({ Name = '' }) => Name),
        ...(kept.SecretList ?? []).map(({ ARN = '' }) => ARN),
        ...(queues.QueueUrls ?? []),
        ...(functions.Functions ?? []).map(({ FunctionName = '' }) => FunctionName),
      ];
    },
    async ruleTakes(rule, event) {
      const { EventPattern } = await askBus(endpoint, 'DescribeRule', { Name: rule });
      const { Result } = await askBus(endpoint, 'TestEventPattern', { EventPattern, Event: JSON.stringify(event) });
      return Result === true;
    },
    async send(queueUrl, body) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }));
    },
    async mails() {
      const answer = await fetch(`${endpoint}/_ministack/ses/messages`, { signal: AbortSignal.timeout(ANSWER_MS) });
      const { messages } = (await answer.json()) as {
        messages: Record<string, { MessageId: string; To: string[]; Subject: string; BodyText: string }[]>;
      };
      return Object.values(messages)
        .flat()
        .map(({ MessageId, To, Subject, BodyText }) => ({
          // It fills in what stands in two braces, and leaves the third of SES's own placeholders for unescaped text.
          ...{ id: MessageId, to: To[0] ?? '', subject: Subject, text: BodyText.replace(/\{([^{}]*)\}/g, '$1') },
        }));
    },
    close() {
      for (const each of [cloudFormation, dynamo, lambda, secrets, s3, sqs]) each.destroy();
    },
  };
}

/** EventBridge, whose client no other part of the project needs. The keys of the account's root are not checked here. */
async function askBus(endpoint: string, action: string, body: object): Promise<Record<string, unknown>> {
  const credential = `${ACCOUNT}/20260101/${REGION}/events/aws4_request`;
  const answer = await fetch(endpoint, {
    method: 'POST',
    signal: AbortSignal.timeout(ANSWER_MS),
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSEvents.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return (await answer.json()) as Record<string, unknown>;
}
