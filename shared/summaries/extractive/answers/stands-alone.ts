/** Whether a reader who sees one sentence of a paper and nothing else knows what it speaks of. */
import { dangling } from '../whole-sentence.ts';

/** The work itself, which a reader knows. */
const KNOWN = '(?:paper|work|article|study|note|report|survey|thesis|chapter|post|manuscript|purpose)';
/** A pronoun or pointer that nothing earlier in its own sentence explains. */
const OPENS_WITH_POINTER = new RegExp(
  `^(?:\\S+ ){0,7}?(?:[Tt]his (?!${KNOWN}\\b)|[Tt]hese |[Tt]hose (?!who|that|of|which|in|from|with|for)|[Ss]uch (?!as\\b|that\\b)|[Tt]he (?:same|other|latter|former|above|following|resulting|remaining|two|three|four) )`,
);
/** Each names what it finds: words that point outside the sentence, wherever they stand, or rubble within it. */
const POINTERS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['pointer', OPENS_WITH_POINTER],
  // Further on a pointer may be explained by its own sentence; what is meant by `these` hardly ever is.
  ['this', new RegExp(`\\bthis\\b(?! ${KNOWN}\\b)`)],
  ['these, such', /\bthese\b|\bsuch (?!as\b|that\b)/],
  ['that', /\b(?:of|in|on|to|for|from|with|by|at|than) that (?!is\b|are\b|it\b|they\b|the\b|we\b)[a-z]+\b/],
  [
    'both',
    /\b(?:both|either|neither|all|each|most|none|some) of (?:them|which)\b|\bboth (?!of\b|the\b|(?:\S+ ){1,4}?and\b)[a-z-]+s\b/,
  ],
  // Right behind its verb it is not the subject, and nothing else has been named yet.
  ['them', /^(?:[^\s,;:]+ ){1,7}?them\b/],
  [
    'like something else',
    /\bsimilar (?:\w+ )?(?:ideas?|approach(?:es)?|methods?|manners?|fashion|ways?|procedures?|strateg(?:y|ies)|settings?|setups?|trends?|patterns?|behaviou?rs?|results?|conclusions?|arguments?)\b(?! (?:as|to (?:the|th[oa]se|that|an?|our|what|[A-Z][\w-]*))\b)/,
  ],
  [
    'the earlier one',
    /\bthe (?:previous|preceding|aforementioned|corresponding|gathered|obtained|respective|selected|chosen) |\b(?:last|next|previous|preceding|earlier) (?:section|chapter|paragraph)s?\b/,
  ],
  ['brackets around it', /^\(/],
  [
    'hole',
    /\s\?\s|\s[.,;]|[&'"#]{2,}|\b(?:of|from|in|with|by|for) (?:of|by|with|for)\b|\b(?:shows?|shown|showed|claim|prove) that (?:can|will|has|have|is|are)\b/,
  ],
  [
    'two sentences that ran together',
    /(?<!\b(?:e\.g|i\.e|vs|al|cf|etc|resp|approx))\. [a-z]|[a-z\])]\.\d{1,2} [A-Z]|\. \((?:[ivx]+|[a-z\d])\) /,
  ],
  [
    'connective',
    /\b(?:we|I) (?:then|therefore|thus|hence|additionally|finally|again|next|instead|accordingly) |^(?:We|I) also\b|^(?:The|Our|Each) (?:\w+ ){1,3}then\b/i,
  ],
  [
    'label',
    /#\d|\b(?:[Hh]ypothes[ie]s|RQ|[Rr]esearch [Qq]uestions?) ?H?\d|\b(?:step|line|case|phase|stage|rule|row|column|property|condition|equation|figure|table|theorem) \(?\d/,
  ],
  [
    'place',
    /\b(?:Figures?|Figs?\.|Tables?|(?:[Ss]ub)?[Ss]ections?|Sec\.|Appendi(?:x|ces)|Algorithm|Equations?|Eqs?\.|Theorem|Lemma|Corollary|Proposition|Definition|Claim|Question|Assumption|Remark|Chapter|Example|Step) ?\(?[\dA-Z]|§ ?\d|\b(?:in|from|by|of|and|to|see|eq\.|relation|formula) \(\d{1,2}[a-z]?\)/,
  ],
  [
    'drawing',
    /\b(?:the|both|two|three|each) (?:(?:tables|figures|plots|graphs|curves|rows|columns|equations)\b|(?:table|figure|plot|graph) (?:shows|illustrates|depicts|lists|presents|indicates)\b)|\b(?:bold|solid|dashed|dotted|shaded|colou?red|red|blue|green|orange|gr[ae]y|left|right|top|bottom|upper|lower) (?:\w+ )?(?:lines?|regions?|curves?|panels?|bars?|areas?|columns?|rows?|dots?|coefficients?|entries|numbers?)\b|^(?:Red|Blue|Green|Orange|Black|White|Gr[ae]y) (?:is|are|shows?)\b/i,
  ],
  [
    'it',
    /^(?:We|Our \w+|I)(?: \w+){0,3} that (?:it|they|its|their|this|these)\b|^(?:For|In|On|With|At|By|From|To) [^,]{1,60}, (?:it|they|he|she)\b|^(?:To|For|In|By|With|From|On) (?:\w+ )?(?:its|their|it|them)\b/,
  ],
  [
    'what is told elsewhere',
    /\b(?:noted|mentioned|seen|shown|described|discussed|argued|as) (?:before|already)\b|\balready (?:noted|mentioned|seen|shown|described|discussed)\b|\babove\b/i,
  ],
  ['another’s, by number', /\b(?:in|of|by|from|with|to|than|and|that) \[\d|^\[\d/],
  [
    'order',
    /\b(?:as well(?=\.)|in turn|so far|previously|earlier|another|here|now|below|in other \w+|in what follows|(?:first|second|third|last|next) (?:one|case|step|approach|method|model|experiment|set|question|problem|issue|challenge|goal))\b/i,
  ],
  ['pronoun', /^(?:[A-Z][a-z]+(?: [a-z]+)?, )?(?:it|they|he|she|its|their|both|one|ones|since then|there|here|now)\b/i],
  [
    'opening',
    /^(?:However|Thus|Hence|Therefore|So|Then|Similarly|Likewise|Instead|But|And|Yet|For (?:example|instance)|As (?:a result|such|a consequence|(?:an )?alternative)|In contrast(?! (?:to|with)\b)|In comparison(?! (?:to|with)\b)|By contrast|Consequently|Nevertheless|Of course|Taken together|Specifically|Besides|Moreover|Furthermore|Finally|Next|In addition|In particular|In our case|In this case|Note that|Again|Indeed|Otherwise|Rather|Note|Thereby|Namely|Unfortunately|Fortunately|More (?:precisely|significantly|specifically|importantly|formally)|After(?=,)|Alternatively|Conversely|Initially|Subsequently|Further(?=,)|Additionally|Of th[eo]se|Observe|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth|Last(?:ly)?|Also|Overall|Henceforth|In fact|In practice)\b,?/,
  ],
  [
    'opening in Japanese',
    /^(?:この|これ|その|それ|こう|そう|しかし|また|さらに|したがって|ただし|一方|なお|次に|まず|以上|よって)/,
  ],
  ['place in Japanese', /(?:図|表|式|第)\s?\d/],
];
/** Variables and formulas, which the text around them defines: `ci`, `Rij`, `α`, `p = 0.6`; and a word set twice. */
const VARIABLE =
  /(?<![\w.'’&-])(?!(?:A|I)\b)[A-Z](?![\w'’&+#*/-]|\.\w)|\w\([A-Z][a-z]?\)|\b\d+[nN]\b|(?<=\w )A(?![\w'’&+-])(?! \w)|“[A-Z]”|(?<![\p{L}\d.'’-]|\d\s)(?!(?:an|as|at|be|by|do|ed|eg|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|vs|we|al|et|ie|ms|kb|mb|gb|cm|mm|km|kg)\b)(?:[b-z][a-z]?\d?|[A-Z](?:ij|ik|jk|kl|mn|xy))(?![\p{L}\d'’-]|\.\w)|(?<![\p{L}-])[α-ω](?![\p{L}-])| = |\b(is|the|of|a|an|and|to|in|we|are|for) \1\b/u;
/** `30% longer` is said of something that stands elsewhere, unless the sentence tells of what. */
const COMPARES =
  /\b(?:less|fewer|longer|shorter|faster|slower|higher|lower|larger|smaller|better|worse|cheaper|stronger|weaker)\b/;
const COMPARED_WITH =
  /\b(?:than|compar\w+|over|relative|against|versus|vs|(?:un)?like|as \w+ as|from|when|while|whereas|without|with|in contrast)\b/i;

/** Much more than this, and it is lost without its neighbours. */
const LEANS = 0.45;

/** In brackets they may point where they like: `(Table 2)` is not needed to follow the sentence. */
const ASIDE = /\s?\((?:[Ss]ee )?(?:Fig|Table|Tab|Sec|Appendi|App|Eq|Algorithm)[^()]*\)/g;

export const standsAlone = (sentence: string): boolean => {
  const text = sentence.replace(ASIDE, '');
  return (
    dangling(text) < LEANS &&
    !POINTERS.some(([, pattern]) => pattern.test(text)) &&
    !VARIABLE.test(text) &&
    !(COMPARES.test(text) && !COMPARED_WITH.test(text))
  );
};
