import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTableGate } from '../../../shared/documents/fetch/politeness/table-gate.ts';
import { createSafeFetch } from '../../../shared/documents/fetch/safe-fetch.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';
import { ownCertificate } from './own-certificate.ts';
import { memoryCache, PUBLIC, text } from './stub-site.ts';

const { key, cert } = ownCertificate('secure.example');
let server: Server;
let port: number;
let real: RealTable;
let time = 0;

beforeAll(async () => {
  real = await startTable();
  server = createServer({ key, cert }, (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else if (request.url === '/down') response.writeHead(302, { location: 'http://secure.example/' }).end();
    else if (request.url === '/on') response.writeHead(302, { location: 'https://secure.example/there' }).end();
    else response.end(`${request.headers.host}${request.url}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await real.stop();
});

function web(ca?: string): Web {
  const sleep = async (): Promise<void> => {};
  const now = (): Date => {
    time += 60_000;
    return new Date(time);
  };
  return createSafeFetch({
    resolve: async () => [PUBLIC],
    now,
    gate: createTableGate(real.table, { now, sleep, newId: () => String(time) }),
    cache: memoryCache(),
    contact: '',
    reach: () => ({ host: '127.0.0.1', port }),
    ca,
  });
}

describe('over https', () => {
  test('the certificate is checked against the name, though the connection goes to a vetted address', async () => {
    const answer = await web(cert).get('https://secure.example/page');
    expect(text(answer.body)).toBe('secure.example/page');
    await expect(web(cert).get('https://other.example/page')).rejects.toMatchObject({
      refusal: 'unreachable',
      retryable: false,
      message: 'the certificate of other.example is not valid',
    });
  });

  test('a certificate that nobody vouches for is refused', async () => {
    await expect(web().get('https://secure.example/')).rejects.toMatchObject({
      refusal: 'unreachable',
      retryable: false,
    });
  });

  test('a redirect to https is followed, one to http is refused (I-13)', async () => {
    expect((await web(cert).get('https://secure.example/on')).url).toBe('https://secure.example/there');
    await expect(web(cert).get('https://secure.example/down')).rejects.toMatchObject({
      refusal: 'forbidden-scheme',
      message: 'secure.example leads from https to http',
    });
  });
});
