/** What a reader asks of the evidence: data, conditions, results, limits, and where to get it. */

import { COUNTED, MEASURE, OPENING, parts, type QuestionKind, subject, WE } from './question-kind.ts';

const DATA =
  /\b(?:data ?sets?|corpus|corpora|treebank|(?:TREC|test|document|text|image|news) collections?|(?:test|training|development|validation|evaluation) (?:set|data))\b/i;

/** Machines and their parts are conditions, whatever is said of them. */
const NO_SETUP = /^(?!.*\b(?:GHz|RAM|Xeon|Intel|equipped|Gbps|Ethernet)\b)/;

/** Nor what is supposed, set, or told of others' work. */
const NO_CONDITION =
  /^(?!(?:To [a-z]+|[Ii]f|When|Suppose|Let|Consider|Assume) |.*(?:\b(?:could|would|might|should|set (?:to|at)|we (?:\w+ly )?(?!achiev|reach|obtain|observ|see\b|saw|find|found|measur|report|get\b|got\b|gain|improv|reduc|outperform|show)[a-z]+|assum\w+|every \d+|was chosen|were chosen|configured|consists? of|contains?|ranging|typical|required?|interval|available|placed|for example|e\.g|threshold|significance level|p-value|(?:recent|previous|prior|earlier|related) (?:work|stud(?:y|ies)|papers?))\b|\bet al\b|\((?:19|20)\d\d))/i;

const NOT_BY_OTHERS = /^(?!.*\bby [A-Z][\w-]+ and [A-Z])/;

/** In the order in which a reader would ask. */
export const KINDS_OF_EVIDENCE: readonly QuestionKind[] = [
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
      en: ['Which data do the authors of {S} use?'],
    },
  },
  {
    name: 'setup',
    parts: parts('abstract setup results data method other'),
    says: [
      /\b(?:GPUs?|TPUs?|learning rate|batch size|optimi[sz]er|Adam\w*|epochs?|dropout|label smoothing|beam size|vocabulary|steps|hours|days|hidden (?:units|layers|states?)|iterations|cross-validation)\b/i,
      // The number of a citation is none.
      /(?<!\[[\d, –-]*)\d/,
      new RegExp(
        `${OPENING}(?:we|(?:all|our|the) (?:[\\w-]+ )?(?:models?|experiments?|networks?|training|systems?)) (?:was |were |is |are )?(?:also )?(?:trained?|ran|run|used?|set|optimi[sz]ed?|initiali[sz]ed?|performed?|fine-tuned?|employ(?:ed)?|pre-?train(?:ed)?)\\b`,
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
        `${OPENING}we(?: (?:then|first|further|have|\\w+ly)){0,2} (?:evaluate|compare|benchmark|validate|assess|investigate|examine|perform(?:ed)? (?:an? |the )?(?:[\\w-]+ )?(?:experiments?|evaluations?|stud(?:y|ies)|ablations?)|conduct(?:ed)? (?:an? |the )?(?:[\\w-]+ )?(?:experiments?|evaluations?|stud(?:y|ies)|survey|ablations?))(?:d|ed)?\\b.{20,}`,
        'i',
      ),
      /^(?!.*\b(?:show(?:s|ing|ed)? that|find that|found that|details?|future|indicate[sd]? that|also|cores?|CPUs?)\b)/i,
      NO_SETUP,
      /\b(?:against|with|to|on|using|whether|how|by|under|across|between) /i,
    ],
    saysInJapanese: /(?:評価|比較|検証|測定)(?:を行った|を行う|した|する)/,
    better: COUNTED,
    asks: {
      ja: ['{S}では、何がどのように評価されていますか？'],
      en: ['What do the authors of {S} evaluate, and how?'],
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
      /^(?!.*\b(?:could|would|might|should|expect|plan|hope|goal|aim)\b|To [a-z]+ |.*\bwe (?:\w+ )?(?:run|ran|perform(?:ed)?|need|require) )/i,
      NO_SETUP,
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
        'Which results do the authors of {S} report?',
        'Which other results do the authors of {S} report?',
        'What more do the authors of {S} report as a result?',
      ],
    },
  },
  {
    // Says of neither side whose it is.
    name: 'comparison',
    parts: parts('results'),
    says: [
      MEASURE,
      NO_CONDITION,
      NOT_BY_OTHERS,
      NO_SETUP,
      /\d.*\b(?:against|than|compared (?:to|with)|whereas|while|instead of|from .{1,40} to)\b|\b(?:against|than|compared (?:to|with)|whereas|while|instead of|from .{1,40} to)\b.*\d/i,
    ],
    asks: {
      ja: ['{S}では、数値でどのような比較が示されていますか？'],
      en: ['Which comparison in figures do the authors of {S} report?'],
    },
  },
  {
    name: 'figures',
    parts: parts('abstract results discussion conclusion other'),
    says: [
      MEASURE,
      /§|\b(?:our|we|the proposed)\b/i,
      NO_CONDITION,
      NOT_BY_OTHERS,
      NO_SETUP,
      /\b(?:takes?|took|needs?|needed|costs?|reach(?:es|ed)?|reads?|achiev\w+|gives?|gave|yields?|falls?|fell|rises?|rose|grows?|grew|improv\w+|reduc\w+|increas\w+|decreas\w+|accounts? for|accuracy|precision|recall|faster|slower|higher|lower|more|less|fewer|better|worse|average|median|against|from .{1,40} to|stays?|stayed|holds?|found|accepted|refused|(?:is|are|was|were) \d)\b/i,
    ],
    better: /\b(?:against|than|compared|from .{1,40} to)\b/i,
    asks: {
      ja: ['{S}では、どのような数値が報告されていますか？', '{S}では、ほかにどのような数値が報告されていますか？'],
      en: ['Which figures do the authors of {S} report?', 'Which other figures do the authors of {S} report?'],
    },
  },
  {
    name: 'finding',
    parts: parts('abstract results discussion conclusion introduction other'),
    says: [
      subject(
        '(?:find|found|observed?|conclude[d]?|discover(?:ed)?|show(?:ed|s)?|demonstrate[ds]?|indicates?|suggests?|reveal(?:ed|s)?|confirm(?:ed|s)?|see|saw|verif(?:y|ied)|argue) that\\b',
        '(?:we(?: (?:also|then|further|have|therefore|\\w+ly)){0,2}|(?:(?:our|the) (?:[\\w-]+ ){0,2}?(?:results?|experiments?|analys[ei]s|evaluations?|comparison)|our (?:[\\w-]+ ){0,2}?(?:findings?|study)|this study))',
      ),
      /^(?!.*\b(?:possible to (?:show|prove)|assum\w*|appendix)\b)/i,
    ],
    saysInJapanese:
      /(?:こと(?:が(?:分かった|わかった|明らかになった|確認された|示された)|を(?:確認した|示した|明らかにした))|を明らかにした)/,
    better: /\b(?:because|due to|depends? on|correlat\w+|even when|without)\b/i,
    asks: {
      ja: ['{S}では、何が分かりましたか？', '{S}では、ほかに何が分かりましたか？'],
      en: ['What do the authors of {S} find?', 'What else do the authors of {S} find?'],
    },
  },
  {
    name: 'conclusion',
    parts: parts('conclusion'),
    says: [
      /^(?:(?:In (?:conclusion|summary|short|this (?:paper|work|article)),? )?we (?:have )?(?:also )?[a-z]+|(?:this|our) (?:[\w-]+ ){0,2}?(?:paper|work|article|study|results?|experiments?|approach|method|system|model|algorithm|analysis|findings|evaluation|framework) [a-z]+|(?:The )?§ [a-z]+) .{40,}/i,
      /^(?!.*\b(?:plan|intend|hope|thank|grateful|future|believe|would|could|should|will|might|currently|discussed|described|outlined|reviewed|needs? to|are (?:\w+ly )?\w+ing|motivated by|ongoing)\b)/i,
    ],
    asks: {
      ja: ['{S}は結論として何を述べていますか？', '{S}は結論として、ほかに何を述べていますか？'],
      en: ['What do the authors of {S} conclude?', 'What else do the authors of {S} conclude?'],
    },
  },
  {
    name: 'limitation',
    parts: parts('abstract limitations conclusion discussion'),
    says: [
      /(?<!\w)(?:(?:main|major|one|a|the|key|potential) (?:limitation|drawback|shortcoming|weakness)(?:es|s)? (?:of|in|is|with)|(?:our|the proposed) (?:[\w-]+ ){1,3}?(?:do(?:es)? not|did not|cannot|can ?not|is (?:only|limited|restricted)|are (?:only|limited|restricted)|was (?:only|limited)|were (?:only|limited|not)|still|may (?:not|fail|be))|we (?:did not|could not|have not|were not able to) (?:\w+ )?(?:test|evaluat|stud|consider|compar|handl|support|explor|investigat|cover|measur)\w*|§ (?:does not|cannot|is limited|is restricted|is only))\b/i,
      /^(?!.*\b(?:previous|prior|existing|overcome|address(?:es)?) )/i,
    ],
    under: [
      'limitations',
      // Not of others' limits, and by words of one's own: such a part looks back at related work too.
      /^(?!(?:Current|Existing|Previous|Prior|Other|Traditional|Many|Most|Related)\b)(?=.*(?:\b(?:we|our|this (?:paper|work|study|method|approach|analysis))\b|§|\b(?:was|were) not \w+(?:ed|n)\b)).*\b(?:not|only|cannot|can't|limit(?:s|ed)|single|small|few|lacks?|unable|fails?|requires?|depends? on|assum\w+|biase?d?|may)\b/i,
    ],
    saysInJapanese:
      /(?:限界|制約|(?<!今後の|将来の)課題)(?:として|は|がある|である)|(?:できない|できなかった|対応していない|検証していない|限られ)|(?:歪|ずれ|誤差|失敗).{0,20}(?:確認|生じ|見られ)/,
    asks: {
      ja: ['{S}には、どのような限界がありますか？', '{S}には、ほかにどのような限界がありますか？'],
      en: ['Which limits of {S} are named?', 'Which other limits of {S} are named?'],
    },
  },
  {
    name: 'future',
    parts: parts('conclusion discussion limitations abstract'),
    says: [
      /\b(?:(?:in|for|as) (?:the |our |near )*future(?: work| research)?,? (?:we|it|our)|we (?:plan|intend) to|(?:our )?future (?:work|research|directions?|studies) (?:will|should|could|may|might|includes?|involves?|is|are|on)|we leave .{5,80} (?:for|to) future|(?:further|more) (?:research|work|investigation) (?:is|will|should|could))\b/i,
      /^(?!.*\b(?:number of|several|many|various) (?:\w+ )?(?:areas|directions|ways|issues|topics|things|questions)\b)/i,
    ],
    saysInJapanese: /今後(?:の課題|は|の展望|も|、)|将来(?:的に|の課題)/,
    asks: { ja: ['{S}が挙げる今後の課題は何ですか？'], en: ['What do the authors of {S} leave for later?'] },
  },
  {
    name: 'code',
    parts: parts('abstract introduction conclusion results data setup method other'),
    says: [
      /\b(?:our|the|all|§) (?:[a-z-]+ ){0,3}?(?:code|software|implementation|package|toolkit|models?|weights|data ?sets?|corpus|data)\b.{0,60}\b(?:publicly available|available (?:at|on|from|for|online|under|through|via)|released?|download\w*|open[- ]sourced?|hosted)\b|\b(?:we|§) (?:\w+ )?(?:releas|provid|publish|open[- ]sourc)\w* (?:our|the|all) (?:[\w-]+ ){0,3}(?:code|software|implementation|models?|data)/i,
      /https?:\/\/|\bgithub\b|\bavailable\b|\bdownload|\bhosted\b|\breleased\b|\b(?:we|§) (?:\w+ )?(?:releas|publish)|\bopen[- ]sourc/i,
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
