/** Each question is asked of a sentence that answers it by itself, and of none that only looks alike. */
import { describe, expect, test } from '@jest/globals';
import type { SectionKind } from '../../../../shared/documents/section-names.ts';
import { pickAnswers } from '../../../../shared/summaries/extractive/answers/pick-answers.ts';
import { KEY_POINT, QUESTION_KINDS } from '../../../../shared/summaries/extractive/answers/question-kinds.ts';
import type { SourceSentence } from '../../../../shared/summaries/extractive/source-sentences.ts';

const sentence = (text: string, part: SectionKind, like = 0, at = 0): SourceSentence => ({
  ...{ text, part, heading: '', at, relative: 0, vector: new Map(), whole: true },
  ...{ likeTitle: like, likeText: like },
});
const ASKED = { overview: '', names: ['Pageturn'], subject: 'it' };
/** The questions that one sentence alone is asked, in English. */
const askedOf = (text: string, part: SectionKind, language: 'en' | 'ja' = 'en'): string[] =>
  pickAnswers([sentence(text, part)], { ...ASKED, language }).map(({ question }) => question);

/** The template with each of the words in the place of its star. */
const each = (template: string, words: string): string[] => words.split('|').map((word) => template.replace('*', word));

type Case = readonly [part: SectionKind, sentences: readonly string[]];
interface Kind {
  readonly question: string;
  readonly answers: readonly Case[];
  readonly alike: readonly Case[];
}

