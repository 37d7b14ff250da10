import { describe, expect, test } from '@jest/globals';
import { readFields } from '../../../shared/readers/requests/form-fields.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const read = (body: string, type: string) => {
  const fields = readFields(Buffer.from(body), type);
  return typeof fields === 'string' ? fields : Object.fromEntries(fields);
};

describe('an urlencoded form', () => {
  test.each([URLENCODED, 'Application/X-WWW-Form-Urlencoded', ` ${URLENCODED} ; charset=UTF-8`])(
    'is read as %j, in UTF-8, with every value of a name',
    (type) => {
      expect(read('a=1&b=%E8%AB%96%E6%96%87+x&a=2&c', type)).toEqual({ a: ['1', '2'], b: ['論文 x'], c: [''] });
    },
  );

  test('holds names that would poison an object as names like any other', () => {
    const fields = readFields(Buffer.from('__proto__=x&constructor=y'), URLENCODED);
    expect([...(fields as ReadonlyMap<string, unknown>).keys()]).toEqual(['__proto__', 'constructor']);
  });

  test('has at most forty fields', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `a=${i}`).join('&');
    expect(read(fields(40), URLENCODED)).toEqual({ a: expect.any(Array) });
    expect(read(fields(41), URLENCODED)).toBe('unreadable');
  });
});

describe('a form of one button', () => {
  test('may come with no type and no body', () => {
    expect(read('', '')).toEqual({});
    expect(read('', URLENCODED)).toEqual({});
  });

  test('with a body and no type, or with another type, is not known', () => {
    expect(read('a=1', '')).toBe('unknown-type');
    expect(read('', 'text/plain')).toBe('unknown-type');
    expect(read('{}', 'application/json')).toBe('unknown-type');
  });
});

describe('a multipart form', () => {
  const part = (head: string, value: string) => `--b\r\n${head}\r\n\r\n${value}\r\n`;
  const named = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);

  test('is read with every value of a name; line ends inside a value stay', () => {
    const body = `${named('a', '1')}${named('a', 'x\r\n\r\ny\r\n')}${named('論文', '概要')}--b--\r\n`;
    const expected = { a: ['1', 'x\r\n\r\ny\r\n'], 論文: ['概要'] };
    expect(read(body, 'multipart/form-data; boundary=b')).toEqual(expected);
    expect(read(body, 'Multipart/Form-Data; BOUNDARY="b"')).toEqual(expected);
    expect(read(body, 'multipart/form-data; boundary=b; charset=utf-8')).toEqual(expected);
    const long = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
    expect(read(body.replaceAll('--b', `--${long}`), `multipart/form-data; boundary=${long}`)).toEqual(expected);
  });

  test('has names wherever the part says them, in any case', () => {
    const heads = [
      'content-type: text/plain\r\nCONTENT-DISPOSITION: form-data;name="a"',
      'Content-Disposition: form-data; x="1"; name="a"',
    ];
    for (const head of heads)
      expect(read(`${part(head, '1')}--b--`, 'multipart/form-data; boundary=b')).toEqual({ a: ['1'] });
  });

  test.each([
    ['no name', part('Content-Disposition: form-data', '1')],
    ['no disposition', part('X-Disposition: form-data; name="a"', '1')],
    ['a name that stands in its value', part('Content-Type: text/plain', 'Content-Disposition: form-data; name="a"')],
    ['a name of another word', part('Content-Disposition: form-data; filename="a"', '1')],
    ['no end of its head', '--b\r\nContent-Disposition: form-data; name="a"\r\n'],
  ])('a part with %s is left out', (_name, odd) => {
    expect(read(`${odd}${named('z', '2')}--b--`, 'multipart/form-data; boundary=b')).toEqual({ z: ['2'] });
  });

  test('without a boundary, or with one that is too long or empty (RFC 2046 5.1.1), is unreadable', () => {
    for (const boundary of ['', ';boundary=', ';boundary=""', `;boundary="${'b'.repeat(71)}"`])
      expect(read('x', `multipart/form-data${boundary}`)).toBe('unreadable');
    expect(read('x', `multipart/form-data; boundary="${'b'.repeat(70)}"`)).toEqual({});
    expect(
      read(`--${'c d'}\r\nContent-Disposition: x; name="a"\r\n\r\n1\r\n--c d--`, 'multipart/form-data; boundary="c d"'),
    ).toEqual({ a: ['1'] });
  });
});
