import { describe, expect, test } from '@jest/globals';
import { findMutants, mutatedSource } from './find-mutants.ts';
import { regexChanges } from './regex-changes.ts';

const changed = (source: string) => findMutants('a.ts', source).map((mutant) => mutatedSource(source, mutant));

describe('what is changed', () => {
  test.each<[string, readonly string[]]>([
    ['f(a < b);', ['f(((a) <= (b)));', 'f(((a) >= (b)));', 'f(true);', 'f(false);']],
    ['f(a && b);', ['f(((a) || (b)));']],
    ['f(a ?? b);', ['f(((a) && (b)));']],
    ['f(a + b);', ['f(((a) - (b)));']],
    ["f(a + 'b');", ["f(a + '');"]],
    ['if (a) b();', ['if (true) b();', 'if (false) b();']],
    ['while (a()) b();', ['while (false) b();']],
    ['f(a?.b);', ['f(a.b);']],
    ['f(a?.[0]);', ['f(a[0]);']],
    ['f(a?.(0));', ['f(a(0));']],
    ['f(!a);', ['f((a));']],
    ['f([1, 2]);', ['f([]);']],
    ['f({ a });', ['f({});']],
    ['f(``);', []],
    ['f(true);', ['f(false);']],
    ['f(a.trim());', ['f(a);']],
    ['f(a.some(b));', ['f(a.every(b));']],
    ['f(a.toString());', []],
    ['f((a) => a.b);', ['f((a) => undefined);']],
    ['a++;', ['a--;']],
    ['a += 1;', ['a -= 1;']],
    ['switch (a) { case b: c(); }', ['switch (a) { case b:  }']],
  ])('%s', (source, expected) => {
    expect(changed(source).sort()).toEqual([...expected].sort());
  });

  test.each([
    "import a from 'b';",
    "export { a } from 'b';",
    "type A = 'b' | 'c';",
    "const a = f<'b'>();",
    "interface A { b: 'c' }",
    "const a: 'b' = c;",
    "f(new RangeError('wrong'));",
    "class AError extends Error { name = 'AError'; }",
    "log.info('done', { a: true });",
    "services.log.warn('done');",
    "f(a as 'b');",
  ])('left alone: %s', (source) => {
    expect(changed(source)).toEqual([]);
  });

  test('an error is left its words, but not the reason to make it', () => {
    expect(changed("if (a) throw new Error('b');")).toHaveLength(2);
  });
});

describe('what is changed in a pattern', () => {
  test.each<[string, readonly string[]]>([
    ['^a$', ['a$', '^a']],
    ['a+b*?', ['ab*?', 'a+b']],
    ['a{2,3}', ['a']],
    ['[ab]', ['[^ab]']],
    ['[^ab|]', ['[ab|]']],
    ['\\d\\.', ['\\D\\.']],
    ['\\p{L}', ['\\P{L}']],
    ['ab|cd|ef', ['cd|ef', 'ab|ef', 'ab|cd']],
    ['x(?:a|b)y', ['x(?:b)y', 'x(?:a)y']],
    ['(?<=a)b', ['(?<!a)b']],
    ['(?<name>a)', []],
  ])('%s', (pattern, expected) => {
    expect(regexChanges(pattern, 'u').sort()).toEqual([...expected].sort());
  });
});
