/**
 * Makes the keys of a new stack complete, and later on a new key for links, keeping the one before: mails that were sent
 * last year still have links that work.
 *
 * Triggered by Secrets Manager: at once after the first deployment, then every year, four calls each time (the steps).
 * A step may come twice; each one looks at what is there first.
 * Source: Secrets Manager guide, "Lambda rotation functions".
 */
import * as v from 'valibot';

export const RotationStep = v.object({
  Step: v.picklist(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: v.string(),
  /** Names the new version. */
  ClientRequestToken: v.string(),
});
export type RotationStep = v.InferOutput<typeof RotationStep>;

/** One secret's versions, as Secrets Manager keeps them. */
export interface SecretVersions {
  /** The text at a stage, or undefined where no version has it. */
  read(stage: 'AWSCURRENT' | 'AWSPENDING', version?: string): Promise<string | undefined>;
  writePending(version: string, text: string): Promise<void>;
  /** Which version is at AWSCURRENT. */
  current(): Promise<string | undefined>;
  promote(version: string, from: string | undefined): Promise<void>;
}

export interface RotateKeysServices {
  readonly versions: (secretId: string) => SecretVersions;
  readonly newKey: () => string;
}

/** The new version would seal addresses with another key than the current one: every reader would be lost. */
export class AddressKeyChangedError extends Error {
  override name = 'AddressKeyChangedError' as const;
  readonly retryable = false;
}

const LinkKey = v.strictObject({ id: v.string(), key: v.string() });
/** A stack's first version holds the origin alone. */
const StoredKeys = v.strictObject({
  current: v.optional(LinkKey),
  previous: v.optional(LinkKey),
  addressKey: v.optional(v.string()),
  origin: v.nullable(v.string()),
});
type StoredKeys = v.InferOutput<typeof StoredKeys>;

export async function rotateKeys(step: RotationStep, services: RotateKeysServices): Promise<{ step: string }> {
  const versions = services.versions(step.SecretId);
  const token = step.ClientRequestToken;
  if (step.Step === 'createSecret' && !(await versions.read('AWSPENDING', token))) {
    const stored = parse(await versions.read('AWSCURRENT'));
    await versions.writePending(token, JSON.stringify(nextKeys(stored, services.newKey)));
  }
  // `setSecret` would change another system's password; nothing outside holds these keys.
  if (step.Step === 'testSecret') await check(versions, token);
  if (step.Step === 'finishSecret') {
    const current = await versions.current();
    if (current !== token) {
      await check(versions, token);
      await versions.promote(token, current);
    }
  }
  return { step: step.Step };
}

/** The signing key moves on; the key that seals addresses and the origin's value stay for good. */
export function nextKeys(
  stored: StoredKeys,
  newKey: () => string,
): Required<Omit<StoredKeys, 'previous'>> & StoredKeys {
  const { current, addressKey = newKey(), origin } = stored;
  const id = String(Number(current?.id ?? 0) + 1 || 1);
  return { current: { id, key: newKey() }, ...(current && { previous: current }), addressKey, origin };
}

async function check(versions: SecretVersions, token: string): Promise<void> {
  const pending = parse(await versions.read('AWSPENDING', token));
  const current = parse(await versions.read('AWSCURRENT'));
  if (current.addressKey && current.addressKey !== pending.addressKey) {
    throw new AddressKeyChangedError('the pending keys hold another address key; the current ones stay');
  }
}

function parse(text: string | undefined): StoredKeys {
  return v.parse(StoredKeys, JSON.parse(text ?? '{}'));
}
