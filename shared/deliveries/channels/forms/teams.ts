/**
 * The webhook of Microsoft Teams' Workflows app ("Post to a channel when a webhook request is received"): an Adaptive Card in a
 * message, 28 kB in all (Teams platform, "Limits and specifications"). A card's text knows links, bold and lists of Markdown.
 */
import { shorten } from '../../../editions/mail/subject.ts';
import { type Contents, fitting } from '../contents.ts';

/** 28 kB, less what the workflow wraps around it. */
const LARGEST = 26_000;
const [PAPER, HEADLINE] = [300, 1_500];

const escaped = (text: string, most: number): string => shorten(text, most).replace(/[\\*_[\]()#<>`~-]/g, '\\$&');
const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });

export function teamsMessage(contents: Contents): object {
  const render = (shown: Contents['papers'], left: number) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(escaped(contents.title, PAPER), { size: 'Large', weight: 'Bolder' }),
            ...shown.map(({ title, url, headline }, at) =>
              block(`${at + 1}\\. [${escaped(title, PAPER)}](${url})\n\n${escaped(headline, HEADLINE)}`),
            ),
            ...(left > 0 ? [block(escaped(contents.more(left), PAPER))] : []),
          ],
          actions: [{ type: 'Action.OpenUrl', title: shorten(contents.title, PAPER), url: contents.url }],
          msteams: { width: 'Full' },
        },
      },
    ],
  });
  return fitting(contents, render, (message) => Buffer.byteLength(JSON.stringify(message)) <= LARGEST);
}
