/** How the keys of a stack become complete, and later get a new key for links, keeping the one before. */
import * as v from 'valibot';

/** One secret's versions, as Secrets Manager keeps them. */
export interface SecretVersions {
  /** The text at a stage, or undefined where no version has it. */
  read(stage: 'AWSCURRENT' | 'AWSPENDING', version?: string): Promise<string | undefined>;
  writePending(version: string, text: string): Promise<void>;
  /** Which version is at AWSCURRENT. */
  current(): Promise<string | undefined>;
  promote(version: string, from: string | undefined): Promise<void>;
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

/** Once for a version: what is pending under this token stays. */
export async function writeNextKeys(versions: SecretVersions, token: string, newKey: () => string): Promise<void> {
  if (await versions.read('AWSPENDING', token)) return;
  const stored = parse(await versions.read('AWSCURRENT'));
  await versions.writePending(token, JSON.stringify(nextKeys(stored, newKey)));
}

/** @throws AddressKeyChangedError */
export async function checkPending(versions: SecretVersions, token: string): Promise<void> {
  const pending = parse(await versions.read('AWSPENDING', token));
  const current = parse(await versions.read('AWSCURRENT'));
  if (current.addressKey && current.addressKey !== pending.addressKey) {
    throw new AddressKeyChangedError('the pending keys hold another address key; the current ones stay');
  }
}

/** @throws AddressKeyChangedError */
export async function promotePending(versions: SecretVersions, token: string): Promise<void> {
  const current = await versions.current();
  if (current === token) return;
  await checkPending(versions, token);
  await versions.promote(token, current);
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

function parse(text: string | undefined): StoredKeys {
  return v.parse(StoredKeys, JSON.parse(text ?? '{}'));
}
