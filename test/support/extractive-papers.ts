/** A paper and its text of our own, as collect and read hand them to a summary model. */
import type { Block, PaperDocument } from '../../shared/documents/document.ts';
import type { Paper } from '../../shared/papers/paper.ts';

export const ABSTRACT = [
  'Reading a paper from a PDF file is slow on small machines.',
  'We present Pageturn, a reader that closes every page as soon as its text is taken.',
  'On 32 papers Pageturn needs 3.1 ms for a page where the older reader needs 10.3 ms.',
  'Memory stays flat over a thousand papers, which no other reader in our comparison achieves.',
  'The code is available at https://github.com/pageturn/pageturn.',
];

const SECTIONS: readonly (readonly [heading: string, sentences: readonly string[]])[] = [
  [
    'Introduction',
    [
      'Most papers of a week can only be had as PDF files, and a small service has to open hundreds of them.',
      'A major problem of long-running readers is that memory grows with every page that stays open.',
      'The rest of this paper is organised as follows.',
    ],
  ],
  [
    'Method',
    [
      'Pageturn uses a compiled engine and keeps one page in memory at a time.',
      'The main idea is that the text of a page is copied before the page is closed.',
      'We split each file into pages and read them in the order in which they were written.',
      'It is simple.',
      'Figure 3: The life of a page.',
    ],
  ],
  [
    'Data',
    ['Our corpus contains 32 research papers with a median of 15 pages, collected from three conferences in 2025.'],
  ],
  [
    'Results',
    [
      'Pageturn reaches 3.1 ms per page on two shared cores and is 3.3 times faster than the older reader.',
      'The older reader needs 345 MB after one pass and 856 MB after three passes over the same files.',
      'We found that the order of the text does not depend on the engine.',
      'When pages are closed by hand, memory stays between 142 and 153 MB over four passes.',
      'Table 2 4.1 5.2 6.3 7.4 8.5 9.6 10.7.',
    ],
  ],
  [
    'Limitations',
    [
      'Scanned papers were not tested, because their pages hold no text that an engine could copy.',
      'All figures come from one machine with two shared cores, so they should not be compared with other reports.',
    ],
  ],
  ['Conclusion', ['In future work we plan to read pages in parallel and to measure papers in Japanese.']],
  ['Acknowledgements', ['We thank the reviewers for many helpful remarks on an earlier version of this paper.']],
];

export function examplePaper(changes: Partial<Paper> = {}): Paper {
  return {
    id: 'url:https://papers.example/pageturn',
    week: '2026-W46',
    title: 'Pageturn: Reading Papers with Flat Memory',
    authors: ['A. Author'],
    url: 'https://papers.example/pageturn',
    categories: [],
    abstract: ABSTRACT.join(' '),
    locations: [],
    picks: [{ source: 'test', position: 1, title: 'Pageturn', note: 'a PDF reader with flat memory', links: [] }],
    remarks: [],
    ...changes,
  };
}

export function documentOf(blocks: readonly Block[], kind: PaperDocument['kind'] = 'pdf'): PaperDocument {
  const coverage = { kind: kind === 'note' ? 'unreachable' : kind === 'abstract' ? 'abstract' : 'full' } as const;
  return { kind, url: '', blocks, setApart: {}, suspicions: [], coverage, attempts: [] };
}

/** The whole paper: abstract and sections as a PDF reader gives them. */
export function exampleDocument(): PaperDocument {
  const blocks: Block[] = [
    { kind: 'paragraph', text: ABSTRACT.join(' '), place: { kind: 'abstract' }, section: 'Abstract' },
  ];
  SECTIONS.forEach(([section, sentences], at) => {
    const place = { kind: 'page', page: at + 1 } as const;
    blocks.push({ kind: 'heading', text: `${at + 1} ${section}`, place, section });
    blocks.push({ kind: 'paragraph', text: sentences.join(' '), place, section });
  });
  return documentOf(blocks);
}

export const abstractDocument = (text = ABSTRACT.join(' ')): PaperDocument =>
  documentOf([{ kind: 'paragraph', text, place: { kind: 'abstract' } }], 'abstract');
