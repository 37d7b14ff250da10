/**
 * What a reader asks any paper, and the sentences of a paper that answer it by themselves. Precision before number: a kind
 * names who speaks (the authors, or the work by its name), what they say, and the parts of a paper where they say it.
 */

import type { SectionKind } from '../../../documents/section-names.ts';
import type { Language } from '../../../language.ts';

export interface QuestionKind {
  readonly name: string;
  /** Parts in which such a sentence answers; elsewhere it is about something else. */
  readonly parts: ReadonlySet<SectionKind>;
  /** All of them must match. `OURS` in a pattern stands for the authors or the work's own name. */
  readonly says: readonly RegExp[];
  /** The same in Japanese; absent where no plain cue is known. */
  readonly saysInJapanese?: RegExp;
  /** A part whose heading says already what its sentences are: one word is enough there. */
  readonly under?: readonly [part: SectionKind, pattern: RegExp];
  /** Makes a sentence a better answer of its kind. */
  readonly better?: RegExp;
  /** `{S}` is the work. The second is asked of a second answer; there are as many answers as questions at most. */
  readonly asks: Readonly<Record<Language, readonly string[]>>;
}

const parts = (list: string): ReadonlySet<SectionKind> => new Set(list.split(' ') as SectionKind[]);

/** The authors or their work as the subject near the beginning, so that no baseline's deed is told as theirs. */
const WE =
  '(?:we(?: (?:also|then|first|further|have|therefore|\\w+ly)){0,2}|(?:our|the proposed) (?:[\\w-]+ ){0,3}?(?:method|model|models|approach|system|algorithm|framework|parser|architecture|technique|implementation|network|tagger|classifier|summarizer|results?|experiments?|analys[ei]s))';
/** The work by its own name, marked in the sentence before the patterns see it. */
export const OWN_NAME = '§';
const OURS = `(?:${WE}|(?:the )?${OWN_NAME}(?: [\\w-]+){0,2}?)`;
const OPENING = '^(?:[^.;:]{0,90}, )?';
const subject = (verbs: string, who = OURS) => new RegExp(`${OPENING}${who} ${verbs}`, 'i');

/** A figure with its unit, or one with decimals. */
const MEASURE =
  /(?<![\w.-])\d[\d,.]*\s?(?:%|×(?!\s?\d)|x\b|-?fold\b|percent|points?\b|times\b|[mµn]?s\b|seconds?\b|minutes?\b|hours?\b|days?\b|[KMGT]i?B\b|dollars?\b)|\d\.\d|\$\d/;
const COUNTED =
  /\b\d[\d,. ]*(?:k|m|million|billion|thousand|hundred)?[\s-](?:[\w-]+ ){0,2}(?:sentences?|words?|tokens?|examples?|documents?|images?|papers?|languages?|paragraphs?|pairs?|questions?|samples?|articles?|pages?|files?|participants|users|classes|categories|instances|records|hours)\b/i;
const DATA =
  /\b(?:data ?sets?|corpus|corpora|benchmarks?|treebank|collections?|(?:test|training|development|validation|evaluation) (?:set|data))\b/i;

