/** The door: what each check is asked of, where it objects, and by which name. Offences are planted in an honest draft. */
import { describe, expect, test } from '@jest/globals';
import { checkDraft, faultsAsHeadline } from '../../../shared/summaries/check/check-draft.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import type { Draft } from '../../../shared/summaries/summary.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../sample-paper.ts';

const index = indexSource(samplePaper(), sampleDocument());
const honest = sampleDraft();
type Sentence = Draft['overview'][number];
type Answer = Draft['qa'][number];

const headed = (change: Partial<Sentence>): Draft => ({ ...honest, headline: [{ ...honest.headline[0]!, ...change }] });
const overview = (at: number, change: Partial<Sentence>): Draft => ({
  ...honest,
  overview: honest.overview.with(at, { ...honest.overview[at]!, ...change }),
});
const answered = (at: number, change: (item: Answer) => Partial<Answer>): Draft => ({
  ...honest,
  qa: honest.qa.with(at, { ...honest.qa[at]!, ...change(honest.qa[at]!) }),
});
const said = (at: number, sentence: string): Draft =>
  answered(at, ({ answer }) => ({ answer: [{ ...answer[0]!, sentence }, ...answer.slice(1)] }));
const asked = (at: number, question: string): Draft => answered(at, () => ({ question }));

const objections = (draft: Draft, verbatim = false, language: 'ja' | 'en' = 'ja') =>
  checkDraft(draft, index, language, verbatim).objections.map(({ where, check }) => `${where} ${check}`);

test('an honest draft meets no objection, and each sentence stands on its own quotes', () => {
  const { objections: none, standing } = checkDraft(honest, index, 'ja', false);
  expect(none).toEqual([]);
  expect([...standing.values()].every(({ on, quotes }) => on === 'own' && quotes.length > 0)).toBe(true);
  expect([...standing.keys()]).toEqual(
    expect.arrayContaining(['headline[0]', 'overview[0]', 'overview[6]', 'qa[0].answer[0]', 'qa[5].answer[1]']),
  );
});

describe('a sentence of our own', () => {
  test.each<[string, string]>([
    ['', 'empty'],
    ['要約は<b>速い</b>です。', 'markup'],
    ['- 要約は速いです。', 'markup'],
    ['要約は https://evil.example にあります。', 'foreign-link'],
    ['The summary is fast.', 'language'],
    ['要約は also, statements drift apart です。', 'untranslated'],
    ['私たちの要約は速いです。', 'voice'],
    ['KiteS umの要約です。Kite Sumの要約です。', 'split-name'],
    ['カイトサムの要約です。', 'transliterated-name'],
    ['これは"Attention Is All You Need"の要約です。', 'foreign-title'],
    ['2024年4月4日の要約です。', 'crawl-date'],
    ['要約は4711件です。', 'number-unsupported'],
    ['H200で要約します。', 'name-unsupported'],
    ['正解率は81.4%から73.9%に上がります。', 'direction-contradicted'],
    ['誤りは9%少ないです。', 'number-not-quoted'],
    ['要約は速い。', 'language'],
    ['正解率は76.2%です。2024年4月4日です。', 'date-not-quoted'],
    ['この点は論文では述べられていません。', 'non-answer'],
    ['要約は6.5秒かかります。', 'number-not-quoted'],
    ['Apacheの要約です。', 'name-not-quoted'],
    ['正解率は76.2%に上がります。', 'direction-not-quoted'],
  ])('%s', (sentence, check) => {
    expect(objections(said(0, sentence))).toContain(`qa[0].answer[0] ${check}`);
    expect(objections(said(0, sentence)).filter((each) => !each.startsWith('qa[0]'))).toEqual([]);
  });

  test('must have a quote, and each of them must stand in the paper', () => {
    const name = 'overview[1] quote-not-in-source';
    expect(objections(overview(1, { quotes: [] }))).toContain(name);
    expect(objections(overview(1, { quotes: ['It is nowhere in the paper, as a whole.'] }))).toContain(name);
    expect(objections(overview(1, {}))).not.toContain(name);
  });

  test('may join its neighbours without a quote where it claims nothing', () => {
    const joining = { quotes: [], sentence: '理由は次のとおりです。' };
    const draft = answered(0, ({ answer }) => ({ answer: [answer[0]!, joining, ...answer.slice(1)] }));
    expect(objections(draft)).toEqual([]);
    expect(checkDraft(draft, index, 'ja', false).standing.get('qa[0].answer[1]')?.on).toBe('neighbour');
  });

  test('keeps the hedge of its quote', () => {
    const sentence = '検証器は、箇所から導けない文を退け、その文は二回書き直されます。';
    expect(objections(overview(2, { sentence }))).toContain('overview[2] hedge-dropped');
  });

  test('calls one thing by one name', () => {
    const source = indexSource(samplePaper(), {
      ...sampleDocument(),
      blocks: [{ kind: 'paragraph', text: 'A student model learns from it.', place: { kind: 'abstract' } }],
    });
    const told = (sentence: string): Sentence => ({ sentence, quotes: ['A student model learns from it.'] });
    const draft = { headline: [], overview: [told('学生モデルを使います。')], qa: [] };
    const mixed = { ...draft, overview: [...draft.overview, told('生徒モデルが学びます。')] };
    const named = (each: Draft) => checkDraft(each, source, 'ja', false).objections.map(({ check }) => check);
    expect(named(mixed)).toContain('mixed-terms');
    expect(named(draft)).not.toContain('mixed-terms');
  });

  test('is not asked for です・ます in English, nor for English in Japanese', () => {
    const english = { quotes: honest.qa[0]!.answer[0]!.quotes, sentence: 'Without the verifier it falls to 76.2%.' };
    const draft = {
      headline: [],
      overview: [],
      qa: [{ question: 'What does it do to the accuracy?', answer: [english] }],
    };
    expect(objections(draft, false, 'en').filter((each) => /language|untranslated/.test(each))).toEqual([]);
    expect(objections(draft)).toEqual(expect.arrayContaining(['qa[0].question language', 'qa[0].answer[0] language']));
  });
});

