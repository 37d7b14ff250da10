import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  AddressKeyChangedError,
  checkPending,
  nextKeys,
  promotePending,
  type SecretVersions,
  writeNextKeys,
} from '../../../shared/readers/links/key-rotation.ts';
import { parseKeys } from '../../../shared/readers/links/signing-keys.ts';

const STEPS = ['write', 'check', 'promote'] as const;

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
    async promote(version, from) {
      if (at.get('AWSCURRENT') !== from) throw new Error('the current version is another one');
      at.set('AWSCURRENT', version);
    },
  };
  return { versions, texts, at, now: () => JSON.parse(texts.get(at.get('AWSCURRENT')!)!) };
}

let made = 0;
const newKey = () => `a-new-key-of-enough-length-${++made}`;
const rotate = async (
  { versions }: ReturnType<typeof secret>,
  token: string,
  steps: readonly (typeof STEPS)[number][] = STEPS,
) => {
  for (const step of steps) {
    if (step === 'write') await writeNextKeys(versions, token, newKey);
    if (step === 'check') await checkPending(versions, token);
    if (step === 'promote') await promotePending(versions, token);
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
    await rotate(stored, 'v2', ['write', 'promote']);
    expect(stored.now()).toEqual(once);
    expect(stored.texts.size).toBe(2);
  });

  test('keys that would seal addresses anew never become the current ones', async () => {
    const stored = secret({ origin: ORIGIN });
    await rotate(stored, 'v2', ['write', 'check']);
    // Somebody else filled the current version in between.
    const other = {
      origin: ORIGIN,
      addressKey: 'another-address-key-by-hand',
      current: { id: '1', key: 'k'.repeat(20) },
    };
    stored.texts.set('v1', JSON.stringify(other));
    await expect(rotate(stored, 'v2', ['check'])).rejects.toBeInstanceOf(AddressKeyChangedError);
    await expect(rotate(stored, 'v2', ['promote'])).rejects.toBeInstanceOf(AddressKeyChangedError);
    expect(stored.now()).toEqual(other);
  });

  test('a key id that is no number is followed by one that differs', () => {
    const { current, previous } = nextKeys(
      { origin: null, addressKey: 'x'.repeat(20), current: { id: '3f2a', key: 'y'.repeat(20) } },
      () => 'z'.repeat(20),
    );
    expect(current.id).not.toBe(previous?.id);
  });

  test('the names of keys count up from one', () => {
    const step = (current?: { id: string; key: string }) =>
      nextKeys({ origin: null, addressKey: 'a', ...(current && { current }) }, () => 'z').current.id;
    expect([step(), step({ id: '1', key: 'y' }), step({ id: '41', key: 'y' }), step({ id: 'old', key: 'y' })]).toEqual([
      ...['1', '2', '42', '1'],
    ]);
  });

  test('a secret of another shape is refused, whatever step comes', async () => {
    for (const odd of [{}, { origin: 'x', extra: 1 }, { origin: 'x', current: { id: '1' } }, { origin: 7 }]) {
      const stored = secret(odd);
      await expect(rotate(stored, 'v2')).rejects.toThrow();
      expect(stored.now()).toEqual(odd);
    }
  });

  test('keys that were never written cannot become the current ones', async () => {
    const stored = secret({ origin: ORIGIN });
    await expect(rotate(stored, 'v2', ['promote'])).rejects.toThrow();
    expect(stored.at.get('AWSCURRENT')).toBe('v1');
  });

  test('an error of a changed key says that asking again does not help', () => {
    expect(new AddressKeyChangedError().retryable).toBe(false);
  });
});
