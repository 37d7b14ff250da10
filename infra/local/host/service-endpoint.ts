/**
 * The two services no engine stands in for: Lambda's Invoke and GetFunctionConfiguration, so that the operator's command calls functions through
 * the same client here and in the cloud, and Secrets Manager's GetSecretValue and PutSecretValue.
 * Sources: AWS Lambda API "Invoke"; AWS Secrets Manager API (JSON 1.1, named by X-Amz-Target).
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isForeignCall } from '../http/own-machine.ts';
import { UnknownFunctionError } from './function-caller.ts';
import { FunctionError } from './handler-host.ts';
import type { SecretFile } from './local-secrets.ts';

export interface ServiceEndpointOptions {
  /** By file name, function name or ARN. @throws UnknownFunctionError, FunctionError */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** The same for a caller who does not wait for the answer. */
  readonly invokeUnwaited: (name: string, event: unknown) => void;
  /** What the function is given of its own. @throws UnknownFunctionError */
  readonly variables: (name: string) => Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly secret: SecretFile;
}

/** Lambda takes 6 MB in a synchronous call (Lambda quotas page). */
const LARGEST_EVENT = 6 * 1024 * 1024;
const CONFIGURATION = /^\/2015-03-31\/functions\/([^/]+)\/configuration$/;
const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

export function createServiceEndpoint(options: ServiceEndpointOptions): Server {
  return createServer(async (request, response) => {
    const answer = await serve(options, request).catch(
      (error: Error): Reply => ({
        status: 400,
        body: { __type: 'InvalidRequestContentException', message: error.message },
      }),
    );
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      ...answer.headers,
    };
    response.writeHead(answer.status, headers);
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function serve(options: ServiceEndpointOptions, request: IncomingMessage): Promise<Reply> {
  // A browser page on another site could otherwise post here; SDK clients always sign.
  if (isForeignCall(request.headers) || !request.headers.authorization?.startsWith('AWS4-')) {
    return { status: 403, body: { __type: 'MissingAuthenticationTokenException' } };
  }
  const body = await readBody(request);
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname);
  const [, asked] = CONFIGURATION.exec(path) ?? [];
  if (asked) return { status: 200, body: { Environment: { Variables: options.variables(asked) } } };
  const [, name] = INVOKE.exec(path) ?? [];
  if (name) return invoke(options, name, request.headers['x-amz-invocation-type'] === 'Event', body);
  return secret(options, String(request.headers['x-amz-target'] ?? ''), body);
}

async function invoke(
  options: ServiceEndpointOptions,
  name: string,
  asynchronous: boolean,
  body: string,
): Promise<Reply> {
  const event: unknown = body ? JSON.parse(body) : {};
  if (asynchronous) {
    options.invokeUnwaited(name, event);
    return { status: 202, body: undefined };
  }
  try {
    return { status: 200, body: await options.invoke(name, event) };
  } catch (error) {
    if (error instanceof UnknownFunctionError) {
      return { status: 404, body: { __type: 'ResourceNotFoundException', Message: error.message } };
    }
    if (!(error instanceof FunctionError)) throw error;
    return {
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: { errorType: error.errorType, errorMessage: error.thrown },
    };
  }
}

function secret(options: ServiceEndpointOptions, target: string, body: string): Reply {
  const { SecretId: id, SecretString: text, ClientRequestToken: token } = JSON.parse(body) as Record<string, string>;
  const arn = options.secrets.find((known) => known === id || known.endsWith(`:${id}`));
  if (!arn) return { status: 400, body: { __type: 'ResourceNotFoundException', Message: 'no such secret' } };
  const about = { ARN: arn, Name: arn.split(':').at(-1), VersionId: randomUUID(), VersionStages: ['AWSCURRENT'] };
  if (target === 'secretsmanager.PutSecretValue' && typeof text === 'string') {
    if (options.secret.write(text, token) === 'written') return { status: 200, body: about };
    return { status: 400, body: { __type: 'ResourceExistsException', Message: 'this version has another content' } };
  }
  if (target === 'secretsmanager.GetSecretValue') {
    return { status: 200, body: { ...about, SecretString: options.secret.read() } };
  }
  return { status: 400, body: { __type: 'UnknownOperationException', Message: `${target} is not served here` } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_EVENT) throw new RangeError('the event is larger than 6 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