describe('a headline', () => {
  test.each([
    [{ sentence: '根拠の正解率を 81.4% まで高めます。' }, 'headline[0] contribution-unnamed'],
    [{ sentence: `KiteSum は${'とても'.repeat(60)}速いです。` }, 'headline[0] length'],
  ])('%j', (change, found) => {
    expect(objections(headed(change))).toContain(found);
  });
});

describe('an overview as a whole', () => {
  test.each<[Draft, string]>([
    [{ ...honest, overview: honest.overview.slice(0, 2) }, 'overview too-short'],
    [
      { ...honest, overview: [...honest.overview, ...honest.overview, ...honest.overview, ...honest.overview] },
      'overview too-long',
    ],
    [{ ...honest, overview: [...honest.overview, honest.overview[0]!] }, 'overview repeats-itself'],
  ])('%#', (draft, found) => {
    expect(objections(draft)).toContain(found);
  });
});

describe('an answer as a whole', () => {
  test('adds something, answers, and says nothing twice', () => {
    const copied = answered(4, () => ({ answer: honest.overview.slice(0, 3) }));
    expect(objections(copied)).toContain('qa[4] adds-nothing');
    const again = answered(3, ({ question, answer }) => ({
      answer: [{ ...answer[0]!, sentence: question.replace('か?', '。') }],
    }));
    expect(objections(again)).toContain('qa[3] restated-question');
    const twice = { ...honest, qa: [...honest.qa, { ...honest.qa[0]!, question: '精度への影響は?' }] };
    expect(objections(twice)).toEqual(['qa[6] near-duplicate']);
    const guessed = answered(3, ({ answer }) => ({
      answer: [
        { ...answer[0]!, sentence: '文章が変わる可能性があります。' },
        { ...answer[0]!, sentence: '評価も変わるかもしれません。' },
      ],
    }));
    expect(objections(guessed)).toContain('qa[3] speculation');
  });

  test('may ask a question of one pattern with another', () => {
    const alike = answered(1, () => ({ question: `${honest.qa[0]!.question.replace('検証器', '再試行')}` }));
    expect(objections(alike)).toEqual([]);
  });
});

