/** What section headings say, in one vocabulary for pages, PDFs and those who summarise them. */

/** `3.2 Results`, `III. METHOD`, `A.1 Proofs`, `第3章 手法`, `Appendix B. Data` → the name alone. */
const NUMBER =
  /^(?:(?:appendix|section|chapter|part|step)\s+(?:\d+(?:\.\d+)*|[a-z](?:\.\d+)*|[ivxlc]+)(?![\p{L}\p{N}])|第?\s*\d+(?:\.\d+)*\s*[章節部]?|[ivxlc]+(?=[.)：:\s])|[a-z](?:\.\d+)+|[a-z](?=[.)：:]\s))\s*[.)：:—–-]?\s+(?=\S)/iu;

/** The heading's name as printed, without its number; a heading that is all number stays as it is. */
export function sectionName(heading: string): string {
  const name = heading
    .replace(NUMBER, '')
    .replace(/[.:：]+$/, '')
    .trim();
  return name || heading.trim();
}

/** Sections that are not the paper's own matter, by their whole names. */
export type ApartSection = 'contents' | 'keywords' | 'references' | 'acknowledgements' | 'appendix' | 'checklist';

/** As regular expressions, for `^(?:…)$` and for headings that run into their paragraph. */
export const SECTION_NAMES: Readonly<Record<ApartSection | 'abstract', string>> = {
  abstract: 'abstract|summary|r[ée]sum[ée]|zusammenfassung|resumen|resumo|sommario|要旨|概要|抄録|摘要|초록|요약',
  contents: '(?:table of )?contents|inhalt(?:sverzeichnis)?|目次',
  keywords:
    'key\\s?words(?: and phrases)?|index terms|ccs concepts|categories and subject descriptors|general terms|acm reference format',
  references:
    '(?:list of )?references(?: and notes| cited)?|reference list|notes and references|bibliography|(?:literature|works) cited|cited literature|citations?|literatur(?:verzeichnis)?|références|参考文献|引用文献|参照文献|文献',
  acknowledgements:
    "acknowledge?ments?(?: and .*)?|funding(?: sources?| information| statement)?|(?:author|authors'|credit) contributions?.*|contributors|competing interests?|conflicts? of interests?|declaration of .*interests?|author information|謝辞|利益相反",
  appendix:
    '(?:appendi(?:x|ces)|annex|supplement(?:ary|al) (?:materials?|information|data)|supporting information)(?!\\p{L}).{0,120}|(?:付録|補足資料|補遺).{0,60}',
  checklist: '(?:[\\w-]+ ){0,4}checklist',
};

const { abstract: _, ...apart } = SECTION_NAMES;
const APART = Object.entries(apart).map(
  ([name, names]) => [name as ApartSection, new RegExp(`^(?:${names})$`, 'iu')] as const,
);

/** Whether a section is set apart from the main matter, and under which name it is counted. */
export function apartSection(heading: string, name = sectionName(heading)): ApartSection | undefined {
  const bare = name.replace(/[\s:：.]+$/, '');
  return APART.find(([, pattern]) => pattern.test(bare) || pattern.test(heading))?.[0];
}

/** What a section is about. */
export type SectionKind =
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
const KINDS: readonly (readonly [kind: SectionKind, pattern: RegExp])[] = [
  ['back', /about the author|impact statement/i],
  ['abstract', new RegExp(`^(?:${SECTION_NAMES.abstract})(?!\\p{L})|^(?:要旨|概要|抄録|摘要|초록|요약)`, 'iu')],
  ['limitations', /limitation|threats to validity|caveat|限界|制約/i],
  ['conclusion', /conclu|closing|future|outlook|final remark|おわりに|結論|結言|むすび|まとめ|今後の課題/i],
  [
    'related',
    /related work|prior work|previous work|background|literature|preliminar|関連研究|先行研究|従来研究|背景/i,
  ],
  ['introduction', /introduction|overview|motivation|^what it is|はじめに|まえがき|序論|序章|緒言|研究の目的/i],
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

/** What the section under a heading is about; `other` when its words don't tell. */
export function sectionKind(heading: string | undefined): SectionKind {
  const name = sectionName(heading ?? '');
  if (apartSection(name)) return 'back';
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}
