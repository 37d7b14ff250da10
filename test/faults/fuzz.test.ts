/**
 * Every parser at a border, on inputs that nobody meant: it answers, or throws the error it names, and what it answers is
 * no larger than what it was given allows. A hang ends in the test's time limit.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { DeliverMessage } from '../../functions/deliver.ts';
import { PaperMessage } from '../../functions/summarize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { readSesEvent } from '../../shared/deliveries/ses-event.ts';
import { decodeHtml } from '../../shared/documents/html/decode-html.ts';
import { readHtml } from '../../shared/documents/html/read-html.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { parseText } from '../../shared/editions/parse-text.ts';
import { renderText } from '../../shared/editions/text.ts';
import { parseArxivAtom } from '../../shared/papers/arxiv-atom.ts';
import { parseArxivId } from '../../shared/papers/arxiv-id.ts';
import { parseOaiPage } from '../../shared/papers/arxiv-oai.ts';
import { parseAnnouncements } from '../../shared/papers/arxiv-rss.ts';
import { parseHttpUrl } from '../../shared/papers/canonical-url.ts';
import { factsOfCrossref } from '../../shared/papers/crossref.ts';
import { parseCuratedList } from '../../shared/papers/curated-list.ts';
import { parseDoi } from '../../shared/papers/doi.ts';
import { cleanEntry, readFeed } from '../../shared/papers/feed-entries.ts';
import { listedCandidate } from '../../shared/papers/hf-daily.ts';
import { openCopyOf } from '../../shared/papers/openalex.ts';
import { parseRuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { parseAddress } from '../../shared/readers/address.ts';
import { readFields } from '../../shared/readers/form-fields.ts';
import { isFormToken } from '../../shared/readers/form-token.ts';
import { readWish } from '../../shared/readers/inbound-mail.ts';
import { parseKeys } from '../../shared/readers/keys.ts';
import { readLink, signLink } from '../../shared/readers/signed-link.ts';
import { parseDraft, parseJson, parseRepair } from '../../shared/summaries/draft-schema.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { makePdf, text } from '../support/make-pdf.ts';
import { sampleEdition } from '../support/sample-papers.ts';
import { floods, jsonAround, soup, wounded, woundedBytes } from './fuzz-inputs.ts';

afterAll(closePdfReader);

/** Wider on the run before a release: RONBUN_FUZZ=5000. */
const RUNS = Number(process.env.RONBUN_FUZZ ?? 150);
const USAGE = { calls: 1, inputTokens: 1, outputTokens: 1, cost: 0 };
const URL_OF_FEED = 'https://feeds.example/feed.xml';

/** Runs a parser; what it throws must be one of the errors it names. Answers undefined then. */
function attempt<T>(parse: () => T, named: readonly string[]): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!named.includes((error as Error).name)) throw error;
    return undefined;
  }
}

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

interface Parser {
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

const parsers: Readonly<Record<string, Parser>> = {
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
    parse: (input) => readFeed(input, URL_OF_FEED).map((entry) => cleanEntry(entry, URL_OF_FEED)),
    named: feedErrors,
  },
  'an RSS feed': {
    words: xmlWords,
    sample: rss,
    parse: (input) => readFeed(input, URL_OF_FEED).map((entry) => cleanEntry(entry, URL_OF_FEED)),
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
    parse: (input) => readFeed(input, URL_OF_FEED).map((entry) => cleanEntry(entry, URL_OF_FEED)),
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
    parse: (input) => readHtml(decodeHtml(Buffer.from(input), 'text/html')),
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
    parse: (input) => parseDraft(parseJson(input, USAGE), USAGE),
    named: ['ModelAnswerError'],
  },
  'the settings of a handler': {
    words: ['{', '}', '"sources":', '"languages":', '[', ']', '"ja"', '"', ','],
    sample: '{"sources":["dair"],"languages":["ja"],"model":"extractive"}',
    parse: (input) => parseRuntimeSettings(input),
    named: ['ValiError', 'SyntaxError'],
  },
};

describe.each(Object.entries(parsers))('%s', (_name, { words, sample, parse, named }) => {
  test('whatever it is given it answers or throws what it names, and its answer is bounded', () => {
    expect(attempt(() => parse(sample), named)).not.toBe(null);
    fc.assert(
      fc.property(fc.oneof(soup(words), wounded(sample)), (input) => {
        const answer = attempt(() => parse(input), named);
        expect(sizeOf(answer)).toBeLessThan(4000 + 60 * input.length);
      }),
      { numRuns: RUNS },
    );
  });

  test('a flood of one of its own words ends', () => {
    for (const input of floods(words)) {
      const answer = attempt(() => parse(input), named);
      expect(sizeOf(answer)).toBeLessThan(4000 + 60 * input.length);
    }
  });
});

