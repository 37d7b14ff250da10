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

  test('a long paragraph is begun where it does not fit, up to a full stop, and the rest is not read', () => {
    const text = Array.from({ length: 60 }, (_, at) => `Sentence ${at} tells what was measured on that day.`).join(' ');
    const long: Block = { kind: 'paragraph', text, place: { kind: 'page', page: 2 }, section: 'Results' };
    const room = tokensOf(paper.blocks) + 300;
    const { blocks, coverage } = selectReading({ ...paper, blocks: [...paper.blocks, long] }, room);
    expect(blocks.slice(0, -1)).toEqual(paper.blocks);
    expect(text.startsWith(blocks.at(-1)!.text)).toBe(true);
    expect(blocks.at(-1)!.text).toMatch(/day\.$/);
    expect(tokensOf(blocks)).toBeGreaterThan(room - 40);
    expect(tokensOf(blocks)).toBeLessThanOrEqual(room);
    expect(coverage.kind).toBe('partial');
  });

  test.each([-300, 0, 1])('a window without room, of %i tokens, holds nothing, and the choice ends', (tokens) => {
    expect(tokensOf(selectReading(paper, tokens).blocks)).toBeLessThanOrEqual(Math.max(0, tokens));
  });

  test('never of a paper that is not read whole', () => {
    const part = tokensOf(paper.blocks) - 1;
    expect(selectReading(paper, part).coverage.kind).toBe('partial');
    expect(selectReading(paper, part).blocks).not.toContain(appendix[1]);
    const few: PaperDocument = { ...paper, coverage: { kind: 'partial', percent: 60 } };
    expect(selectReading(few, undefined)).toBe(few);
  });
});
