import { expect, test } from '@jest/globals';
import type { Block } from '../../../shared/documents/document.ts';
import { captionsOfTables } from '../../../shared/summaries/quote/table-captions.ts';

/** `T` is a table, `p` running text, the rest captions. */
const captionsIn = (...texts: string[]): string[] => {
  const blocks = texts.map((text): Block => {
    const kind = text === 'T' ? 'table' : text === 'p' ? 'paragraph' : 'caption';
    return { kind, text, place: { kind: 'page', page: 1 } };
  });
  return [...captionsOfTables(blocks).values()];
};

test.each<[what: string, blocks: string[], captions: string[]]>([
  ['above it', ['p', 'Table 1: Cost.', 'T', 'p'], ['Table 1: Cost.']],
  ['below it', ['p', 'T', 'Table 1: Cost.', 'p'], ['Table 1: Cost.']],
  ['called a figure', ['T', 'Figure 1: Results.'], ['Figure 1: Results.']],
  ['none, behind running text', ['Table 1: Cost.', 'p', 'T', 'p'], ['']],
  ['the one that names a table', ['Figure 3: Runtime.', 'T', '表2 費用'], ['表2 費用']],
  ['each once', ['T', 'Table 1: Cost.', 'T'], ['Table 1: Cost.', '']],
  [
    'on the side of the others',
    ['p', 'T', 'Table 1: Cost.', 'p', 'Table 0: Not its own.', 'T', 'Table 2: Time.'],
    ['Table 1: Cost.', 'Table 2: Time.'],
  ],
  [
    'above, where the others have theirs above',
    ['Table 1: Cost.', 'T', 'p', 'Table 2: Time.', 'T', 'Table 3: Not its own.', 'p'],
    ['Table 1: Cost.', 'Table 2: Time.'],
  ],
])('the caption of a table: %s', (_, blocks, captions) => {
  expect(captionsIn(...blocks)).toEqual(captions);
});
