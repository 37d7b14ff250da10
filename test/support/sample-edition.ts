/** A small frozen edition, for tests that mail one. */
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';

export function samplePaper(changes: Partial<EditionPaper> = {}): EditionPaper {
  return {
    ...{ id: 'arxiv:2403.00001', title: 'A Paper About Letters', authors: ['A. Author', 'B. Writer'] },
    ...{ published: '2024-03-25', url: 'http://arxiv.org/pdf/2403.00001v1', categories: ['cs.CL'], sources: ['dair'] },
    ...{ headline: 'Letters arrive once.', overview: 'The paper shows that letters can arrive once.' },
    qa: [
      {
        question: 'How often do letters arrive?',
        answer: 'They arrive once.',
        evidence: [
          {
            quote: 'letters arrive once',
            place: { kind: 'page', page: 2 },
            link: 'http://arxiv.org/pdf/2403.00001v1#page=2',
          },
        ],
      },
    ],
    ...{ verbatim: false, coverage: { kind: 'full' }, suspicious: false, revised: false, model: 'extractive' },
    ...changes,
  };
}

export function sampleEdition(changes: Partial<Edition> = {}): Edition {
  const papers = changes.papers ?? [samplePaper()];
  return {
    ...{ week: '2024-W13', language: 'ja', from: '2024-03-25', to: '2024-03-31', source: 'dair', model: 'extractive' },
    frozenAt: '2024-04-01T00:00:00.000Z',
    papers,
    receipt: {
      ...{ found: papers.length, summarised: papers.length, degraded: 0, dropped: 0 },
      ...{ answers: papers.length, answersWithEvidence: papers.length, answersDropped: 0 },
      ...{ tokens: { input: 0, output: 0 }, cost: 0 },
    },
    errata: [],
    ...changes,
  };
}
