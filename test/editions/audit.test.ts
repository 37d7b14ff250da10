/** The audit: the reference's figures to the last answer, a whole Japanese edition that passes, and every lie planted in it found by name. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateEdition } from '../../infra/cli/evaluate-edition.ts';
import { evaluateQuotes } from '../../infra/cli/evaluate-quotes.ts';
import { UsageError } from '../../infra/cli/exit.ts';
import { auditDigest } from '../../shared/editions/audit.ts';
import { readDigest } from '../../shared/editions/audited-digest.ts';
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';
import { renderJson } from '../../shared/editions/json.ts';
import { renderText } from '../../shared/editions/text.ts';
import { createBedrockModel } from '../../shared/summaries/bedrock.ts';
import { quoteInSource } from '../../shared/summaries/checks/quote-in-source.ts';
import { indexSource } from '../../shared/summaries/checks/source-index.ts';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../shared/summaries/summarise.ts';
import type { Summary } from '../../shared/summaries/summary.ts';
import { clientFor, HAIKU } from '../summaries/bedrock-client.ts';
import { factsOf, sampleDocument, sampleDraft, samplePaper } from '../summaries/sample-paper.ts';
import { startConverseStub } from '../support/converse-stub.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { sampleEdition } from '../support/sample-edition.ts';

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
let folder: string;
let edition: Edition;

/** Ten papers, each written by the scripted Converse and held against its text; the texts lie beside, named by arXiv id. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-audit-'));
  const stub = await startConverseStub((call) => {
    const text: string = call.body.messages[0].content[0].text;
    return { tool: sampleDraft(factsOf(NUMBERS.find((number) => text.includes(factsOf(number).name))!)) };
  });
  const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] });
  const papers: EditionPaper[] = [];
  for (const number of NUMBERS) {
    const [paper, document] = [samplePaper(factsOf(number)), sampleDocument(factsOf(number))];
    papers.push(inEdition(number, await summarise({ paper, document, language: 'ja', model, linkTo: (url) => url })));
    const pages = [1, 2, 3, 4].map((page) =>
      document.blocks
        .filter(({ place }) => place.kind === 'page' && place.page === page)
        .map(({ text }) => text)
        .join('\n'),
    );
    writeFileSync(join(folder, `${paper.id.replace('arxiv:', '')}.json`), JSON.stringify(pages));
  }
  await stub.close();
  edition = sampleEdition({ papers });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function inEdition(
  number: number,
  { headline, overview, qa, verbatim, coverage, suspicious, model }: Summary,
): EditionPaper {
  const { id, title, authors, published, updated, url, categories } = samplePaper(factsOf(number));
  return {
    id,
    title,
    authors,
    published,
    updated,
    url,
    categories,
    sources: ['dair'],
    headline,
    overview,
    qa,
    verbatim,
    coverage,
    suspicious,
    revised: false,
    model,
  };
}

async function evaluate(of: Edition, form: 'json' | 'text' = 'json', source: string | undefined = folder) {
  const file = join(folder, form === 'json' ? 'digest.json.tmp' : 'digest.txt.tmp');
  writeFileSync(file, form === 'json' ? renderJson(of, 'https://site.example') : renderText(of));
  let printed = '';
  const outcome = await evaluateEdition(file, {
    ...(source && { source }),
    print: (text) => {
      printed += text;
    },
  });
  return { ...outcome, printed };
}

describe('a whole Japanese edition', () => {
  test.each(['json', 'text'] as const)('passes every gate as %s', async (form) => {
    const { result, passed, printed } = await evaluate(edition, form);
    expect(printed).not.toContain('gate missed');
    expect(result).toMatchObject({
      answers: 60,
      withVerifiedQuote: 60,
      unsupportedNumbers: 0,
      nearDuplicates: 0,
      nonAnswers: 0,
      restatements: 0,
      withoutSource: 0,
      gatesMissed: [],
    });
    expect(passed).toBe(true);
  });

  test('is not called verified where no source was given', async () => {
    const { result, passed, printed } = await evaluate(edition, 'json', '');
    expect(result).toMatchObject({ answers: 60, withQuote: 60, withVerifiedQuote: null, unsupportedNumbers: null });
    expect(printed).toContain('not compared (no --source)');
    expect(passed).toBe(true);
  });

  test('of the papers’ own sentences passes too', async () => {
    const papers: EditionPaper[] = [];
    for (const number of NUMBERS) {
      papers.push(
        inEdition(
          number,
          await summarise({
            paper: samplePaper(factsOf(number)),
            document: sampleDocument(factsOf(number)),
            language: 'ja',
            model: createExtractiveModel(),
            linkTo: (url) => url,
          }),
        ),
      );
    }
    const { result, printed } = await evaluate({ ...edition, papers }, 'text');
    expect(printed).not.toContain('gate missed');
    expect(result.withVerifiedQuote).toBe(result.answers);
  });
});

describe('one lie in it is found by its name', () => {
  const inAnswer =
    (
      change: (answer: EditionPaper['qa'][number]) => Partial<EditionPaper['qa'][number]>,
      at = 3,
    ): ((paper: EditionPaper) => EditionPaper) =>
    (paper) => ({
      ...paper,
      qa: paper.qa.map((item, index) => (index === at ? { ...item, ...change(item) } : item)),
    });
  const quoted = (quote: string) => inAnswer(({ evidence }) => ({ evidence: [{ ...evidence[0]!, quote }] }), 0);
  const lies: readonly (readonly [string, (paper: EditionPaper) => EditionPaper])[] = [
    ['number-unsupported', inAnswer(({ answer }) => ({ answer: answer.replace('6.5', '7.5') }), 2)],
    ['unsupported numbers', inAnswer(({ answer }) => ({ answer: answer.replace('6.5', '7.5') }), 2)],
    ['quote-not-in-source', quoted('Without the verifier it rises to 76.2%')],
    ['answers without a verified quote', quoted('Without the verifier it falls to 77.2%')],
    ['quote-not-in-source', inAnswer(() => ({ evidence: [] }))],
    ['name-unsupported', inAnswer(({ answer }) => ({ answer: `${answer}H200 でも同じです。` }))],
    [
      'near-duplicate',
      (paper) => ({ ...paper, qa: [...paper.qa, { ...paper.qa[0]!, question: '精度はどうなりましたか?' }] }),
    ],
    [
      'restated-question',
      inAnswer(({ question }) => ({
        answer: `${question.replace('か?', '')}。${question.replace('か?', '')}と述べられています。`,
      })),
    ],
    [
      'non-answer',
      inAnswer(() => ({
        answer: 'この点について、論文の中では詳細な情報は提供されていません。別の資料が必要になります。',
      })),
    ],
    [
      'adds-nothing',
      inAnswer(() => ({
        answer: '検証器は、箇所から導けない文を退け、その文は最大で二回まで書き直されます。表は扱われていません。',
      })),
    ],
    [
      'language',
      inAnswer(() => ({
        answer: 'Existing systems attach links after writing, so that claims drift apart from them.',
      })),
    ],
    ['language', inAnswer(({ answer }) => ({ answer: answer.replace(/います。$/, 'いる。') }))],
    ['crawl-date', (paper) => ({ ...paper, headline: `2024年4月4日13:22に発表された ${paper.headline}` })],
    ['markup', inAnswer(({ answer }) => ({ answer: `${answer}<script>alert(1)</script>` }))],
    ['foreign-link', inAnswer(({ answer }) => ({ answer: `${answer}https://evil.example にあります。` }))],
    ['foreign-title', inAnswer(({ answer }) => ({ answer: `${answer}"Attention Is All You Need" と同じです。` }))],
    [
      'contribution-unnamed',
      (paper) => ({ ...paper, headline: '要約の各文に根拠となる報告書の箇所を添え、正解率を高める手法です。' }),
    ],
    [
      'length',
      (paper) => ({ ...paper, headline: `${paper.headline}${'読者は根拠をその場で確かめられます。'.repeat(6)}` }),
    ],
    ['voice', inAnswer(({ answer }) => ({ answer: `${answer}ぜひご覧ください。` }))],
    ['untranslated', inAnswer(({ answer }) => ({ answer: `${answer}also, statements drift apart と述べます。` }))],
    ['repeats-itself', inAnswer(({ answer }) => ({ answer: answer + answer }))],
  ];
  test.each(lies)('%s', async (name, plant) => {
    const papers = edition.papers.map((paper, at) => (at === 4 ? plant(paper) : paper));
    const { result, passed, printed } = await evaluate({ ...edition, papers }, 'text');
    expect(result.gatesMissed).toContain(name);
    expect(passed).toBe(false);
    expect(printed).toContain(`gate missed: ${name}`);
  });
});

test('an edition that passes has every quote in its source, however its quotes were altered', () => {
  const indexes = NUMBERS.map((number) => indexSource(samplePaper(factsOf(number)), sampleDocument(factsOf(number))));
  const alteration = fc.record({
    paper: fc.nat(9),
    answer: fc.nat(5),
    from: fc.nat(60),
    to: fc.nat(60),
    put: fc.constantFrom('', 'x', '9', ' ', '-\n', 'ﬁ', 'not '),
  });
  fc.assert(
    fc.property(fc.array(alteration, { minLength: 1, maxLength: 3 }), (alterations) => {
      const papers = structuredClone(edition.papers) as unknown as { qa: { evidence: { quote: string }[] }[] }[];
      for (const { paper, answer, from, to, put } of alterations) {
        const evidence = papers[paper]!.qa[answer]!.evidence[0]!;
        evidence.quote = evidence.quote.slice(0, Math.min(from, to)) + put + evidence.quote.slice(Math.max(from, to));
      }
      const digest = readDigest(JSON.stringify({ ...edition, papers }));
      const passed = auditDigest(digest, indexes).gates.every(({ met }) => met);
      const allThere = digest.papers.every(({ qa }, at) =>
        qa.every(({ quotes }) => quotes.every((quote) => quoteInSource(quote, indexes[at]!))),
      );
      expect(passed && !allThere).toBe(false);
    }),
    { numRuns: 25 },
  );
});

describe('the command', () => {
  test.each([
    ['a file that is not there', 'none.json'],
    ['a folder', '.'],
  ])('refuses %s as wrong use', async (_, name) => {
    await expect(evaluateEdition(join(folder, name))).rejects.toBeInstanceOf(UsageError);
  });

  test.each(['', '{', '{"papers": 3}', 'a letter\nto a friend'])('refuses %j as no digest', async (text) => {
    const file = join(folder, 'odd.tmp');
    writeFileSync(file, text);
    await expect(evaluateEdition(file)).rejects.toBeInstanceOf(UsageError);
  });

  test('accepts all true quotes of a folder and no changed or foreign one', async () => {
    const result = await evaluateQuotes({ source: folder });
    expect(result.acceptedTrue).toBeGreaterThanOrEqual(99);
    expect(result).toMatchObject({ acceptedOneWord: 0, acceptedOneDigit: 0, texts: 10 });
    await expect(evaluateQuotes({ source: join(folder, 'none') })).rejects.toBeInstanceOf(UsageError);
  });
});

const reference = corpusOrNotice('../seed/000_da10d690c4ab7f6d.txt', 'the figures of the reference digest');
const sources = corpusOrNotice('seed-week', 'the figures of the reference digest');
if (reference && sources) {
  test('the reference digest has the figures of its own audit, to the last answer', async () => {
    let printed = '';
    const { result, passed } = await evaluateEdition(reference, {
      source: sources,
      print: (text) => {
        printed += text;
      },
    });
    expect(result).toMatchObject({
      answers: 98,
      nearDuplicates: 6,
      nonAnswers: 4,
      restatements: 9,
      overviewCopies: 20,
      flagged: 36,
      withQuote: 0,
      unsupportedNumbers: 21,
    });
    expect(passed).toBe(false);
    // Each figure stands beside itself: what is measured here and what the table remembers of the reference.
    for (const figure of [
      '6 = 6.1%',
      '4 = 4.1%',
      '9 = 9.2%',
      '20 = 20.4%',
      '47 = 57.3%',
      '20 = 24.4%',
      '21 = 25.6%',
      '36 = 36.7%',
      '31 (82 numbers)',
      '2 mixed, 1 plain',
      '4 polite, 6 plain',
    ]) {
      expect([figure, printed.split(figure).length - 1]).toEqual([figure, 2]);
    }
    const lines = readFileSync(reference, 'utf8').split('\n');
    expect(lines[433]).toContain('57.6%');
    expect(printed).toContain('line 434  number-unsupported');
  });
}
