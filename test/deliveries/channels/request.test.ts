import { describe, expect, test } from '@jest/globals';
import { ChannelSecretError, parsePost } from '../../../shared/deliveries/channels/request.ts';

const URL = 'https://hooks.example/T000/secret';
const KEY = 'k'.repeat(16);
const parse = (text: string, kind: 'slack' | 'webhook' = 'slack') => parsePost(text, { name: 'team', kind });

describe('the secret of a channel', () => {
  test.each([URL, `  ${URL}\n`, JSON.stringify({ url: URL }), ` ${JSON.stringify({ url: URL, key: KEY })} `])(
    'may be an address, alone or in JSON: %j',
    (text) => {
      expect(parse(text)).toEqual({ url: URL });
    },
  );

  test('of a webhook of one’s own holds a key to sign with', () => {
    expect(parse(JSON.stringify({ url: URL, key: KEY }), 'webhook')).toEqual({ url: URL, key: KEY });
  });

  test.each([
    '',
    'hooks',
    'http://hooks.example/T000/secret',
    '{"url": "https://hooks.example/secret"',
    '{}',
    '{"url": 7}',
    '{"key": "k"}',
  ])('holds an https address, or is refused without being repeated: %j', (text) => {
    expect(() => parse(text)).toThrow(ChannelSecretError);
    expect(() => parse(text)).toThrow('the secret of the channel team holds no https address');
  });

  test.each([
    URL,
    JSON.stringify({ url: URL }),
    JSON.stringify({ url: URL, key: KEY.slice(1) }),
    JSON.stringify({ url: URL, key: 7 }),
    JSON.stringify({ url: URL, key: Array(20).fill('k') }),
  ])('of a webhook of one’s own without a key long enough is refused with what helps: %j', (text) => {
    expect(() => parse(text, 'webhook')).toThrow(
      'the secret of the channel team needs {"url": …, "key": …} with a key of at least 16 characters',
    );
  });
});
