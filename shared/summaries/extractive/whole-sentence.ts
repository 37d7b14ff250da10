/** Whether a sentence cut from a paper can stand alone before a reader: whole, readable, no rubble of the page. */

/** Shortest and longest sentence worth quoting, in characters; a Japanese one says in 20 what takes 48 in English. */
const LENGTHS = { japanese: { least: 20, most: 200 }, other: { least: 40, most: 420 } };
const JAPANESE = /[ぁ-んァ-ヶ]/;

/** Each names what it refuses; tested in order against one sentence. */
const REFUSALS: readonly (readonly [reason: string, pattern: RegExp])[] = [
  [
    'does not begin as a sentence',
    /^(?!\d[DG]\b|[A-Z\p{Lo}"“‘'「『(]|\d+(?:\.\d+)?%?\s[a-z]|[a-z]{1,3}[A-Z]|[a-z]-[A-Za-z]{2})/u,
  ],
  ['does not end as a sentence', /(?<!(?:[.!。！](?:["”’'»)\]」』）]*)(?:\s?\[[\d,\s–-]+\])?|https?:\/\/\S+))$/u],
  ['heading glued to it', /^(?:\d+(?:\.\d+)*\.?\s+[A-Z]|[A-Z]\.\d+\s|[A-Z][A-Z\s]{8,}[A-Z][a-z])/],
  ['caption', /^(?:Figure|Fig\.?|Table|Tab\.|Algorithm|Listing|Panel|Chart)\s*\d|\b(?:Figure|Table)\s\d+[:.]\s/i],
  ['list mark', /^(?:[-•●▪*·]|\(?[a-z0-9]{1,2}[).]\s)/],
  ['citation first', /^(?:\[\d|\([A-Z][a-z]+(?: et al\.)?,? \d{4})/],
  [
    'rubble',
    /[\uE000-\uF8FF\uFFFD\uFFFE□■▯\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]|&(?:\w{2,6}|#\d+);|\(cid:|[|¦].*[|¦]|_{2,}|\.{4,}|(?:\.\s){3,}/,
  ],
  [
    'formula',
    /\\[a-zA-Z]+|[$^{}√∑∏∫∂]|\b\w_\w\b|\b[A-Za-z]\([a-z](?:, ?[a-z])*\)|\w\[(?:[a-z*]|\d\.\.\w)\]|\b[A-Za-z]\w? ?= ?[A-Za-z]\w*\(/,
  ],
  [
    'hole where a formula stood',
    /^Let [a-zA-Z]|\b(?:where|let|denotes?|then) (?:is|are|and|be|denotes?)\b|\band then (?:we|the|it) get\b|\bin of\b|\b(?:by|from|than|between) (?:is|are|and|or|to|be)\b|\bin terms of (?:as|is|are|and)\b|\w\s[,;]\s|\(\s*\)/,
  ],
  [
    'furniture',
    /©|\bcopyright (?:©|\d|held|by|notice)|all rights reserved|permission to (?:make|copy)|proceedings of the|corresponding author|\S@\S+\.\w|arXiv:\d|\bunder review\b|equal contribution|creative commons|licensed under|\bissn\b|\bdoi:|received \w+ \d|accepted \w+ \d/i,
  ],
  [
    'invitation',
    /^(?:Get|Subscribe|Sign up|Click|Download|Receive|Join|Follow|Buy|Order|Read|Watch|Contact|Visit|Register|Learn more)\b.{0,120}\b(?:your|our|us|today|now|newsletter|e-?mail|inbox|free|here)\b/,
  ],
  [
    'thanks',
    /\b(?:we|authors?) (?:would like to |gratefully |also )?(?:thank|acknowledge)\b|\bgrateful to\b|\b(?:work|research|author|project) (?:was|is|has been) (?:\w+ )?(?:supported|funded)\b|\bgrants? (?:no|number|#)|\bcontract no/i,
  ],
  [
    'road map',
    /\b(?:rest|remainder|structure|outline) of (?:the|this) (?:paper|article|section)|organi[sz]ed as follows|^(?:in )?(?:section|appendix|chapter) [\dA-Z]|\b(?:we|this section) (?:now|next|will|then)? ?(?:turn|describe|discuss|review|present|give|outline)[a-z]* (?:in|below)\b|in (?:the )?(?:next|following|previous) (?:section|chapter)|\b(?:see|cf\.?|refer to) (?:section|sec\.|appendix|table|figure|fig\.|chapter)|^the (?:introduction|(?:next|following|last) section)\b|we turn next|this section\b/i,
  ],
  [
    'points elsewhere',
    /\bas follows\b|\b(?:explained|described|defined|discussed|shown|given|presented|detailed) in (?:\[|\d|section|sec\.|appendix)|\bsee (?:the|also|for|e\.g)\b|\bthe (?:above|following|former|latter)\b|\b(?:described|discussed|mentioned|defined|given|listed|shown|see|introduced) (?:above|below|earlier|previously)\b|\baforementioned\b|:\s*$|\b(?:equations?|eqs?\.?|eqn\.?) ?\(?\d/i,
  ],
  [
    'two sentences in one',
    /[a-z\d)] (?:We|Our|The|This|These|However|Therefore|Furthermore) [a-z]|\s[a-zA-Z]\. (?:We|Our|The|This|These|Truth|It|In|For|If|A) /,
  ],
  ['question', /[?？]["”']?$/],
];

/** Why the sentence is not fit to be quoted, in a few words; undefined when it is fit. */
export function refusal(sentence: string): string | undefined {
  const { least, most } = JAPANESE.test(sentence) ? LENGTHS.japanese : LENGTHS.other;
  if (sentence.length < least) return 'too short';
  if (sentence.length > most) return 'too long';
  const named = REFUSALS.find(([, pattern]) => pattern.test(sentence));
  if (named) return named[0];
  if (!isBalanced(sentence)) return 'open bracket or quote';
  if (JAPANESE.test(sentence)) return undefined;
  return shapeRefusal(sentence);
}

/** Table rows, formulas and glued words show in the mix of characters. */
function shapeRefusal(sentence: string): string | undefined {
  const prose = sentence.replace(/https?:\/\/\S+/g, 'link');
  const solid = prose.replace(/\s/g, '');
  const letters = solid.replace(/[^\p{L}]/gu, '').length;
  const words = prose.split(/\s+/);
  if (words.length < (prose === sentence ? 7 : 5)) return 'too few words';
  if (letters / solid.length < 0.74) return 'too few letters';
  if ((solid.match(/\d/g)?.length ?? 0) / solid.length > 0.2) return 'too many digits';
  if ((solid.match(/[=<>≤≥≈∇∈∉⊂∪∩∀∃→←×·∗∞±∼≡⊙⊗⊕σθλμαβγδεφψωπρτηκΣΘΛΦΨΩ]/gu)?.length ?? 0) > 3) return 'formula';
  const single = words.filter((word) => /^[^aAI\d]$/.test(word.replace(/[^\p{L}\d]/gu, ''))).length;
  if (single / words.length > 0.12) return 'loose letters';
  if (words.some((word) => word.length > 34 && !/[-/]/.test(word))) return 'glued words';
  if (letters / words.length < 3) return 'short words';
  return /\b(\w{3,})\s+\1\b/.test(prose) ? 'stutter' : undefined;
}

/** Brackets and quotes that open also close; marks of a list inside the sentence, `1)`, open nothing. */
function isBalanced(sentence: string): boolean {
  const text = sentence.replace(/(?<![\w(])(?:\d{1,2}|[a-z]|i{1,3}|iv|vi{0,3})\)/g, '');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g) &&
    count(/“/g) === count(/”/g) &&
    count(/「/g) === count(/」/g) &&
    count(/"/g) % 2 === 0
  );
}

/** First match wins. */
const LEANING: readonly (readonly [degree: number, opening: RegExp])[] = [
  [
    0,
    /^(?:(?:In|With|Through|For|By|Throughout) )?(?:This|this|The present|the present) (?:paper|work|article|study|report|note|survey|thesis|chapter|post)\b/,
  ],
  [
    0.8,
    /^(?:It|They|He|She|Its|Their|His|Her|Doing so|That|Those|Both|Neither|One of them|Some|Others?|Another|Each|If so|If not)\b|^(?:Many|Most|Several|Few|All|None|Two|Three) (?:of (?:them|these|those)|did|do|have|are|were)\b|\bdid so\b/,
  ],
  [
    1,
    /^(?:This|These|Such)\s+(?:is|are|was|were|can|may|shows?|means|allows|leads|makes|gives|results? in|suggests?|indicates?|has|have|also|would|will|in turn|corresponds?)\b|^This (?!(?:analys|process|clas|bas|los|thes|hypothes|progres)\w*)\w+s\b/,
  ],
  [
    0.7,
    /^(?:To|By|With|Through|For|From|Using|Despite|Given|Under|On|In|Because of|Due to|Based on|Unlike|Like|After|Before) (?:\w+ing |\w+ )?(?:this|these|such|that|those)\b/,
  ],
  [0.5, /^(?:This|These|Such|The same|The (?:first|second|third|other))\b/],
  [
    0.6,
    /^(?:For example|For instance|Thus|Hence|Therefore|So|Consequently|As a result|Then|Otherwise|Similarly|Likewise|Conversely|In this (?:case|way|sense|example)|In (?:that|such) case|Here|Note that|That is|In other words|Indeed|To do so|To do this|To see this|To this end|Again|But|And|Or|Yet|As such|On the (?:one|other) hand|In (?:both|all) cases|As noted|Given we)\b/,
  ],
  [
    0.4,
    /^The (?:gap|difference|differences|improvement|increase|drop|effect|reason|rationale|idea|issue|latter|former|remaining|resulting)\b/,
  ],
  [0.7, /\breason (?:is|was) that (?:they|it|this)\b/],
  [0.4, /^(?:First|Second|Third|Fourth|Firstly|Secondly|Thirdly|Lastly|Finally|Next|Also|Despite this)\b/],
  [
    0.25,
    /^(?:However|Moreover|Furthermore|Additionally|In addition|In contrast|By contrast|Instead|Nevertheless|Nonetheless|Besides|Meanwhile|Still)\b/,
  ],
];

/**
 * How much a sentence leans on what stood before it: 0 stands alone, 1 makes no sense without its neighbour.
 * `This paper`, `These results`, `It is …` differ, so this is a degree and not a refusal.
 */
export function dangling(sentence: string): number {
  return LEANING.find(([, opening]) => opening.test(sentence))?.[0] ?? 0;
}
