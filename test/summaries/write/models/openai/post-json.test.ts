/** A small machine takes its time: what is bounded is the silence and not the whole. Sockets are real, the clock is not. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { sendJson } from '../../../../../shared/summaries/write/models/openai/post-json.ts';

const MINUTE = 60_000;
const silence = { first: 30 * MINUTE, between: 5 * MINUTE };

let server: Server;
beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'performance'] });
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  jest.useRealTimers();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

async function asked(): Promise<{ sent: ReturnType<typeof sendJson>; response: ServerResponse }> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  const sent = sendJson(url, { headers: {}, body: { model: 'm' }, silence });
  sent.catch(() => undefined);
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  return { sent, response };
}

test('W-22: a model that reads for 29 minutes and writes five tokens a second for half an hour is heard to its end', async () => {
  const { sent, response } = await asked();
  jest.advanceTimersByTime(29 * MINUTE);
  response.writeHead(200).flushHeaders();
  const pieces = (await sent).body[Symbol.asyncIterator]();
  let heard = '';
  for (let tokens = 0; tokens < 9_000; tokens += 50) {
    response.write(`data: ${tokens}\n\n`);
    heard += (await pieces.next()).value;
    jest.advanceTimersByTime(10_000);
  }
  response.end();
  expect(await pieces.next()).toMatchObject({ done: true });
  expect(heard.split('data: ')).toHaveLength(181);
});

test.each([
  ['never begins', 0, 30 * MINUTE],
  ['stops in the middle', 1, 5 * MINUTE],
])('W-22: a model that %s is given up after its silence and not before', async (_, pieces, bound) => {
  const { sent, response } = await asked();
  let heard: (piece: string) => void = () => undefined;
  const end = (async () => {
    for await (const piece of (await sent).body) heard(piece);
  })().then(
    () => 'whole',
    (error) => error,
  );
  if (pieces > 0) {
    const first = new Promise<string>((done) => {
      heard = done;
    });
    response.writeHead(200).write('data: 1\n\n');
    await first;
  }
  jest.advanceTimersByTime(bound - 1);
  expect(await Promise.race([end, new Promise((done) => setImmediate(() => done('waits')))])).toBe('waits');
  jest.advanceTimersByTime(1);
  expect(await end).toMatchObject({ name: 'ConnectionLost', loss: 'silent' });
});

test('a server that wants to speak another protocol is told as one that broke off', async () => {
  server.on('connection', (socket: Socket) =>
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ),
  );
  server.on('request', () => undefined);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await expect(sendJson(url, { headers: {}, body: {}, silence })).rejects.toMatchObject({ loss: 'broken-off' });
});
