/** The path that readers want: a model writes Japanese, lies now and then, and only the truth comes out at the other end. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseText } from '../../infra/evaluation/audit/parse-text.ts';
import { startEngines } from '../../infra/local/engines/engines.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { typesetJapanese } from '../../shared/summaries/languages/ja-typeset.ts';
import { sentencesOf, textOf } from '../../shared/summaries/parts.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import { startConverseStub } from '../support/converse-stub.ts';
import { startOpenAiStub } from '../support/openai-stub.ts';
import { runCommand } from '../support/run-command.ts';
import { answersOf, handedIn, NOTHING_BETTER, told } from '../support/sentences.ts';
import { draftFor, TOLD_NOTES } from '../support/told-notes.ts';
import { supportedAll } from '../support/verdicts.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
const WEEK = ['--week', '2026-W46', '--source', 'list:https://notes.ronbun.example/list.md', '--web', SAMPLE, '--json'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-written-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One lie of each kind, each with a word by which it would be found in the digest. */
const LIES: readonly { readonly sign: string; readonly lie: Draft['qa'][number] }[] = [
  {
    sign: '77.7',
    lie: {
      question: '平均の改善幅はどれほどでしたか?',
      answer: [
        told(
          '全体の平均で77.7%の改善が確認されています。',
          'telling the bundler to prefer the module entry of a package lowers the start from 84.1 to 51.8 ms',
        ),
      ],
    },
  },
  {
    sign: '変えられた語',
    lie: {
      question: '変えられた語を含む引用はどうなりますか?',
      answer: [
        told(
          '変えられた語を含む引用でも、結論は同じだと述べられています。',
          'Mail clients are the first place where tables and inline styles are still needed',
        ),
      ],
    },
  },
  {
    sign: 'よその論文',
    lie: {
      question: 'よその論文では何が述べられていますか?',
      answer: [
        told(
          'よその論文の結果がここに引かれていると述べられています。',
          'We propose a new simple network architecture, the Transformer, based solely on attention mechanisms',
        ),
      ],
    },
  },
  {
    sign: '<script>',
    lie: {
      question: '印を付けた文はどう表示されますか?',
      answer: [
        told(
          '表示は<script>alert(1)</script>という形で行われると述べられています。',
          'The corpus holds 32 research papers with a median of 15 pages',
        ),
      ],
    },
  },
  {
    sign: 'The answer is written in English',
    lie: {
      question: 'どの言語で書かれていますか?',
      answer: [
        told(
          'The answer is written in English although Japanese was asked for.',
          'The check folds both texts in the same way before it compares them.',
        ),
      ],
    },
  },
  {
    sign: '記載されていません',
    lie: {
      question: '送信の費用はいくらですか?',
      answer: [
        told(
          '費用についての詳細は、この論文には記載されていません。',
          'We put a small server in the place of the mail service',
        ),
      ],
    },
  },
  {
    sign: 'evil.example',
    lie: {
      question: 'コードはどこで手に入りますか?',
      answer: [
        told(
          'コードは https://evil.example/code で公開されていると述べられています。',
          'The target of a sentence is the mean of its three ROUGE scores',
        ),
      ],
    },
  },
];

/** The told draft with its note's lie at the front and a copy of its own first answer at the end. */
function lying(prompt: string): Draft {
  const draft = draftFor(prompt);
  const { lie } = LIES[TOLD_NOTES.findIndex((note) => note.draft === draft)]!;
  return { ...draft, qa: [lie, ...draft.qa, { ...draft.qa[0]!, question: '同じことをもう一度教えてください.' }] };
}

/** What the notes say together, in their own words, and one more lie. */
const HEADLINES = [0, 6].map((at) => textOf(TOLD_NOTES[at]!.draft.headline));
const SURVEY = [
  ...HEADLINES.map((each) => told(each, each)),
  told('この週の論文は合わせて9,731回の実験を報告しています。', ...HEADLINES),
];

/** The writer lies once in each note and once of all and mends nothing; the second reader finds every statement supported. */
function turn(asked: string, messages: unknown): unknown {
  const text = textIn(messages).split('\nAnswer with one JSON object')[0]!;
  if (text.includes('test of the connection')) return { ok: true };
  if (asked.includes('repair_summary')) return NOTHING_BETTER;
  if (asked.includes('write_survey')) return { sentences: SURVEY };
  return asked.includes('review_statements') ? supportedAll(text) : handedIn(lying(JSON.stringify(messages)));
}

/** All text of a request's messages, whichever service it is for. */
const textIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value
      ? Object.values(value).map(textIn).join('\n')
      : '';

