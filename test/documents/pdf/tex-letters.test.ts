import { afterAll, expect, test } from '@jest/globals';
import { withTexLetters } from '../../../shared/documents/pdf/engine/tex-letters.ts';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { makePdf, text } from '../../support/make-pdf.ts';

afterAll(closePdfReader);

test.each([
  ['e\vect', 'effect'],
  ['cuto\v', 'cutoff'],
  ['sta\v,', 'staff,'],
  ['speci\fc', 'specific'],
  ['\feld', 'field'],
  ['re\rect', 'reflect'],
  ['di\x0ecult', 'difficult'],
  ['ba\x0fed', 'baffled'],
  ['TREC{3', 'TREC–3'],
  ['5{12', '5–12'],
  ['Johnson{Lindenstrauss', 'Johnson–Lindenstrauss'],
  ['\\upwards', '“upwards'],
])('codes of older text fonts are the letters that they print: %j', (code, letters) => {
  expect(withTexLetters(code)).toBe(letters);
});

test.each(['\v', 'Let\v', 'x\v', '\f1', 'f{x}', 'f{1}', '{a', '\\x', 'C:\\data', '1{n'])(
  'what may be Greek, a set or a path stays: %j',
  (code) => {
    expect(withTexLetters(code)).toBe(code);
  },
);

test('a paper set in such a font is read with its ligatures, also the one whose code is a line end', async () => {
  const rows = ['It is di\x0ecult to \fnd an e\vect that lasts,', 'and none is re\rected by the glass in 5{12 trials.'];
  const { blocks } = await readPdf(makePdf([{ paint: rows.map((row, i) => text(72, 700 - 12 * i, row)) }]));
  expect(blocks.map((block) => block.text).join(' ')).toBe(
    'It is difficult to find an effect that lasts, and none is reflected by the glass in 5–12 trials.',
  );
});

test('code keeps its braces', async () => {
  const paint = [
    text(72, 700, 'The program prints its range as follows, in letters of code.'),
    text(72, 688, 'range{A 5{12', { font: 'mono' }),
  ];
  const { blocks } = await readPdf(makePdf([{ paint }]));
  expect(blocks.map((block) => block.text).join(' ')).toContain('5{12');
});
