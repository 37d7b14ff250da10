import { describe, expect, test } from '@jest/globals';
import type { EditionPaper } from '../../../shared/editions/edition.ts';
import { nearPapers } from '../../../shared/editions/topics/near-papers.ts';
import type { Evidence } from '../../../shared/summaries/summary.ts';
import { sampleEdition, samplePaper } from '../../support/sample-edition.ts';
import { borne } from '../../support/sentences.ts';

const quoted = (quote: string): Evidence => ({ quote, place: { kind: 'page', page: 2 }, link: '' });

/** A paper of one answer whose sentences stand on these quotes. */
const paperOf = (
  id: string,
  title: string,
  said: readonly (readonly [string, string])[],
  more: Partial<EditionPaper> = {},
) =>
  samplePaper({
    ...{ id: `arxiv:2403.${id}`, title, categories: [], headline: [], overview: [] },
    qa: [{ question: 'Q', answer: said.map(([text, quote]) => borne(text, quoted(quote))) }],
    ...more,
  });

const near = (papers: readonly EditionPaper[], ...topics: string[]) =>
  nearPapers(sampleEdition({ papers }))
    .call(undefined, topics)
    .map(({ paper, topic, where, sentences }) => ({
      id: paper.id.slice(-1),
      ...{ topic, where, sentences },
    }));

describe('papers near to a topic', () => {
  test.each([
    ['Agents', 'An Agent for Letters'],
    ['agent', 'Agents that Write'],
    ['neural networks, graph', 'Graph Neural Networks at Scale'],
    ['トランスフォーマー', 'Transformers Without Attention'],
    ['transformer', 'トランスフォーマーの軽量化'],
    ['強化学習', 'Reinforcement Learning from Letters'],
    ['ｒｅｉｎｆｏｒｃｅｍｅｎｔ　ｌｅａｒｎｉｎｇ', '強化学習による手紙の配達'],
    ['LLMの量子化', 'LLMの量子化と蒸留'],
    ['GPT-4', 'What GPT-4 Reads'],
  ])('%s stands in the title “%s”', (topic, title) => {
    expect(near([paperOf('1', title, [])], topic)).toMatchObject([{ id: '1', topic, where: 'title' }]);
  });

  test.each([
    ['agent', 'A Reagent for Chemistry'],
    ['AI', 'Paint and Rain'],
    ['GPT-4', 'What GPT-3 Reads'],
    ['graph neural networks', 'Neural Networks'],
    ['…', 'Anything … at All'],
    ['class', 'A Bias of Glass'],
  ])('%s does not stand in the title “%s”', (topic, title) => {
    expect(near([paperOf('1', title, [])], topic)).toEqual([]);
  });

  test('are found by the words that sentences stand on as well, whose language is the paper’s', () => {
    const paper = paperOf('1', 'Letters', [
      ['報酬は5倍になった。', 'The reward of reinforcement learning grew five times.'],
      ['学習は速い。', 'Reinforcement learning converges within a day.'],
    ]);
    expect(near([paper], 'reinforcement learning')).toEqual([
      { id: '1', topic: 'reinforcement learning', where: 'sentences', sentences: 2 },
    ]);
    expect(near([paper], '報酬')).toEqual([]);
  });

  test('stand in order of where the topic is, then of how much of the paper speaks of it, each once', () => {
    const said = (times: number) => Array.from({ length: times }, () => ['記憶を使う。', 'It has memory.'] as const);
    const papers = [
      paperOf('1', 'Letters', said(3)),
      paperOf('2', 'Letters', said(2), { headline: [borne('メモリを使う手紙。')] }),
      paperOf('3', 'Letters', said(5)),
      paperOf('4', 'Letters', [], { categories: ['Memory Systems'] }),
      paperOf('5', 'Memory', []),
      paperOf('6', 'Memory', [], { failure: 'unreadable' }),
    ];
    expect(near(papers, 'nothing', 'memory', 'letters').map(({ topic, where }) => [topic, where])).toEqual([
      ...Array.from({ length: 4 }, () => ['letters', 'title']),
      ['memory', 'title'],
    ]);
    expect(near(papers, 'memory').map(({ id, where }) => [id, where])).toEqual([
      ['5', 'title'],
      ['4', 'categories'],
      ['2', 'headline'],
      ['3', 'sentences'],
      ['1', 'sentences'],
    ]);
  });
});
