/** The audit as a table for people: each figure beside the reference digest's, the gate, and whether it is met. */
import type { Audit, Gate } from './audit.ts';

/** The reference digest's figures (98 answers on ten papers) were measured by the same code. */
type Row = readonly [measure: string, here: string, reference: string, gate?: string];

export function auditTable(audit: Audit): string {
  const rows: Row[] = [['measure', 'this digest', 'reference', 'gate'], ...figureRows(audit)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (cell ?? '').padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return `${lines.join('\n')}\n`;
}

function figureRows({ figures, withQuote, withVerifiedQuote, unsupportedNumbers }: Audit): Row[] {
  const of = (count: number, all: number) => `${count} = ${all === 0 ? '0.0' : ((100 * count) / all).toFixed(1)}%`;
  const share = (count: number) => of(count, figures.answers);
  const unknown = 'not compared (no --source)';
  return [
    ['answers', String(figures.answers), '98'],
    ['near-duplicate of an earlier answer', share(figures.nearDuplicates), '6 = 6.1%', '0'],
    ['non-answer or speculation', share(figures.nonAnswers), '4 = 4.1%', '0'],
    ['restates the question', share(figures.restatements), '9 = 9.2%', '<= 2%'],
    ['adds nothing to the overview', share(figures.overviewCopies), '20 = 20.4%', '<= 10%'],
    ['answers with numbers', `${figures.answersWithNumbers} (${figures.numbers} numbers)`, '31 (82 numbers)'],
    ['numbers not in the overview', of(figures.numbersNotInOverview, figures.numbers), '47 = 57.3%'],
    [
      'numbers not in the source (digits alone)',
      figures.numbersNotInSource === undefined ? unknown : of(figures.numbersNotInSource, figures.numbers),
      '20 = 24.4%',
    ],
    [
      'unsupported numbers (words and units read)',
      unsupportedNumbers === undefined ? unknown : of(unsupportedNumbers, figures.numbers),
      '21 = 25.6%',
      '0',
    ],
    [
      'answers in mixed or plain style',
      `${figures.mixedStyle} mixed, ${figures.plainStyle} plain`,
      '2 mixed, 1 plain',
      '0',
    ],
    [
      'headlines by style',
      `${figures.headlinesPolite} polite, ${figures.headlinesPlain} plain`,
      '4 polite, 6 plain',
      'one style',
    ],
    ['garbled or mistranslated lines', String(figures.garbledLines), '25', '0'],
    ['answers with a finding', share(figures.flagged), '36 = 36.7%', '< 5%'],
    ['papers with incomplete metadata', String(figures.incompleteMetadata), '3'],
    ['answers with a quote', share(withQuote), '0 = 0.0%', '100%'],
    [
      'answers with a verified quote',
      withVerifiedQuote === undefined ? unknown : share(withVerifiedQuote),
      '0 = 0.0%',
      '100%',
    ],
  ];
}

/** One line for each gate that is missed, and one for each line at fault. */
export function auditFaults({ gates, findings, withoutSource }: Audit): string {
  const lines = findings.map(({ where, check, reason }) => `${where}  ${check}  ${reason}`);
  for (const title of withoutSource) lines.push(`no source for "${title}"`);
  for (const gate of gates.filter(({ met }) => !met)) lines.push(`gate missed: ${gate.name} (${shown(gate)})`);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function shown({ found, limit, unit }: Gate): string {
  return unit === 'percent' ? `${found.toFixed(1)}%, at most ${limit}%` : `${found}, at most ${limit}`;
}
