/**
 * The plain figures of a digest that need no model and, but for one column, no source: the measures by which the reference
 * digest was judged, kept as they were defined then so that the two stand side by side.
 */

import { LABELS } from '../../../shared/editions/labels.ts';
import type { Language } from '../../../shared/language.ts';
import { sayTheSame } from '../../../shared/summaries/check/repeat/near-duplicate.ts';
import { IN_OVERVIEW, RESTATED } from '../../../shared/summaries/check/thresholds.ts';
import { contained, gramsOf, shared } from '../../../shared/summaries/text/grams.ts';
import type { AuditedDigest, AuditedPaper } from './audited-digest.ts';
import { auditedNumbers } from './audited-numbers.ts';
import { garbledIn, mistranslatedIn, nonAnswerAsMeasured } from './garbled-text.ts';
import { styleOf } from './sentence-style.ts';

/** One thing found in one place of the digest. */
export interface Finding {
  /** `line 434`, or a path in the JSON. */
  readonly where: string;
  readonly check: string;
  readonly reason: string;
}

/** Lines are garbled by garbled, untranslated or mistranslated text; an answer is flagged by any finding but an overview's copy. */
export type Figures = ReturnType<typeof figuresOf>['figures'];

/** @param sources text of each paper as it is compared for numbers, in the digest's order; undefined where there is none */
export function figuresOf(digest: AuditedDigest, sources: readonly (string | undefined)[]) {
  const counts = { ...NONE };
  const findings: Finding[] = [];
  for (const [at, paper] of digest.papers.entries()) countPaper(paper, digest.language, sources[at], counts, findings);
  for (const { headline, verbatim } of digest.papers) {
    if (verbatim) continue;
    const { polite, plain } = styleOf(headline);
    if (polite > 0 && plain === 0) counts.headlinesPolite++;
    else if (plain > 0) counts.headlinesPlain++;
  }
  const lines = findings
    .filter(({ check }) => check === 'garbled' || check === 'mistranslated')
    .map(({ where }) => where);
  const flagged = new Set(findings.filter(({ check }) => check !== 'adds-nothing').map(({ where }) => where));
  const places = digest.papers.flatMap(({ qa }) => qa.map(({ where }) => where));
  return {
    figures: {
      ...counts,
      numbersNotInSource: sources.every((source) => source === undefined) ? undefined : counts.numbersNotInSource,
      garbledLines: new Set(lines).size,
      flagged: places.filter((where) => flagged.has(where)).length,
      incompleteMetadata: digest.papers.filter((paper) => !isComplete(paper)).length,
    },
    findings,
  };
}

/** Authors, category and both days are known. */
const isComplete = ({ authors, categories, published, updated }: AuditedPaper): boolean =>
  authors.length > 0 && categories.length > 0 && Boolean(published && updated);

const NONE = {
  answers: 0,
  nearDuplicates: 0,
  nonAnswers: 0,
  restatements: 0,
  overviewCopies: 0,
  answersWithNumbers: 0,
  numbers: 0,
  numbersNotInOverview: 0,
  numbersNotInSource: 0,
  mixedStyle: 0,
  plainStyle: 0,
  headlinesPolite: 0,
  headlinesPlain: 0,
};

function countPaper(
  paper: AuditedPaper,
  language: Language,
  source: string | undefined,
  counts: typeof NONE,
  findings: Finding[],
): void {
  // The measures read a line as it is printed, with the mark of the paper's own words.
  const mark = paper.verbatim ? LABELS[language].verbatim : '';
  const overview = gramsOf(mark + paper.overview);
  const inOverview = new Set(auditedNumbers(paper.overview));
  const inSource = new Set([...auditedNumbers(source ?? ''), ...auditedNumbers(paper.title)]);
  paper.qa.forEach(({ question, answer, where }, at) => {
    const note = (check: string, reason: string): number => findings.push({ where, check, reason });
    counts.answers++;
    const other = paper.qa
      .slice(0, at)
      .find((earlier) => sayTheSame(gramsOf(mark + earlier.answer), gramsOf(mark + answer)));
    if (other) {
      counts.nearDuplicates++;
      note('near-duplicate', `says again what ${other.where} says`);
    }
    const none = nonAnswerAsMeasured(answer);
    if (none !== undefined) {
      counts.nonAnswers++;
      note('non-answer', none);
    }
    const [asked, answered] = [gramsOf(question), gramsOf(mark + answer)];
    if (contained(answered, asked) >= RESTATED.share || answered.size - shared(answered, asked) < RESTATED.newGrams) {
      counts.restatements++;
      note('restated-question', `${percent(contained(answered, asked))} of it is its question`);
    }
    if (contained(answered, overview) >= IN_OVERVIEW[language]) {
      counts.overviewCopies++;
      note('adds-nothing', `${percent(contained(answered, overview))} of it stands in the overview`);
    }
    countNumbers(answer, inOverview, inSource, counts);
    // The paper's own sentences keep its style and its marks: authors’ and developers’ are no quotation that does not match.
    if (paper.verbatim) return;
    countStyle(answer, counts, note);
    for (const name of garbledIn(answer)) note('garbled', name);
    for (const name of mistranslatedIn(`${answer}\n${question}`)) note('mistranslated', name);
  });
  if (paper.verbatim) return;
  for (const name of garbledIn(paper.overview))
    findings.push({ where: paper.overviewWhere, check: 'garbled', reason: name });
  for (const name of mistranslatedIn(paper.overview))
    findings.push({ where: paper.overviewWhere, check: 'mistranslated', reason: name });
}

function countNumbers(
  answer: string,
  overview: ReadonlySet<number>,
  source: ReadonlySet<number>,
  counts: typeof NONE,
): void {
  const numbers = auditedNumbers(answer).filter((value) => value !== 1 && value !== 2 && value !== 3);
  if (numbers.length > 0) counts.answersWithNumbers++;
  counts.numbers += numbers.length;
  counts.numbersNotInOverview += numbers.filter((value) => !overview.has(value)).length;
  counts.numbersNotInSource += numbers.filter((value) => !source.has(value)).length;
}

function countStyle(answer: string, counts: typeof NONE, note: (check: string, reason: string) => unknown): void {
  const { polite, plain } = styleOf(answer);
  if (polite > 0 && plain > 0) {
    counts.mixedStyle++;
    note('style', `${polite} polite and ${plain} plain sentences`);
  } else if (plain > 0) {
    counts.plainStyle++;
    note('style', 'plain style');
  }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