const KINDS: readonly Kind[] = [
  {
    question: 'What does it propose?',
    answers: [
      [
        'abstract',
        [
          ...each(
            'We * a reader of pages that never fails.',
            'propose|introduce|present|describe|develop|design|also propose|first propose|boldly propose',
          ),
          ...each('* we propose a reader of pages.', 'In this paper,|With this work|To keep memory flat,'),
          ...each('This * proposes a reader of pages.', 'paper|work|article|study|note|report'),
          ...each(
            'We propose * reader of pages.',
            'an open|the|our|two kinds of|three kinds of|several kinds of|new|novel|all kinds of a|Pageturn, a',
          ),
        ],
      ],
      ...(['introduction', 'conclusion', 'other'] as const).map(
        (part) => [part, ['We propose a reader of pages.']] as const,
      ),
    ],
    alike: [
      [
        'abstract',
        [
          'They propose a reader of pages.',
          'Once we propose a reader it stays.',
          'Chen proposes a reader of pages.',
          ...each(
            'We present the * of a reader in detail.',
            'results|experiments|evaluation|overview|examples|details|snapshot',
          ),
        ],
      ],
      ['results', ['We propose a reader of pages.']],
      ['related', ['We propose a reader of pages.']],
    ],
  },
  {
    question: 'What is it?',
    answers: [
      [
        'method',
        [
          'Pageturn is a reader of pages.',
          'The Pageturn (PT) is an open reader of pages.',
          'Pageturn is the reader of pages.',
          'Pageturn is our reader of pages.',
          'Pageturn are a pair of readers.',
        ],
      ],
    ],
    alike: [
      ['method', each('Pageturn is the * reader of all.', 'same|most|first|only|best')],
      [
        'method',
        [
          'Pageturn is fast on all pages.',
          'The older reader is a reader of pages.',
          'So Pageturn is a reader of pages.',
        ],
      ],
      ['results', ['Pageturn is a reader of pages.']],
    ],
  },
  {
    question: 'Which method does it use?',
    answers: [
      [
        'method',
        [
          ...each(
            'Pageturn * a list from its open pages.',
            'uses|use|employs|applies|combines|splits|replaces|adopts|divides|encodes|maps|constructs|learns|extracts|estimates|decomposes|selects|assigns|implements|introduces|modifies|initialises|initializes|computes|represents|treats|relies on',
          ),
          ...each(
            '* use a list to keep open pages.',
            'We|We also|We then|We further|We therefore|We really|Our method|Our own small model|The proposed approach|Our system|Our algorithm|Our framework|Our parser|Our architecture|Our technique|Our implementation|Our network|Our tagger|Our classifier|Our summarizer|The Pageturn',
          ),
          ...each('Our * uses a list to keep open pages.', 'experiment|analysis|models'),
          ...each(
            'We use a list * open pages.',
            'to keep|by all|for|from all|into|with|that keeps|instead of|based on|using',
          ),
          'Pageturn consists of lists for its open pages.',
          'Pageturn works by lists for its open pages.',
          'For speed, we use a list to keep open pages.',
        ],
      ],
      ['setup', ['We use a list to keep open pages.']],
    ],
    alike: [
      [
        'method',
        [
          'The older reader uses a list to keep open pages.',
          'We use lists.',
          'We love a list to keep open pages.',
          ...each('We use a * to keep open pages.', 'notation|term|baseline|learning rate|batch size|epoch'),
        ],
      ],
      ['related', ['We use a list to keep open pages.']],
    ],
  },
  {
    question: 'What does it aim at?',
    answers: [
      [
        'introduction',
        [
          ...each(
            '* to keep memory flat.',
            'The goal is|Our aim is|The main objective is|Our purpose was|The primary goal is|The ultimate goal is|The overall goal is|The central goal is|The goal of this paper is|The aim of the present work is|The aim of our study was|The goal of this article is|The goal of our project is|This paper aims|This work aims|This study aims|This article aims|We aim|The goal of Pageturn in all is|The main purpose of the Pageturn reader is',
          ),
          'We aim at flat memory.',
          'In short, our goal is to keep memory flat.',
        ],
      ],
    ],
    alike: [
      [
        'introduction',
        ['Their goal is to keep memory flat.', 'The goal is memory.', 'The goal of readers is to keep memory flat.'],
      ],
      ['results', ['Our goal is to keep memory flat.']],
    ],
  },
  {
    question: 'What is the main idea of it?',
    answers: [
      [
        'method',
        [
          ...each(
            'The * is that pages close at once.',
            'main idea|key insight|core observation|basic innovation|central intuition|crucial idea|main idea of our reader|main idea of the small reader|key idea of Pageturn|main idea behind the reader',
          ),
          ...each('* key idea was that pages close at once.', 'Our|For most readers of pages, one'),
          'The key ideas are flat lists and closed pages.',
          'In short, the key idea is that pages close at once.',
        ],
      ],
    ],
    alike: [
      [
        'method',
        [
          'Their main idea is that pages close at once.',
          'The idea is that pages close at once.',
          'The main idea needs pages.',
        ],
      ],
      ['results', ['The main idea is that pages close at once.']],
    ],
  },
  {
    question: 'How does it explain one of its choices?',
    answers: [
      [
        'data',
        [
          ...each(
            'We * flat lists of pages because memory stays flat.',
            'chose|choose|prefer|preferred|decided|selected|adopt|adopted|employ|employed|boldly chose',
          ),
          'We chose flat lists of pages since memory stays flat.',
          'For speed, we chose flat lists of pages because memory stays flat.',
        ],
      ],
    ],
    alike: [
      [
        'data',
        [
          'We chose them because memory.',
          'We chose flat lists of pages because they are fast.',
          'We chose flat lists of pages since these are fast.',
          'They chose flat lists of pages because memory stays flat.',
        ],
      ],
      ['conclusion', ['We chose flat lists of pages because memory stays flat.']],
    ],
  },
  {
    question: 'What does it show in theory?',
    answers: [
      [
        'results',
        [
          ...each('We * that pages close at once.', 'prove|establish|derive'),
          ...each(
            'We derive * on open pages.',
            'a bound|bounds|the guarantee|guarantees|a proof|the theorem|a tight condition|conditions',
          ),
        ],
      ],
    ],
    alike: [
      ['results', ['They prove that pages close at once.', 'We prove it.', 'We provers that pages close.']],
      ['discussion', ['We prove that pages close at once.']],
    ],
  },
  {
    question: 'Which data does it use?',
    answers: [
      [
        'data',
        [
          ...each(
            'We trained the reader on a *.',
            'dataset|data set|corpus|benchmark|treebank|collection|test set|training data|development set|validation set|evaluation data',
          ),
          ...each(
            'We * the reader on two corpora.',
            'train|evaluate|evaluated|test|tested|collect|collected|build|built|create|created|annotate|annotated|performed|conducted|report|experiment|experimented|used',
          ),
          ...each('Pageturn * two corpora.', 'trains|evaluates|tests|uses'),
          ...each(
            'The * 32 papers.',
            'dataset contains|corpus contained|benchmark consists of|treebank consisted of|collection comprises|test set holds|training data was collected from|small data set is made of|corpus was built from|corpus was drawn from|corpus was taken from|corpus is drawn from|corpus is taken from',
          ),
          ...each('* corpus contains 32 papers.', 'Our|Our small'),
        ],
      ],
      ['results', ['We trained the reader on a corpus.']],
    ],
    alike: [
      [
        'data',
        [
          'They trained the reader on a corpus.',
          'We trained the reader on papers.',
          'The corpus contains papers.',
          ...each('We trained on a corpus and * it.', 'outperform|achieve|improve'),
        ],
      ],
      ['conclusion', ['We trained the reader on a corpus.']],
    ],
  },
  {
    question: 'How were the experiments of it set up?',
    answers: [
      [
        'setup',
        [
          ...each(
            'We ran it with 8 *.',
            'GPUs|TPU|hours|days|epochs|steps|iterations|hidden units|hidden layers|hidden states',
          ),
          ...each(
            'We set the * to 0.',
            'learning rate|batch size|optimizer|optimiser|dropout|label smoothing|beam size|vocabulary',
          ),
          'We ran Adam 8 times.',
          'We ran 8 folds of cross-validation.',
          ...each(
            '* for 8 epochs.',
            'All models were trained|Our model is trained|The network was also trained|The training was run|All small experiments were performed|Our models are optimised|The models were optimized|The model was implemented|The model was initialised|The model was fine-tuned|The model was pre-trained|The model was pretrained|The model employed Adam',
          ),
        ],
      ],
    ],
    alike: [
      [
        'setup',
        ['We ran it with many GPUs.', 'They ran it with 8 GPUs.', 'We ran it with 8 pages.', 'GPUs of 8 kinds exist.'],
      ],
      ['conclusion', ['We ran it with 8 GPUs.']],
    ],
  },
  {
    question: 'What does it evaluate, and how?',
    answers: [
      [
        'discussion',
        [
          ...each(
            'We * the reader with four other readers.',
            'evaluate|evaluated|compare|compared|measure|measured|test|tested|benchmark|validate|validated|assess|assessed|vary|varied|investigate|examine|examined|analyse|analyze|analyzed|also compare|then compare|first compare|further compare|have compared|boldly compare',
          ),
          ...each(
            'We perform * with four other readers.',
            'experiments|an evaluation|a study|studies|ablations|the small experiment|evaluations',
          ),
          ...each(
            'We * with four other readers.',
            'performed an experiment|conduct experiments|conducted a survey|conduct an ablation|conducted the user study|conduct evaluations',
          ),
        ],
      ],
    ],
    alike: [
      [
        'discussion',
        [
          'They compare the reader with four other readers.',
          'We compare them.',
          ...each('We compare four readers and * memory stays flat.', 'show that|shows that|find that|found that'),
          'We compare the readers and leave details to others.',
          'We compare the readers in future with many others.',
        ],
      ],
      ['related', ['We compare the reader with four other readers.']],
    ],
  },
  {
    question: 'Which results does it report?',
    answers: [
      [
        'results',
        [
          ...each(
            'Pageturn * 91%.',
            'achieves|reaches|obtains|attains|outperforms others by|surpasses others by|improves it by|reduces it by|yields|scores|establishes|increases it by|exceeds|lowers it by|gains|performs at|observes|finishes with|requires|needs|runs at|ran at|speeds up by|can reach|is able to reach|even reaches|thus reaches',
          ),
          ...each(
            'Pageturn is * by 91%.',
            'faster|better|smaller|larger|cheaper|higher|lower|more|less|comparable|competitive|2.5x much faster',
          ),
          ...each(
            'Pageturn reaches *.',
            '91%|3×|3x|3-fold|91 percent|3 points|1 point|3 times|3 ms|3 s|3 seconds|3 minutes|3 hours|3 days|3 MB|3 GiB|3 dollars|9.1|$3|the state of the art',
          ),
          'Pageturn will outperform all and reach it.'.replace(
            'will outperform all and reach it',
            'reaches all and surpasses it',
          ),
          'We trained the reader to be faster by 91%.'.replace('trained', 'train'),
          'Our experiments yield 91%.',
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          ...each('Pageturn reaches 91%, which it * keep.', 'could|would|might|should'),
          ...each('Pageturn reaches 91%, as we *.', 'expect|plan|hope'),
          'Pageturn reaches all of it.',
          'Pageturn reaches 9 pages.',
        ],
      ],
      ['method', ['Pageturn reaches 91%.']],
    ],
  },
  {
    question: 'Which figures does it report?',
    answers: [
      [
        'results',
        [
          ...each(
            'The older reader * 91% of it.',
            'takes|took|take|needs|needed|costs|cost|reaches|reached|reads|achieved|gives|gave|yields|falls by|fell by|rises by|rose by|grows by|grew by|improved by|reduced it by|increased by|decreased by|accounts for|is faster by|is slower by|is higher by|is lower by|is better by|is worse by|stays at|stayed at|holds|found|accepted|refused',
          ),
          ...each('Readers had 91% of it in *.', 'accuracy|precision|recall|more|less|fewer|average|median'),
          'Readers had 91% of it against others.',
          'It went from 10% to 91%.'.replace('It', 'Memory'),
          'The share is 9.1 for readers.',
          'The shares were 9.1 for readers.',
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          ...each('* the older reader takes 91% of it.', 'If|When|Suppose|Let|Consider|Assume'),
          ...each('The older reader takes 91% of it, as it *.', 'could|would|might|should'),
          ...each('The older reader takes 91% of it, * all.', 'for example|e.g.'),
          ...each(
            'The older reader takes 91% of the *.',
            'threshold|significance level|p-value|recent work|previous study|prior studies|earlier papers|related work',
          ),
          'The reader by Poe and Roe takes 91% of it.',
          'The reader by Poe et al takes 91% of it.',
          'The older reader takes 91% of it (2019).',
          'The older reader takes 9 of them.',
          'The older reader enjoys 91% of it.',
        ],
      ],
      ['method', ['The older reader takes 91% of it.']],
    ],
  },
  {
    question: 'What was found in it?',
    answers: [
      [
        'results',
        [
          ...each(
            'We * that memory stays flat.',
            'find|found|observe|observed|conclude|concluded|discover|discovered|show|showed|demonstrate|demonstrated|see|saw|verify|verified|argue|confirm|confirmed|reveal|also find|then find|further find|have found|therefore find|really find',
          ),
          ...each(
            '* that memory stays flat.',
            'Our results show|The results indicate|Our experiments suggest|Our analysis reveals|Our analyses confirm|The findings show|Our own small evaluation shows|The study shows|Our comparison demonstrates',
          ),
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          'They found that memory stays flat.',
          'We found flat memory.',
          'We show that it is possible to show flat memory.',
          'We show that we assume flat memory.',
          'We show that in the appendix.',
        ],
      ],
      ['setup', ['We found that memory stays flat.']],
    ],
  },
  {
    question: 'Which limits does it name?',
    answers: [
      [
        'discussion',
        [
          ...each(
            '* scanned pages.',
            'The main limitation is with|In most pages, one limitation of it is|A major drawback of it is|The key shortcoming is|A potential weakness is in|The limitations of it are|Our method does not read|Our small method cannot read|The proposed method did not read|Our methods do not read|Our method can not read|Our method is only for|Our method is limited to|Our method is restricted to|Our models are only for|Our models are limited to|Our model was only for|Our model was limited to|Our models were only for|Our models were not for|Our method still skips|Our method may not read|Our method may fail on|We only read|We did not read|We do not read|We could not read|We have not read|We were not able to read|We cannot read|Pageturn does not read|Pageturn cannot read|Pageturn is limited to|Pageturn is restricted to|Pageturn is only for',
          ),
        ],
      ],
      [
        'limitations',
        [
          ...each(
            'Scanned pages * read.',
            'are not|are only|cannot be|are limited to be|require to be|are small to|are few to|fail to be|may be|depend on what is',
          ),
          "Scanned pages can't be read.",
          'A single page was read.',
          'The reader lacks pages.',
          'The reader is unable to read.',
          'The reader is biased to pages.',
          'The reader assumes pages.',
          'The reader limits pages.',
          'The reader requires pages.',
          'The reader fails on pages.',
        ],
      ],
    ],
    alike: [
      [
        'discussion',
        [
          ...each('We do not * it.', 'claim|believe|think|wish|want|need'),
          'Scanned pages are not read.',
          ...each('A limitation of * readers is memory.', 'previous|prior|existing'),
          'We overcome a limitation of readers.',
          'A limitation of readers that we address is memory.',
        ],
      ],
      ['limitations', ['All pages were read.']],
      ['results', ['We cannot read scanned pages.']],
    ],
  },
  {
    question: 'What does it leave for later?',
    answers: [
      [
        'conclusion',
        [
          ...each(
            '* pages in parallel.',
            'In future work we read|In the future, we read|As future research, it reads|As our future work, our reader reads|In the near future, we read|We plan to read|We intend to read|We would like to read|We hope to read|Future work will read|Future research should read|Our future work could read|Future directions may be|Future studies might read|Future work includes|Future work involves|Future work is on|Future directions are|Future work on reading',
          ),
          ...each('* is open for pages.'.replace('* is', 'Further research *'), 'is|will stay|should stay|could stay'),
          'More work is open for pages.',
          'Further investigation is open for pages.',
          'We leave pages in parallel for future readers.',
          'We leave pages in parallel to future readers.',
        ],
      ],
    ],
    alike: [
      ['conclusion', ['They plan to read pages in parallel.', 'The future is bright for pages.', 'We leave pages.']],
      ['method', ['We plan to read pages in parallel.']],
    ],
  },
  {
    question: 'Where can the code or data of it be had?',
    answers: [
      [
        'setup',
        [
          ...each(
            'Our * is publicly available.',
            'code|software|implementation|package|toolkit|model|models|dataset|data set|corpus|data',
          ),
          ...each(
            'Our code is *.',
            'available at github|available on github|available from github|available for all|available online|available under MIT|available through us|available via github|released|downloadable|open-sourced|open sourced|hosted at github',
          ),
          ...each('* code is publicly available at github.', 'The|All|The small'),
          ...each('We * our code.', 'release|provide|publish|open-source'),
          ...each('We release *.', 'the code|all software|our implementation|our small models|our data'),
        ],
      ],
    ],
    alike: [
      [
        'setup',
        ['Their code is publicly available at github.', 'The code is publicly available.', 'Our code is clean.'],
      ],
      ['related', ['Our code is publicly available.']],
    ],
  },
];

