/** The secret that signs links, seals addresses and proves that a request came through CloudFront. */
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as v from 'valibot';

const secretText = v.pipe(v.string(), v.minLength(16));
const LinkKey = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,16}$/)), key: secretText });

const Keys = v.strictObject({
  /** Signs new links. */
  current: LinkKey,
  /** Still accepted while links signed with it are about; remove it to retire them. */
  previous: v.optional(LinkKey),
  /** Keys and seals addresses. It never rotates: every reader's row is named by it. */
  addressKey: secretText,
  /**
   * What CloudFront sends with every request. `null` says in so many words that nothing stands in front (a test); a
   * missing value is an error, so that a forgotten secret closes the door instead of opening it.
   */
  origin: v.nullable(secretText),
});
export type Keys = v.InferOutput<typeof Keys>;

/** The stored secret is not of the expected shape. A retry cannot help. */
export class KeysError extends Error {
  override name = 'KeysError' as const;
  readonly retryable = false;
}

/** Checks the secret's JSON. Throws KeysError, which never quotes a value. */
export function parseKeys(json: string): Keys {
  const result = v.safeParse(Keys, readObject(json));
  if (result.success) return result.output;
  const where = result.issues.map((issue) => v.getDotPath(issue)).join(', ');
  throw new KeysError(`the keys secret has a wrong or missing value at: ${where}`);
}

/** The secret holds the origin's value alone so far: `rotate-keys` has not run yet. Asking again later helps. */
export class KeysNotReadyError extends Error {
  override name = 'KeysNotReadyError' as const;
  readonly retryable = true;
}

/**
 * The keys, read once per cold start. CloudFormation generates one value of a secret (the origin's); in a stack the
 * rotation adds the others and is the only one allowed to. Where nothing rotates (one machine), the first function
 * adds them; the fixed request token lets one of several at once win, and the rest read what it wrote (Secrets
 * Manager: a version's content never changes, PutSecretValue page).
 * @param pause waits between two reads while the first write becomes visible
 */
export async function loadKeys(
  client: SecretsManagerClient,
  secretId: string,
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<Keys> {
  for (let round = 0; round < 5; round++) {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const stored = readObject(answer.SecretString ?? '{}');
    if (stored.addressKey || stored.current) return parseKeys(answer.SecretString!);
    await fill(client, secretId, stored);
    if (round > 0) await pause(200 * round);
  }
  throw new KeysError('the keys secret was written and cannot be read back');
}

async function fill(client: SecretsManagerClient, secretId: string, stored: Record<string, unknown>): Promise<void> {
  const fresh = {
    ...stored,
    current: { id: '1', key: randomBytes(32).toString('base64url') },
    addressKey: randomBytes(32).toString('base64url'),
  };
  try {
    await client.send(
      new PutSecretValueCommand({
        SecretId: secretId,
        ClientRequestToken: createHash('sha256').update(`first keys of ${secretId}`).digest('hex').slice(0, 32),
        SecretString: JSON.stringify(fresh),
      }),
    );
  } catch (error) {
    const { name } = error as Error;
    if (name === 'AccessDeniedException') throw new KeysNotReadyError('the keys secret is not complete yet');
    if (name !== 'ResourceExistsException') throw error;
  }
}

function readObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
