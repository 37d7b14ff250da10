/** The SES client that may send: what it repeats is a second mail, so it repeats nothing. */
import { SESv2Client, type SESv2ClientConfig, type SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import { SDK_LOGGER } from '../platform/sdk-logger.ts';

/** SES answers within seconds or the outcome is unknown. */
const ANSWERS_WITHIN_MS = 20_000;

/** One try: with the SDK's default one call was seen to make three accepted posts. */
export function createSendingClient(config: SESv2ClientConfig = {}, answersWithinMs = ANSWERS_WITHIN_MS): SESv2Client {
  const client = new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: { requestTimeout: answersWithinMs, throwOnRequestTimeout: true },
    logger: SDK_LOGGER,
  });
  writeBulkBodies(client);
  return client;
}

/** Only bulk calls are written here; every other operation of the client goes the SDK's way. */
const BULK = 'SendBulkEmailCommand';

/**
 * The SDK walks its schema along every member of every entry, half of a bulk call's processor time. The body of this one
 * operation is the JSON of its input as it stands (SES v2 API, SendBulkEmail: texts, lists and structures alone), so the
 * schema gets an input without entries and the body is put in its place before it is measured and signed.
 */
function writeBulkBodies(client: SESv2Client): void {
  const write = bulkBodyWriter();
  const bodies = new WeakMap<object, Buffer>();
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName !== BULK) return next(args);
      const whole = args.input as SendBulkEmailCommandInput;
      bodies.set(context, write(whole));
      return next({ ...args, input: { ...whole, DefaultContent: {}, BulkEmailEntries: [] } });
    },
    { step: 'serialize', priority: 'high', name: 'ronbunBulkInput' },
  );
  client.middlewareStack.add(
    (next, context) => (args) => {
      const body = bodies.get(context);
      if (body) (args.request as { body: unknown }).body = body;
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'ronbunBulkBody' },
  );
}

/**
 * What all mails of a variant share, two thirds of a body, is written once for as long as its object lives: escaping and
 * encoding it for every call was a quarter of a Japanese mail's hand-over.
 */
function bulkBodyWriter(): (input: SendBulkEmailCommandInput) => Buffer {
  const shared = new WeakMap<object, Buffer>();
  return ({ DefaultContent: content = {}, BulkEmailEntries = [], ...rest }) => {
    let head = shared.get(content);
    if (!head) {
      head = Buffer.from(`{"DefaultContent":${JSON.stringify(content)},`);
      shared.set(content, head);
    }
    return Buffer.concat([head, Buffer.from(JSON.stringify({ ...rest, BulkEmailEntries }).slice(1))]);
  };
}