test('every kind of question has its cases', () => {
  expect(KINDS.map(({ question }) => question)).toEqual(
    QUESTION_KINDS.map(({ asks }) => asks.en[0]!.replaceAll('{S}', 'it')),
  );
});

describe.each(KINDS)('"$question"', ({ question, answers, alike }) => {
  test.each(answers.flatMap(([part, sentences]) => sentences.map((text) => [text, part] as const)))(
    'is asked of: %s (%s)',
    (text, part) => {
      expect(askedOf(text, part)).toEqual([question]);
    },
  );

  test.each(alike.flatMap(([part, sentences]) => sentences.map((text) => [text, part] as const)))(
    'is not asked of: %s (%s)',
    (text, part) => {
      expect(askedOf(text, part)).not.toContain(question);
    },
  );
});

describe('in Japanese', () => {
  const ja = (kind: string) => QUESTION_KINDS.find(({ name }) => name === kind)!.asks.ja[0]!.replaceAll('{S}', 'it');
  test.each([
    ...each('*では、頁を閉じる読み取り器を提案する。', '本論文|本研究|本稿|本報告|我々|筆者ら').map(
      (text) => ['proposal', 'abstract', text] as const,
    ),
    ...each('本研究では、頁を閉じる読み取り器を*。', '開発した|構築している|提示する').map(
      (text) => ['proposal', 'abstract', text] as const,
    ),
    ...each('*は、頁の一覧を用いる。', '本手法|提案手法|我々|筆者ら|本研究').map(
      (text) => ['method', 'method', text] as const,
    ),
    ...each('本手法は、頁の一覧を*。', '用いた|利用する|組み合わせる|適用する|置き換える').map(
      (text) => ['method', 'method', text] as const,
    ),
    ...each('本研究は、頁を閉じることを*。', '目的とする|目指す|目的としている').map(
      (text) => ['aim', 'introduction', text] as const,
    ),
    ...each('論文の*を用いた読み取りの記録である。', 'データセット|コーパス|データ').map(
      (text) => ['data', 'data', text] as const,
    ),
    ...each('論文のコーパスを*記録である。', '用いて得た|使用した|収集した|構築した|含む').map(
      (text) => ['data', 'data', text] as const,
    ),
    ...each('読み取りの*を一定の値とした。', 'GPU|学習率|バッチサイズ|エポック|交差検証').map(
      (text) => ['setup', 'setup', text] as const,
    ),
    ...each('読み取りを既存の手法と*。', '評価する|比較した|検証を行った|測定を行う').map(
      (text) => ['evaluation', 'results', text] as const,
    ),
    ...each('*は正解率91%を達成した。', '本手法|提案手法|本システム|提案モデル|結果').map(
      (text) => ['result', 'results', text] as const,
    ),
    ...each('本手法では正解率91%*。', 'が得られた|向上した|上回った|改善した|削減した|示した|であった').map(
      (text) => ['result', 'results', text] as const,
    ),
    ...each(
      'メモリが増えない*。',
      'ことが分かった|ことがわかった|ことが明らかになった|ことが確認された|ことが示された|ことを確認した|ことを示した|ことを明らかにした|仕組みを明らかにした',
    ).map((text) => ['finding', 'discussion', text] as const),
    ...each('画像の頁を読む点が*。', '限界である|制約がある|課題として残る|課題は残る').map(
      (text) => ['limitation', 'discussion', text] as const,
    ),
    ...each('画像の頁は*。', '読み取りできない|対応していない|検証していない|限られる').map(
      (text) => ['limitation', 'discussion', text] as const,
    ),
    ...each(
      '*頁を並べて読む。',
      '今後の課題として|今後は|今後の展望では|今後も|今後、|将来的には|将来の課題として',
    ).map((text) => ['future', 'conclusion', text] as const),
    ...each(
      '読み取り器の*は公開している。'.replace('公開している', '公開して'),
      'コード|データ|ソフトウェア|モデル',
    ).map((text) => ['code', 'conclusion', text] as const),
    ...each('読み取り器のコードは*。', '入手できる|頁から取得できる').map(
      (text) => ['code', 'conclusion', text] as const,
    ),
  ])('%s, in %s: %s', (kind, part, text) => {
    expect(askedOf(text, part, 'ja')).toEqual([ja(kind)]);
  });

  test.each(['読み取り器はすでに提案されてきた。', '頁は紙である。', '既存の手法は頁の一覧を用いる。'])(
    'nothing is asked of: %s',
    (text) => {
      expect(askedOf(text, 'abstract', 'ja')).toEqual([]);
    },
  );
});

describe('a key point', () => {
  const central = (text: string, part: SectionKind, like = 0.5) =>
    pickAnswers([sentence(text, part, like)], { ...ASKED, language: 'en' }).map(({ question }) => question);
  test('is a central sentence of the authors about their work', () => {
    expect(central('We love to keep the pages of a file in a list, and that is what matters most.', 'method')).toEqual([
      KEY_POINT.asks.en[0]!.replace('{S}', 'it'),
    ]);
  });

  test.each([
    ['They love to keep the pages of a file in a list, and that is what matters.', 'method', 0.5],
    ['We love to keep the pages of a file in a list, and that is what matters.', 'related', 0.5],
    ['We love to keep the pages of a file in a list, and that is what matters.', 'method', 0.4],
    ['If we love to keep the pages of a file in a list, that is what matters most.', 'method', 0.5],
    ['When we love to keep the pages of a file in a list, that is what matters most.', 'method', 0.5],
    ['We would love to keep the pages of a file in a list, and that is what matters.', 'method', 0.5],
  ] as const)('is none: %s (%s, %d)', (text, part, like) => {
    expect(central(text, part, like)).toEqual([]);
  });
});
