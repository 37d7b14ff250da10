/** The checks on how a summary is worded, one table each. Sentences are our own. */
import { describe, expect, test } from '@jest/globals';
import { addsToOverview } from '../../../shared/summaries/check/repeat/adds-to-overview.ts';
import { nearDuplicate } from '../../../shared/summaries/check/repeat/near-duplicate.ts';
import { repeatsItself } from '../../../shared/summaries/check/repeat/repeats-itself.ts';
import { restatedQuestion } from '../../../shared/summaries/check/repeat/restated-question.ts';
import { hedgeDropped } from '../../../shared/summaries/check/wording/hedge-dropped.ts';
import { isEnglish, isJapanese, languageAndStyle } from '../../../shared/summaries/check/wording/language-and-style.ts';
import { lengthWithin } from '../../../shared/summaries/check/wording/length.ts';
import { listMarkup, markup } from '../../../shared/summaries/check/wording/markup.ts';
import { mixedTerms } from '../../../shared/summaries/check/wording/mixed-terms.ts';
import { nonAnswer } from '../../../shared/summaries/check/wording/non-answer.ts';
import { speculation } from '../../../shared/summaries/check/wording/speculation.ts';
import { termMistranslated } from '../../../shared/summaries/check/wording/term-mistranslated.ts';
import { untranslated } from '../../../shared/summaries/check/wording/untranslated.ts';
import { voice } from '../../../shared/summaries/check/wording/voice.ts';
import { houseStyle } from '../../../shared/summaries/languages/house-styles.ts';

const objects = (reason: string | undefined): boolean => reason !== undefined;

describe('language and style', () => {
  test.each([
    ['本手法は GPT-4 を上回ります。', true],
    ['本手法は GPT-4 を上回る。', false],
    ['本手法は上回ります。ただし、遅い。', false],
    ['精度は 81% でした(表 2 を参照)。', true],
    ['The method is better than GPT-4.', false],
    ['GPT-4、LLaMA、Mistral', false],
    ['该方法优于现有方法,并且更快。', false],
  ])('%s', (text, right) => {
    expect(objects(languageAndStyle(text, 'ja', 'statement'))).toBe(!right);
  });

  test('a short question has few kana', () => {
    expect(languageAndStyle('測定の条件は?', 'ja', 'question')).toBeUndefined();
    expect(objects(languageAndStyle('该论文的方法是什么?', 'ja', 'question'))).toBe(true);
  });

  test('a question may be plain, a statement may not', () => {
    expect(languageAndStyle('どのような手法なのか?', 'ja', 'question')).toBeUndefined();
    expect(objects(languageAndStyle('どのような手法なのか。', 'ja', 'statement'))).toBe(true);
  });

  test.each([
    ['The verifier rejects a sentence that does not follow.', true],
    ['City block distance gets 79.67% but takes 30.26 ms per prediction.', true],
    ['検証器は文を退けます。', false],
    ['El verificador rechaza una frase cuando su pasaje no la implica.', false],
    ['Der Prüfer verwirft Sätze, wenn ihre Stelle sie nicht trägt.', false],
  ])('English or not: %s', (text, english) => {
    expect(isEnglish(text)).toBe(english);
  });

  test('kana and kanji decide, not names', () => {
    expect(isJapanese('Mini-Gemini は Vision Language Models を強化します')).toBe(true);
    expect(isJapanese('漢字漢字漢字')).toBe(false);
  });
});

