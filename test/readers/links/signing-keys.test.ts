import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { KeysError, KeysNotReadyError, loadKeys, parseKeys } from '../../../shared/readers/links/signing-keys.ts';
import { LOCAL } from '../../support/real-table.ts';
import { type SecretsStub, startSecretsStub } from '../../support/secrets-stub.ts';

const KEYS = {
  current: { id: '2', key: 'the-current-link-key' },
  previous: { id: '1', key: 'the-previous-link-key' },
  addressKey: 'the-key-of-all-addresses',
  origin: 'what-cloudfront-sends',
};

describe('the keys secret', () => {
  test('a complete secret is read, and null says in words that nothing stands in front', () => {
    expect(parseKeys(JSON.stringify(KEYS))).toEqual(KEYS);
    expect(parseKeys(JSON.stringify({ ...KEYS, origin: null })).origin).toBeNull();
    const named = { ...KEYS, previous: undefined, current: { id: 'Key_2-b', key: 'k'.repeat(16) } };
    expect(parseKeys(JSON.stringify(named)).current.id).toBe('Key_2-b');
  });

  test.each([
    ['no origin', { ...KEYS, origin: undefined }],
    ['a key id with a dot', { ...KEYS, current: { id: '1.2', key: KEYS.current.key } }],
    ['no key id', { ...KEYS, current: { id: '', key: KEYS.current.key } }],
    ['a key id that is too long', { ...KEYS, current: { id: 'k'.repeat(17), key: KEYS.current.key } }],
    ['an unknown part of a key', { ...KEYS, current: { ...KEYS.current, extra: 'x' } }],
    ['a previous key that is no key', { ...KEYS, previous: 'x' }],
    ['an empty origin', { ...KEYS, origin: '' }],
    ['an unknown part', { ...KEYS, extra: 'x' }],
    ['a short key', { ...KEYS, addressKey: 'short' }],
  ])('%s is refused without telling a value', (_name, keys) => {
    const reading = () => parseKeys(JSON.stringify(keys));
    expect(reading).toThrow(KeysError);
    expect(reading).not.toThrow(/the-current|what-cloudfront/);
  });

  test('what is wrong is named by its place', () => {
    const keys = { ...KEYS, current: { id: '1', key: 'short' }, origin: 7 };
    expect(() => parseKeys(JSON.stringify(keys))).toThrow('wrong or missing value at: current.key, origin');
    expect(() => parseKeys('[]')).toThrow('current, addressKey, origin');
    expect(() => parseKeys('no json')).toThrow(KeysError);
  });
});

describe('the keys of a new installation', () => {
  const ORIGIN = 'made-by-cloudformation-at-first';
  const waits: number[] = [];
  const pause = async (ms: number) => void waits.push(ms);
  const clients: SecretsManagerClient[] = [];
  const stubs: SecretsStub[] = [];
  const stub = async (first: object) => {
    const made = await startSecretsStub(JSON.stringify(first));
    stubs.push(made);
    return made;
  };
  const load = (url: string, wait: typeof pause | undefined = pause) => {
    const client = new SecretsManagerClient({ ...LOCAL, endpoint: url, maxAttempts: 1 });
    clients.push(client);
    return loadKeys(client, 'keys', wait);
  };
  afterEach(() => void waits.splice(0));
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await Promise.all(stubs.map((each) => each.close()));
  });

  test('are read as they are where they are whole', async () => {
    const whole = await stub(KEYS);
    expect(await load(whole.url)).toEqual(KEYS);
    expect(JSON.parse(whole.current())).toEqual(KEYS);
    expect(waits).toEqual([]);
  });

  test('are made once around the origin, and whoever comes at the same time reads the same', async () => {
    const bare = await stub({ origin: ORIGIN });
    const [one, other] = await Promise.all([load(bare.url), load(bare.url)]);
    expect(one).toEqual({
      ...{ origin: ORIGIN, current: { id: '1', key: expect.stringMatching(/^[\w-]{43}$/) } },
      addressKey: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(other).toEqual(one);
    expect(one.addressKey).not.toBe(one.current.key);
    expect(await load(bare.url, undefined)).toEqual(one);
  });

  test('are made by one request token for each secret, so that one of several writers wins', async () => {
    const [tokens, secrets]: [unknown[], unknown[]] = [[], []];
    const client = {
      async send(command: { input: { SecretId?: string; ClientRequestToken?: string } }) {
        secrets.push(command.input.SecretId);
        if (command.input.ClientRequestToken) tokens.push(command.input.ClientRequestToken);
        return { SecretString: JSON.stringify({ origin: ORIGIN }) };
      },
    } as never;
    await expect(loadKeys(client, 'keys', pause)).rejects.toThrow(KeysError);
    await expect(loadKeys(client, 'other keys', pause)).rejects.toThrow(/cannot be read back/);
    expect(new Set(tokens).size).toBe(2);
    expect(new Set(secrets)).toEqual(new Set(['keys', 'other keys']));
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(waits).toEqual([200, 400, 600, 800, 200, 400, 600, 800]);
  });

  const refusing = (name: string, later: object) => {
    let reads = 0;
    return {
      async send(command: { input: { ClientRequestToken?: string } }) {
        if (command.input.ClientRequestToken) throw Object.assign(new Error('x'), { name });
        return { SecretString: JSON.stringify(reads++ === 0 ? { origin: ORIGIN } : later) };
      },
    } as never;
  };

  test('are those that another function wrote first', async () => {
    expect(await loadKeys(refusing('ResourceExistsException', KEYS), 'keys', pause)).toEqual(KEYS);
  });

  test('are waited for where only the rotation may make them', async () => {
    const loading = loadKeys(refusing('AccessDeniedException', KEYS), 'keys', pause);
    await expect(loading).rejects.toBeInstanceOf(KeysNotReadyError);
    await expect(loading).rejects.toMatchObject({ retryable: true });
  });

  test('are not made when the service says anything else', async () => {
    await expect(loadKeys(refusing('InternalServiceError', KEYS), 'keys', pause)).rejects.toThrow('x');
  });

  test.each(['', 'no json', 'null', '7', undefined])(
    'a secret of %j is filled like an empty one',
    async (SecretString) => {
      const written: unknown[] = [];
      const client = {
        async send(command: { input: { SecretString?: string } }) {
          if (command.input.SecretString) written.push(JSON.parse(command.input.SecretString));
          return written.length > 0 ? { SecretString: JSON.stringify(KEYS) } : { SecretString };
        },
      } as never;
      expect(await loadKeys(client, 'keys', pause)).toEqual(KEYS);
      expect(Object.keys(written[0] as object)).toEqual(['current', 'addressKey']);
    },
  );

  test('a secret with one of the two keys is wrong, and is never overwritten', async () => {
    for (const half of [
      { origin: ORIGIN, addressKey: KEYS.addressKey },
      { origin: ORIGIN, current: KEYS.current },
    ]) {
      const stored = await stub(half);
      const loading = load(stored.url);
      await expect(loading).rejects.toThrow(KeysError);
      await expect(loading).rejects.toMatchObject({ retryable: false });
      expect(JSON.parse(stored.current())).toEqual(half);
    }
  });
});