function expectTrueEdition(out: string, last: Record<string, unknown> | undefined): void {
  const text = readFileSync(join(out, '2026-W46', 'ja', 'digest.txt'), 'utf8');
  const edition = JSON.parse(readFileSync(join(out, '2026-W46', 'ja', 'digest.json'), 'utf8')) as Edition;
  expect(last).toMatchObject({ week: '2026-W46', found: 7, summarised: 7, degraded: 0, dropped: 0, mails: 1 });
  expect(last?.answersWithEvidence).toBe(last?.answers);
  expect(last?.sentencesCarried).toBe(last?.sentences);
  expect(last?.sentencesAgreed).toBe(last?.sentences);
  for (const { sign } of LIES) expect(text).not.toContain(sign);
  expect(text).toContain('\n今週の見取り図:\n');
  expect(edition.survey?.sentences).toMatchObject(
    HEADLINES.map((each) => ({ text: typesetJapanese(each), agreed: true })),
  );

  const read = parseText(text);
  expect(read.language).toBe('ja');
  expect(text).toMatch(/^.+:【2026-11-09~ 2026-11-15】\n/);
  const honest = TOLD_NOTES.flatMap(({ draft }) => answersOf(draft).map(typesetJapanese));
  const said = read.papers.flatMap((paper) => paper.qa.map(({ answer }) => answer));
  expect(said.filter((answer) => !honest.includes(answer))).toEqual([]);
  expect(honest.filter((answer) => !said.includes(answer))).toEqual([]);
  expect(read.papers.map((paper) => paper.verbatim)).toEqual(Array(7).fill(false));
  expect(new Set(read.papers.map((paper) => paper.headline))).toEqual(
    new Set(TOLD_NOTES.map(({ draft }) => typesetJapanese(textOf(draft.headline)))),
  );
  expect(
    edition.papers.every((paper) =>
      sentencesOf(paper).every(({ sentence }) => sentence.carried && sentence.evidence[0]!.link !== ''),
    ),
  ).toBe(true);
  expect(text).toMatch(/^根拠: 「.+」 \((p\. \d+|§ .+|要旨)\)$/m);
}

/** The mail as the inbox shows it to whoever opens it after the run. */
async function expectMailInInbox(dataDir: string): Promise<void> {
  const engines = await startEngines(dataDir);
  try {
    const { emails } = (await (await fetch(`${engines.urls.ses}/store`)).json()) as {
      emails: { subject: string; destination: { to: string[] }; body: { text: string; html: string } }[];
    };
    expect(emails).toHaveLength(1);
    const [mail] = emails;
    expect(mail?.destination.to).toEqual(['reader-ja@ronbun.example']);
    expect(mail?.subject).toContain('ほか6本｜11月9日〜15日');
    expect(mail?.body.html).toContain(typesetJapanese(textOf(TOLD_NOTES[0]!.draft.overview)));
    expect(mail?.body.text).toContain(typesetJapanese(textOf(TOLD_NOTES[6]!.draft.headline)));
    expect(mail?.body.html).not.toMatch(/\{\{/);
    for (const { sign } of LIES) expect(mail?.body.text).not.toContain(sign);
  } finally {
    await engines.stop();
  }
}

test('a week through Bedrock Converse over HTTP/2 comes out true, in Japanese, in the known form, and in the inbox', async () => {
  const stub = await startConverseStub(({ body }) => {
    return { tool: turn(JSON.stringify([body.toolConfig, body.outputConfig]), body.messages) };
  });
  const out = join(folder, 'bedrock');
  try {
    const ran = await runCommand(
      ['digest', ...WEEK, '--model', 'bedrock', '--out', out, '--data-dir', join(folder, 'bedrock-data')],
      {
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME: stub.endpoint,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_REGION: 'us-east-1',
        BEDROCK_MODEL_ID: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      },
    );
    expect(ran.stderr).not.toContain('Error');
    expect(ran.code).toBe(0);
    expectTrueEdition(out, ran.last);
    await expectMailInInbox(join(folder, 'bedrock-data'));
    // One to see that the model answers; then draft, second reader, repair; what comes back unchanged is not read again.
    // The survey is drafted and read once.
    expect(stub.calls).toHaveLength(24);
    expect(Number(ran.last?.tokens)).toBeGreaterThan(0);
    expect(Number(ran.last?.cost)).toBeGreaterThan(0);
  } finally {
    await stub.close();
  }
}, 120_000);

test('a week through an OpenAI-compatible server comes out the same', async () => {
  const stub = await startOpenAiStub(({ body }) => {
    return { content: JSON.stringify(turn(JSON.stringify(body.response_format), body.messages)) };
  });
  const out = join(folder, 'openai');
  try {
    const ran = await runCommand(
      ['digest', ...WEEK, '--model', 'openai', '--out', out, '--data-dir', join(folder, 'openai-data')],
      {
        OPENAI_BASE_URL: stub.baseURL,
        OPENAI_MODEL: 'local-model',
      },
    );
    expect(ran.code).toBe(0);
    expectTrueEdition(out, ran.last);
    // One to see that the model answers; then draft, second reader, repair; what comes back unchanged is not read again.
    // The survey is drafted and read once.
    expect(stub.calls).toHaveLength(24);
  } finally {
    await stub.close();
  }
}, 120_000);
