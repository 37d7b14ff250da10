/** Every parser of text at a border: its own words, a sample that is right, and the errors it names. */

import { parseText } from '../../infra/evaluation/audit/parse-text.ts';
import { readHtml } from '../../shared/documents/html/read-html.ts';
import { renderText } from '../../shared/editions/text.ts';
import { parseArxivId } from '../../shared/papers/identity/arxiv-id.ts';
import { parseHttpUrl } from '../../shared/papers/identity/canonical-url.ts';
import { parseDoi } from '../../shared/papers/identity/doi.ts';
import { decodePage } from '../../shared/platform/decode-page.ts';
import { parseRuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { parseAddress } from '../../shared/readers/address/address.ts';
import { isFormToken } from '../../shared/readers/links/form-token.ts';
import { readLink, signLink } from '../../shared/readers/links/signed-link.ts';
import { parseKeys } from '../../shared/readers/links/signing-keys.ts';
import { readFields } from '../../shared/readers/requests/form-fields.ts';
import { parseArxivAtom } from '../../shared/sources/arxiv/arxiv-atom.ts';
import { parseOaiPage } from '../../shared/sources/arxiv/arxiv-oai.ts';
import { parseAnnouncements } from '../../shared/sources/arxiv/arxiv-rss.ts';
import { cleanEntry, readFeed } from '../../shared/sources/feeds/feed-entries.ts';
import { parseCuratedList } from '../../shared/sources/lists/curated-list.ts';
import { DRAFT_SCHEMA, parseDraft } from '../../shared/summaries/write/draft-schema.ts';
import { readAnswer } from '../../shared/summaries/write/models/wire/read-answer.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { sampleEdition } from '../support/sample-papers.ts';

const USAGE = { calls: 1, inputTokens: 1, outputTokens: 1, cost: 0 };
const URL_OF_FEED = 'https://feeds.example/feed.xml';

export interface Parser {
  readonly words: readonly string[];
  readonly sample: string;
  readonly parse: (input: string) => unknown;
  readonly named: readonly string[];
}

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>f</title><entry><id>http://arxiv.org/abs/2611.00001v1</id><title>One &amp; two</title><summary>Words &lt;b&gt;here&lt;/b&gt;</summary><published>2026-11-10T00:00:00Z</published><author><name>A</name></author><link href="https://a.example/1"/></entry></feed>`;
const rss = `<rss version="2.0"><channel><title>c</title><item><title>One</title><link>https://a.example/1</link><pubDate>Tue, 10 Nov 2026 00:00:00 GMT</pubDate><description><![CDATA[<p>words</p>]]></description></item></channel></rss>`;
const oai = `<OAI-PMH><ListRecords><record><header><identifier>oai:arXiv.org:2611.00001</identifier></header><metadata><arXivRaw><id>2611.00001</id><title>One</title><authors>A, B and C</authors><abstract>Words.</abstract><version version="v1"><date>Tue, 10 Nov 2026 00:00:00 GMT</date></version></arXivRaw></metadata></record><resumptionToken>t</resumptionToken></ListRecords></OAI-PMH>`;
const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"f","items":[{"id":"1","url":"https://a.example/1","title":"One","content_html":"<p>words</p>","date_published":"2026-11-10T00:00:00Z","authors":[{"name":"A"}]}]}`;
const list = `## Top ML Papers of the Week (March 25 - March 31) - 2024\n| **Paper** | **Links** |\n| --- | --- |\n| 1) **One** - words | [Paper](https://arxiv.org/abs/2403.00001), [Tweet](https://x.com/a/status/1) |\n| 2) **Two** \\| more | [Paper](https://a.example/2) |\n`;
const page = `<html><head><title>One</title><meta property="og:title" content="One"><style>.h{display:none}</style><script type="application/ld+json">{"@type":"Article"}</script></head><body><article><h1>One</h1><p class="h">hidden</p><p>Words \\(x^2\\) and <math><mi>x</mi></math> here.</p><table><tr><td>1</td></tr></table><ul><li>a</li></ul></article></body></html>`;
const xmlWords = [
  '<',
  '>',
  '</',
  '/>',
  '<feed>',
  '<entry>',
  '</entry>',
  '<rss>',
  '<item>',
  '<title>',
  '&amp;',
  '&#x41;',
  '&#99999999;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<!DOCTYPE x [',
  '<!ENTITY a "b">',
  '<?xml',
  '?>',
  'xmlns="',
  '"',
  "'",
  '=',
  'http://',
];
const feedErrors = ['SourceError'];

