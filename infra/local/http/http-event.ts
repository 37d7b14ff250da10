/**
 * An HTTP request as a Lambda event and a handler's answer as an HTTP response, in API Gateway's payload format 2.0.
 * Sources: API Gateway guide, "Create AWS Lambda proxy integrations for HTTP APIs" and "Routes for HTTP APIs". Which
 * bodies arrive in base64 is not on those pages; it was measured on the service by others (ministackorg/ministack#766).
 */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Route } from '../template/resources.ts';

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
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The most specific route wins: a full path before one with parameters, that before `{proxy+}`, and `$default` last. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  const found = routes.flatMap((route) => {
    if (route.key === '$default') return { route, pathParameters: {}, rank: 0 };
    const [wanted = '', pattern = ''] = route.key.split(' ');
    if (wanted !== 'ANY' && wanted !== method) return [];
    const pathParameters = matchPath(pattern, path);
    if (!pathParameters) return [];
    const rank = pattern.includes('+}') ? 1 : pattern.includes('{') ? 2 : 3;
    return { route, pathParameters, rank: rank * 2 + (wanted === 'ANY' ? 0 : 1) };
  });
  return found.sort((a, b) => b.rank - a.rank)[0];
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const source = pattern.split('/').map((part) => {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
    if (!name) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const values = new RegExp(`^${source.join('/')}/?$`).exec(path);
  return values ? Object.fromEntries(names.map((name, i) => [name, values[i + 1] ?? ''])) : undefined;
}

export function toEvent(request: HttpRequest, { route, pathParameters }: RouteMatch): APIGatewayProxyEventV2 {
  const { pathname, searchParams, search } = new URL(`http://api${request.target}`);
  const { cookie, ...headers } = request.headers;
  const query = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')] as const);
  const binary = request.body.length > 0 && !isText(headers['content-type']);
  const path = decodeURIComponent(pathname);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers,
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
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
      routeKey: route.key,
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

/** An answer without `statusCode` is a body for a 200; one that makes no sense is the service's 500. */
export function toResponse(result: unknown): HttpResponse {
  if (result === null || result === undefined) return SERVICE_ANSWERS.failed;
  if (typeof result !== 'object' || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const { statusCode, headers = {}, cookies, body, isBase64Encoded } = result as Record<string, unknown>;
  const status = Number(statusCode);
  const bodyIsText = body === undefined || body === null || typeof body === 'string';
  if (!Number.isInteger(status) || status < 200 || status > 599 || !bodyIsText) return SERVICE_ANSWERS.failed;
  const names = Object.entries((headers ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  return {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(names),
      ...(Array.isArray(cookies) && { 'set-cookie': cookies as string[] }),
    },
    body: Buffer.from((body as string | undefined) ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}
