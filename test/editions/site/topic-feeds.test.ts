import { expect, test } from '@jest/globals';
import { parseAtomFeed } from 'feedsmith';
import { renderTopicFeed, topicFeedPath } from '../../../shared/editions/site/topic-feeds.ts';
import { nearPapers } from '../../../shared/editions/topics/near-papers.ts';
import { SITE_URL } from '../../support/edition-of-kinds.ts';
import { sampleEdition, samplePaper } from '../../support/sample-edition.ts';
import { writtenSite } from '../../support/written-site.ts';

const editions = ['2024-W14', '2024-W13'].map((week) =>
  sampleEdition({
    week,
    papers: [
      samplePaper({ id: `arxiv:${week}` }),
      samplePaper({ title: 'Clocks', headline: [], overview: [], qa: [] }),
    ],
  }),
);

const looked = editions.map((edition) => ({ edition, near: nearPapers(edition) }));

test('a topic’s feed holds the papers near to it, newest edition first, each with the way to its page', () => {
  const feed = parseAtomFeed(renderTopicFeed('letters', 'ja', looked, SITE_URL));
  expect(feed.entries?.map(({ title, id }) => [title?.value, id])).toEqual([
    ['A Paper About Letters', `${SITE_URL}/papers/arxiv-2024-W14/ja/#2024-W14`],
    ['A Paper About Letters', `${SITE_URL}/papers/arxiv-2024-W13/ja/#2024-W13`],
  ]);
  expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(`${SITE_URL}/${topicFeedPath('letters', 'ja')}`);
  expect(parseAtomFeed(renderTopicFeed('cooking', 'ja', looked, SITE_URL)).entries ?? []).toEqual([]);
});

test('topics in any script have a path of their own', () => {
  expect(topicFeedPath('Reinforcement  Learning!', 'en')).toMatch(
    /^en\/topics\/reinforcement-learning-[0-9a-f]{8}\.xml$/,
  );
  expect(topicFeedPath('強化学習', 'ja')).toMatch(/^topics\/[0-9a-f]{8}\.xml$/);
  expect(topicFeedPath('強化学習', 'ja')).not.toBe(topicFeedPath('強化', 'ja'));
});

test('a site with topics has their feeds, and the archive leads to them', async () => {
  const site = await writtenSite(editions.toReversed(), undefined, undefined, ['letters', '時計']);
  for (const topic of ['letters', '時計']) {
    expect(site.get(topicFeedPath(topic, 'ja'))).toContain('<feed');
    expect(site.get('archive/')).toContain(`<a href="/${topicFeedPath(topic, 'ja')}">${topic}</a>`);
  }
});