export const parsers: Readonly<Record<string, Parser>> = {
  'the curated list': {
    words: [
      '## ',
      '| ',
      '|',
      '**',
      '[',
      '](',
      ')',
      ' - ',
      'March 25 - March 31',
      '2024',
      'https://arxiv.org/abs/2403.00001',
      '\n',
      '1) ',
      '---',
      '\\|',
      '* ',
    ],
    sample: list,
    parse: (input) => parseCuratedList(input, { year: 2024 }),
    named: [],
  },
  'an Atom feed': {
    words: xmlWords,
    sample: atom,
    parse: (input) => readFeed(input, URL_OF_FEED).map(cleanEntry),
    named: feedErrors,
  },
  'an RSS feed': {
    words: xmlWords,
    sample: rss,
    parse: (input) => readFeed(input, URL_OF_FEED).map(cleanEntry),
    named: feedErrors,
  },
  'a JSON feed': {
    words: [
      '{',
      '}',
      '[',
      ']',
      '"items":',
      '"version":',
      '"https://jsonfeed.org/version/1.1"',
      '"title":',
      '"',
      ',',
      ':',
      'null',
      '1e999',
      '{}',
    ],
    sample: jsonFeed,
    parse: (input) => readFeed(input, URL_OF_FEED).map(cleanEntry),
    named: feedErrors,
  },
  'an answer of arXiv': { words: xmlWords, sample: atom, parse: (input) => parseArxivAtom(input), named: feedErrors },
  'an announcement of arXiv': {
    words: xmlWords,
    sample: rss,
    parse: (input) => parseAnnouncements(input, URL_OF_FEED),
    named: feedErrors,
  },
  'a harvest of arXiv': { words: xmlWords, sample: oai, parse: (input) => parseOaiPage(input), named: feedErrors },
  'a page': {
    words: [
      ...xmlWords,
      '<p>',
      '<table>',
      '<td>',
      '<math>',
      '<svg>',
      '<template>',
      '<script>',
      '</script>',
      '<style>',
      '.a{',
      '}',
      'style="display:none"',
      '\\(',
      '\\)',
      '$$',
      '<li>',
      '<h2>',
      '<iframe srcdoc="',
    ],
    sample: page,
    parse: (input) => readHtml(decodePage(Buffer.from(input), 'text/html')),
    named: [],
  },
  'the digest’s own text': {
    words: ['【', '】', '~', '■', 'Q', 'A', ':', '\n', '  1. ', '根拠', '2026-11-09', '===', 'http://'],
    sample: renderText(sampleEdition()),
    parse: (input) => parseText(input),
    named: ['NotADigestError'],
  },
  'an address': {
    words: [
      'a',
      '@',
      '.',
      'example.com',
      '"',
      '(',
      ')',
      '<',
      '>',
      ',',
      ' ',
      '\r\n',
      '+',
      'ü',
      'xn--',
      '[127.0.0.1]',
      '-',
    ],
    sample: 'reader.one+tag@mail.example.com',
    parse: (input) => parseAddress(input),
    named: [],
  },
  'a link’s token': {
    words: ['1.', '1', '.', 'u', 'p', '_', '-', 'A', '0', 'zzzzzzzzzzzzzz'],
    sample: signLink({ purpose: 'unsubscribe', reader: 'reader', version: 1 }, KEYS),
    parse: (input) => readLink(input, 'preferences', KEYS, 0),
    named: ['BadLinkError'],
  },
  'a form’s token': {
    words: ['1.', '.', '_', '-', 'A', '0'],
    sample: '1.abc.def',
    parse: (input) => isFormToken(input, KEYS, 10_000),
    named: [],
  },
  'a posted form': {
    words: [
      'a=',
      '&',
      '%',
      '%0d%0a',
      '%zz',
      '+',
      'email',
      '__proto__=1',
      '--x',
      '\r\n\r\n',
      'content-disposition: form-data; name="a"',
    ],
    sample: '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\na@b.example\r\n--x--',
    parse: (input) =>
      [
        readFields(Buffer.from(input), 'multipart/form-data; boundary=x'),
        readFields(Buffer.from(input), 'application/x-www-form-urlencoded'),
      ].map((fields) => (typeof fields === 'string' ? fields : [...fields])),
    named: [],
  },
  'the keys': {
    words: ['{', '}', '"current":', '"id":', '"key":', '"', ','],
    sample: '{"current":{"id":"1","key":"k"}}',
    parse: (input) => parseKeys(input),
    named: ['KeysError'],
  },
  'an arXiv id, a DOI, an address of the web': {
    words: ['arxiv:', '2403.00001', 'v1', '10.', '/', 'https://', 'doi.org', '%', '@', ':', '//', '[::1]', '①'],
    sample: 'https://arxiv.org/abs/2403.00001v2',
    parse: (input) => [parseArxivId(input), parseDoi(input), parseHttpUrl(input)?.href],
    named: [],
  },
  'a model’s answer as text': {
    words: ['```', 'json', '\n', '{', '}', '"headline":', '"qa":', '[', ']', '"'],
    sample: '```json\n{"headline":"h","overview":"o","qa":[]}\n```',
    parse: (said) => {
      const heard = { said, thought: said, handed: [said], finish: 'stop', counts: {} };
      return parseDraft(readAnswer(heard, DRAFT_SCHEMA, USAGE), USAGE);
    },
    named: ['ModelAnswerError'],
  },
  'the settings of a handler': {
    words: ['{', '}', '"sources":', '"languages":', '[', ']', '"ja"', '"', ','],
    sample: '{"sources":["dair"],"languages":["ja"],"model":"extractive"}',
    parse: (input) => parseRuntimeSettings(input),
    named: ['ValiError', 'SyntaxError'],
  },
};
