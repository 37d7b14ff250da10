/** The question that a sentence answers: what the paper's authors find, report or say about the sentence's topic. */
import type { SectionKind } from '../../../documents/section-names.ts';
import type { Language } from '../../../language.ts';

/** In the order in which they are tried; the last fits every sentence. */
const QUESTIONS: readonly {
  readonly says: RegExp;
  readonly parts?: readonly SectionKind[];
  readonly asks: Readonly<Record<Language, string>>;
}[] = [
  {
    says: /\b(?:code|data ?sets?|data|models?|software|implementation|corpus|package|materials?|scripts?|artifacts?|weights)\b.*\b(?:available|released?|download\w*|hosted|published)\b.*https?:/i,
    asks: { ja: 'コードやデータは、どこで手に入りますか？', en: 'Where can code or data of the work be had?' },
  },
  {
    says: /\b(?:we|(?:our|the) (?:[\w-]+ ){0,3}?(?:results?|experiments?|analys[ei]s|evaluations?|findings?)) (?:\w+ly |also |have |further )?(?:find|found|observed?|show(?:ed|n|s)?|demonstrated?s?|see|saw|concluded?|indicated?|suggest(?:ed)?|confirm(?:ed)?|reveal(?:ed)?)s?\b|(?:分か|わか|明らかにな)った|(?:確認|明らかに)(?:した|された)/i,
    asks: { ja: '「{T}」について、何が分かりましたか？', en: 'What do the authors find about {T}?' },
  },
  {
    says: /\d/,
    parts: ['abstract', 'results', 'discussion', 'conclusion'],
    asks: { ja: '「{T}」について、何が報告されていますか？', en: 'What do the authors report about {T}?' },
  },
  {
    says: /^/,
    asks: { ja: '「{T}」について、何が述べられていますか？', en: 'What do the authors say about {T}?' },
  },
];

export function questionOf(text: string, part: SectionKind, topic: string, language: Language): string {
  const fits = QUESTIONS.find(({ says, parts }) => says.test(text) && (parts?.includes(part) ?? true));
  return fits!.asks[language].replace('{T}', () => topic);
}