const message = jsonAround(
  ['version', 'week', 'paper', 'run', 'language', 'chunk'],
  [1, '2026-W46', 'ja', 'a-00000', 'arxiv:1', ''],
);
const draft = jsonAround(
  ['headline', 'overview', 'qa', 'question', 'answer', 'quotes', 'number'],
  ['words', [], 0, null, 'x'.repeat(60_000)],
);
const event = jsonAround(
  [
    'eventType',
    'notificationType',
    'mail',
    'tags',
    'destination',
    'bounce',
    'bouncedRecipients',
    'detail',
    'Message',
    'complaint',
  ],
  ['Bounce', 'Delivery', 'Complaint', [], {}, '{"eventType":"Send"}', ['a@b.example']],
);
const setting = jsonAround(
  ['sources', 'languages', 'model', 'budget', 'usd', 'sender', 'domain', 'operator', 'schedule', 'topics'],
  [...['ja', 'dair', 'extractive', 'a@b.example', 'cron(0 0 * * ? *)', -1, 1e99, []]],
);
const record = jsonAround(
  [
    'paper',
    'id',
    'title',
    'authors',
    'message',
    'DOI',
    'author',
    'given',
    'abstract',
    'best_oa_location',
    'issued',
    'date-parts',
    'abstract_inverted_index',
  ],
  [...['2403.00001', 'One', [], {}, [[2026]], 1e12, -5]],
);

describe('values that are JSON already', () => {
  const readers: readonly [string, fc.Arbitrary<unknown>, (value: unknown) => unknown, readonly string[]][] = [
    ['a message of the papers queue', message, (value) => v.safeParse(PaperMessage, value).success, []],
    ['a message of the deliveries queue', message, (value) => v.safeParse(DeliverMessage, value).success, []],
    ['a model’s draft', draft, (value) => parseDraft(value, USAGE), ['ModelAnswerError']],
    ['a model’s repair', draft, (value) => parseRepair(value, USAGE), ['ModelAnswerError']],
    ['a report of SES', event, (value) => readSesEvent(value), ['ValiError', 'SyntaxError']],
    ['the settings', setting, (value) => parseSettings(value), ['SettingsError']],
    [
      'a record of a registry',
      record,
      (value) => [factsOfCrossref(value, '10.1/x'), openCopyOf(value), listedCandidate(value)],
      ['SourceError'],
    ],
  ];
  test.each(readers)('%s', (_name, values, read, named) => {
    fc.assert(
      fc.property(values, (value) => void attempt(() => read(value), named)),
      { numRuns: RUNS },
    );
    // A prototype that a field poisoned would show on every object.
    expect(({} as Record<string, unknown>).headline).toBeUndefined();
  });
});

describe('inputs that were found by fuzzing, kept as cases', () => {
  test.each(['a', '@', '/*', '{', '}', 'a{', '@x{a{}', '.a{}', ',', ';'])('a style sheet of nothing but %s', (word) => {
    const sheet = word.repeat(Math.ceil(300_000 / word.length));
    const { blocks } = readHtml(
      `<head><style>${sheet}</style></head><body><p>One honest sentence stands here.</p></body>`,
    );
    expect(blocks.map(({ text: words }) => words)).toEqual(['One honest sentence stands here.']);
  });
});

describe('files', () => {
  const sample = makePdf([{ paint: [text(72, 700, 'One honest sentence stands on this page.')] }]);

  test('a wounded PDF is read or refused by name, and the reader lives on', async () => {
    await fc.assert(
      fc.asyncProperty(woundedBytes(sample), async (bytes) => {
        await readPdf(bytes, { timeoutMs: 3000 }).catch((error: Error) => {
          if (error.name !== 'PdfRefusedError') throw error;
        });
      }),
      { numRuns: 25 },
    );
    expect((await readPdf(sample)).blocks[0]?.text).toBe('One honest sentence stands on this page.');
  });

  test('a wounded mail to the reader’s mailbox is a wish or none', async () => {
    const mail =
      'From: Reader <a@b.example>\r\nTo: subscribe@digest.example\r\nSubject: subscribe\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhello\r\n--x--\r\n';
    await fc.assert(
      fc.asyncProperty(woundedBytes(Buffer.from(mail)), async (bytes) => {
        expect(['leave-by-token', 'leave', 'subscribe', 'nothing']).toContain((await readWish(bytes)).kind);
      }),
      { numRuns: RUNS },
    );
  });
});
