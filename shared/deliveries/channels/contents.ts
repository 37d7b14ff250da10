/** What a channel is told of an edition: its contents with their links, in the channel's language. Pure. */

import type { Edition } from '../../editions/edition.ts';
import { LABELS } from '../../editions/labels.ts';
import { MAIL_WORDS } from '../../editions/mail/mail-words.ts';
import { weekWords } from '../../editions/naming/days.ts';
import { editionPath, paperPath } from '../../editions/site/paths.ts';
import { headline, oneLine } from '../../editions/text.ts';
import type { Language } from '../../language.ts';
import type { PaperId, Week } from '../../papers/paper.ts';

export interface Entry {
  readonly id: PaperId;
  readonly title: string;
  readonly url: string;
  readonly headline: string;
}

export interface Contents {
  readonly week: Week;
  readonly language: Language;
  readonly title: string;
  /** Of the edition's page. */
  readonly url: string;
  readonly papers: readonly Entry[];
  /** Says how many papers a message has no room for. */
  readonly more: (left: number) => string;
}

/** @param siteUrl without a slash at the end */
export function contentsOf(edition: Edition, siteUrl: string): Contents {
  const { week, language, from, to } = edition;
  return {
    ...{ week, language },
    title: `${LABELS[language].digest} ${weekWords(from, to, language)}`,
    url: `${siteUrl}/${editionPath(week, language)}`,
    papers: edition.papers.map((paper) => ({
      id: paper.id,
      title: oneLine(paper.title),
      url: `${siteUrl}/${paperPath(paper.id, language)}`,
      headline: headline(paper, language),
    })),
    more: (left) =>
      language === 'ja' ? `ほか${MAIL_WORDS.ja.papers(left)}` : `and ${MAIL_WORDS.en.papers(left)} more`,
  };
}

/** The largest message that fits: papers go from the end, and how many is said. @throws Error when not even none fits */
export function fitting<T>(
  { papers }: Contents,
  render: (shown: readonly Entry[], left: number) => T,
  fits: (message: T) => boolean,
): T {
  for (let shown = papers.length; shown >= 0; shown--) {
    const message = render(papers.slice(0, shown), papers.length - shown);
    if (fits(message)) return message;
  }
  throw new Error('unreachable: an empty message fits every channel');
}
