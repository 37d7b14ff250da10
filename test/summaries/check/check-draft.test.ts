/** The door: what each check is asked of, where it objects, and by which name. Offences are planted in an honest draft. */
import { describe, expect, test } from '@jest/globals';
import { checkDraft } from '../../../shared/summaries/check/check-draft.ts';
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
