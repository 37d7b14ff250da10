/** `npm run bench -- rank`: a week's candidates ranked, and told apart from one another. */
import { readFileSync } from 'node:fs';
import { joinSameWorks } from '../../shared/papers/identity/same-work.ts';
import { workOf } from '../../shared/papers/identity/work.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { rankPapers } from '../../shared/papers/ranking/ranking.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { measured } from './measured.ts';

export interface RankBenchOptions {
  readonly rounds?: number;
}

const goalMs = 1_000;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly published: string;
}

/** Real abstracts where they stand beside the project, else made ones of their number and length. */
function candidates(): { rows: Row[]; real: boolean } {
  const file = corpusOrNotice('arxiv-meta/arxiv_llm_2024-03.abstracts.jsonl', 'real abstracts; made ones are ranked');
  if (file) {
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    return { rows, real: true };
  }
  const word = (i: number): string => `w${(i * 7_919) % 4_001}`;
  const made = Array.from({ length: 1_425 }, (_, i) => ({
    id: `2403.${String(i).padStart(5, '0')}`,
    title: Array.from({ length: 11 }, (_, j) => word(i * 13 + j)).join(' '),
    abstract: Array.from({ length: 190 }, (_, j) => word(i * 191 + j)).join(' '),
    published: `2024-03-${String(1 + (i % 31)).padStart(2, '0')}`,
  }));
  return { rows: made, real: false };
}

const paperOf = ({ id, title, abstract, published }: Row): Paper => ({
  id: `arxiv:${id}`,
  week: '2024-W13',
  title,
  authors: ['Ada Author', 'Bo Writer'],
  published,
  url: '',
  categories: ['Computation and Language'],
  abstract,
  locations: [],
  picks: [{ source: 'arxiv:cs.CL', position: 1, title, note: '', links: [] }],
  remarks: [],
});

const preferences = {
  topics: [
    'agents that use tools and plan over long horizons',
    'factuality and hallucination of language models',
    '大規模言語モデルの評価',
  ],
  negativeKeywords: ['survey'],
  authors: ['A. Author'],
};

export async function bench(
  options: RankBenchOptions = {},
): Promise<{ table: string; result: Record<string, unknown> }> {
  const { rounds = 5 } = options;
  const { rows, real } = candidates();
  const week = rows.filter(({ published }) => published >= '2024-03-25' && published <= '2024-03-31').map(paperOf);
  const ranks: number[] = [];
  const orders = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const papers = round % 2 === 0 ? week : week.toReversed();
    const start = performance.now();
    const { ranked } = rankPapers(papers, preferences, () => false);
    ranks.push(performance.now() - start);
    orders.add(ranked.map(({ paper }) => paper.id).join());
  }
  const works = rows.map(({ id, title }) =>
    workOf(
      {
        pick: { source: 'x', position: 1, title, note: '', links: [{ label: 'Paper', url: `https://a.org/${id}` }] },
        facts: { title, authors: ['Ada Author'] },
      },
      '2024-W13',
    ),
  );
  const start = performance.now();
  const distinct = joinSameWorks(works).length;
  const joinMs = performance.now() - start;
  const [first = 0] = ranks;
  const { median, spread } = measured(ranks, 0);
  const goals = {
    rank: first < goalMs,
    stable: orders.size === 1,
    ...(real ? { noFalseMerge: distinct === rows.length } : {}),
  };
  const table = [
    `${real ? 'real' : 'made'} abstracts: ${week.length} of the week, ${rows.length} of the month`,
    `rank ${week.length}: first ${first.toFixed(0)} ms (goal < ${goalMs}), median ${median} ms (${spread.join('–')}); ${orders.size} order(s) in ${rounds} rounds`,
    `tell ${rows.length} apart: ${joinMs.toFixed(0)} ms, ${rows.length - distinct} merged`,
  ].join('\n');
  return {
    table,
    result: {
      bench: 'rank',
      papers: week.length,
      rankMs: Math.round(first),
      medianMs: median,
      spreadMs: spread,
      orders: orders.size,
      told: rows.length,
      joinMs: Math.round(joinMs),
      merged: rows.length - distinct,
      goals,
      goalsMet: Object.values(goals).every(Boolean),
    },
  };
}
