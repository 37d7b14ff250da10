/** Whole papers as PDFs, made of plain sentences: one in two columns, one in one. */
import { lines, makePdf, type PageOptions, text } from './make-pdf.ts';

const SUBJECTS = ['The snail', 'A wet plate', 'Each observer', 'The second group', 'Our camera', 'A dry leaf'];
const VERBS = ['moves', 'shows', 'records', 'changes', 'keeps', 'follows'];
const ENDS = [
  'the slope of the glass in every trial',
  'a trace that lasts for several hours',
  'its own pace from morning to evening',
  'what earlier work had left open',
  'the same path twice in a row',
];

/** Sentences that differ from one another; `seed` picks where they start. */
export function sentences(count: number, seed = 0): string[] {
  return Array.from({ length: count }, (_, i) => {
    const n = i + seed;
    return `${SUBJECTS[n % 6]} ${VERBS[(n * 5 + 1) % 6]} ${ENDS[(n * 3) % 5]}, as table ${n + 1} tells.`;
  });
}

/** Breaks a paragraph into lines of at most `width` characters; words are never cut. */
export function wrapped(paragraph: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of paragraph.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > width) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...rows, row];
}

const STEP = 12;

/** Pages of a paper in two columns, with running heads, numbered sections and references at the end. */
export function twoColumnPages(count: number): PageOptions[] {
  return Array.from({ length: count }, (_, i) => {
    const paint = [
      text(240, 810, 'Journal of Slow Animals', { size: 8, font: 'italic' }),
      text(295, 30, String(i + 1), { size: 8 }),
    ];
    for (const [side, x] of [72, 312].entries()) {
      const seed = (2 * i + side) * 40;
      const heading = i === count - 1 && side === 1 ? 'References' : `${2 * i + side + 1} Section of the Snail`;
      paint.push(text(x, 730, heading, { size: 12, font: 'bold' }));
      const own = wrapped(sentences(24, seed).join(' '), 48).slice(0, 52);
      paint.push(lines(x, 710, own, { step: STEP }));
    }
    return { paint };
  });
}

/** Papers for a bench without a corpus, by file name. */
export function ownPapers(): [string, Uint8Array][] {
  return [8, 12, 20].map((pages) => [`two-columns-${pages}.pdf`, makePdf(twoColumnPages(pages), { compress: true })]);
}
