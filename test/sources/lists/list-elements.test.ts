/** What each element does to the text of a list. */
import { describe, expect, test } from '@jest/globals';
import { readBlocks, textOfRuns } from '../../../shared/sources/lists/list-blocks.ts';
import { isPage } from '../../../shared/sources/lists/list-elements.ts';

/** The texts of lines and headings. */
const linesOf = (body: string): string[] =>
  readBlocks(`<html><body>${body}</body></html>`).flatMap((block) =>
    'runs' in block ? [textOfRuns(block.runs).trim()] : [],
  );
const wordsIn = (names: string): string[] => names.split(' ');

describe('an element', () => {
  test.each([
    ...wordsIn(
      'a abbr b bdi big cite code data dfn em font i ins kbd label mark q ruby samp small span strong sub sup',
    ),
    ...wordsIn('time tt u var o:p'),
  ])('stands in its line: %s', (name) => {
    expect(linesOf(`one <${name}>two</${name}> three`)).toEqual(['one two three']);
  });

  test.each(['img', 'wbr'])('that holds nothing stands in its line: %s', (name) => {
    expect(linesOf(`one <${name}>two`)).toEqual(['one two']);
  });

  test.each([
    ...wordsIn('address article blockquote center dd div dl fieldset figcaption figure header hgroup main p picture'),
    ...wordsIn('section title details h1 h2 h3 h4 h5 h6 dt summary legend caption'),
  ])('parts lines: %s', (name) => {
    expect(linesOf(`one <${name}>two</${name}> three`)).toEqual(['one', 'two', 'three']);
  });

  test.each(['br', 'hr'])('that holds nothing parts lines: %s', (name) => {
    expect(linesOf(`one <${name}> two`)).toEqual(['one', 'two']);
  });

  test.each([
    ...wordsIn('script style template noscript nav footer aside form button select textarea svg iframe del s strike'),
    ...wordsIn('rt rp'),
  ])('is passed over with all it holds: %s', (name) => {
    expect(linesOf(`one <${name}>two</${name}> three`)).toEqual(['one  three']);
    const items = readBlocks(`<html><ul><li>one <${name}>two</${name}> three</li></ul></html>`);
    expect(items).toMatchObject([{ kind: 'item', runs: [{ text: 'one ' }, { text: ' three' }] }]);
  });

  test.each([
    'mask',
    'h7',
    'h60',
    'spanner',
    'xb',
    'ax',
    'fontx',
    'sp',
    'divx',
    'xdiv',
    'ulx',
    'xul',
    'navx',
    'xnav',
    'o:',
  ])('that is none of HTML’s is a word: <%s>', (name) => {
    expect(linesOf(`one <${name}> two`)).toEqual([`one <${name}> two`]);
    const [item] = readBlocks(`<html><ul><li>one <${name}> two</li></ul></html>`);
    expect(item && 'runs' in item && textOfRuns(item.runs)).toBe(`one <${name}> two`);
  });

  test('gives its text of another kind, and its references once', () => {
    expect(linesOf('<img alt="one &amp; two"> &lt;b&gt; &amp;amp;')).toEqual(['one & two <b> &amp;']);
    expect(linesOf('one\ttwo\r\n\tthree')).toEqual(['one two three']);
    expect(linesOf('<pre>one</pre>two')).toEqual(['two']);
  });

  test('marks what stands in it', () => {
    const marks = (body: string) => {
      const [block] = readBlocks(`<html><ul><li>${body}</li></ul></html>`);
      return block && 'runs' in block ? block.runs[0] : undefined;
    };
    const plain = { text: 'one', strong: false, emphasis: false };
    expect(marks('<span>one</span>')).toEqual(plain);
    for (const name of ['b', 'strong']) expect(marks(`<${name}>one</${name}>`)).toEqual({ ...plain, strong: true });
    for (const name of ['i', 'em']) expect(marks(`<${name}>one</${name}>`)).toEqual({ ...plain, emphasis: true });
    expect(marks('<b><i>one</i></b>')).toEqual({ ...plain, strong: true, emphasis: true });
    expect(marks('<a href=" https://a.org/?a&amp;b ">one</a>')).toEqual({
      ...plain,
      link: { href: 'https://a.org/?a&b' },
    });
    expect(marks('<a name="x">one</a>')).toEqual(plain);
    expect(marks('<span href="https://a.org">one</span>')).toEqual(plain);
  });
});

describe('a page of HTML is', () => {
  test.each([
    '<!doctype html><p>',
    '\n <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">',
    '<html lang="ja">',
    '<head>',
    '<body class="a">',
    '<?xml version="1.0"?>\n<html>',
    '<!-- one\ntwo --> <!-- three -->\n<?xml version="1.0"?><!-- four --><html>',
  ])('%j', (text) => {
    expect(isPage(text)).toBe(true);
  });

  test.each([
    '# Papers\n<html>',
    'a <html>',
    '<div>\n<html>',
    '<table><tr>',
    '<header>',
    '<bodyguard>',
    '<?xml version="1.0"?>\n<rss>',
    '<!-- <html> -->',
    '',
  ])('not %j', (text) => {
    expect(isPage(text)).toBe(false);
  });
});
