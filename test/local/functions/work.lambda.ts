/** Does to each message what its body says, and writes down that it did. */
import { appendFileSync } from 'node:fs';
import type { SQSEvent } from 'aws-lambda';

interface Order {
  readonly name: string;
  readonly do?: 'fail' | 'throw' | 'hang' | 'exit' | 'malformed' | 'wait';
  /** Obeyed on the first receives alone; afterwards all goes well. */
  readonly times?: number;
}

let atOnce = 0;

export async function handler(event: SQSEvent) {
  atOnce++;
  try {
    return await work(event);
  } finally {
    atOnce--;
  }
}

async function work(event: SQSEvent) {
  const orders = event.Records.map((record) => {
    const order = JSON.parse(record.body) as Order;
    const receives = Number(record.attributes.ApproximateReceiveCount);
    return { id: record.messageId, ...order, do: receives > (order.times ?? 99) ? undefined : order.do, receives };
  });
  const queue = event.Records[0]?.eventSourceARN.split(':').at(-1) ?? '';
  const lane = queue.replace(/Queue.*$/, '').toLowerCase();
  for (const { name, receives } of orders) {
    appendFileSync(process.env.JOURNAL!, `${JSON.stringify({ lane, name, receives, batch: orders.length, atOnce })}\n`);
  }
  const has = (what: Order['do']) => orders.some((order) => order.do === what);
  if (has('exit')) process.exit(1);
  if (has('throw')) throw new Error('as ordered');
  if (has('hang')) await new Promise(() => setTimeout(() => {}, 60_000));
  if (has('wait')) await new Promise((done) => setTimeout(done, 150));
  if (has('malformed')) return { batchItemFailures: [{ itemIdentifier: '' }] };
  return {
    batchItemFailures: orders.filter((order) => order.do === 'fail').map(({ id }) => ({ itemIdentifier: id })),
  };
}
