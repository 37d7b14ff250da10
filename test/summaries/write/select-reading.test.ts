import { describe, expect, test } from '@jest/globals';
import type { Block, PaperDocument } from '../../../shared/documents/document.ts';
import { estimateTokens } from '../../../shared/summaries/text/count-tokens.ts';
import { selectReading } from '../../../shared/summaries/write/select-reading.ts';
import { sampleDocument } from '../sample-paper.ts';

const appendix: readonly Block[] = [
  { kind: 'heading', text: 'A Proofs', place: { kind: 'page', page: 9 }, section: 'Proofs' },
  {
    kind: 'paragraph',
    text: 'The bound follows from the lemma above.',
    place: { kind: 'page', page: 9 },
    section: 'Proofs',
  },
];
const paper: PaperDocument = { ...sampleDocument(), appendix, coverage: { kind: 'full', withoutAppendix: 12 } };
const tokensOf = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + estimateTokens(text) + 1, 0);
const whole = tokensOf([...paper.blocks, ...appendix]);

describe('the appendix is read behind the paper', () => {
  test.each([undefined, whole])(
    'in a window of %s tokens, which holds all of it, and the paper is then full',
    (tokens) => {
      const { blocks, coverage } = selectReading(paper, tokens);
      expect(blocks).toEqual([...paper.blocks, ...appendix]);
      expect(coverage).toEqual({ kind: 'full' });
    },
  );

  test.each([whole - 1, tokensOf(paper.blocks)])(
    'but not in a window of %s tokens, and the label says so',
    (tokens) => {
      const { blocks, coverage } = selectReading(paper, tokens);
      expect(blocks).toEqual(paper.blocks);
      expect(coverage).toEqual({ kind: 'full', withoutAppendix: 12 });
    },
  );

  test('never of a paper that is not read whole', () => {
    const part = tokensOf(paper.blocks) - 1;
    expect(selectReading(paper, part).coverage.kind).toBe('partial');
    expect(selectReading(paper, part).blocks).not.toContain(appendix[1]);
    const few: PaperDocument = { ...paper, coverage: { kind: 'partial', percent: 60 } };
    expect(selectReading(few, undefined)).toBe(few);
  });
});
