/** A person's browser or mail program at the deployed site: pages by the distribution, forms by the API behind it. */
import { request } from 'node:https';
import { ORIGIN_HEADER } from '../../shared/readers/requests/routes.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Visitor {
  get(path: string): Promise<Answer>;
  /** A form, as a page sends it. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Deployed {
  readonly port: number;
  /** `https://….cloudfront.net`. */
  readonly siteUrl: string;
  readonly apiId: string;
  /** What CloudFront adds to every request to the API. */
  readonly originSecret: string;
}

const ANSWER_MS = 60_000;
const VISITOR = '203.0.113.9:4711';

export function createVisitor({ port, siteUrl, apiId, originSecret }: Deployed): Visitor {
  const site = new URL(siteUrl).host;
  const ask = (method: string, path: string, body?: string) =>
    new Promise<Answer>((done, failed) => {
      const toApi = path.startsWith('/api/');
      const asked = request(
        {
          ...{ host: '127.0.0.1', port, servername: 'localhost', method, path, timeout: ANSWER_MS },
          headers: {
            // The simulator tells its distributions and APIs apart by their hosts.
            host: toApi ? `${apiId}.execute-api.127.0.0.1:${port}` : site,
            ...(toApi
              ? { [ORIGIN_HEADER]: originSecret, 'cloudfront-viewer-address': VISITOR }
              : { 'x-forwarded-proto': 'https' }),
            ...(body !== undefined && {
              ...{ origin: siteUrl, 'content-type': 'application/x-www-form-urlencoded' },
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        (answer) => {
          let text = '';
          answer
            .setEncoding('utf8')
            .on('data', (part: string) => {
              text += part;
            })
            .on('end', () => done({ status: answer.statusCode ?? 0, body: text }))
            .on('error', failed);
        },
      );
      asked.on('timeout', () => asked.destroy(new Error(`${path} did not answer within ${ANSWER_MS / 1000} s`)));
      asked.on('error', failed).end(body);
    });
  return {
    get: (path) => ask('GET', path),
    post: (path, fields) => ask('POST', path, new URLSearchParams(fields).toString()),
  };
}

/** Where a link of a mail leads, as the visitor takes it. */
export function pathOf(link: string): string {
  const { pathname, search } = new URL(link);
  return pathname + search;
}
