import { beforeEach, describe, expect, test } from '@jest/globals';
import { rotateKeys } from '../../functions/rotate-keys.ts';
import { AddressKeyChangedError, nextKeys, type SecretVersions } from '../../shared/readers/links/key-rotation.ts';
import { parseKeys } from '../../shared/readers/links/signing-keys.ts';

const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** A secret in memory with Secrets Manager's rules: a version never changes, a stage is at one version. */
function secret(first: object) {
  const texts = new Map<string, string>([['v1', JSON.stringify(first)]]);
  const at = new Map<string, string>([['AWSCURRENT', 'v1']]);
  const versions: SecretVersions = {
    async read(stage, version) {
      const id = at.get(stage);
      return id === undefined || (version && id !== version) ? undefined : texts.get(id);
    },
    async writePending(version, text) {
      if (texts.has(version) && texts.get(version) !== text) throw new Error('a version cannot be changed');
      texts.set(version, text);
      at.set('AWSPENDING', version);
    },
    current: async () => at.get('AWSCURRENT'),
    async promote(version) {
      at.set('AWSCURRENT', version);
    },
  };
  return { versions, texts, at, now: () => JSON.parse(texts.get(at.get('AWSCURRENT')!)!) };
}

let made = 0;
const services = (stored: ReturnType<typeof secret>) => ({
  versions: () => stored.versions,
  newKey: () => `a-new-key-of-enough-length-${++made}`,
});
const rotate = async (
  stored: ReturnType<typeof secret>,
  token: string,
  steps: readonly (typeof STEPS)[number][] = STEPS,
) => {
  for (const Step of steps) {
    await rotateKeys({ Step, SecretId: 'keys', ClientRequestToken: token }, services(stored));
  }
};

beforeEach(() => {
  made = 0;
});

const ORIGIN = 'made-by-cloudformation-at-first';

describe('rotating the keys', () => {
  test('the first time makes a whole set of keys around the origin', async () => {
    const stored = secret({ origin: ORIGIN });
    await rotate(stored, 'v2');
    const keys = parseKeys(JSON.stringify(stored.now()));
    expect(keys.origin).toBe(ORIGIN);
    expect(keys.current.id).toBe('1');
    expect(keys.previous).toBeUndefined();
  });

  test('later on the signing key moves on, and everything else stays', async () => {
    const stored = secret({ origin: ORIGIN });
    await rotate(stored, 'v2');
    const before = stored.now();
    await rotate(stored, 'v3');
    await rotate(stored, 'v4');
    const after = stored.now();
    expect(after.addressKey).toBe(before.addressKey);
    expect(after.origin).toBe(ORIGIN);
    expect([after.current.id, after.previous.id]).toEqual(['3', '2']);
    expect(new Set([before.current.key, after.previous.key, after.current.key]).size).toBe(3);
  });

  test('every step may come twice', async () => {
    const stored = secret({ origin: ORIGIN });
    await rotate(
      stored,
      'v2',
      STEPS.flatMap((step) => [step, step]),
    );
    const once = stored.now();
    await rotate(stored, 'v2', ['createSecret', 'finishSecret']);
    expect(stored.now()).toEqual(once);
    expect(stored.texts.size).toBe(2);
  });

  test('keys that would seal addresses anew never become the current ones', async () => {
    const stored = secret({ origin: ORIGIN });
    await rotate(stored, 'v2', ['createSecret', 'setSecret', 'testSecret']);
    // Somebody else filled the current version in between.
    const other = {
      origin: ORIGIN,
      addressKey: 'another-address-key-by-hand',
      current: { id: '1', key: 'k'.repeat(20) },
    };
    stored.texts.set('v1', JSON.stringify(other));
    await expect(rotate(stored, 'v2', ['testSecret'])).rejects.toBeInstanceOf(AddressKeyChangedError);
    await expect(rotate(stored, 'v2', ['finishSecret'])).rejects.toBeInstanceOf(AddressKeyChangedError);
    expect(stored.now()).toEqual(other);
  });

  test('a key id that is no number is followed by one that differs', () => {
    const { current, previous } = nextKeys(
      { origin: null, addressKey: 'x'.repeat(20), current: { id: '3f2a', key: 'y'.repeat(20) } },
      () => 'z'.repeat(20),
    );
    expect(current.id).not.toBe(previous?.id);
  });
});
