/** Whether a reader who sees one sentence of a paper and nothing else knows what it speaks of. */
import { dangling } from '../whole-sentence.ts';

/** The work itself, which a reader knows. */
const KNOWN = '(?:paper|work|article|study|note|report|survey|thesis|chapter|post|manuscript|purpose)';
/** A pronoun or pointer that nothing earlier in its own sentence explains. */
const OPENS_WITH_POINTER = new RegExp(
  `^(?:\\S+ ){0,7}?(?:[Tt]his (?!${KNOWN}\\b)|[Tt]hese |[Tt]hose (?!who|that|of|which|in|from|with|for)|[Ss]uch (?!as\\b|that\\b)|the (?:same|other|latter|former|above|following|resulting|remaining|two|three|four) )`,
);
/** Each points at words outside the sentence, wherever it stands. */
const POINTERS: readonly RegExp[] = [
  OPENS_WITH_POINTER,
  // Further on a pointer may be explained by its own sentence; what is meant by `these` hardly ever is.
  new RegExp(`\\bthis (?!${KNOWN}\\b)`),
  /\bthese\b|\s\?\s|^\(|\bthe (?:previous|preceding|aforementioned|corresponding) |\bsuch (?!as\b|that\b)|^We (?:therefore|thus|hence|accordingly)\b/,
  // Two sentences that ran together.
  /(?<!\b(?:e\.g|i\.e|vs|al|cf|etc|resp|approx))\. [a-z]/,
  /\b(?:step|line|case|phase|stage|rule|row|column|property|condition|equation|figure|table|theorem) \(?\d/,
  /\b(?:Figures?|Figs?\.|Tables?|(?:[Ss]ub)?[Ss]ections?|Sec\.|Appendi(?:x|ces)|Algorithm|Equations?|Eqs?\.|Theorem|Lemma|Corollary|Proposition|Definition|Claim|Question|Assumption|Remark|Chapter|Example|Step) ?\(?[\dA-Z]|§ ?\d|\b(?:in|from|by|of|and|to|see|eq\.|relation|formula) \(\d{1,2}[a-z]?\)/,
  /\b(?:the|both|two|three|each) (?:(?:tables|figures|plots|graphs|curves|rows|columns|equations)\b|(?:table|figure|plot|graph) (?:shows|illustrates|depicts|lists|presents|indicates)\b)/i,
  /^(?:We|Our \w+|I)(?: \w+){0,3} that (?:it|they|its|their|this|these)\b/,
  /\b(?:as well(?=\.)|in turn|so far|previously|earlier|another|here|now|below|in other \w+|in what follows|(?:first|second|third|last|next) (?:one|case|step|approach|method|model|experiment|set|question|problem|issue|challenge|goal))\b/i,
  /^(?:For|In|On|With|At|By|From|To) [^,]{1,60}, (?:it|they|he|she)\b/,
  /^(?:[A-Z][a-z]+(?: [a-z]+)?, )?(?:it|they|he|she|its|their|both|one|ones|since then|there|here|now)\b/i,
  /^(?:However|Thus|Hence|Therefore|So|Then|Similarly|Likewise|Instead|But|And|Yet|For (?:example|instance)|As (?:a result|such)|In contrast(?! (?:to|with)\b)|Consequently|Nevertheless|Of course|Taken together|Specifically|Besides|Moreover|Furthermore|Finally|Next|In addition|In particular|In our case|In this case|Note that|Again|Indeed|Otherwise|Rather|Note|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth|Last(?:ly)?|Also|Overall|Henceforth|In fact|In practice)\b,?/,
  /^(?:この|これ|その|それ|こう|そう|しかし|また|さらに|したがって|ただし|一方|なお|次に|まず|以上)/,
  /(?:図|表|式|第)\s?\d/,
];
/** Variables and formulas, which the text around them defines: `ci`, `Rij`, `α`, `p = 0.6`; and a word set twice. */
const VARIABLE =
  /(?<![\w'’-]|\d\s)(?!(?:an|as|at|be|by|do|ed|eg|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|vs|we|al|et|ie|ms|kb|mb|gb|cm|mm|km|kg)\b)(?:[b-z][a-z]?\d?|[A-Z](?:ij|ik|jk|kl|mn|xy))(?![\w'’.-])|(?<![\p{L}-])[α-ω](?![\p{L}-])| = |\b(is|the|of|a|an|and|to|in|we|are|for) \1\b/u;
/** `30% longer.` is said of something that stands elsewhere, unless the sentence names it. */
const COMPARES = /\b(?:longer|shorter|faster|slower|higher|lower|larger|smaller|better|worse|cheaper)(?=[.,;)])/;
const COMPARED_WITH = /\b(?:than|compared|over|relative|against|versus|vs|(?:un)?like)\b/i;
const OPEN_NAME = /\bet al|\(\d{4}\)|\[\d/;

/** Much more than this, and it is lost without its neighbours. */
const LEANS = 0.45;

export const standsAlone = (text: string): boolean =>
  dangling(text) < LEANS &&
  !POINTERS.some((pattern) => pattern.test(text)) &&
  !VARIABLE.test(text) &&
  !(COMPARES.test(text) && !COMPARED_WITH.test(text));

/** What makes a sentence that stands alone less welcome than one without it: citations, a connective, a pointer explained inside. */
export const blemishes = (text: string): number =>
  (OPEN_NAME.test(text) ? 0.2 : 0) +
  (dangling(text) > 0 ? 0.15 : 0) +
  (/\b(?:this (?!paper|work|article|study)|these|such (?!as|that)|the same)\b/i.test(text) ? 0.15 : 0);
