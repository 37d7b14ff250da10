/** Whether a sentence tells a reader something of this paper, and how much: many weak signs, weighed on judged answers. */
import type { SectionKind } from '../../../documents/section-names.ts';
import { contentTerms } from '../ranking/terms.ts';
import type { SourceSentence } from '../source-sentences.ts';

/** What the reader knows already, and what the work is called. */
export interface Read {
  /** Stems of title, headline and overview. */
  readonly terms: ReadonlySet<string>;
  readonly names: readonly string[];
}

const SELF =
  /\b(?:we|our|ours|this (?:paper|work|study|article))\b|本(?:論文|研究|稿|報告|手法)|我々|筆者ら|提案(?:手法|モデル|システム)|今回/i;
const CITES = /\bet al\b|[(,] ?(?:19|20)\d\d[a-z]?\)|\[\d/;
/** Words that count without saying which. */
const QUANTITIES = 'two|three|four|many|some|different|certain|other|diverse';
const COUNTED_NOUNS =
  'reasons?|extensions?|ways?|risks?|causes?|approaches|issues?|techniques?|structures?|applications?|purposes?|problems?|challenges?|aspects?|factors?|advantages?|improvements?|optimizations?|observations?|insights?|examples?|steps?|types?|kinds?|goals?|questions?|results?|properties|features?|directions?|benefits?|tradeoffs?|contributions?|methods?';

/** Each names what it refuses; tested in order against one sentence. */
const REFUSALS: readonly (readonly [reason: string, pattern: RegExp])[] = [
  [
    'announces',
    /\b(?:we|this (?:paper|work|article|thesis)|I) (?:\w+ly |now |also |first |then |next |will |have |can |further ){0,3}(?:present|describe|discuss|introduce|outline|review|summari[sz]e|explain|illustrate|begin|start|focus|turn|consider|examine|explore|address|recall|note|mention|denote|define|call|refer|say|write|sketch|look|return|survey|give|propose|investigat|characteri[sz]|stud(?:y|ied))[a-z]*\b|\band (?:introduce|present|propose|discuss|describe) |\bthis (?:paper|work|article|thesis|study) (?!is\b|was\b|has\b|shows\b|finds\b)[a-z]+s\b|\bwe first\b|\b(?:was|were|is|are|been) (?:presented|introduced|outlined|reviewed|discussed)\b|\b(?:sections?|chapters?) (?:will )?(?:describe|present|discuss|introduce)s?\b|\bwill introduce\b|\b(?:this|the following|each) (?:section|chapter|subsection|appendix)\b|(?:述べる|説明する|紹介する|概観する|検討する|提案する)[。．.]$/i,
  ],
  [
    'shows without saying what',
    /\bwe (?:\w+ ){0,2}?(?:show(?:ed|n)?|demonstrated?|illustrated?) (?:how|why|what)\b|\bwe (?:\w+ ){0,2}?(?:show(?:ed|n)?|demonstrated?|illustrated?) (?!.*\bthat\b)/i,
  ],
  [
    'tells what was done, and not what came of it',
    // Neither a finding follows, nor how or on what it was done.
    /^(?:[^.;:]{0,120}, )?(?:[Ww]e|I) (?:\w+ly |also |have ){0,2}(?:measur|simulat|test|perform|ran\b|run\b|conduct|carr(?:y|ied)|evaluat|assess|compar|analy[sz]|examin|validat|check|verif|provid|report)(?!.*\b(?:(?:find|found|show|observe|saw|indicate|reveal)[sd]?\b|using |(?:on|against|with|to) (?:the |an? |our )?(?:[\w-]+ ){0,2}?(?:\d|[A-Z][\w-]*[A-Z\d])))/,
  ],
  [
    'tells of a study without its outcome',
    /^(?!.*\d).*\b(?:perform(?:ed)?|conduct(?:ed)?|carr(?:y|ied) out|analy[sz]ed?|evaluated?|studied|investigated|compared?) |\bpossibilit(?:y|ies)\b/i,
  ],
  [
    'is not sure',
    /\b(?:might|could|would|should|perhaps|probably|suppose|imagine|hypothetical|believe|hope|plan|intend|future|expect|want|wish|try|aim|goal|assum\w+|if)\b|(?:だろう|かもしれない|予定である|考えられる|期待される|たい)[。．.]$|今後/i,
  ],
  [
    'speaks to the reader',
    /\b(?:let us|you|your|please|recall|of course|etc|for (?:example|instance)|(?:as an?|in our|in this)(?: \w+)? (?:example|instance)|it is (?:natural|interesting|worth|tempting) to|e\.g|i\.e|as (?:we|noted|mentioned|seen|shown|discussed|described)|note that|details?|prove|proof)\b/i,
  ],
  [
    'tells what everybody knows',
    /\b(?:is|are|(?:has|have) been) (?:an? )?(?:\w+ly )?(?:long-?standing|ubiquitous|well[- ](?:known|studied|established)|widely (?:known|studied|used|adopted)|commonplace|active (?:area|field|topic))\b/i,
  ],
  ['carries a heading', /^[A-Z][^.,;]{1,50}: [A-Z]/],
  [
    'counts and does not tell',
    new RegExp(
      `\\b(?:several|various|a number of|a few) |\\b(?:${QUANTITIES}) (?:[\\w-]+ ){0,2}?(?:${COUNTED_NOUNS})\\b(?!.{0,40}:|.*\\b(?:such as|including|namely|like)\\b)`,
      'i',
    ),
  ],
  [
    'tells what is still to be done',
    /\bwe (?:\w+ )?need\b|\b(?:we|one|it) (?:\w+ )?(?:needs?|needed|ha(?:ve|s|d)|must|is necessary|was necessary) to\b|\b(?:shall|will have to|proceed to)\b|\b(?:is|are) needed\b|\b(?:further|more|additional) (?:research|work|stud(?:y|ies)|investigations?)\b/i,
  ],
  [
    'tells of others',
    /^Following \p{Lu}|\bby \p{Lu}[\p{L}-]+ and \p{Lu}|\b(?:[Rr]ecent|[Pp]revious|[Pp]rior|[Ee]arlier|[Rr]elated) (?:work|stud(?:y|ies)|reports?|papers?)\b|^(?!.*\b(?:[Ww]e|[Oo]ur)\b)(?:.*(?:\bet al\b|[(,] ?(?:19|20)\d\d[a-z]?\)|\[\d)|(?:Like|As|Unlike)? ?\p{Lu}[\p{L}-]+(?:,? (?:and|&) \p{Lu}[\p{L}-]+)? (?:suggest|propos|argu|introduc|describ|develop|claim)(?:s|es|ed)?\b)/u,
  ],
];

/** Why the sentence tells nothing of this paper; undefined when it does. */
export const emptiness = (text: string): string | undefined => REFUSALS.find(([, pattern]) => pattern.test(text))?.[0];

const PART_WORTH: Partial<Record<SectionKind, number>> = {
  abstract: 0.2,
  introduction: 0.1,
  conclusion: 0.25,
  results: 0.25,
  discussion: 0.35,
  data: 0.3,
  limitations: 0.2,
  method: -0.15,
  setup: -0.05,
};
/** Signs of an answer worth reading, and of one that is not. */
const SIGNS: readonly (readonly [worth: number, sign: RegExp])[] = [
  [0.1, SELF],
  // What the authors did.
  [
    0.1,
    /\bwe (?:\w+ly |also |have |further )?(?:use|used|train(?:ed)?|evaluated?|compared?|measured?|chose|choose|implement(?:ed)?|collect(?:ed)?|built|build|test(?:ed)?|employ(?:ed)?|achieved?|obtain(?:ed)?|reduced?|improved?|ran|adopt(?:ed)?|apply|applied|combined?|replaced?|set|split|sampled?|estimated?)\b/i,
  ],
  [
    0.15,
    /\b(?:find|found|observed?|show(?:s|ed|n)?|demonstrate[sd]?|indicates?|suggests?|confirm(?:ed|s)?) (?:\w+ )?that\b|(?:分か|わか|明らかにな)った/i,
  ],
  // A figure with its unit, or one with decimals.
  [
    0.15,
    /(?<![\w.-])\d[\d,.]*\s?(?:%|×(?!\s?\d)|x\b|-?fold\b|percent|points?\b|times\b|[mµn]?s\b|seconds?\b|minutes?\b|hours?\b|days?\b|[KMGT]i?B\b|dollars?\b|ミリ秒|秒|分|倍|件|本)|(?<![\w.-])\d+\.\d|\$\d/,
  ],
  [
    0.2,
    /\b(?:than|compared|whereas|while|instead of|rather than|outperform\w*|unlike|in contrast to|as \w+ as)\b|より|比べ/i,
  ],
  [
    0.25,
    /\b(?:because|since|due to|so that|in order to|without|thereby|thus|when|by \w+ing|depends? on|leads? to|causes?|allows?|enables?|ensures?|prevents?|requires?)\b|ため|により|ことで/i,
  ],
  [-0.1, CITES],
  [-0.1, /\b(?:it|they|them|its|their)\b/i],
  [
    -0.3,
    /\b(?:is|are|was|were|be) (?:\w+ )?(?:straightforward|important|interesting|useful|difficult|obvious|clear|easy|simple|necessary|crucial|essential|beyond|out of)\b|\b(?:similar|different|alternative|same) [a-z]+ ?[a-z]*[.,]|\bI\b/i,
  ],
];
/** Of a sentence without a number: so much must be new to the reader. */
const NEW = { terms: 4, share: 0.4 };
const JAPANESE = /[ぁ-んァ-ヶ]/;
/** Likeness is known of Latin words alone; this is what it is worth at the median. */
const UNLIKENED = 0.45;

/** Above 1 for most good answers; undefined for what tells nothing new of this paper. */
export function worthOf(
  { text, part, likeText, likeTitle }: SourceSentence,
  { terms, names }: Read,
): number | undefined {
  if (emptiness(text) !== undefined) return undefined;
  const named = names.some((name) => text.includes(name));
  // An introduction tells of the field too.
  if (!named && !SELF.test(text) && part === 'introduction') return undefined;
  const said = new Set(contentTerms(text));
  const fresh = [...said].filter((term) => !terms.has(term)).length;
  if (!/\d/.test(text) && !JAPANESE.test(text) && (fresh < NEW.terms || fresh / said.size < NEW.share))
    return undefined;
  const signs = SIGNS.reduce((sum, [worth, sign]) => sum + (sign.test(text) ? worth : 0), 0);
  const articles = text.match(/\bthe\b/gi)?.length ?? 0;
  return (
    0.25 +
    (PART_WORTH[part] ?? 0) +
    signs +
    (named ? 0.2 : 0) +
    (JAPANESE.test(text) ? UNLIKENED : 0.7 * likeText + 0.3 * likeTitle) +
    0.03 * Math.min(fresh, 12) -
    0.02 * articles -
    (text.length > 260 ? 0.3 : 0)
  );
}
