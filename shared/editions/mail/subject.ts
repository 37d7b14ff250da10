/** What a list of mails shows: the week's lead, and behind it how the papers begin. */
import { DIRECTION } from '../../platform/html.ts';
import type { Edition } from '../edition.ts';
import { firstLine, LABELS } from '../labels.ts';
import { shortWeek } from '../naming/days.ts';
import { headline, oneLine } from '../text.ts';
import { MAIL_WORDS } from './mail-words.ts';

/** So much of a name is read in a list of mails. */
const NAME = 48;
const PREHEADER = 180;

/** A single header line of at most 200 characters, without control characters or direction overrides. */
export function subject({ language, papers, from, to }: Edition): string {
  const days = shortWeek(from, to, language);
  const lead = papers.find(({ failure, suspicious }) => failure === undefined && !suspicious);
  const line = lead
    ? MAIL_WORDS[language].lead(shortName(lead.title), papers.length - 1, days)
    : `${LABELS[language].digest}${language === 'ja' ? '｜' : ' | '}${days}`;
  return harmless(oneLine(line)).slice(0, 200);
}

/** What stands before a title's colon names the work; a second line, or words encoded as a header's, never get into ours. */
const shortName = (title: string): string =>
  shorten(
    oneLine(
      title
        .trim()
        .split(/[\r\n]/)[0]!
        .replaceAll('=?', '='),
    ).split(/：|:(?=\s)/)[0]!,
    NAME,
  );

export const preheader = (edition: Edition): string =>
  shorten(
    edition.papers
      .slice(0, 3)
      .map((paper) => headline(paper, edition.language))
      .join(' ') || firstLine(edition),
    PREHEADER,
  );

export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** Braces apart, so that the template engine behind SES finds nothing to fill in; direction overrides removed. */
export function harmless(text: string): string {
  return text
    .replace(DIRECTION, '')
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/\}(?=\})/g, '} ');
}
