/**
 * Patterns of garbled, untranslated and mistranslated text and of answers that answer nothing, gathered from the reference digest's faults. They undercount new
 * kinds; the checks of `summaries/checks` are what keeps ours clean.
 */
const GARBLED: readonly (readonly [string, RegExp])[] = [
  ['a name split by letter spacing', /LLaV A|FOLLOW IR/],
  ['a Latin plural on kana', /[ァ-ヶー]s(?![\p{L}\p{N}_])|[ァ-ヶー]s[にで、]/u],
  ['LaTeX source', /\\\(|\\small|\\times/],
  ['quotation marks that do not match', /[’”](?:[^‘“'’”]{1,30})[’”]|AI'また/],
  ['garbled kana', /こと実性/],
  ['a name cut at its beginning', /\.Faceから/],
  ['a call to action', /ダウンロードするか、|ご覧ください|楽しみにしています|お待ちしており|早期テスター/],
  // Two words may be a term that has no other name: long-range arena, tf-idf.
  [
    'English left in',
    /[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*){2,}(?:および|に|を|で|と|によ)|Zero-shot |(?<=[のはを])url/,
  ],
];

const MISTRANSLATED: readonly (readonly [string, string])[] = [
  ['代理店向け', 'agent, as a travel agency'],
  ['ナンセンス推論', 'commonsense, as nonsense'],
  ['生成対立ネットワーク', 'adversarial, as conflict'],
  ['結婚させます', 'marry, as a wedding'],
  ['フォローIR', 'FollowIR, in kana'],
  ['ミニ・ジェミニ', 'Mini-Gemini, in kana'],
  ['ミニジェミニ', 'Mini-Gemini, in kana'],
  ['ジェミニ1.0プロ', 'Gemini 1.0 Pro, in kana'],
  ['チェーンオブソウツ', 'chain of thoughts, in kana'],
  ['クローズドソースエージェント', 'closed-source agents'],
  ['閉鎖されたソース', 'closed source, as shut down'],
];

export const garbledIn = (text: string): string[] =>
  GARBLED.filter(([, form]) => form.test(text)).map(([name]) => name);

export const mistranslatedIn = (text: string): string[] =>
  MISTRANSLATED.filter(([word]) => text.includes(word)).map(([word, meaning]) => `${word} (${meaning})`);

const NON_ANSWER =
  /詳細(?:な情報)?は?.{0,12}(?:提供|記載|説明)されて(?:いません|いない)|情報は(?:提供|記載)されて|不明です|わかりません|言及されて(?:いません|いない)|ありませんでした|見つかりません|についての詳細を提供します|考えられます[.。]?$|示唆しています[.。]?$/;

/** By the patterns of the reference digest alone, so that its figure and ours are of one measure; the check knows more and errs less. */
export const nonAnswerAsMeasured = (answer: string): string | undefined => NON_ANSWER.exec(answer)?.[0];
