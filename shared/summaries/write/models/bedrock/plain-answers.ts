/** Takes an answer that comes whole although a stream was asked for: gateways in front of Bedrock answer so. */
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';

/** The whole answer, thrown past the SDK's reader of streams. */
export class PlainAnswer extends Error {
  override name = 'PlainAnswer' as const;
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('the answer came whole');
    this.answer = answer;
  }
}

interface RawResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export function withPlainAnswers(client: BedrockRuntimeClient): BedrockRuntimeClient {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        const response = result.response as RawResponse;
        const whole = /json/.test(response.headers['content-type'] ?? '') && response.statusCode < 300;
        if (commandName !== 'ConverseStreamCommand' || !whole) return result;
        const parts: Uint8Array[] = [];
        for await (const part of response.body) parts.push(part);
        throw new PlainAnswer(JSON.parse(Buffer.concat(parts).toString('utf8')));
      },
    { step: 'deserialize', priority: 'low', name: 'plainAnswers' },
  );
  return client;
}
