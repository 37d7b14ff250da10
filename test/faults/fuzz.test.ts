/**
 * Every parser at a border, on inputs that nobody meant: it answers, or throws the error it names, and what it answers is
 * no larger than what it was given allows. A hang ends in the test's time limit.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { DeliverMessage } from '../../functions/deliver.ts';
import { parseSettings } from '../../infra/settings.ts';
import { readSesEvent } from '../../shared/deliveries/aftermath/ses-event.ts';
import { readHtml } from '../../shared/documents/html/read-html.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { PaperMessage } from '../../shared/papers/paper-message.ts';
import { readWish } from '../../shared/readers/requests/inbound-mail.ts';
import { factsOfCrossref } from '../../shared/sources/crossref.ts';
import { listedCandidate } from '../../shared/sources/hf-daily.ts';
import { openCopyOf } from '../../shared/sources/openalex.ts';
import { parseDraft, parseRepair } from '../../shared/summaries/write/draft-schema.ts';
import { makePdf, text } from '../support/make-pdf.ts';
import { floods, jsonAround, soup, wounded, woundedBytes } from './fuzz-inputs.ts';
import { parsers } from './fuzz-parsers.ts';

afterAll(closePdfReader);

/** Wider on the run before a release: RONBUN_FUZZ=5000. */
const RUNS = Number(process.env.RONBUN_FUZZ ?? 150);
const USAGE = { calls: 1, inputTokens: 1, outputTokens: 1, cost: 0 };

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
  test('a page whose body a style without an end swallowed is read as a page without text', () => {
    const swallowed = '<html><head><title>One</title><style>.h{displa</script></head><body><p>words</p></body></html>';
    expect(readHtml(swallowed).blocks).toEqual([]);
  });

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