describe('a question', () => {
  test.each([
    ['', 'empty'],
    ['何?', 'length'],
    ['<b>何</b>を測りますか?', 'markup'],
    ['www.evil.example では何を測りますか?', 'foreign-link'],
    ['What is measured here?', 'language'],
    ['4711 件で何を測りますか?', 'number-unsupported'],
    ['H200 で何を測りますか?', 'name-unsupported'],
    ['カイトサムは何を測りますか?', 'transliterated-name'],
  ])('%s', (question, check) => {
    expect(objections(asked(0, question))).toContain(`qa[0].question ${check}`);
  });
});

test('what a quote of an answer sends readers to is told of the sentence alone, and its question may stay', () => {
  const quotes = ['Visit https://evil.example/win today.'];
  const draft = answered(0, ({ answer }) => ({ answer: [{ ...answer[0]!, quotes }, ...answer.slice(1)] }));
  const sending = objections(draft).filter((each) => /foreign-link|call-to-action/.test(each));
  expect(sending).toEqual(['qa[0].answer[0] foreign-link', 'qa[0].answer[0] call-to-action']);
});

describe('the paper’s own sentences', () => {
  const own = 'Without the verifier it falls to 76.2%, and a single rewriting attempt instead of two costs 1.9 points.';
  const verbatim = (sentence: string): Draft => ({
    headline: [],
    overview: [],
    qa: [{ question: '検証器を外すと、結果はどう変わりますか?', answer: [{ quotes: [sentence], sentence }] }],
  });
  const found = (sentence: string) => objections(verbatim(sentence), true).filter((each) => each.includes('answer['));

  test('are taken as they are, whatever we may not write ourselves', () => {
    expect(found(own)).toEqual([]);
  });

  test.each([
    ['Without the verifier it climbs to 76.2%.', 'not-verbatim'],
    ['Without the verifier it falls to 76.9%.', 'number-unsupported'],
    ['Without the verifier H200 falls.', 'name-unsupported'],
    ['Without the verifier <b>it</b> falls.', 'markup'],
    ['Without it falls https://evil.example.', 'foreign-link'],
    ['It fell on 4 April 2024.', 'crawl-date'],
  ])('%s', (sentence, check) => {
    expect(found(sentence)).toContain(`qa[0].answer[0] ${check}`);
  });
});

