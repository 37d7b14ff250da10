import { describe, expect, test } from '@jest/globals';
import { collectWeek } from '../../../shared/sources/collect-week.ts';
import { createFeedSource } from '../../../shared/sources/feeds/feed.ts';
import { cleanEntry, readFeed } from '../../../shared/sources/feeds/feed-entries.ts';
import { SourceError } from '../../../shared/sources/source.ts';
import { atOnce } from '../../support/at-once.ts';
import { stubWeb } from '../stub-web.ts';

const url = 'https://lab.example/blog/feed.xml';
const parsed = (text: string, from: string) => readFeed(text, from).map(cleanEntry);
const now = () => new Date('2024-04-03T00:00:00Z');
const feed = (body: string, contentType = 'application/xml') =>
  createFeedSource(url, { web: stubWeb({ [url]: { body, contentType } }), now, zoneOffsetMinutes: 540 });

const atom = (entries: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lab</title><id>x</id><updated>2024-03-30T00:00:00Z</updated>${entries}</feed>`;
const entry = (title: string, published: string, content = ''): string =>
  `<entry><title type="html">${title}</title><id>tag:${title}</id><link rel="alternate" href="/p/${encodeURIComponent(title)}"/><published>${published}</published><updated>2024-05-01T00:00:00Z</updated><author><name>Ada</name></author><summary>In short.</summary>${content ? `<content type="html"><![CDATA[${content}]]></content>` : ''}</entry>`;
const rss = (items: string): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>007</title><link>https://lab.example</link><description>d</description>${items}</channel></rss>`;
const body = `<p>${'A whole sentence of the article. '.repeat(80)}</p>`;

describe('a feed', () => {
  test('Atom, RSS, RDF and JSON give the same entry', () => {
    const expected = { title: '007 & more', url: 'https://lab.example/p/1', authors: ['Ada'], summary: 'In short.' };
    const forms = [
      atom(
        '<entry><title>007 &amp; more</title><id>1</id><link href="https://lab.example/p/1"/><updated>2024-03-27T00:00:00Z</updated><author><name>Ada</name></author><summary>In short.</summary></entry>',
      ),
      rss(
        '<item><title>007 &amp; more</title><link>/p/1</link><pubDate>Wed, 27 Mar 2024 00:00:00 GMT</pubDate><dc:creator>Ada</dc:creator><description>In &lt;b&gt;short&lt;/b&gt;.</description></item>',
      ),
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title><link>https://lab.example</link><description>d</description></channel><item rdf:about="1"><title>007 &amp; more</title><link>https://lab.example/p/1</link><description>In short.</description><dc:creator>Ada</dc:creator><dc:date>2024-03-27</dc:date></item></rdf:RDF>',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [
          {
            id: '1',
            url: '/p/1',
            title: '007 & more',
            summary: 'In short.',
            date_published: '2024-03-27T00:00:00Z',
            authors: [{ name: 'Ada' }],
          },
        ],
      }),
    ];
    for (const form of forms) expect(parsed(form, url)).toEqual([expect.objectContaining(expected)]);
  });

  test('authors and the day that stand in the description alone are read from there', async () => {
    const told = (day: string): string =>
      rss(
        `<item><title>Kernels</title><link>https://a.example/1</link><description><![CDATA[<p>Publication date: ${day}</p><p><b>Source:</b> A Journal</p><p>Author(s): Jane Doe, Max Mu</p>]]></description></item>`,
      );
    for (const day of ['27 March 2024', 'Available online 27 March 2024', 'Mi, 27 Mär 2024']) {
      expect(parsed(told(day), url)).toEqual([expect.objectContaining({ authors: ['Jane Doe', 'Max Mu'] })]);
      expect((await feed(told(day)).collect('2024-W13')).candidates).toHaveLength(1);
    }
    const own = told('27 March 2024').replace(
      '</item>',
      '<dc:creator>Ann Lee</dc:creator><pubDate>2024-04-27</pubDate></item>',
    );
    expect(parsed(own, url)).toEqual([expect.objectContaining({ authors: ['Ann Lee'], date: '2024-04-27' })]);
    expect((await feed(told('April 2024')).collect('2024-W13')).remarks).toEqual([
      `feed:${url}: 1 entries with a date that can’t be read; the first: “April 2024”`,
    ]);
  });

  test('the fields of IEEE and Wiley name authors and day', async () => {
    const items =
      '<item><title>5G</title><link>https://a.example/1</link><authors>Jane Doe;Max Mu</authors><prism:coverDate>2024-03-26T07:00:00-07:00</prism:coverDate></item>';
    expect(parsed(rss(items), url)).toEqual([expect.objectContaining({ authors: ['Jane Doe', 'Max Mu'] })]);
    expect((await feed(rss(items)).collect('2024-W13')).candidates).toHaveLength(1);
  });

  test('an address around the page is opened', () => {
    const item =
      '<item><title>t</title><link>https://www.google.com/url?url=https://a.example/1&amp;ct=ga</link></item>';
    expect(parsed(rss(item), url)).toEqual([expect.objectContaining({ url: 'https://a.example/1' })]);
  });

  test('an entry counts for the week it was published in, by the zone', async () => {
    const text = atom(
      entry('before', '2024-03-24T14:59:59Z') +
        entry('first', '2024-03-24T15:00:00Z') +
        entry('last', '2024-03-31T14:59:59Z') +
        entry('after', '2024-03-31T15:00:00Z'),
    );
    const { candidates } = await feed(text).collect('2024-W13');
    expect(candidates.map((row) => row.pick.title)).toEqual(['first', 'last']);
    expect(await feed(text).newestWeek()).toBe('2024-W13');
  });

  test('a whole text in the feed comes along, a teaser does not', async () => {
    const text = atom(
      entry('whole', '2024-03-27T00:00:00Z', body) + entry('teaser', '2024-03-27T00:00:00Z', '<p>Read on …</p>'),
    );
    const { candidates } = await feed(text).collect('2024-W13');
    expect(candidates.map((row) => [row.feedHtml === body, row.complete])).toEqual([
      [true, true],
      [false, false],
    ]);
    const web = stubWeb({ [url]: text, 'https://lab.example/p/': { status: 403 } });
    const source = createFeedSource(url, { web, now, zoneOffsetMinutes: 540 });
    const { papers } = await collectWeek({ sources: [source], week: '2024-W13', web, pageFacts: () => ({}), now });
    expect(
      papers.map((paper) => [paper.title, paper.feedHtml === body, paper.published, paper.authors, paper.remarks]),
    ).toEqual([
      ['teaser', false, '2024-03-27', ['Ada'], ['page: 403']],
      ['whole', true, '2024-03-27', ['Ada'], []],
    ]);
  });

  test('entries without a date are told, never guessed into a week', async () => {
    const { candidates, remarks } = await feed(rss('<item><title>a</title><link>/a</link></item>')).collect('2024-W13');
    expect({ candidates, remarks }).toEqual({ candidates: [], remarks: [`feed:${url}: 1 entries without a date`] });
  });

  test.each([
    ['I-08: a long entity, many times', `<!DOCTYPE r [<!ENTITY a "${'z'.repeat(1_000)}">]>`, '&a;'.repeat(100)],
    ['I-08: a longer one, more often', `<!DOCTYPE r [<!ENTITY a "${'z'.repeat(5_000)}">]>`, '&a;'.repeat(2_000)],
    [
      'I-08: nested entities',
      `<!DOCTYPE r [<!ENTITY a "zz">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`,
      '&a19;',
    ],
    ['I-09: an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    ['I-09: an external subset', '<!DOCTYPE r SYSTEM "http://169.254.169.254/x.dtd">', ''],
    ['I-09: a type after a comment', '<!-- <feed> --><!DOCTYPE r>', ''],
  ])('%s is refused because of its document type', async (_, type, use) => {
    const text = `<?xml version="1.0"?>${type}${rss(`<item><title>t${use}</title><link>/a</link></item>`)}`;
    const web = stubWeb({ [url]: text });
    const source = createFeedSource(url, { web, now, zoneOffsetMinutes: 540 });
    await expect(source.collect('2024-W13')).rejects.toMatchObject({ fault: 'doctype', retryable: false });
    expect(web.asked).toEqual([url]);
  });

  test('an article that quotes a document type is read', () => {
    const text = atom(entry('html', '2024-03-27T00:00:00Z', '<pre><!DOCTYPE html></pre>'));
    expect(parsed(text, url)).toHaveLength(1);
  });

  test.each([
    ['a page', '<!doctype html><html><body>sorry</body></html>', 'not-a-feed'],
    ['nothing', '', 'not-a-feed'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1.1", "items": [', 'not-a-feed'],
    ['a feed cut short', atom(entry('a', '2024-03-27T00:00:00Z')).slice(0, 300), 'cut-short'],
  ])('%s in its place is a named failure that a retry may mend', (_, text, fault) => {
    expect(() => parsed(text, url)).toThrow(SourceError);
    expect(() => parsed(text, url)).toThrow(expect.objectContaining({ fault, retryable: true }));
  });

  test('hostile titles, links and sizes stay inside their bounds', () => {
    const item = `<item><title>a\u0000 &lt;script&gt;x&lt;/script&gt; b ${'y'.repeat(5_000)}</title><link>javascript:alert(1)</link><description>${'z'.repeat(50_000)}</description></item>`;
    const [first] = parsed(rss(item), url);
    expect(first?.title.startsWith('a b yyy')).toBe(true);
    expect(first?.title.length).toBe(1_000);
    expect(first?.summary.length).toBe(4_000);
    expect(first?.url).toBe('');
    expect(parsed(rss('<item><title>t</title><link>/x</link></item>'.repeat(2_500)), url)).toHaveLength(2_000);
  });

  test('very many line ends before the words of a description are read in linear time', () => {
    const item = (body: string): string =>
      rss(`<item><title>t</title><link>/a</link><description><![CDATA[${body}]]></description></item>`);
    expect(atOnce(() => parsed(item(`${'\n'.repeat(300_000)}x`), url))).toHaveLength(1);
    expect(parsed(item('<p>\n  Author(s): Jane Doe</p>'), url)[0]?.authors).toEqual(['Jane Doe']);
  });

  test('a title is read by its type: plain text as it stands, markup as markup, and RSS by what is a tag of HTML', () => {
    const titled = (type: string, text: string) =>
      parsed(atom(`<entry><title${type}>${text}</title><id>1</id><link href="/1"/></entry>`), url)[0]?.title;
    expect(titled('', 'The &lt;mask&gt; token, &lt;b&gt;bold&lt;/b&gt; and n&lt;p')).toBe(
      'The <mask> token, <b>bold</b> and n<p',
    );
    expect(titled(' type="text"', '&lt;i&gt;a&lt;/i&gt; &amp;amp; b')).toBe('<i>a</i> & b');
    expect(titled(' type="html"', 'The &lt;i&gt;mask&lt;/i&gt; &amp;amp; the &amp;eacute;')).toBe('The mask & the é');
    expect(titled(' type="xhtml"', '<div xmlns="http://www.w3.org/1999/xhtml">The <i>mask</i> &amp; more</div>')).toBe(
      'The mask & more',
    );
    const [item] = parsed(
      rss(
        '<item><title>What the &lt;mask&gt; of &lt;i&gt;E. coli&lt;/i&gt; with n&lt;p and p&gt;k</title><link>/a</link></item>',
      ),
      url,
    );
    expect(item?.title).toBe('What the <mask> of E. coli with n<p and p>k');
  });

  const only = (text: string) => parsed(text, url)[0];

  test('markup of the first Atom, with the type of its media, is markup', () => {
    const title = '<title type="application/xhtml+xml" mode="xml"><div>The <b>mask</b></div></title>';
    expect(parsed(atom(`<entry>${title}<id>1</id></entry>`), url)[0]?.title).toBe('The mask');
  });

  test.each([
    ['atom:author', '<atom:author><atom:name>Ada</atom:name></atom:author>'],
    ['dc:author', '<dc:author>Ada</dc:author>'],
    ['itunes:author', '<itunes:author>Ada</itunes:author>'],
  ])('an item is by its %s where it names no other', (_, author) => {
    expect(only(rss(`<item><title>a</title>${author}</item>`))?.authors).toEqual(['Ada']);
    expect(only(rss(`<item><title>a</title>${author}<dc:creator>Eve</dc:creator></item>`))?.authors).toEqual(['Eve']);
  });

  test.each(['dc:description', 'itunes:summary'])('an item without a description says what its %s says', (name) => {
    expect(only(rss(`<item><title>a</title><${name}>b</${name}></item>`))?.summary).toBe('b');
  });

  test.each([
    ['published', '<updated>2024-03-29</updated><published>2024-03-27</published>'],
    ['prism:publicationDate', '<updated>2024-03-29</updated><prism:publicationDate>2024-03-27</prism:publicationDate>'],
    ['dcterms:issued', '<updated>2024-03-29</updated><dcterms:issued>2024-03-27</dcterms:issued>'],
    ['updated', '<created>2024-03-29</created><dc:date>2024-03-29</dc:date><updated>2024-03-27</updated>'],
    ...['issued', 'modified', 'created', 'dc:date'].map((name) => [name, `<${name}>2024-03-27</${name}>`] as const),
  ] as const)('an entry of Atom is dated by %s', (_, date) => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title>${date}</entry></feed>`;
    expect(only(feed)?.date).toBe('2024-03-27');
  });

  test('the page is the alternate in HTML, and addresses start from xml:base', () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lab.example/blog/"><title>x</title><entry xml:base="2024/"><title>a</title><link rel="self" href="a.atom"/><link rel="alternate" type="application/pdf" href="a.pdf"/><link rel="alternate" type="text/html" href="a.html"/></entry><entry><title>b</title><link href="https://other.example/b"/></entry></feed>`;
    expect(parsed(text, 'https://feeds.example/x').map((each) => each.url)).toEqual([
      'https://lab.example/blog/2024/a.html',
      'https://other.example/b',
    ]);
  });

  test.each([
    ['dc:date', '<dc:date>2024-03-27</dc:date>', '2024-03-27'],
    ['its publication before its day', '<pubDate>27 Mar 2024</pubDate><dc:date>2024-03-28</dc:date>', '27 Mar 2024'],
    ['dcterms:issued', '<dcterms:issued>2024-03-27</dcterms:issued>', '2024-03-27'],
    ['prism:publicationDate', '<prism:publicationDate>2024-03-27</prism:publicationDate>', '2024-03-27'],
    ['atom:updated', '<atom:updated>2024-03-27T00:00:00Z</atom:updated>', '2024-03-27T00:00:00Z'],
    [
      'atom:published',
      '<atom:updated>2024-03-28</atom:updated><atom:published>2024-03-27</atom:published>',
      '2024-03-27',
    ],
    [
      'dcterms:created',
      '<dcterms:modified>2024-03-28</dcterms:modified><dcterms:created>2024-03-27</dcterms:created>',
      '2024-03-27',
    ],
    ['dcterms:modified', '<dcterms:modified>2024-03-27</dcterms:modified>', '2024-03-27'],
    ['what is less than a day', '<prism:publicationDate>2017-04</prism:publicationDate>', '2017-04'],
  ])('an item is dated by %s', (_, date, told) => {
    expect(only(rss(`<item><title>a</title>${date}</item>`))?.date).toBe(told);
  });

  test.each([
    ['its own link', '<link href="/a"/><id>https://lab.example/b</id>', 'https://lab.example/a'],
    ['its identifier', '<id>https://lab.example/b</id>', 'https://lab.example/b'],
    ['no identifier that is no address', '<id>tag:lab.example,2024:b</id>', ''],
    [
      'a page rather than its sound',
      '<link rel="enclosure" href="/a.mp3"/><link rel="related" href="/b"/>',
      'https://lab.example/b',
    ],
    [
      'its page rather than the feed of its replies',
      '<link rel="replies" href="/r"/><link rel="alternate" href="/b"/>',
      'https://lab.example/b',
    ],
  ])('an entry of Atom leads to %s', (_, parts, page) => {
    expect(only(atom(`<entry><title>a</title>${parts}</entry>`))?.url).toBe(page);
  });

  test.each([
    ['its link', '<link>/a</link><atom:link href="/b"/><guid>https://lab.example/c</guid>', 'https://lab.example/a'],
    [
      'a link of Atom',
      '<atom:link rel="self" href="/s"/><atom:link rel="alternate" href="/b"/><guid>https://lab.example/c</guid>',
      'https://lab.example/b',
    ],
    ['its identifier', '<guid>https://lab.example/c</guid>', 'https://lab.example/c'],
    ['no identifier that says it is no page', '<guid isPermaLink="false">https://lab.example/c</guid>', ''],
  ])('an item of RSS leads to %s', (_, parts, page) => {
    expect(only(rss(`<item><title>a</title>${parts}</item>`))?.url).toBe(page);
  });

  test('an entry is by its own authors, by its creators, by the authors of its source, else by those of the feed', () => {
    const author = (name: string): string => `<author><name>${name}</name></author>`;
    const source = `<source>${author('Of Source')}</source>`;
    const by = (parts: string): readonly string[] | undefined =>
      only(
        `<feed xmlns="http://www.w3.org/2005/Atom">${author('Of Feed')}<entry><title>a</title>${parts}</entry></feed>`,
      )?.authors;
    expect(by(`${author('Own, Ada')}<dc:creator>Of Creator</dc:creator>${source}`)).toEqual(['Ada Own']);
    expect(by(`<dc:creator>Of Creator</dc:creator>${source}`)).toEqual(['Of Creator']);
    expect(by(source)).toEqual(['Of Source']);
    expect(by('')).toEqual(['Of Feed']);
    const named = (tag: string, name: string): string => `<${tag}><name>${name}</name></${tag}>`;
    const both = `<author>${named('en', 'Taro YAMADA')}${named('ja', '山田 太郎')}</author>`;
    expect(by(both)).toEqual(['山田 太郎']);
    expect(by(`<author>${named('en', 'Taro YAMADA')}</author><author>${named('en', 'Hana Sato')}</author>`)).toEqual([
      'Taro YAMADA',
      'Hana Sato',
    ]);
    const item = (parts: string): readonly string[] | undefined => only(rss(`<item>${parts}</item>`))?.authors;
    expect(
      item('<author>a@b.c (Ada One)</author><dc:creator>Ben Two</dc:creator><dc:creator>Cy Three</dc:creator>'),
    ).toEqual(['Ben Two', 'Cy Three']);
    expect(item('<author>a@b.c (Ada One)</author>')).toEqual(['Ada One']);
  });

  test('words that their writer marked without masking stay in their title', () => {
    expect(only(rss('<item><title>A <em>quite <b>real</b></em> thing</title><link>/a</link></item>'))).toMatchObject({
      title: 'A quite real thing',
      url: 'https://lab.example/a',
    });
    expect(only(rss('<item><dc:title>Named elsewhere</dc:title></item>'))?.title).toBe('Named elsewhere');
  });

  test('an entry of JSON leads to its page, to the page it is about, else to its identifier where that is one', () => {
    const item = (parts: object): string | undefined =>
      only(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [parts] }))?.url;
    const [id, external_url, own] = ['https://lab.example/1', 'https://other.example/2', 'https://lab.example/3'];
    expect([item({ id, external_url, url: own }), item({ id, external_url }), item({ id }), item({ id: '7' })]).toEqual(
      [own, external_url, id, ''],
    );
  });

  test('a candidate holds what its entry tells, and nothing where it tells nothing', async () => {
    const collected = async (items: string) => (await feed(rss(items)).collect('2024-W13')).candidates;
    const date = '<pubDate>Wed, 27 Mar 2024 00:00:00 GMT</pubDate>';
    expect(await collected(`<item>${date}</item>`)).toEqual([
      {
        pick: { source: `feed:${url}`, position: 1, title: '', note: '', links: [] },
        facts: { published: '2024-03-27' },
        complete: false,
        remarks: ['no-links'],
      },
    ]);
    const [, full] = await collected(
      `<item>${date}</item><item><title>T</title><link>/t</link><author>Ada One</author><description>In short.</description>${date}</item>`,
    );
    expect(full).toEqual({
      pick: {
        source: `feed:${url}`,
        position: 2,
        title: 'T',
        note: '',
        links: [{ label: 'Page', url: 'https://lab.example/t' }],
      },
      facts: { title: 'T', authors: ['Ada One'], published: '2024-03-27', abstract: 'In short.' },
      complete: false,
      remarks: [],
    });
  });

  test('a body that is longer than an item may be is cut, and that is said', async () => {
    const long = `<p>${'A whole sentence of the article. '.repeat(4_000)}</p>`;
    const [candidate] = (await feed(atom(entry('long', '2024-03-27T00:00:00Z', long))).collect('2024-W13')).candidates;
    expect([candidate?.feedHtml?.length, candidate?.remarks]).toEqual([100_000, ['feed-text-cut']]);
    const [whole] = (await feed(atom(entry('whole', '2024-03-27T00:00:00Z', body))).collect('2024-W13')).candidates;
    expect(whole?.remarks).toEqual([]);
    const padding = `<p>Little.</p><script>${'x'.repeat(200_000)}</script>`;
    const [teaser] = (await feed(atom(entry('teaser', '2024-03-27T00:00:00Z', padding))).collect('2024-W13'))
      .candidates;
    expect([teaser?.feedHtml, teaser?.remarks]).toEqual([undefined, []]);
  });

  test('the newest week is that of the newest entry whose week is over', async () => {
    const week = (...days: string[]) =>
      feed(rss(days.map((day) => `<item><pubDate>${day}</pubDate></item>`).join(''))).newestWeek();
    expect(await week('12 Mar 2024', '27 Mar 2024', '20 Mar 2024', '2 Apr 2024', 'in spring')).toBe('2024-W13');
    expect(await week('2 Apr 2024')).toBeUndefined();
  });

  test('entries without a date and those with one that can’t be read are told apart', async () => {
    const dates = ['', 'in spring', 'in summer', ''].map((date) => `<item><pubDate>${date}</pubDate></item>`);
    expect((await feed(rss(dates.join(''))).collect('2024-W13')).remarks).toEqual([
      `feed:${url}: 2 entries without a date`,
      `feed:${url}: 2 entries with a date that can’t be read; the first: “in spring”`,
    ]);
    const dated = '<item><pubDate>27 Mar 2024</pubDate></item>';
    expect((await feed(rss(dated)).collect('2024-W13')).remarks).toEqual([]);
  });

  test('an address without a feed is no use asking again, a host in trouble is asked twice', async () => {
    const gone = createFeedSource(url, { web: stubWeb({}), now, zoneOffsetMinutes: 540 });
    await expect(gone.collect('2024-W13')).rejects.toMatchObject({ refusal: 'unreachable', retryable: false });
    const web = stubWeb({ [url]: { status: 503 } });
    const troubled = createFeedSource(url, { web, now, zoneOffsetMinutes: 540 });
    await expect(troubled.collect('2024-W13')).rejects.toMatchObject({ retryable: true });
    expect(web.asked).toEqual([url, url]);
  });

  test.each([
    [
      '<category term="cs.LG"/><category term="x" label="Machine &lt;Learning&gt;"/><category/>',
      ['cs.LG', 'Machine <Learning>'],
    ],
    ['<title>none</title>', []],
  ])('an entry with %p is of the categories %p', (parts, categories) => {
    expect(only(atom(`<entry>${parts}</entry>`))?.categories).toEqual(categories);
  });

  test('an item keeps its categories, its body and its identifier, an entry of Atom and of JSON too', () => {
    expect(
      only(
        rss(
          '<item><category>a</category><category>b</category><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><guid isPermaLink="false"> 7 </guid></item>',
        ),
      ),
    ).toMatchObject({ categories: ['a', 'b'], html: '<p>x</p>', guid: '7' });
    expect(only(rss('<item/>'))).toEqual({
      ...{ title: '', url: '', authors: [], date: undefined, summary: '', html: '', categories: [], guid: '' },
      base: url,
    });
    expect(only(atom('<entry><id> 7 </id><content>x</content></entry>'))).toMatchObject({ html: 'x', guid: '7' });
    const json = (item: object) =>
      only(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 't',
          home_page_url: 'https://home.example/',
          items: [item],
        }),
      );
    expect(
      json({
        id: '7',
        url: 'p',
        title: 'a &lt;b&gt;',
        summary: '<i>s</i>',
        content_html: '<p>h</p>',
        content_text: 't',
        date_published: '1',
        date_modified: '2',
        tags: ['x'],
      }),
    ).toMatchObject({
      ...{ guid: '7', url: 'https://home.example/p', title: 'a <b>', summary: '<i>s</i>' },
      ...{ html: '<p>h</p>', date: '1', categories: ['x'] },
    });
    expect(json({ id: '7', content_text: 't', date_modified: '2' })).toMatchObject({
      title: '',
      summary: '',
      html: 't',
      date: '2',
    });
  });

  test.each(['published', 'updated', 'issued', 'modified', 'created', 'dc:date'])(
    'an entry of Atom is dated by %s',
    (name) => {
      const parts = `<entry><${name}>2024-03-27</${name}></entry>`;
      expect(only(atom(parts))?.date).toBe('2024-03-27');
    },
  );

  test('blanks before a feed and around its words are none of it', () => {
    expect(only(`\n ${rss('<item><title> </title><dc:title> T </dc:title><link> /a </link></item>')}`)).toMatchObject({
      title: 'T',
      url: 'https://lab.example/a',
    });
    expect(
      only(` \n{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","title":"J"}]}`)?.title,
    ).toBe('J');
  });

  test('an address starts from the base of its own link', () => {
    expect(only(rss('<item><link xml:base="https://b.example/p/">x</link></item>'))?.url).toBe('https://b.example/p/x');
  });

  test('XML of another kind is no feed', () => {
    expect(() => readFeed('<html><item><title>x</title></item></html>', url)).toThrow(
      expect.objectContaining({ fault: 'not-a-feed', retryable: true }),
    );
  });

  test('bytes: marks before headers before declarations, and UTF-16 told or not', async () => {
    const text = rss(
      '<item><title>衛星画像</title><link>/a</link><pubDate>Tue, 26 Mar 24 09:00:00 JST</pubDate></item>',
    );
    const declared = `<?xml version="1.0" encoding="utf-16"?>${text}`;
    const wide = Buffer.from(`\ufeff${declared}`, 'utf16le');
    for (const [body, contentType] of [
      [wide, 'application/xml; charset=utf-8'],
      [Buffer.from(wide).swap16(), 'application/xml'],
      [wide.subarray(2), 'application/xml'],
      [Buffer.from(declared), 'application/xml'],
      [Buffer.from(`\ufeff${text}`), 'application/xml; charset=iso-8859-1'],
    ] as const) {
      const web = { get: async () => ({ status: 200, url, contentType, body }) };
      const source = createFeedSource(url, { web, now, zoneOffsetMinutes: 540 });
      expect((await source.collect('2024-W13')).candidates.map(({ pick }) => pick.title)).toEqual(['衛星画像']);
    }
  });

  test('a date that nobody can read is said, with how it is written', async () => {
    const { remarks } = await feed(
      rss('<item><title>a</title><link>/a</link><pubDate>in spring</pubDate></item>'),
    ).collect('2024-W13');
    expect(remarks).toEqual([`feed:${url}: 1 entries with a date that can’t be read; the first: “in spring”`]);
  });
});