/** In the order in which a reader would ask. */
export const QUESTION_KINDS: readonly QuestionKind[] = [
  {
    name: 'proposal',
    parts: parts('abstract introduction conclusion other'),
    says: [
      /^(?:(?:In|With) this [\w-]+,? |To [^,]{5,90}, )?(?:we|this (?:paper|work|article|study|note|report)) (?:\w+ly |also |first )?(?:propos|introduc|present|describ|develop|design)\w* [a-z§]/i,
      /^(?!.*\b(?:results?|experiments?|evaluations?|overview|examples?|details|snapshot) (?:of|on|for|from|with|that|in)\b)/i,
    ],
    saysInJapanese:
      /(?:本(?:論文|研究|稿|報告)|我々|筆者ら).{0,80}(?:提案|開発|構築|提示)(?:する|した|している)|(?:今回|今年度|本年度|ここで)は?.{0,80}(?:開発|提案|試作|構築)(?:を行った|を試みた|する|した)/,
    better: /\b(?:new|novel|first|called|named)\b|§/i,
    asks: { ja: ['{S}は何を提案していますか？'], en: ['What does {S} propose?'] },
  },
  {
    name: 'definition',
    parts: parts('abstract introduction method other'),
    says: [
      new RegExp(
        `^(?:The )?${OWN_NAME}(?: \\([^)]*\\))? (?:is|are) (?:an?|the|our)\\b(?! (?:same|most|first|only|best))`,
      ),
    ],
    asks: { ja: ['{S}とは何ですか？'], en: ['What is {S}?'] },
  },
  {
    name: 'method',
    parts: parts('abstract introduction method setup other'),
    says: [
      subject(
        '(?:uses?|employs?|appl(?:y|ies)|combines?|splits?|replaces?|adopts?|divides?|encodes?|maps?|constructs?|learns?|extracts?|estimates?|decomposes?|selects?|assigns?|implements?|introduces?|modif(?:y|ies)|initiali[sz]es?|computes?|represents?|treats?|rel(?:y|ies) on|consists of|works by)\\b',
      ),
      /\b(?:to|by|for|from|into|with|that|instead of|based on|using) /,
      /^(?!.*\b(?:notation|terms? |denote|results?|significan|in order to (?:compare|evaluate)|baselines?|learning rate|batch size|epochs?|data|data ?sets?|corpus|corpora|treebank)\b)/i,
    ],
    saysInJapanese:
      /(?:本手法|提案手法|我々|筆者ら|本研究).{0,80}(?:用いる|用いた|利用する|組み合わせる|適用する|置き換える)|^(?!.*(?:既存|従来|先行)).*を(?:用いた|用いる(?:ことにした)?|(?:使用|利用)(?:する|した))[.。．]$/,
    better: /\b(?:instead of|without|by \w+ing|consists of|based on)\b/i,
    asks: {
      ja: ['{S}では、どのような方法が使われていますか？', '{S}では、ほかにどのような方法が使われていますか？'],
      en: ['Which method does {S} use?', 'Which other method does {S} use?'],
    },
  },
  {
    name: 'aim',
    parts: parts('abstract introduction method discussion conclusion other'),
    says: [
      /^(?:[^.;:]{0,60}, )?(?:(?:the|our) (?:main |primary |ultimate |overall |central )?(?:goal|aim|objective|purpose) (?:of (?:this|the present|our) (?:paper|work|study|article|project) )?(?:is|was) to|this (?:paper|work|study|article) aims to|we aim (?:to|at)|the (?:main |primary )?(?:goal|aim|purpose) of (?:the )?§ .{0,80}is to) /i,
    ],
    saysInJapanese:
      /(?:本(?:論文|研究|稿)|我々|筆者ら).{0,60}(?:目的とする|目指す|ことを目的と)|目的は.{0,80}(?:こと|である)/,
    asks: { ja: ['{S}は何を目指していますか？'], en: ['What does {S} aim at?'] },
  },
  {
    name: 'idea',
    parts: parts('abstract introduction method discussion other'),
    says: [
      /^(?:[^.;:]{0,60}, )?(?:the|our|one) (?:main|key|core|basic|central|crucial) (?:idea|insight|observation|innovation|intuition)s? (?:of (?:our|the|§) ?(?:[\w-]+ ){0,2}?|behind .{3,40}? )?(?:is|was|are) /i,
    ],
    asks: { ja: ['{S}の中心となる考えは何ですか？'], en: ['What is the main idea of {S}?'] },
  },
  {
    name: 'reason',
    parts: parts('abstract introduction method data setup results discussion other'),
    says: [
      new RegExp(
        `${OPENING}we(?: \\w+ly)? (?:chose|choose|use|used|prefer|preferred|decided|selected|adopt|adopted|employ|employed)\\b.{10,} (?:because|since) (?!the(?:y|se)\\b)`,
        'i',
      ),
    ],
    asks: {
      ja: ['{S}では、設計や選択の理由がどう説明されていますか？'],
      en: ['How does {S} explain one of its choices?'],
    },
  },
  {
    name: 'theory',
    parts: parts('abstract introduction method results other'),
    says: [
      subject(
        '(?:prove|establish|derive|provide)\\b(?: that| (?:an? |the )?(?:[\\w-]+ )?(?:bounds?|guarantees?|proof|theorem|conditions?)\\b)',
      ),
    ],
    asks: { ja: ['{S}では、理論的に何が示されていますか？'], en: ['What does {S} show in theory?'] },
  },
  {
    name: 'data',
    parts: parts('data setup results method abstract introduction other'),
    says: [
      DATA,
      new RegExp(
        `${OPENING}(?:${WE}|§) (?:trained|trains?|evaluated?|evaluates|tested|tests?|used?|uses|collect(?:ed)?|built|build|created?|annotated?|performed|conducted|report|experiment(?:ed)?)\\b|^(?:The|Our) (?:[\\w-]+ ){0,4}(?:data ?set|corpus|benchmark|treebank|collection|(?:test|training|development|validation) (?:set|data)) (?:contains?|contained|consists?|consisted|comprises?|holds?|was (?:collected|built|drawn|taken)|is (?:made|drawn|taken))\\b.{0,40}\\d`,
        'i',
      ),
      /^(?!.*\b(?:outperform|achiev|state[- ]of[- ]the[- ]art|improv|accuracy of|future)\w*)/i,
    ],
    saysInJapanese: /(?:データセット|コーパス|データ).{0,60}(?:用いた|用いて|使用した|収集した|構築した|含む|からなる)/,
    better: COUNTED,
    asks: {
      ja: ['{S}では、どのようなデータが使われていますか？'],
      en: ['Which data does {S} use?'],
    },
  },
  {
    name: 'setup',
    parts: parts('abstract setup results data method other'),
    says: [
      /\b(?:GPUs?|TPUs?|learning rate|batch size|optimi[sz]er|Adam\w*|epochs?|dropout|label smoothing|beam size|vocabulary|steps|hours|days|hidden (?:units|layers|states?)|iterations|cross-validation)\b/i,
      /\d/,
      new RegExp(
        `${OPENING}(?:we|(?:all|our|the) (?:[\\w-]+ )?(?:models?|experiments?|networks?|training|systems?)) (?:was |were |is |are )?(?:also )?(?:trained?|ran|run|used?|set|optimi[sz]ed?|implemented?|initiali[sz]ed?|performed?|fine-tuned?|employ(?:ed)?|pre-?train(?:ed)?)\\b`,
        'i',
      ),
    ],
    saysInJapanese: /(?:GPU|学習率|バッチサイズ|エポック|交差検証).{0,60}(?:とした|用いた|行った|設定した)/,
    asks: {
      ja: ['{S}の学習や実験は、どのような条件で行われましたか？'],
      en: ['How were the experiments of {S} set up?'],
    },
  },
  {
    name: 'evaluation',
    parts: parts('abstract introduction data setup results discussion method conclusion other'),
    says: [
      new RegExp(
        `${OPENING}we(?: (?:also|then|first|further|have|\\w+ly)){0,2} (?:evaluate|compare|measure|test|benchmark|validate|assess|vary|varie|investigate|examine|analy[sz]e|perform(?:ed)? (?:an? |the )?(?:[\\w-]+ )?(?:experiments?|evaluations?|stud(?:y|ies)|ablations?)|conduct(?:ed)? (?:an? |the )?(?:[\\w-]+ )?(?:experiments?|evaluations?|stud(?:y|ies)|survey|ablations?))(?:d|ed)?\\b.{20,}`,
        'i',
      ),
      /^(?!.*\b(?:show(?:s|ing|ed)? that|find that|found that|details?|future)\b)/i,
    ],
    saysInJapanese: /(?:評価|比較|検証|測定)(?:を行った|を行う|した|する)/,
    better: COUNTED,
    asks: {
      ja: ['{S}では、何がどのように評価されていますか？', '{S}では、ほかに何が評価されていますか？'],
      en: ['What does {S} evaluate, and how?', 'What else does {S} evaluate?'],
    },
  },
  {
    name: 'result',
    parts: parts('abstract results conclusion introduction discussion other'),
    says: [
      subject(
        '(?:(?:can|is able to|are able to|even|thus) )?(?:achiev|reach|obtain|attain|outperform|surpass|improv|reduc|yield|scor|establish|increas|exceed|lower|gain|perform|observ|finish|requir|need|run|ran|speed|train(?:s|ed)? .{3,80} faster|(?:is|are|was|were) (?:[\\w.×-]+ ){0,3}(?:faster|better|smaller|larger|cheaper|higher|lower|more|less|comparable|competitive)\\b)',
      ),
      new RegExp(`${MEASURE.source}|state[- ]of[- ]the[- ]art|\\boutperform|\\bsurpass`, 'i'),
      /^(?!.*\b(?:could|would|might|should|expect|plan|hope|goal|aim)\b)/i,
    ],
    saysInJapanese:
      /(?:本手法|提案手法|本システム|提案モデル|結果).{0,80}\d.{0,40}(?:達成した|得られた|向上した|上回った|改善した|削減した|示した|であった)|(?:が可能となった|が達成された|は達成した|が得られた|することができた)(?:と考え(?:る|られる))?[.。．]$/,
    better: MEASURE,
    asks: {
      ja: [
        '{S}では、どのような結果が得られましたか？',
        '{S}では、ほかにどのような結果が得られましたか？',
        '{S}の結果として、さらに何が報告されていますか？',
      ],
      en: [
        'Which results does {S} report?',
        'Which other results does {S} report?',
        'What more does {S} report as a result?',
      ],
    },
  },
  {
    // Neutral, since the subject may be what the work is compared with.
    name: 'figures',
    parts: parts('abstract results discussion conclusion other'),
    says: [
      MEASURE,
      /^(?!(?:[Ii]f|When|Suppose|Let|Consider|Assume) |.*(?:\b(?:could|would|might|should|et al|for example|e\.g|threshold|significance level|p-value|(?:recent|previous|prior|earlier|related) (?:work|stud(?:y|ies)|papers?))\b|\bby [A-Z][\w-]+ (?:and [A-Z]|et al)|\((?:19|20)\d\d))/i,
      /\b(?:takes?|took|needs?|needed|costs?|reach(?:es|ed)?|reads?|achiev\w+|gives?|gave|yields?|falls?|fell|rises?|rose|grows?|grew|improv\w+|reduc\w+|increas\w+|decreas\w+|accounts? for|accuracy|precision|recall|faster|slower|higher|lower|more|less|fewer|better|worse|average|median|against|from .{1,40} to|stays?|stayed|holds?|found|accepted|refused|(?:is|are|was|were) \d)\b/i,
    ],
    better: /\b(?:against|than|compared|from .{1,40} to)\b/i,
    asks: {
      ja: [
        '{S}では、どのような数値が報告されていますか？',
        '{S}では、ほかにどのような数値が報告されていますか？',
        '{S}が報告する数値には、さらに何がありますか？',
      ],
      en: [
        'Which figures does {S} report?',
        'Which other figures does {S} report?',
        'Which more figures does {S} report?',
      ],
    },
  },
  {
    name: 'finding',
    parts: parts('abstract results discussion conclusion introduction other'),
    says: [
      subject(
        '(?:find|found|observed?|conclude[d]?|discover(?:ed)?|show(?:ed|s)?|demonstrate[ds]?|indicates?|suggests?|reveal(?:ed|s)?|confirm(?:ed|s)?|see|saw|verif(?:y|ied)|argue) that\\b',
        '(?:we(?: (?:also|then|further|have|therefore|\\w+ly)){0,2}|(?:our|the) (?:[\\w-]+ ){0,2}?(?:results?|experiments?|analys[ei]s|findings?|evaluations?|study|comparison))',
      ),
      /^(?!.*\b(?:possible to (?:show|prove)|assum\w*|appendix)\b)/i,
    ],
    saysInJapanese:
      /(?:こと(?:が(?:分かった|わかった|明らかになった|確認された|示された)|を(?:確認した|示した|明らかにした))|を明らかにした)/,
    better: /\b(?:because|due to|depends? on|correlat\w+|even when|without)\b/i,
    asks: {
      ja: ['{S}では、何が分かりましたか？', '{S}では、ほかに何が分かりましたか？'],
      en: ['What was found in {S}?', 'What else was found in {S}?'],
    },
  },
  {
    name: 'limitation',
    parts: parts('abstract limitations conclusion discussion'),
    says: [
      /(?<!\w)(?:(?:main|major|one|a|the|key|potential) (?:limitation|drawback|shortcoming|weakness)(?:es|s)? (?:of|in|is|with)|(?:our|the proposed) (?:[\w-]+ ){1,3}?(?:do(?:es)? not|did not|cannot|can ?not|is (?:only|limited|restricted)|are (?:only|limited|restricted)|was (?:only|limited)|were (?:only|limited|not)|still|may (?:not|fail|be))|we (?:only|did not|do not|could not|have not|were not able|cannot) (?!claim|believe|think|wish|want|need)|§ (?:does not|cannot|is limited|is restricted|is only))\b/i,
      /^(?!.*\b(?:previous|prior|existing|overcome|address(?:es)?) )/i,
    ],
    under: [
      'limitations',
      /\b(?:not|only|cannot|can't|limit(?:s|ed)|single|small|few|lacks?|unable|fails?|requires?|depends? on|assum\w+|biase?d?|may)\b/i,
    ],
    saysInJapanese:
      /(?:限界|制約|(?<!今後の|将来の)課題)(?:として|は|がある|である)|(?:できない|できなかった|対応していない|検証していない|限られ)|(?:歪|ずれ|誤差|失敗).{0,20}(?:確認|生じ|見られ)/,
    asks: {
      ja: ['{S}には、どのような限界がありますか？', '{S}には、ほかにどのような限界がありますか？'],
      en: ['Which limits does {S} name?', 'Which other limits does {S} name?'],
    },
  },
  {
    name: 'future',
    parts: parts('conclusion discussion limitations abstract'),
    says: [
      /\b(?:(?:in|for|as) (?:the |our |near )*future(?: work| research)?,? (?:we|it|our)|we (?:plan|intend|would like|hope|aim) to|(?:our )?future (?:work|research|directions?|studies) (?:will|should|could|may|might|includes?|involves?|is|are|on)|we leave .{5,80} (?:for|to) future|(?:further|more) (?:research|work|investigation) (?:is|will|should|could))\b/i,
    ],
    saysInJapanese: /今後(?:の課題|は|の展望|も|、)|将来(?:的に|の課題)/,
    asks: { ja: ['{S}が挙げる今後の課題は何ですか？'], en: ['What does {S} leave for later?'] },
  },
  {
    name: 'code',
    parts: parts('abstract introduction conclusion results data setup method other'),
    says: [
      /\b(?:our|the|all|§) (?:[a-z-]+ ){0,3}?(?:code|software|implementation|package|toolkit|models?|weights|data ?sets?|corpus|data)\b.{0,60}\b(?:publicly available|available (?:at|on|from|for|online|under|through|via)|released?|download\w*|open[- ]sourced?|hosted)\b|\b(?:we|§) (?:\w+ )?(?:releas|provid|publish|open[- ]sourc)\w* (?:our|the|all) (?:[\w-]+ ){0,3}(?:code|software|implementation|models?|data)/i,
      /https?:\/\/|\bgithub\b|\b(?:we|our)\b|§/i,
    ],
    saysInJapanese: /(?:コード|データ|ソフトウェア|モデル).{0,40}(?:公開して|入手でき|から取得でき)/,
    better: /https?:\/\//,
    asks: {
      ja: ['{S}のコードやデータは、どこで手に入りますか？'],
      en: ['Where can the code or data of {S} be had?'],
    },
  },
];

/** What remains to be said where few sentences answer a question of their own: the paper's most central ones. */
export const KEY_POINT: QuestionKind = {
  name: 'key-point',
  parts: parts('introduction method data results discussion conclusion other'),
  says: [new RegExp(`${OPENING}${OURS} [a-z]+`, 'i'), /^(?!(?:If|When) |.*\b(?:could|would|might|should)\b)/i],
  better: /\d/,
  asks: {
    ja: ['{S}の要点の一つは何ですか？', '{S}の要点として、ほかに何がありますか？'],
    en: ['What is a key point of {S}?', 'Which other point does {S} make?'],
  },
};