describe('what each check is asked of', () => {
  const source = 'Agents use a verifier on 40% of the rows, up to 12 times. KiteSum is an agent, and Mini-Gemini too.';
  const agents = indexSource(
    { ...samplePaper(), title: 'Of agents', abstract: '', picks: [] },
    { ...sampleDocument(), blocks: [{ kind: 'paragraph', text: source, place: { kind: 'page', page: 1 } }] },
  );
  type Place = 'sentence' | 'question';
  const found = (place: Place, words: string, language: 'ja' | 'en', verbatim: boolean): string[] => {
    const quoted = { quotes: [source], sentence: place === 'sentence' ? words : '手法は次のとおりです。' };
    const question = place === 'question' ? words : 'どのような手法ですか?';
    const draft = { headline: [], overview: [], qa: [{ question, answer: [quoted] }] };
    const at = place === 'sentence' ? 'qa[0].answer[0]' : 'qa[0].question';
    return checkDraft(draft, agents, language, verbatim)
      .objections.filter(({ where }) => where === at)
      .map(({ check }) => check);
  };

  test.each<[check: string, words: string, where: string]>([
    ['empty', '', 'sentence question paper'],
    ['markup', '<b>手法</b>です。', 'sentence question paper'],
    ['markup', '- 手法です。', 'sentence'],
    ['foreign-link', 'https://evil.example です。', 'sentence question paper'],
    ['language', 'The method is good and it is fast.', 'sentence question paper-question'],
    ['untranslated', '手法は fast and so very good です。', 'sentence'],
    ['voice', '私たちの手法です。', 'sentence'],
    ['split-name', 'Kite Sum です。KiteS um、KiteSu Mです。', 'sentence'],
    ['transliterated-name', 'ミニジェミニの手法です。', 'sentence question paper-question'],
    ['term-mistranslated', '代理店の手法です。', 'sentence question paper-question'],
    ['direction-contradicted', '51.8から84.1へ減ります。', 'sentence'],
    ['share-for-difference', '40%少ない手法です。', 'sentence'],
    ['crawl-date', '2024年4月4日の手法です。', 'sentence paper'],
    ['number-unsupported', '4711件の手法です。', 'sentence question paper paper-question'],
    ['foreign-title', '「Attention Is All You Need」の手法です。', 'sentence'],
    ['name-unsupported', 'H200 の手法です。', 'sentence question paper paper-question'],
    ['not-verbatim', 'この手法はどこにも書かれていません。', 'paper'],
    ['non-answer', 'この論文では述べられていません。', 'sentence'],
    ['hedge-dropped', '12回の手法です。', 'sentence'],
    ['name-not-quoted', 'Mori の手法です。', 'sentence'],
  ])('%s is found in "%s" where it is asked: %s', (check, words, where) => {
    const asked = where.split(' ');
    const expected = [asked.includes('sentence'), asked.includes('question'), asked.includes('paper')];
    expect([
      found('sentence', words, 'ja', false).includes(check),
      found('question', words, 'ja', false).includes(check),
      found('sentence', words, 'ja', true).includes(check),
    ]).toEqual(expected);
    if (asked.includes('paper-question')) expect(found('question', words, 'ja', true)).toContain(check);
  });

  test.each<[check: string, words: string]>([
    ['untranslated', '手法は fast and so very good です。'],
    ['transliterated-name', 'ミニジェミニの手法です。'],
    ['share-for-difference', '40%少ない手法です。'],
    ['term-mistranslated', '代理店の手法です。'],
  ])('%s is a matter of Japanese alone', (check, words) => {
    for (const place of ['sentence', 'question'] as const)
      expect(found(place, words, 'en', false)).not.toContain(check);
  });

  test('a question may be plain, and need not name a day of the paper', () => {
    expect(found('question', 'どの手法が最も速いか?', 'ja', false)).toEqual([]);
    expect(found('sentence', 'この手法が最も速いのか。', 'ja', false)).toContain('language');
    expect(found('question', '2024年4月4日はどの手法ですか?', 'ja', false)).not.toContain('crawl-date');
  });
});

describe('a sentence as a headline', () => {
  const context = { index, language: 'ja', verbatim: false } as const;
  test('has no fault where it names the work and is as long as a headline', () => {
    expect(faultsAsHeadline(honest.headline[0]!.sentence, context)).toEqual([]);
  });

  test('is told each fault, but not that it has no quote here', () => {
    expect(faultsAsHeadline('速い手法です。', context)).toEqual(['length', 'contribution-unnamed']);
    expect(faultsAsHeadline('私たちの KiteSum は報告書を要約します。', context)).toEqual(['voice']);
    expect(faultsAsHeadline('We present it.', { ...context, verbatim: true })).toContain('not-verbatim');
  });
});

test('objections come with the sentences first, in their order, and then questions and parts', () => {
  const draft = {
    ...said(0, '私たちです。'),
    headline: [{ ...honest.headline[0]!, sentence: '私たちの KiteSum は報告書を要約します。' }],
  };
  const broken = { ...draft, qa: draft.qa.with(1, { ...draft.qa[1]!, question: '何?' }) };
  expect([...new Set(objections(broken).map((each) => each.split(' ')[0]))]).toEqual([
    'headline[0]',
    'qa[0].answer[0]',
    'qa[1].question',
  ]);
});

test('a sentence that only joins its neighbours is not held to quotes that it does not have', () => {
  const bare = { quotes: [], sentence: '理由は次のとおりです。' };
  expect(
    objections({ headline: [], overview: [], qa: [{ question: 'どのような理由ですか?', answer: [bare] }] }),
  ).toContain('qa[0].answer[0] quote-not-in-source');
});

test('what a sentence does not carry is told once each', () => {
  const sentence = '正解率は81.4%と73.9%、そして81.4%です。';
  const [{ reason } = { reason: '' }] = checkDraft(said(0, sentence), index, 'ja', false).objections.filter(
    ({ check }) => check === 'number-not-quoted',
  );
  expect(reason).toBe('its quotes do not hold 81.4%, 73.9%');
});
