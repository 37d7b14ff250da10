import { describe, expect, test } from '@jest/globals';
import { fieldText, readFeedXml } from '../../../shared/sources/feeds/feed-xml.ts';

const url = 'https://lab.example/feed.xml';
const isEntry = (name: string): boolean => name === 'entry' || name === 'item';
const read = (xml: string) => readFeedXml(xml, url, isEntry);
/** Name → text of the only entry. */
const fields = (inner: string): Record<string, string> =>
  Object.fromEntries(
    read(`<feed><entry>${inner}</entry></feed>`).entries[0]?.map(({ name, text }) => [name, text]) ?? [],
  );

describe('fields of a feed', () => {
  test('are named by their path below the entry, those around it by their path below the root', () => {
    const { root, head, entries } = read(
      '<rss><channel><title>Lab</title><item><title>One</title><author><name>Ada</name></author></item><item><title>Two</title></item><ttl>5</ttl></channel></rss>',
    );
    expect(root).toBe('rss');
    expect(head.map(({ name, text }) => [name, text])).toEqual([
      ['channel/title', 'Lab'],
      ['channel/ttl', '5'],
    ]);
    expect(entries.map((entry) => entry.map(({ name, text }) => [name, text]))).toEqual([
      [
        ['title', 'One'],
        ['author/name', 'Ada'],
      ],
      [['title', 'Two']],
    ]);
  });

  test('keep their prefixes, but for that of a feed that has one itself', () => {
    const prefixed = read('<a:feed><a:entry><a:title>One</a:title><dc:creator>Ada</dc:creator></a:entry></a:feed>');
    expect([prefixed.root, prefixed.entries[0]?.map(({ name }) => name)]).toEqual(['feed', ['title', 'dc:creator']]);
    const rdf = read('<rdf:RDF><item><title>One</title><rdf:li>x</rdf:li></item></rdf:RDF>');
    expect([rdf.root, rdf.entries[0]?.map(({ name }) => name)]).toEqual(['RDF', ['title', 'rdf:li']]);
    const own = read(
      '<rdf:RDF xmlns:rss="http://purl.org/rss/1.0/"><rss:item><rss:title>One</rss:title><dc:date>x</dc:date></rss:item></rdf:RDF>',
    );
    expect([own.root, own.entries[0]?.map(({ name }) => name)]).toEqual(['RDF', ['title', 'dc:date']]);
  });

  test('hold attributes with references resolved, also where the element is empty or only holds others', () => {
    const [entry = []] = read(
      '<feed><entry><link href="/a?b=1&amp;c=2" rel=""/><group id="g"><x>1</x></group><bare><y>2</y></bare></entry></feed>',
    ).entries;
    expect(entry.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['link', { href: '/a?b=1&c=2', rel: '' }],
      ['group/x', {}],
      ['group', { id: 'g' }],
      ['bare/y', {}],
    ]);
  });

  test.each([
    ['references of HTML', '<t>A &amp; B &eacute; &#x41; &unknown;</t>', 'A & B é A &unknown;'],
    ['masked markup as its text', '<t>&lt;b&gt;x&lt;/b&gt;</t>', '<b>x</b>'],
    ['data as it stands', '<t>a &lt; <![CDATA[b &lt; <i>c</i>]]> &gt; d</t>', 'a < b &lt; <i>c</i> > d'],
    [
      'XHTML as its markup',
      '<t type="xhtml"><div a="1&quot;"><i>x</i> &amp; y</div></t>',
      '<div a="1&quot;"><i>x</i> &amp; y</div>',
    ],
  ])('hold %s', (_, xml, text) => {
    expect(fields(xml).t).toBe(text);
  });

  test.each([
    ['within', 'A <em>quite <b>real</b></em> &amp; thing', 'A quite real & thing'],
    ['at their beginning', '<i>Real</i> things', 'Real things'],
    ['all around them', '<p>One.</p><div><p>Two &amp; <b>three</b>.</p></div>', 'One. Two & three.'],
  ])('of text hold markup that its writer forgot to mask, %s, as words', (_, markup, words) => {
    for (const name of ['title', 'description', 'dc:description', 'summary', 'content:encoded'])
      expect(fields(`<${name}>${markup}</${name}><x><y>1</y></x>`)).toEqual({
        [name]: expect.stringMatching(new RegExp(`^\\s*${words.replaceAll(' ', '\\s+')}\\s*$`)),
        'x/y': '1',
      });
  });

  test('after XHTML are read as fields again, and elements of its markup begin no entry', () => {
    expect(fields('<content type="xhtml"><div><item>x</item></div></content><title>A &amp; B</title>')).toEqual({
      content: '<div><item>x</item></div>',
      title: 'A & B',
    });
  });

  test('a marked word that begins its text is a field of its own', () => {
    expect(fields('<group><code>x</code></group>')).toEqual({ 'group/code': 'x' });
  });

  test('start their addresses from the nearest base, itself taken from those above it', () => {
    const { head, entries } = read(
      '<feed xml:base="https://a.example/p/"><link/><entry xml:base="q/"><link/><x xml:base="http://["/></entry><entry><link/></entry></feed>',
    );
    expect([head[0]?.base, ...entries.flat().map(({ base }) => base)]).toEqual([
      'https://a.example/p/',
      'https://a.example/p/q/',
      'https://a.example/p/q/',
      'https://a.example/p/',
    ]);
    expect(read('<feed><link/></feed>').head[0]?.base).toBe(url);
  });

  test('deeper than a dozen keep the names of the dozen', () => {
    const names = Array.from({ length: 20 }, (_, at) => `n${at}`);
    const [name = ''] = Object.keys(
      fields(
        `${names.map((each) => `<${each}>`).join('')}x${names
          .reverse()
          .map((each) => `</${each}>`)
          .join('')}`,
      ),
    );
    expect(name.split('/')).toHaveLength(12);
    expect(name.endsWith('n18/n19')).toBe(true);
  });

  test('of ten thousand entries are kept, and no more', () => {
    expect(read(`<feed>${'<entry/>'.repeat(10_003)}</feed>`).entries).toHaveLength(10_000);
  });

  test('are found by their name', () => {
    const [entry = []] = read('<feed><entry><a>1</a><b>2</b><b>3</b></entry></feed>').entries;
    expect([fieldText(entry, 'b'), fieldText(entry, 'c')]).toEqual(['2', '']);
  });
});

test.each([
  ['ends within a field', '<feed><entry><title>One', 'cut-short'],
  ['ends between entries', '<feed><entry><title>One</title></entry>', 'cut-short'],
  ['closes over an open element', '<feed><entry><title>One</entry></feed>', 'cut-short'],
  ['holds no element', 'only words', 'not-a-feed'],
  ['is empty', '', 'not-a-feed'],
  ['declares a type', '<!DOCTYPE feed><feed/>', 'doctype'],
])('a feed that %s is refused whole', (_, xml, fault) => {
  expect(() => read(xml)).toThrow(expect.objectContaining({ fault }));
});
