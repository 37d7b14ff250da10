/** The SES client that may send: what it repeats is a second mail, so it repeats nothing. */
import { SESv2Client, type SESv2ClientConfig, type SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import { SDK_LOGGER } from '../../platform/sdk-logger.ts';
import { type BulkBody, createBulkBodies } from './bulk-body.ts';

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
 * The SDK walks its schema along every member of every entry, half of a bulk call's processor time. For this one
 * operation the schema gets an input without entries, and our own body is put in its place before it is measured and
 * signed.
 */
function writeBulkBodies(client: SESv2Client): void {
  const bodies = createBulkBodies();
  const written = new WeakMap<object, BulkBody>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== BULK) return next(args);
      const whole = args.input as SendBulkEmailCommandInput;
      const body = bodies.write(whole);
      written.set(context, body);
      const answer = await next({ ...args, input: { ...whole, DefaultContent: {}, BulkEmailEntries: [] } });
      // SES has read it all. A call that failed keeps its room: the socket may still be sending from it.
      bodies.takeBack(body);
      return answer;
    },
    { step: 'serialize', priority: 'high', name: 'ronbunBulkInput' },
  );
  client.middlewareStack.add(
    (next, context) => (args) => {
      const body = written.get(context);
      if (body) (args.request as { body: unknown }).body = body.bytes;
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'ronbunBulkBody' },
  );
}
