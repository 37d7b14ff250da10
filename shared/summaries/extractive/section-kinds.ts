/** What part of a paper a section is, told from its heading. */

export type Part =
  | 'abstract'
  | 'introduction'
  | 'related'
  | 'method'
  | 'data'
  | 'setup'
  | 'results'
  | 'discussion'
  | 'limitations'
  | 'conclusion'
  | 'back'
  | 'other';

/** First match wins, so the rarer and more telling words come first. */
const HEADINGS: readonly (readonly [part: Part, pattern: RegExp])[] = [
  [
    'back',
    /acknowledg|reference|bibliograph|funding|author contribution|competing|conflicts? of interest|checklist|appendix|supplement|about the author|impact statement|謝辞|参考文献|付録/i,
  ],
  [
    'abstract',
    /^(?:abstract|summary|r[ée]sum[ée]|zusammenfassung|resumen|resumo|sommario)\b|^(?:r[ée]sum[ée]$|要旨|概要|抄録|摘要|초록|요약)/i,
  ],
  ['limitations', /limitation|threats to validity|caveat|限界|制約/i],
  ['conclusion', /conclu|closing|future|outlook|final remark|おわりに|結論|まとめ/i],
  ['related', /related work|prior work|previous work|background|literature|preliminar|関連研究|背景/i],
  ['introduction', /introduction|overview|motivation|^what it is|はじめに|序論/i],
  ['data', /\bdata\b|dataset|data set|corpus|corpora|material|participants|データ/i],
  [
    'setup',
    /set-?up|implementation|hyper-?parameter|training|configuration|infrastructure|experimental (?:design|conditions)|設定/i,
  ],
  ['discussion', /discussion|analysis|ablation|error|why|lesson|interpret|考察|分析/i],
  [
    'results',
    /result|experiment|evaluation|performance|benchmark|comparison|findings|measurement|application|case stud|speed|結果|実験|評価/i,
  ],
  [
    'method',
    /method|approach|model|architecture|algorithm|system|framework|design|proposed|formulation|theory|procedure|attention|手法|方法|提案/i,
  ],
];

/** The part that a heading opens; `other` when its words don't tell. Numbers before the heading are ignored. */
export function partOf(heading: string | undefined): Part {
  const words = (heading ?? '').replace(/^[\s\dIVX.]+(?=[A-Z\p{Lo}])/u, '').trim();
  return HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}
