/** What a freshly loaded handler needs to give its first answer: an event, its variables, and services that answer nothing. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';
import { VARIABLES } from '../../shared/platform/environment.ts';
import { ORIGIN_HEADER } from '../../shared/readers/requests/routes.ts';

const ORIGIN = 'the-origin-of-the-bench-0000';
const KEYS = JSON.stringify({ current: { id: '1', key: 'k'.repeat(32) }, addressKey: 'a'.repeat(32), origin: ORIGIN });
/** The list of the sample week, whose recorded answers stand for the web. */
const SAMPLE_LIST = 'list:https://notes.ronbun.example/list.md';

/** Events that need no other function; an empty batch builds all services of a worker. */
export const FIRST_EVENTS: Readonly<Record<string, unknown>> = {
  collect: { week: '2026-W46' },
  summarize: { Records: [] },
  deliver: { Records: [] },
  feedback: { Records: [] },
  'inbound-mail': { Records: [] },
  publish: { week: '2024-W13' },
  sweep: {},
  batch: {},
  rerun: { week: '2024-W13', from: 'summarize' },
  subscriptions: {
    rawPath: '/api/subscribe',
    rawQueryString: '',
    headers: { [ORIGIN_HEADER]: ORIGIN },
    requestContext: { http: { method: 'GET', path: '/api/subscribe', sourceIp: '192.0.2.1' } },
  },
};

/** An empty table and the keys' secret, on the loopback address. */
export async function startEmptyServices(): Promise<Listening> {
  const server = createServer((request, response) => {
    request.resume();
    const secret = String(request.headers['x-amz-target']).startsWith('secretsmanager');
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(secret ? { SecretString: KEYS } : { Items: [], Count: 0, ScannedCount: 0 }));
  });
  return listen(server, 0);
}

/** Every variable that any function reads. */
export function benchEnvironment(services: string): Record<string, string> {
  const { recordWebTo: _, openAiKeySecret: __, ...names } = VARIABLES;
  return {
    ...Object.fromEntries(Object.values(names).map((name) => [name, `${services}/bench`])),
    [VARIABLES.settings]: JSON.stringify({ sources: [SAMPLE_LIST], languages: ['ja'], model: 'extractive' }),
    [VARIABLES.recordedWeb]: fileURLToPath(new URL('../../infra/local/sample', import.meta.url)),
    [VARIABLES.sender]: 'Ronbun <digest@example.com>',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL: services,
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
}
