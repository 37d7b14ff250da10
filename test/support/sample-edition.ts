/** A small frozen edition, for tests that mail one. */
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';
import type { Evidence } from '../../shared/summaries/summary.ts';
import { borne } from './sentences.ts';

export const ONCE: Evidence = {
  quote: 'letters arrive once',
  place: { kind: 'page', page: 2 },
  link: 'http://arxiv.org/pdf/2403.00001v1#page=2',
};

export function samplePaper(changes: Partial<EditionPaper> = {}): EditionPaper {
  return {
    ...{ id: 'arxiv:2403.00001', title: 'A Paper About Letters', authors: ['A. Author', 'B. Writer'] },
    ...{ published: '2024-03-25', url: 'http://arxiv.org/pdf/2403.00001v1', categories: ['cs.CL'], sources: ['dair'] },
    ...{
      headline: [borne('Letters arrive once.')],
      overview: [borne('The paper shows that letters can arrive once.', ONCE)],
    },
    qa: [
      {
        question: 'How often do letters arrive?',
        answer: [borne('They arrive once.', ONCE)],
      },
    ],
    ...{ check: 'sentence', characters: 40_000 },
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
      ...{ answers: papers.length, answersWithEvidence: papers.length, answersDropped: 0, droppedBy: {} },
      ...{
        sentences: papers.length * 3,
        sentencesCarried: papers.length * 3,
        sentencesAgreed: 0,
        sentencesRepaired: 0,
      },
      ...{ tokens: { input: 0, output: 0 }, cost: 0 },
    },
    errata: [],
    ...changes,
  };
}
