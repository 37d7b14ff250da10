/** Who wrote a summary, said so that nobody takes a recording or a quote for a model's fresh words. */
import type { Language } from '../../language.ts';
import type { Edition, EditionPaper } from '../edition.ts';

const WORDS = {
  ja: { extractive: 'モデルなし(論文の文をそのまま選択)', recorded: '収録済みの下書き(検査は実行時)' },
  en: {
    extractive: 'no model (sentences picked from the paper)',
    recorded: 'a draft recorded beforehand (checked now)',
  },
} as const;

/** Empty where nothing was written. */
export function writerName({ model }: Pick<EditionPaper, 'model'>, language: Language): string {
  if (model === 'extractive' || model === 'recorded') return WORDS[language][model];
  return model.replace(/^(?:bedrock|openai):/, '');
}

/** Each writer of an edition once, in the order of its papers. */
export const writersOf = ({ papers, language }: Edition): string[] => [
  ...new Set(papers.map((paper) => writerName(paper, language)).filter(Boolean)),
];
