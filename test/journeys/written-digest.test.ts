/** The path that readers want: a model writes Japanese, lies now and then, and only the truth comes out at the other end. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseText } from '../../infra/evaluation/audit/parse-text.ts';
import { startEngines } from '../../infra/local/engines/engines.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import { startConverseStub } from '../support/converse-stub.ts';
import { startOpenAiStub } from '../support/openai-stub.ts';
import { runCommand } from '../support/run-command.ts';
import { draftFor, TOLD_NOTES } from '../support/told-notes.ts';

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
      answer: '全体の平均で77.7%の改善が確認されています。',
      quotes: ['telling the bundler to prefer the module entry of a package lowers the start from 84.1 to 51.8 ms'],
    },
  },
  {
    sign: '変えられた語',
    lie: {
      question: '変えられた語を含む引用はどうなりますか?',
      answer: '変えられた語を含む引用でも、結論は同じだと述べられています。',
      quotes: ['Mail clients are the first place where tables and inline styles are still needed'],
    },
  },
  {
    sign: 'よその論文',
    lie: {
      question: 'よその論文では何が述べられていますか?',
      answer: 'よその論文の結果がここに引かれていると述べられています。',
      quotes: ['We propose a new simple network architecture, the Transformer, based solely on attention mechanisms'],
    },
  },
  {
    sign: '<script>',
    lie: {
      question: '印を付けた文はどう表示されますか?',
      answer: '表示は<script>alert(1)</script>という形で行われると述べられています。',
      quotes: ['The corpus holds 32 research papers with a median of 15 pages'],
    },
  },
  {
    sign: 'The answer is written in English',
    lie: {
      question: 'どの言語で書かれていますか?',
      answer: 'The answer is written in English although Japanese was asked for.',
      quotes: ['The check folds both texts in the same way before it compares them.'],
    },
  },
  {
    sign: '記載されていません',
    lie: {
      question: '送信の費用はいくらですか?',
      answer: '費用についての詳細は、この論文には記載されていません。',
      quotes: ['We put a small server in the place of the mail service'],
    },
  },
  {
    sign: 'evil.example',
    lie: {
      question: 'コードはどこで手に入りますか?',
      answer: 'コードは https://evil.example/code で公開されていると述べられています。',
      quotes: ['The target of a sentence is the mean of its three ROUGE scores'],
    },
  },
];

/** The told draft with its note's lie at the front and a copy of its own first answer at the end. */
function lying(prompt: string): Draft {
  const draft = draftFor(prompt);
  const { lie } = LIES[TOLD_NOTES.findIndex((note) => note.draft === draft)]!;
  return { ...draft, qa: [lie, ...draft.qa, { ...draft.qa[0]!, question: '同じことをもう一度教えてください.' }] };
}

const NOTHING_BETTER = { headline: '', overview: '', qa: [] };

function expectTrueEdition(out: string, last: Record<string, unknown> | undefined): void {
  const text = readFileSync(join(out, '2026-W46', 'ja', 'digest.txt'), 'utf8');
  const edition = JSON.parse(readFileSync(join(out, '2026-W46', 'ja', 'digest.json'), 'utf8')) as Edition;
  expect(last).toMatchObject({ week: '2026-W46', found: 7, summarised: 7, degraded: 0, dropped: 0, mails: 1 });
  expect(last?.answersWithEvidence).toBe(last?.answers);
  for (const { sign } of LIES) expect(text).not.toContain(sign);

  const read = parseText(text);
  expect(read).toMatchObject({ language: 'ja', from: '2026-11-09', to: '2026-11-15' });
  const told = TOLD_NOTES.flatMap(({ draft }) => draft.qa.map(({ answer }) => answer));
  const said = read.papers.flatMap((paper) => paper.qa.map(({ answer }) => answer));
  expect(said.filter((answer) => !told.includes(answer))).toEqual([]);
  expect(told.filter((answer) => !said.includes(answer))).toEqual([]);
  expect(read.papers.map((paper) => paper.verbatim)).toEqual(Array(7).fill(false));
  expect(new Set(read.contents.map((entry) => entry.headline))).toEqual(
    new Set(TOLD_NOTES.map(({ draft }) => draft.headline)),
  );
  expect(
    edition.papers.every((paper) => paper.qa.every(({ evidence }) => evidence.length > 0 && evidence[0]!.link !== '')),
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
    expect(mail?.subject).toContain('2026-W46');
    expect(mail?.body.html).toContain(TOLD_NOTES[0]!.draft.overview);
    expect(mail?.body.text).toContain(TOLD_NOTES[6]!.draft.headline);
    expect(mail?.body.html).not.toMatch(/\{\{/);
    for (const { sign } of LIES) expect(mail?.body.text).not.toContain(sign);
  } finally {
    await engines.stop();
  }
}

test('a week through Bedrock Converse over HTTP/2 comes out true, in Japanese, in the known form, and in the inbox', async () => {
  const stub = await startConverseStub(({ body }) => {
    const repair = JSON.stringify(body.toolConfig ?? {}).includes('"number"');
    return { tool: repair ? NOTHING_BETTER : lying(JSON.stringify(body.messages)) };
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
    expect(stub.calls).toHaveLength(14);
    expect(Number(ran.last?.tokens)).toBeGreaterThan(0);
    expect(Number(ran.last?.cost)).toBeGreaterThan(0);
  } finally {
    await stub.close();
  }
}, 60_000);

test('a week through an OpenAI-compatible server comes out the same', async () => {
  const stub = await startOpenAiStub(({ body }) => {
    const repair = JSON.stringify(body.response_format ?? {}).includes('"number"');
    return { content: JSON.stringify(repair ? NOTHING_BETTER : lying(JSON.stringify(body.messages))) };
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
    expect(stub.calls).toHaveLength(14);
  } finally {
    await stub.close();
  }
}, 60_000);
