/** House style of Japanese editions. */
import type { HouseStyle } from './house-style.ts';
import { typesetJapanese } from './ja-typeset.ts';

export const ja: HouseStyle = {
  name: 'Japanese',
  typeset: typesetJapanese,
  rules: [
    '見出し・概要・回答は、すべて「です・ます」調で書く。質問は「〜ですか?」「〜とは?」などの疑問文にする。',
    '文は「。」で終える。文の途中で改行しない。',
    '固有名詞(手法・モデル・データセット・組織・人名)は論文の綴りのまま書き、カタカナにしない。例: FollowIR、Mini-Gemini、GPT-4。',
    '一般的な用語は日本語にし、英語の語句を文中に残さない。',
    '数は算用数字で、論文のとおりに書く。丸めず、計算せず、三桁ごとにコンマで区切る(235,000)。「約」「最大」などの限定も落とさない。「〜の40%の大きさ」を「40%少ない」としない。',
    '「私たち」ではなく「著者ら」「本論文」と書く。呼びかけや宣伝(「ぜひご覧ください」など)は書かない。',
    '推測(「〜の可能性があります」など)は、論文がそう述べているときだけ書く。',
    'LaTeX・HTML・Markdown を書かない。数式は「p = 2.482×10^-10」のように文字で書く。',
  ],
  example: {
    quotes: [
      'Tidemark reads the water level from 1,250 harbour photographs with a median error of 3.2 cm.',
      'A pressure gauge at the same places is off by 2.1 cm, but costs forty times as much.',
    ],
    sentence:
      'Tidemark は1,250枚の港の写真から水位を中央値3.2 cmの誤差で読み取り、同じ場所の圧力計の誤差は2.1 cmですが、費用は40倍かかります。',
  },
  glossary: [
    { word: 'agent', term: /\bagents?\b/i, wrong: /代理店|代理人/, right: 'エージェント' },
    { word: 'commonsense', term: /\bcommon[- ]?sense\b/i, wrong: /ナンセンス|無意味推論/, right: '常識' },
    {
      word: 'adversarial',
      term: /\badversarial\b/i,
      wrong: /対立(?:的)?(?:ネットワーク|生成|学習|攻撃|サンプル)|生成対立/,
      right: '敵対的',
    },
    { word: 'marry', term: /\bmarr(?:y|ies|ied)\b/i, wrong: /結婚/, right: '組み合わせる' },
    {
      word: 'closed-source',
      term: /\bclosed[- ]source\b/i,
      wrong: /閉鎖された(?:ソース)?|閉じたソース/,
      right: 'クローズドソース',
    },
    {
      word: 'dense and MoE',
      term: /\bdense and (?:MoE|mixture)/i,
      wrong: /密な\s?(?:MoE|混合)/,
      right: '密なモデルと MoE',
    },
    {
      word: 'chain-of-thought',
      term: /\bchain[- ]of[- ]thoughts?\b/i,
      wrong: /チェーンオブソウツ|思考の鎖/,
      right: '思考の連鎖(chain-of-thought)',
    },
    { word: 'fine-tuning', term: /\b(?:fine[- ]tun\w+)\b/i, wrong: /微細調整|罰金/, right: 'ファインチューニング' },
    { word: 'prompt', term: /\bprompts?\b/i, wrong: /催促|迅速な(?:文|入力)/, right: 'プロンプト' },
    { word: 'token', term: /\btokens?\b/i, wrong: /代用貨幣|引換券/, right: 'トークン' },
    { word: 'attention', term: /\battention\b/i, wrong: /(?:自己)?注目機構|気配り/, right: '注意機構' },
    { word: 'benchmark', term: /\bbenchmarks?\b/i, wrong: /ベンチマークs|水準点/, right: 'ベンチマーク' },
    { word: 'ground truth', term: /\bground[- ]truth\b/i, wrong: /地上の真実|接地真実/, right: '正解' },
    {
      word: 'state of the art',
      term: /\bstate[- ]of[- ]the[- ]art\b/i,
      wrong: /芸術の状態|国家の芸術/,
      right: '最先端',
    },
    {
      word: 'blind marking, markers',
      term: /\b(?:independent|blind(?:ed)?) (?:markers?|graders?)\b|\b(?:marked|graded) blindly\b/i,
      wrong: /(?:盲目|独立した|ブラインド)の?マーカー|盲目的に/,
      right: '採点者、ブラインドで',
    },
  ],
  oneTerm: [
    { term: /\bstudent (?:LLM|model|network)/i, variants: [/学習者/, /学生/, /生徒/] },
    { term: /\binstruction(?:s|-following)?\b/i, variants: [/指示/, /命令/] },
    { term: /\bteacher (?:LLM|model|network)/i, variants: [/教師/, /先生/] },
  ],
};
