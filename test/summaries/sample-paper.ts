/** A paper of our own and a true Japanese and English draft of it: what an honest model would hand in. */
import type { Block, PaperDocument } from '../../shared/documents/document.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import { told } from '../support/sentences.ts';

/** Facts that differ between sample papers, so that an edition is not ten times the same. */
export interface SampleFacts {
  readonly name: string;
  readonly number: number;
  readonly accuracy: string;
  readonly baseline: string;
  readonly documents: string;
}

const DEFAULT: SampleFacts = { name: 'KiteSum', number: 1, accuracy: '81.4', baseline: '73.9', documents: '12,480' };

export const factsOf = (number: number): SampleFacts => ({
  name: `${['Kite', 'Heron', 'Maple', 'Quartz', 'Lumen', 'Tundra', 'Cobalt', 'Fable', 'Orchid', 'Sable'][number % 10]}Sum`,
  number,
  accuracy: (80 + number * 0.7).toFixed(1),
  baseline: (70 + number * 0.3).toFixed(1),
  documents: `${12 + number},480`,
});

export function samplePaper(facts: SampleFacts = DEFAULT): Paper {
  const id = `2403.${String(10_000 + facts.number)}`;
  return {
    id: `arxiv:${id}`,
    week: '2024-W13',
    title: `${facts.name}: Summaries of Long Reports That Point at Their Evidence`,
    authors: ['Aiko Mori', 'Jonas Feld'],
    published: '2024-03-28',
    updated: '2024-03-28',
    version: 1,
    url: `http://arxiv.org/pdf/${id}v1`,
    categories: ['Computation and Language'],
    abstract: textsOf(facts)[0]!.text,
    locations: [{ kind: 'pdf', url: `https://arxiv.org/pdf/${id}v1` }],
    picks: [
      { source: 'dair', position: 1, title: facts.name, note: 'points at the evidence of each sentence', links: [] },
    ],
    remarks: [],
  };
}

export function sampleDocument(facts: SampleFacts = DEFAULT): PaperDocument {
  return {
    kind: 'pdf',
    url: `https://arxiv.org/pdf/2403.${10_000 + facts.number}v1`,
    pages: 4,
    blocks: textsOf(facts),
    setApart: { references: 1_200 },
    suspicions: [],
    codeLinks: ['https://github.com/mori/kitesum'],
    coverage: { kind: 'full' },
    attempts: [],
  };
}

function textsOf({ name, accuracy, baseline, documents }: SampleFacts): Block[] {
  const page = (number: number, section: string, text: string): Block => ({
    kind: 'paragraph',
    text,
    place: { kind: 'page', page: number },
    section,
  });
  return [
    page(
      1,
      'Abstract',
      `We present ${name}, a summarizer that attaches to every sentence of its output the passage of the report on which the sentence rests. On a set of ${documents} engineering reports it reaches an evidence accuracy of ${accuracy}%, compared with ${baseline}% for a retrieval baseline, while the summaries are judged as readable as those of the baseline.`,
    ),
    page(
      1,
      'Introduction',
      'Readers of long reports rarely trust an automatic summary, because they cannot see where its statements come from. Existing systems add links after the text is written, so that links and statements drift apart [3, 7].',
    ),
    page(
      2,
      'Method',
      `${name} first selects passages with a bi-encoder and then writes one sentence for each selected passage. A verifier with 110 million parameters rejects a sentence when its passage does not entail it, and the sentence is written again at most twice.`,
    ),
    page(
      2,
      'Data',
      `We collected ${documents} reports from three public agencies between 2015 and 2022. Two annotators marked the passage behind each of 5,600 sentences and agreed in 88% of the cases.`,
    ),
    page(
      3,
      'Results',
      `The evidence accuracy rises from ${baseline}% to ${accuracy}%. Without the verifier it falls to 76.2%, and a single rewriting attempt instead of two costs 1.9 points. Ratings of readability differ by 0.04 on a scale of five, which is not significant (p = 0.31).`,
    ),
    page(
      3,
      'Cost',
      'Writing a summary takes 6.5 seconds on one A100 GPU, of which the verifier needs 1.2 seconds. The retrieval baseline takes 2.8 seconds.',
    ),
    page(
      4,
      'Limitations',
      'All reports are in English and follow a template, so that results on free-form text may be lower. Tables are skipped, and 9% of the rejected sentences were in fact correct.',
    ),
    page(
      1,
      'Availability',
      'Code and annotations are released at https://github.com/mori/kitesum under the Apache License.',
    ),
  ];
}

