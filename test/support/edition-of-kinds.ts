/** One edition with a paper of every kind, hostile words included: what golden renderings and page checks are made from. */
import type { Edition, EditionRecord } from '../../shared/editions/edition.ts';
import { sampleEdition, samplePaper } from './sample-edition.ts';
import { borne } from './sentences.ts';

export const SITE_URL = 'https://digest.example';

// biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay as it is
export const HOSTILE = '<script>alert(1)</script> & "q" \' {{x}} ${x} {{\\bf x}}\r\nBcc: a@b.example \u202eabc';

const evidence = (heading: string) => ({
  quote: 'The clocks differ by at most 3 ms over a day.',
  place: { kind: 'section' as const, heading },
  link: 'https://papers.example/clocks#:~:text=The%20clocks%20differ',
  before: 'Over seven days we compared them.',
  after: 'Neither was moved.',
});

const SURVEY_OF_KINDS: Edition['survey'] = {
  sentences: [
    {
      text: '手紙は一度だけ届き、時計の差は1日に 3 ms 以内です。',
      evidence: [
        { paper: 'arxiv:2403.00001', quote: '手紙は一度だけ届きます。' },
        { paper: 'doi:10.1000/clocks', quote: 'The clocks differ by at most 3 ms over a day.' },
      ],
      agreed: true,
    },
    { text: HOSTILE, evidence: [{ paper: 'url:https://papers.example/hostile', quote: HOSTILE }] },
  ],
  model: 'recorded',
};

export function editionOfKinds(changes: Partial<Edition> = {}): Edition {
  const papers = [
    samplePaper({
      headline: [{ ...borne('手紙は一度だけ届きます。', evidence('Results')), agreed: true }],
      overview: [
        {
          ...borne('本研究は、手紙が一度だけ届く仕組みを示しています。', evidence('Results'), evidence('Limits')),
          agreed: true,
        },
        { ...borne('差は1日に 3 ms 以内です。', evidence('Results')), agreed: true },
      ],
      qa: [
        {
          question: '差はどれほどですか?',
          answer: [
            { ...borne('1日に 3 ms 以内です。', evidence('Results'), evidence('Limits')), agreed: true },
            { ...borne('次のように測られました。', evidence('Results')), carried: 'neighbour' },
          ],
        },
      ],
      revised: true,
      updated: '2024-03-28',
    }),
    samplePaper({
      ...{ id: 'doi:10.1000/clocks', title: 'Two Clocks', url: 'https://papers.example/clocks', verbatim: true },
      qa: [
        {
          question: '差はどれほどですか?',
          answer: [borne('The clocks differ by at most 3 ms over a day.', evidence('Results'))],
        },
      ],
      ...{ readFrom: 'https://copies.example/clocks.pdf', suppliedBy: { title: 'crossref', abstract: 'openalex' } },
      ...{ coverage: { kind: 'partial', percent: 40 }, published: '2024-03-26', sources: ['dair', 'hf'] },
    }),
    samplePaper({
      ...{ id: 'url:https://papers.example/hostile', title: HOSTILE, authors: [HOSTILE], categories: [HOSTILE] },
      ...{ url: 'javascript:alert(1)', headline: [borne(HOSTILE)], overview: [borne(HOSTILE)], suspicious: true },
      qa: [
        {
          question: HOSTILE,
          answer: [
            borne(HOSTILE, {
              ...{ quote: HOSTILE, place: { kind: 'section', heading: HOSTILE }, link: 'javascript:alert(2)' },
              ...{ before: HOSTILE, after: HOSTILE },
            }),
          ],
        },
      ],
      ...{
        coverage: { kind: 'abstract' },
        readFrom: 'javascript:alert(3)',
        suppliedBy: { title: HOSTILE, [HOSTILE]: 'x' },
      },
    }),
    samplePaper({
      ...{ id: 'arxiv:2403.00009', title: 'Never Read', authors: [], published: undefined, url: '', categories: [] },
      ...{ headline: [], overview: [], qa: [], coverage: { kind: 'unreachable' }, failure: 'the host did not answer' },
    }),
  ];
  return sampleEdition({
    papers,
    receipt: {
      ...{ found: 4, summarised: 1, degraded: 2, dropped: 1, answers: 3, answersWithEvidence: 3, answersDropped: 2 },
      ...{ droppedBy: { contradicted: 1, 'number-not-quoted': 1 }, sentences: 14, sentencesCarried: 14 },
      ...{ sentencesAgreed: 4, sentencesRepaired: 1 },
      ...{ tokens: { input: 1200, output: 300 }, cost: 0.0123 },
    },
    ...(!changes.papers && { survey: SURVEY_OF_KINDS }),
    errata: [{ week: '2024-W12', paperId: 'arxiv:2403.00000', note: '表2の値は3.1です。', day: '2024-03-27' }],
    ...changes,
  });
}

export const recordOf = ({ week, language, frozenAt, source, model, from, to, papers }: Edition): EditionRecord => ({
  ...{ week, language, frozenAt, source, model, from, to, papers: papers.length },
  ids: papers.map(({ id }) => id),
  titles: papers.map((paper) => paper.title),
  categories: papers.flatMap((paper) => paper.categories[0] ?? []),
});
