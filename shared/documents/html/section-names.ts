/** What section headings say: their name without number, and which sections are not the paper's own matter. */

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

export type ApartSection = 'references' | 'acknowledgements' | 'appendix' | 'checklist';

const APART: readonly (readonly [ApartSection, RegExp])[] = [
  [
    'references',
    /^(references?( and notes| cited)?|bibliography|literature cited|works cited|cited literature|(list of )?references|citations?|参考文献|引用文献|文献|参照文献)$/i,
  ],
  [
    'acknowledgements',
    /^(acknowledge?ments?( and .*)?|funding( sources?| information| statement)?|(author|authors'|credit) contributions?.*|contributors|competing interests?|conflicts? of interests?|declaration of .*interests?|謝辞|利益相反)$/i,
  ],
  [
    'appendix',
    /^(appendi(x|ces)\b.{0,120}|supplement(ary|al) (material|information|data)s?|supporting information|付録.{0,60}|補足資料|補遺)$/i,
  ],
  ['checklist', /^(neurips )?(paper )?(reproducibility )?checklist$/i],
];

/** Whether a section is set apart from the main matter, and under which name it is counted. */
export function apartSection(heading: string): ApartSection | undefined {
  const name = sectionName(heading).replace(/[\s:：.]+$/, '');
  return APART.find(([, pattern]) => pattern.test(name) || pattern.test(heading))?.[0];
}
