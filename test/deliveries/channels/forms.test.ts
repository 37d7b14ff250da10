import { expect, test } from '@jest/globals';
import { messageOf } from '../../../shared/deliveries/channels/request.ts';
import { editionOfKinds, SITE_URL } from '../../support/edition-of-kinds.ts';
import { samplePaper } from '../../support/sample-edition.ts';
import { borne } from '../../support/sentences.ts';

const EVIL = 'A & B <!channel> @everyone *bold* [x](https://evil.example) <https://evil.example|here>';
const edition = editionOfKinds({
  papers: [samplePaper({ title: EVIL, headline: [borne(EVIL)] }), samplePaper({ id: 'arxiv:2' })],
});
// biome-ignore lint/suspicious/noExplicitAny: read as the vendor reads it
const told = (kind: 'slack' | 'discord' | 'teams' | 'webhook'): any =>
  JSON.parse(messageOf({ kind }, edition, SITE_URL));
const PAGE = `${SITE_URL}/papers/arxiv-2403.00001/ja/`;

test('in Slack every title is a link to our page, and neither a mention nor a link of its own', () => {
  const { blocks, text } = told('slack');
  expect(blocks[0]).toEqual({
    type: 'header',
    text: { type: 'plain_text', text: '最新論文ノート 2024年3月25日〜31日' },
  });
  expect(blocks[1].text.text).toBe(
    `*1.* <${PAGE}|${EVIL.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}>\n${EVIL.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`,
  );
  expect(text).toContain(`${SITE_URL}/editions/2024-W13/ja/`);
  expect(JSON.stringify(blocks)).not.toMatch(/<!|<@|<https:\/\/evil/);
});

test('in Discord nobody is called, and no link but ours is one', () => {
  const { embeds, allowed_mentions } = told('discord');
  expect(allowed_mentions).toEqual({ parse: [] });
  expect(embeds[0]).toMatchObject({ url: `${SITE_URL}/editions/2024-W13/ja/` });
  expect([...embeds[0].description.matchAll(/(?<!\\)\]\((.*?)\)/g)].map(([, url]) => url)).toEqual([
    PAGE,
    `${SITE_URL}/papers/arxiv-2/ja/`,
  ]);
});

test('in Teams the card leads to the edition and to each paper, and no title is a link of its own', () => {
  const { content } = told('teams').attachments[0];
  expect(content.actions).toEqual([
    { type: 'Action.OpenUrl', title: '最新論文ノート 2024年3月25日〜31日', url: `${SITE_URL}/editions/2024-W13/ja/` },
  ]);
  const text = content.body.map((block: { text: string }) => block.text).join('\n');
  expect([...text.matchAll(/(?<!\\)\]\((.*?)\)/g)].map(([, url]) => url)).toEqual([
    PAGE,
    `${SITE_URL}/papers/arxiv-2/ja/`,
  ]);
});

test('a webhook of one’s own gets the contents as they are', () => {
  expect(told('webhook').papers[0]).toEqual({ id: 'arxiv:2403.00001', title: EVIL, url: PAGE, headline: EVIL });
});
