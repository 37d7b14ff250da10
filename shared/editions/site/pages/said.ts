/** Words of papers among our own: marked as such, and in their own language, so that a voice reads them as they are meant. */
import type { Language } from '../../../language.ts';
import { type Html, html } from '../../../platform/html.ts';
import { textOf } from '../../../summaries/parts.ts';
import type { EditionPaper } from '../../edition.ts';
import { LABELS, markOf } from '../../labels.ts';
import { oneLine } from '../../text.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * The `lang` attribute of foreign words; nothing for those in the page's own language (WCAG 2.2, 3.1.2 "Language of
 * parts"). Papers are in English nearly always; what has Japanese letters is Japanese.
 */
export function langOf(text: string, language: Language): Html {
  const own = languageOf(text);
  return own === language || own === undefined ? html`` : html` lang="${own}"`;
}

/** Undefined for words in letters of neither, whose language nobody knows. */
export function languageOf(text: string): Language | undefined {
  if (JAPANESE.test(text)) return 'ja';
  const [letter] = /\p{L}/u.exec(text) ?? [];
  return letter && /\p{Script=Latin}/u.test(letter) ? 'en' : undefined;
}

export const foreign = (text: string, language: Language): Html => html`<span${langOf(text, language)}>${text}</span>`;

/** A sentence of a summary, behind the mark of a sentence that the paper itself or its curator wrote. */
export function said(text: string, paper: Pick<EditionPaper, 'verbatim' | 'coverage'>, language: Language): Html {
  return html`${saidMark(paper, language)}${paper.verbatim ? foreign(text, language) : text}`;
}

/** Empty where the words are our own. */
export function saidMark(paper: Pick<EditionPaper, 'verbatim' | 'coverage'>, language: Language): Html {
  const mark = markOf(paper, language).trim();
  return mark ? html`<span class="said">${mark}</span>${language === 'en' && ' '}` : html``;
}

/** The one line of a paper; says plainly when there is none. */
export function headlineOf(paper: EditionPaper, language: Language): Html {
  if (paper.failure !== undefined || paper.headline.length === 0)
    return html`${LABELS[language].failed}${paper.failure && `: ${oneLine(paper.failure)}`}`;
  return said(oneLine(textOf(paper.headline)), paper, language);
}
