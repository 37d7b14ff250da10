/** Discord's webhooks. Limits ("Embed limits"): 256 characters of a title, 4,096 of a description, 6,000 of all embeds together. */
import { shorten } from '../../../editions/mail/subject.ts';
import { type Contents, fitting } from '../contents.ts';

const [TITLE, DESCRIPTION] = [256, 4_096];
const [PAPER, HEADLINE] = [200, 600];

const escaped = (text: string, most: number): string => shorten(text, most).replace(/[\\*_~`|>#[\]()<@-]/g, '\\$&');

export function discordMessage(contents: Contents): object {
  const render = (shown: Contents['papers'], left: number) => ({
    embeds: [
      {
        title: shorten(contents.title, TITLE),
        url: contents.url,
        description: [
          ...shown.map(
            ({ title, url, headline }, at) =>
              `**${at + 1}.** [${escaped(title, PAPER)}](${url})\n${escaped(headline, HEADLINE)}`,
          ),
          ...(left > 0 ? [`[${contents.more(left)}](${contents.url})`] : []),
        ].join('\n'),
      },
    ],
    // No title calls anybody.
    allowed_mentions: { parse: [] },
  });
  return fitting(contents, render, ({ embeds }) => [...embeds[0]!.description].length <= DESCRIPTION);
}
