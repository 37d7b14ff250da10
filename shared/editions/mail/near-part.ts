/** What one reader's mail begins with: the papers near to that reader's topics. Filled into the one rendering of all. */
import { html } from '../../platform/html.ts';
import type { Edition } from '../edition.ts';
import { paperPath } from '../site/paths.ts';
import { oneLine } from '../text.ts';
import { type NearPaper, nearPapers } from '../topics/near-papers.ts';
import { MAIL_WORDS } from './mail-words.ts';
import { shorten } from './subject.ts';

/** Empty where a reader asked for nothing that the week holds. */
export interface NearPart {
  readonly html: string;
  readonly text: string;
}

/** Rows at most; the number says how many there are. */
const MOST_ROWS = 5;
/** Characters of a title and a topic. */
const TITLE = 70;
const TOPIC = 40;
/** Bytes of both forms as they stand in a call, at most: fifty readers' parts travel together. */
export const LARGEST_PART = 2_000;
const NOTHING: NearPart = { html: '', text: '' };

/** @returns the part of a reader with these topics, at most `LARGEST_PART` bytes as JSON */
export function nearPartOf(edition: Edition, siteUrl: string): (topics: readonly string[]) => NearPart {
  const near = nearPapers(edition);
  return (topics) => {
    if (topics.length === 0) return NOTHING;
    const found = near(topics);
    for (let rows = Math.min(found.length, MOST_ROWS); rows > 0; rows--) {
      const part = render(edition, siteUrl, found.slice(0, rows), found.length);
      if (Buffer.byteLength(JSON.stringify(part)) <= LARGEST_PART) return part;
    }
    return NOTHING;
  };
}

function render({ language }: Edition, siteUrl: string, shown: readonly NearPaper[], count: number): NearPart {
  const words = MAIL_WORDS[language];
  const rows = shown.map(({ paper, topic, where, sentences }) => ({
    title: shorten(oneLine(paper.title), TITLE),
    reason: words.nearReason(shorten(oneLine(topic), TOPIC), where, sentences),
    url: `${siteUrl}/${paperPath(paper.id, language)}`,
  }));
  const head = words.near(count);
  const row = html`<tr><td style="padding:8px 12px"><p style="margin:0"><b>${head}</b></p>${rows.map(
    ({ title, reason, url }) =>
      html`<p style="margin:0"><a href="${url}" style="color:#1a4f8b">${title}</a> <span class="m">${reason}</span></p>`,
  )}</td></tr>`;
  const lines = rows.flatMap(({ title, reason, url }) => [`- ${title} ${reason}`, `  ${url}`]);
  return { html: row.html, text: [head, ...lines, '', ''].join('\n') };
}