describe('markup', () => {
  test.each([
    '<script>x</script>',
    '<img src=x onerror=alert(1)>',
    '<a href=evil>ここ</a>',
    '<b>太字</b>',
    '<!-- x -->',
    '&lt;b&gt;',
    '&#60;',
    'javascript:alert(1)',
    'x onclick=go()',
    '{{unsubscribe}}',
    '<%= x %>',
    ['$', '{x}'].join(''),
    '\\( n = 300 \\)',
    '\\frac{1}{2}',
    '$x_{1}$',
    '[ここ](https://x.example)',
    '![図](x.png)',
    '**強調**',
    '```js',
    '## 見出し',
    'a\u200bb',
    'a\u202eb',
    'a\u{e0041}b',
    'a\u0007b',
  ])('refuses %j', (text) => {
    expect(objects(markup(`本手法は ${text} です。`.replace(/^本手法は (## )/, '$1')))).toBe(true);
  });

  test.each([
    'p < 0.05 で有意です',
    'a < b かつ b > c、x<y',
    '<unk> と [CLS] を使います',
    'コストは $5 から $10 です',
    'C++ と R&D',
    'f(x)[1] を返します',
    '5 * 3 = 15',
    'k-means (k=3)',
    '改行\nと\tタブ',
  ])('lets %j pass', (text) => {
    expect(markup(text)).toBeUndefined();
  });

  test('lets a command pass that the quotes speak of, and no other', () => {
    const quotes = ['if it did not have the sequences ISBN, \\displaystyle or a DOI'];
    expect(markup('\\displaystyle を含む項目を除きました。', quotes)).toBeUndefined();
    expect(objects(markup('\\displaystyle を含む項目を除きました。'))).toBe(true);
    expect(objects(markup('\\displaystyle{x} と \\frac を除きました。', quotes))).toBe(true);
  });
});

test.each([
  ['- 項目です。', true],
  ['一行です。\n* 項目です。', true],
  ['1. 項目です。', true],
  ['> 引用です。', true],
  ['`code` を使います。', true],
  ['__強調__ です。', true],
  ['*強調* です。', true],
  ['1.5 倍です。', false],
  ['5 * 3 = 15 と 2 * 4 = 8 です。', false],
  ['-3.5 ポイントです。', false],
  ['x_i と __init__ です。', true],
])('what only our own words may not hold, as in %j', (text, found) => {
  expect(objects(listMarkup(text))).toBe(found);
});

describe('answers that answer nothing', () => {
  test.each([
    '詳細な情報は提供されていません。',
    'この点は論文では述べられていません。',
    '本文には記載がなく、不明です。',
    '予想外の結果はありませんでした。',
    '提供されたテキストからは、この問いへの答えは得られませんでした。',
    '具体的な数値は記載されておらず、触れられていません。',
    '本文中に該当する記述は見当たりません。',
    '残念ながら、論文からは読み取ることはできません。',
    'The paper does not specify the learning rate.',
    'No further details are provided in the text.',
    'This is not stated.',
    "I'm sorry, but I cannot answer.",
  ])('%s', (answer) => {
    expect(objects(nonAnswer(answer))).toBe(true);
  });

  test.each([
    '学習率は 0.001 です。',
    '提供されたデータで学習しました。',
    'コードのダウンロードは、この測定に含まれていません。',
    '実際のサービスがどれほど返事を失うかは、測られていません。',
    'The model is provided under the Apache License.',
    'Errors are not uniform across languages.',
    'いいえ。追加の調整は必要ありませんでした。',
    '両者に有意な差は見つかりませんでした。',
    '原因は不明です。',
    '従来の方式では誤りの箇所を特定できません。',
    'The verifier does not provide a proof.',
    'Why it works is not known.',
  ])('is none: %s', (answer) => {
    expect(nonAnswer(answer)).toBeUndefined();
  });

  test('guesses in two sentences are no answer; one that the paper makes may be', () => {
    expect(objects(speculation('教育に影響を与える可能性があります。評価方法も変わるかもしれません。', []))).toBe(true);
    expect(objects(speculation('This may help teachers. It could also change how students are graded.', []))).toBe(
      true,
    );
    expect(
      speculation('実験では 5% 向上しました。著者らは他の分野でも有効である可能性があります、と述べています。', []),
    ).toBeUndefined();
    const paper = ['It may help teachers, and could change how students are graded.'];
    expect(speculation('This may help teachers. It could also change how students are graded.', paper)).toBeUndefined();
    expect(objects(speculation('作業が変わるかもしれません。', ['The work changes.']))).toBe(true);
  });

  test('the question in other words is no answer', () => {
    expect(objects(restatedQuestion('DBRXの推論速度はどうですか?', 'DBRXの推論速度は速いです。'))).toBe(true);
    expect(
      restatedQuestion('推論速度はどうですか?', '密なモデルの最大 2 倍で、一人あたり毎秒 150 トークンを生成できます。'),
    ).toBeUndefined();
  });

  test('what the overview says already adds nothing', () => {
    const overview = '検証器は、箇所から導けない文を退けます。評価では正解率が上がりました。';
    expect(objects(addsToOverview('検証器は箇所から導けない文を退けます。', overview))).toBe(true);
    expect(addsToOverview('著者らは GPU 一枚で 6.5 秒かかると報告しています。', overview)).toBeUndefined();
  });
});

describe('repetition', () => {
  const first = 'メモリ使用量は 40% 減り、学習は 1.8 倍速くなりました。';
  test('of an earlier answer is found, also when only embedded in a longer one', () => {
    expect(objects(nearDuplicate('学習は1.8倍速くなり、メモリ使用量は40%減りました。', [first]))).toBe(true);
    expect(objects(nearDuplicate(`${first}これは長い文書でも同じで、品質は変わりません。`, [first]))).toBe(true);
    expect(nearDuplicate('学習データは三つの機関から集められました。', [first])).toBeUndefined();
  });

  test('within one text is found', () => {
    expect(objects(repeatsItself(`${first}また、${first}`))).toBe(true);
    expect(
      objects(repeatsItself('コードは https://example.org/a にあり、データも https://example.org/a/ にあります。')),
    ).toBe(true);
    expect(repeatsItself(`${first}品質は変わりません。`)).toBeUndefined();
  });
});

describe('words', () => {
  const { glossary, oneTerm } = houseStyle('ja');
  const source =
    'LLM agents use commonsense reasoning in adversarial games; a student model learns from a teacher model.';
  test.each([
    ['代理店向けの基盤です', 'エージェント'],
    ['ナンセンス推論を使います', '常識'],
    ['生成対立ネットワークです', '敵対的'],
  ])('%s is sent back with the right word', (claim, right) => {
    expect(termMistranslated(claim, glossary, source)).toContain(right);
  });

  test('a wrong word is right where the paper means it', () => {
    expect(termMistranslated('旅行代理店のデータです', glossary, 'bookings of travel companies')).toBeUndefined();
  });

  test('one thing keeps one name', () => {
    expect(objects(mixedTerms('生徒モデルを学習します', '学習者モデルと教師モデルを使います', oneTerm, source))).toBe(
      true,
    );
    expect(mixedTerms('学習者モデルを学習します', '学習者モデルを使います', oneTerm, source)).toBeUndefined();
    expect(mixedTerms('生徒が答えます', '学生が答えます', oneTerm, 'pupils of two schools')).toBeUndefined();
  });

  test.each([
    ['chain-of-thought and unmodularized trainingによって', true],
    ['integrated training でも学習します', false],
    ['ベンチマークsで評価します', true],
    ['連鎖(chain of thought)を使います', false],
    ['「as is」と書かれた文です', false],
    ['fine-tuning の後に評価します', false],
    ['コードは https://example.org/a-b/c d です', false],
  ])('English left in: %s', (text, found) => {
    expect(objects(untranslated(text))).toBe(found);
  });

  test.each([
    ['私たちは手法を提案します', 'ja', true],
    ['ぜひご覧ください', 'ja', true],
    ['皆さんも使ってみてください', 'ja', true],
    ['ご期待ください', 'ja', true],
    ['著者らは手法を提案します', 'ja', false],
    ['読者が確認して使えることを示します', 'ja', false],
    ['We propose a method', 'en', true],
    ['The authors propose a method for reuse in the US', 'en', false],
  ] as const)('whose voice: %s', (text, language, found) => {
    expect(objects(voice(text, language))).toBe(found);
  });
});

describe('hedges', () => {
  test.each([
    ['推論は 2 倍速いです。', 'inference is up to 2x faster than LLaMA2-70B', true],
    ['推論は最大 2 倍速いです。', 'inference is up to 2x faster than LLaMA2-70B', false],
    ['16,000 件です。', 'about 16,000 facts were collected', true],
    ['約 16,000 件です。', 'about 16,000 facts were collected', false],
    ['20 回です。', 'more than 20 runs; in 20 runs the loss fell', false],
    ['13 モデルです。', 'we benchmark 13 models', false],
    ['124ページで測りました。', 'a geometric measure over 124 pages', false],
    ['13%の向上です。', 'improvements of over 13% on the set', true],
    ['五つの関数からなります。', 'structured around five core functions', false],
    ['3000万語です。', 'about thirty million words', true],
  ])('%s against "%s"', (answer, quote, found) => {
    expect(objects(hedgeDropped(answer, [quote]))).toBe(found);
  });
});

test.each([
  ['headline', 120, 'ja'],
  ['overview', 900, 'ja'],
  ['answer', 350, 'ja'],
] as const)('a Japanese %s may have %d characters and not one more', (part, most, language) => {
  expect(lengthWithin('あ'.repeat(most), { part, language, verbatim: false })).toBeUndefined();
  expect(lengthWithin('あ'.repeat(most + 1), { part, language, verbatim: false })).toContain(`at most ${most}`);
  expect(lengthWithin('あ', { part, language, verbatim: false })).toContain('at least');
});

test('a sentence of the paper may be longer, a runaway may not', () => {
  expect(lengthWithin('a'.repeat(400), { part: 'headline', language: 'ja', verbatim: true })).toBeUndefined();
  expect(objects(lengthWithin('a'.repeat(1000), { part: 'headline', language: 'ja', verbatim: true }))).toBe(true);
});
