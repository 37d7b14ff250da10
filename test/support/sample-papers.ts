/** Papers, summaries and editions of our own invention, for tests of everything after the reading. */
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Evidence, Summary } from '../../shared/summaries/summary.ts';
import { borne } from './sentences.ts';

export function samplePaper(over: Partial<Paper> = {}): Paper {
  return {
    id: 'arxiv:2611.00001',
    week: '2026-W46',
    title: 'Counting lanterns with two clocks',
    authors: ['Aki Mori', 'Ben Ode'],
    published: '2026-11-10',
    updated: '2026-11-11',
    version: 1,
    url: 'http://arxiv.org/pdf/2611.00001v1',
    categories: ['Machine Learning'],
    abstract: 'We count lanterns with two clocks and reach 91.5% accuracy on 400 streets.',
    locations: [{ kind: 'pdf', url: 'https://arxiv.org/pdf/2611.00001v1' }],
    picks: [{ source: 'dair', position: 1, title: 'Lanterns', note: 'counts lanterns', links: [] }],
    remarks: [],
    ...over,
  };
}

const REACHED: Evidence = {
  quote: 'reach 91.5% accuracy on 400 streets',
  place: { kind: 'page', page: 1 },
  link: 'https://arxiv.org/pdf/2611.00001v1#page=1',
};

export function sampleSummary(over: Partial<Summary> = {}): Summary {
  return {
    paperId: 'arxiv:2611.00001',
    language: 'ja',
    headline: [borne('二つの時計で灯籠を数え、91.5%の正解率に達しました。', REACHED)],
    overview: [borne('本研究は、二つの時計を用いて灯籠を数える手法を提案しています。', REACHED)],
    qa: [
      {
        question: '正解率はどれほどですか?',
        answer: [borne('400の通りで91.5%の正解率に達しました。', REACHED)],
      },
    ],
    check: 'sentence',
    verbatim: false,
    coverage: { kind: 'full' },
    suspicious: false,
    dropped: [],
    repaired: 0,
    characters: 40_000,
    model: 'bedrock:test',
    usage: { calls: 1, inputTokens: 1000, outputTokens: 200, cost: 0.002 },
    version: 1,
    ...over,
  };
}

export function sampleEditionPaper(over: Partial<EditionPaper> = {}): EditionPaper {
  const { id, title, authors, published, updated, url, categories } = samplePaper();
  const { headline, overview, qa, check, characters, verbatim, coverage, suspicious, model } = sampleSummary();
  const own = {
    id,
    title,
    authors,
    published,
    updated,
    url,
    categories,
    headline,
    overview,
    qa,
    check,
    characters,
    verbatim,
    coverage,
    suspicious,
    model,
  };
  return { ...own, sources: ['dair'], revised: false, ...over };
}

export function sampleEdition(over: Partial<Edition> = {}): Edition {
  const papers = over.papers ?? [sampleEditionPaper()];
  return {
    week: '2026-W46',
    language: 'ja',
    from: '2026-11-09',
    to: '2026-11-15',
    source: 'dair',
    model: 'bedrock:test',
    frozenAt: '2026-11-16T00:00:00.000Z',
    receipt: {
      found: papers.length,
      summarised: papers.length,
      degraded: 0,
      dropped: 0,
      answers: 1,
      answersWithEvidence: 1,
      answersDropped: 0,
      droppedBy: {},
      sentences: 3,
      sentencesCarried: 3,
      sentencesAgreed: 0,
      sentencesRepaired: 0,
      tokens: { input: 1000, output: 200 },
      cost: 0.002,
    },
    errata: [],
    ...over,
    papers,
  };
}
