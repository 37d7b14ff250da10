/** The public face on one port: CloudFront's part (pages of the site bucket) and API Gateway's part (the routes). */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { FunctionError } from '../host/handler-host.ts';
import type { Route } from '../template/resources.ts';
import type { Distribution } from './distribution.ts';
import { type HttpRequest, type HttpResponse, SERVICE_ANSWERS, toEvent, toResponse } from './http-event.ts';
import { isOwnHost } from './own-machine.ts';

export interface Page {
  readonly body: Uint8Array;
  readonly contentType: string;
}

export interface HttpApiOptions {
  readonly routes: readonly Route[];
  readonly distribution: Distribution | undefined;
  readonly invoke: (fn: string, event: unknown) => Promise<unknown>;
  /** An object of the site bucket; undefined when there is none. */
  readonly page: (key: string) => Promise<Page | undefined>;
  /** Looks up `{{resolve:…}}` in an origin's headers. */
  readonly originHeader: (value: string) => string;
  /** Pages of the local run alone, such as the operator's desk; undefined when it is not one of them. */
  readonly desk?: (request: HttpRequest) => Promise<HttpResponse | undefined>;
  readonly now: () => Date;
}

/** HTTP APIs take 10 MB (API Gateway quotas page). */
const LARGEST_BODY = 10 * 1024 * 1024;
/** HTTP APIs give a handler 30 s at most (API Gateway quotas page). */
const INTEGRATION_TIMEOUT_MS = 30_000;
/** What CloudFront lets through to the API of this template, and what it always sends along with a body. */
const TO_API = ['origin', 'accept-language', 'user-agent', 'content-type', 'content-length', 'host'];

export function createHttpApi(options: HttpApiOptions): RequestListener {
  return async (request, response) => {
    const answer = await serve(options, request).catch(() => SERVICE_ANSWERS.failed);
    send(request, response, answer);
  };
}

async function serve(options: HttpApiOptions, incoming: IncomingMessage): Promise<HttpResponse> {
  // A name of somebody else's that leads here would make this page a part of that site.
  if (!isOwnHost(incoming.headers.host)) return SERVICE_ANSWERS.notFound;
  const body = await readBody(incoming);
  if (!body) return SERVICE_ANSWERS.tooLarge;
  const request: HttpRequest = {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    ),
    body,
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
    at: options.now(),
  };
  const path = new URL(`http://site${request.target}`).pathname;
  const desk = await options.desk?.(request);
  if (desk) return desk;
  const api = options.distribution?.apiPaths.some((prefix) => path.startsWith(prefix)) ?? true;
  return api
    ? callRoute(options, request, path, incoming.socket.remotePort ?? 0)
    : servePage(options, request.method, path);
}

async function callRoute(
  options: HttpApiOptions,
  request: HttpRequest,
  path: string,
  port: number,
): Promise<HttpResponse> {
  const route = options.routes.find(({ key }) => key === `${request.method} ${path}`);
  if (!route) return SERVICE_ANSWERS.notFound;
  const origin = Object.entries(options.distribution?.originHeaders ?? {});
  const headers = {
    ...Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !options.distribution || TO_API.includes(name)),
    ),
    ...Object.fromEntries(origin.map(([name, value]) => [name, options.originHeader(value)])),
    'cloudfront-viewer-address': `${request.sourceIp}:${port}`,
    'x-forwarded-for': request.sourceIp,
    'x-forwarded-proto': 'https',
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HttpResponse>((done) => {
    timer = setTimeout(() => done(SERVICE_ANSWERS.tooLate), INTEGRATION_TIMEOUT_MS);
  });
  const called = options
    .invoke(route.function, toEvent({ ...request, headers }, route.key))
    .then(toResponse, (error) => {
      if (error instanceof FunctionError && error.errorType === 'Sandbox.Timedout') return SERVICE_ANSWERS.tooLate;
      return SERVICE_ANSWERS.failed;
    });
  try {
    return await Promise.race([called, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function servePage(options: HttpApiOptions, method: string, path: string): Promise<HttpResponse> {
  const { distribution } = options;
  const show = (status: number, { body, contentType }: Page): HttpResponse => ({
    status,
    headers: { ...distribution?.pageHeaders, 'content-type': contentType },
    body: Buffer.from(body),
  });
  const say = (status: number, text: string) =>
    show(status, { body: Buffer.from(`${text}\n`), contentType: 'text/plain; charset=utf-8' });

  if (method !== 'GET' && method !== 'HEAD') return say(403, 'The site takes no such method');
  const key = path === '/' ? (distribution?.rootObject ?? '') : decoded(path.slice(1));
  if (key === undefined) return say(400, 'Bad request');
  const page = key ? await options.page(key) : undefined;
  if (page) return show(200, page);
  // Before the first edition there is no site; the desk can make one.
  if (path === '/' && options.desk) return { status: 302, headers: { location: '/desk' }, body: Buffer.alloc(0) };
  // Without the right to list, S3 answers 403 for what is not there; the error pages know both.
  const instead = distribution?.errorPages.get(403) ?? distribution?.errorPages.get(404);
  const shown = instead && (await options.page(instead.path.slice(1)));
  return instead && shown ? show(instead.status, shown) : say(404, 'Not found');
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** undefined when it is larger than the service takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    // Read on without keeping, so that the client hears the answer instead of a broken pipe.
    if (size <= LARGEST_BODY) parts.push(part);
  }
  return size <= LARGEST_BODY ? Buffer.concat(parts) : undefined;
}

function send(request: IncomingMessage, response: ServerResponse, answer: HttpResponse): void {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.writeHead(answer.status, { 'content-length': answer.body.length });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
