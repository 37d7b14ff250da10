/**
 * An HTTP request as a Lambda event and a handler's answer as an HTTP response, in API Gateway's payload format 2.0.
 * Source: API Gateway guide, "Create AWS Lambda proxy integrations for HTTP APIs". Which
 * bodies arrive in base64 is not on those pages; it was measured on the service by others (ministackorg/ministack#766).
 */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface HttpRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly at: Date;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function toEvent(request: HttpRequest, routeKey: string): APIGatewayProxyEventV2 {
  const { pathname, searchParams, search } = new URL(`http://api${request.target}`);
  const { headers } = request;
  const query = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')] as const);
  const binary = request.body.length > 0 && !isText(headers['content-type']);
  const path = decodeURIComponent(pathname);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: search.slice(1),
    headers,
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: request.at.toUTCString(),
      timeEpoch: request.at.getTime(),
    },
    ...(request.body.length > 0 && { body: request.body.toString(binary ? 'base64' : 'utf8') }),
    isBase64Encoded: binary,
  };
}

function isText(contentType = ''): boolean {
  const [type = ''] = contentType.toLowerCase().split(';');
  return /^text\//.test(type.trim()) || /^application\/(json|xml|javascript)$/.test(type.trim());
}

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** The service's own answers, word for word. */
export const SERVICE_ANSWERS = {
  notFound: json(404, { message: 'Not Found' }),
  tooLarge: json(413, { message: 'Request Entity Too Large' }),
  failed: json(500, { message: 'Internal Server Error' }),
  tooLate: json(503, { message: 'Service Unavailable' }),
} as const;

/** An answer that makes no sense is the service's 500. */
export function toResponse(result: unknown): HttpResponse {
  const { statusCode, headers = {}, body = '' } = (result ?? {}) as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599 || typeof body !== 'string')
    return SERVICE_ANSWERS.failed;
  const names = Object.entries(headers as object).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...Object.fromEntries(names) },
    body: Buffer.from(body),
  };
}