export function sampleDraft({ name, accuracy, baseline, documents }: SampleFacts = DEFAULT): Draft {
  const verifier =
    'Without the verifier it falls to 76.2%, and a single rewriting attempt instead of two costs 1.9 points.';
  const collected = `We collected ${documents} reports from three public agencies between 2015 and 2022.`;
  const marked = 'Two annotators marked the passage behind each of 5,600 sentences and agreed in 88% of the cases.';
  const rejected = 'Tables are skipped, and 9% of the rejected sentences were in fact correct.';
  const readable = 'Ratings of readability differ by 0.04 on a scale of five, which is not significant (p = 0.31).';
  return {
    headline: [
      told(
        `${name} は、要約の各文に根拠となる報告書の箇所を添え、根拠の正解率を ${accuracy}% まで高める手法です。`,
        `We present ${name}, a summarizer that attaches to every sentence of its output the passage of the report on which the sentence rests.`,
        `The evidence accuracy rises from ${baseline}% to ${accuracy}%.`,
      ),
    ],
    overview: [
      told(
        '長い報告書の自動要約は、記述の出どころが見えないため読者に信頼されにくいという問題があります。',
        'Readers of long reports rarely trust an automatic summary, because they cannot see where its statements come from.',
      ),
      told(
        `本論文が提案する ${name} は、先に報告書から箇所を選び、選んだ箇所ごとに一文を書くことで、文と根拠のずれを防ぎます。`,
        `${name} first selects passages with a bi-encoder and then writes one sentence for each selected passage.`,
        'Existing systems add links after the text is written, so that links and statements drift apart.',
      ),
      told(
        '検証器は、箇所から導けない文を退け、その文は最大で二回まで書き直されます。',
        'A verifier with 110 million parameters rejects a sentence when its passage does not entail it, and the sentence is written again at most twice.',
      ),
      told(
        `公的機関の工学系の報告書 ${documents} 件で評価したところ、根拠の正解率は検索に基づく比較手法の ${baseline}% に対して ${accuracy}% に達しました。`,
        `On a set of ${documents} engineering reports it reaches an evidence accuracy of ${accuracy}%, compared with ${baseline}% for a retrieval baseline`,
        collected,
      ),
      told(
        '要約の読みやすさは比較手法と同程度と評価されています。',
        'the summaries are judged as readable as those of the baseline.',
      ),
      told(
        '一方で、対象は定型の英語の報告書に限られ、表は扱われていません。',
        'All reports are in English and follow a template',
        rejected,
      ),
      told(
        '著者らは、コードと注釈データを公開しています。',
        'Code and annotations are released at https://github.com/mori/kitesum under the Apache License.',
      ),
    ],
    qa: [
      {
        question: '検証器を外すと、結果はどう変わりますか?',
        answer: [
          told('正解率は 76.2% まで下がります。', verifier),
          told(
            '書き直しを二回から一回に減らした場合の低下は 1.9 ポイントにとどまり、検証そのものの寄与が大きいことが分かります。',
            verifier,
          ),
        ],
      },
      {
        question: 'データセットはどのように作られましたか?',
        answer: [
          told(
            '2015年から2022年に三つの公的機関が出した文書を集め、5,600 文について二人の注釈者が裏付けの段落に印を付けました。',
            marked,
            collected,
          ),
          told('両者の一致率は 88% でした。', marked),
        ],
      },
      {
        question: '一件の処理にはどのくらいの時間がかかりますか?',
        answer: [
          told(
            'A100 GPU 一枚で 6.5 秒を要し、そのうち 1.2 秒が検証に使われます。',
            'Writing a summary takes 6.5 seconds on one A100 GPU, of which the verifier needs 1.2 seconds.',
          ),
          told('検索だけの方式は 2.8 秒で済むため、速度では劣ります。', 'The retrieval baseline takes 2.8 seconds.'),
        ],
      },
      {
        question: '既存のシステムには、どのような欠点があると述べられていますか?',
        answer: [
          told(
            '従来の方式は文章を書き終えてからリンクを付け足すので、リンク先と主張の内容が食い違っていくと指摘されています。',
            'Existing systems add links after the text is written, so that links and statements drift apart.',
          ),
        ],
      },
      {
        question: '判定の誤りはどの程度ありましたか?',
        answer: [
          told('退けられたもののうち 9% は実際には正しい内容でした。', rejected),
          told('つまり、厳しすぎる判定によって正しい記述も一部失われています。', rejected),
        ],
      },
      {
        question: '読みやすさの差は統計的に意味がありますか?',
        answer: [
          told('五段階の評点の差は 0.04 で、p = 0.31 であるため有意とはいえません。', readable),
          told('根拠を添えても文体が損なわれないことの裏付けになっています。', readable),
        ],
      },
    ],
  };
}
