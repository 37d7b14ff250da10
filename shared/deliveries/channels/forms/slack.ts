/**
 * Slack's incoming webhooks. Limits (docs.slack.dev, "Block Kit" reference): 50 blocks, 150 characters of a header, 3,000 of a
 * section's text; of all blocks together some 13,000 were seen to be refused as `msg_blocks_too_long` (slackapi/bolt-js#2509).
 */
import { shorten } from '../../../editions/mail/subject.ts';
import { type Contents, fitting } from '../contents.ts';

const MOST_BLOCKS = 50;
const LARGEST = 12_000;
const HEADER = 150;
const [TITLE, HEADLINE] = [300, 1_500];

/** `&`, `<` and `>` are all that has a meaning of its own; with them no mention can be made ("Formatting text for app surfaces"). */
const escaped = (text: string, most: number): string =>
  shorten(text, most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

export function slackMessage(contents: Contents): object {
  const render = (shown: Contents['papers'], left: number) => ({
    // Shown in notifications, and by whatever shows no blocks.
    text: escaped(`${contents.title} ${contents.url}`, HEADLINE),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: shorten(contents.title, HEADER) } },
      ...shown.map(({ title, url, headline }, at) =>
        section(`*${at + 1}.* <${url}|${escaped(title, TITLE)}>\n${escaped(headline, HEADLINE)}`),
      ),
      section(
        `<${contents.url}|${escaped(left > 0 ? `${contents.more(left)}: ${contents.title}` : contents.title, TITLE)}>`,
      ),
    ],
    unfurl_links: false,
  });
  return fitting(
    contents,
    render,
    ({ blocks }) => blocks.length <= MOST_BLOCKS && JSON.stringify(blocks).length <= LARGEST,
  );
}
