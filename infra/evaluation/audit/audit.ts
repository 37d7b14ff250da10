/**
 * Audits any digest: the plain figures beside the reference digest's, every check over every sentence, and the gates.
 * With the papers' texts given, every quote, number and name is held against them.
 */

import { splitSentences } from '../../../shared/documents/sentences.ts';
import type { Language } from '../../../shared/language.ts';
import { checkDraft } from '../../../shared/summaries/check/check-draft.ts';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource, type SourceIndex } from '../../../shared/summaries/quote/source-index.ts';
import { unverifiedQuote } from '../../../shared/summaries/quote/unverified-quote.ts';
import type { Draft } from '../../../shared/summaries/summary.ts';
import { bareDocument, barePaper } from '../bare-paper.ts';
import { type Figures, type Finding, figuresOf } from './audit-figures.ts';
import type { AuditedDigest, AuditedPaper } from './audited-digest.ts';
import { unsupportedAsMeasured } from './audited-numbers.ts';

export interface Audit {
  readonly figures: Figures;
  /** Answers that carry a quote. */
  readonly withQuote: number;
  /** Answers with at least one quote that stands in its paper's text, word for word; undefined without sources. */
  readonly withVerifiedQuote: number | undefined;
  /** Sentences that carry quotes of their own; 0 in a form that shows quotes of answers alone. */
  readonly sentences: number;
  /** Of these, how many their quotes carry: nothing is objected to them and a quote stands in the text; undefined without sources. */
  readonly sentencesCarried: number | undefined;
  /** Numbers in answers that their paper's text does not hold; undefined without sources. */
  readonly unsupportedNumbers: number | undefined;
  /** Titles of papers for which a source was asked for and none was found. */
  readonly withoutSource: readonly string[];
  readonly findings: readonly Finding[];
  readonly gates: readonly Gate[];
}

export interface Gate {
  /** The check that failed, or the figure that is bounded. */
  readonly name: string;
  readonly found: number;
  readonly limit: number;
  /** How the two are counted. */
  readonly unit: 'count' | 'percent';
  readonly met: boolean;
}

/** Checks that need the paper's text; without it they are silent, and so are their gates. */
const NEED_SOURCE = new Set([
  'number-unsupported',
  'share-for-difference',
  'name-unsupported',
  'quote-not-in-source',
  'number-not-quoted',
  'name-not-quoted',
  'date-not-quoted',
  'direction-not-quoted',
  'crawl-date',
  'foreign-title',
  'foreign-link',
  'not-verbatim',
  'split-name',
  'contribution-unnamed',
]);

/**
 * @param sources the index of each paper's text, in the digest's order, undefined where there is none; leave it out when no
 *   text is at hand at all
 */
export function auditDigest(digest: AuditedDigest, sources?: readonly (SourceIndex | undefined)[]): Audit {
  const texts = digest.papers.map((_, at) => sources?.[at]?.text);
  const { figures, findings } = figuresOf(digest, texts);
  const measured = { withQuote: 0, withVerifiedQuote: 0, unsupportedNumbers: 0, sentences: 0, sentencesCarried: 0 };
  const checked = digest.papers.flatMap((paper, at) => {
    const index = sources?.[at];
    for (const { answer, quotes } of paper.qa) {
      if (quotes.length > 0) measured.withQuote++;
      if (index && quotes.some((quote) => quoteInSource(quote, index))) measured.withVerifiedQuote++;
      if (index) measured.unsupportedNumbers += unsupportedAsMeasured(answer, index.quantities);
    }
    const { found, sentences, carried } = checkPaper(paper, digest.language, index);
    measured.sentences += sentences;
    measured.sentencesCarried += carried;
    return found;
  });
  const partial = {
    figures,
    withQuote: measured.withQuote,
    withVerifiedQuote: sources && measured.withVerifiedQuote,
    sentences: measured.sentences,
    sentencesCarried: sources && measured.sentencesCarried,
    unsupportedNumbers: sources && measured.unsupportedNumbers,
    withoutSource: sources
      ? digest.papers.filter((paper, at) => !sources[at] && paper.qa.length > 0).map(({ title }) => title)
      : [],
    findings: merged(findings, checked),
  };
  return { ...partial, gates: gatesOf(partial, checked) };
}

interface CheckedPaper {
  readonly found: Finding[];
  readonly sentences: number;
  readonly carried: number;
}

/** What the checks of the summaries say of one paper. A paper that only shows its curator's words has nothing to check. */
function checkPaper(paper: AuditedPaper, language: Language, index: SourceIndex | undefined): CheckedPaper {
  if (paper.fromNote || paper.overview === '') return { found: [], sentences: 0, carried: 0 };
  const draft = paper.sentences ?? withoutQuotes(paper);
  const { objections, standing } = checkDraft(draft, index ?? NO_SOURCE, language, paper.verbatim);
  const refused = new Set(objections.map(({ where }) => where));
  const heard = objections.filter(
    ({ check }) =>
      (index !== undefined || !NEED_SOURCE.has(check)) && (paper.sentences || check !== 'quote-not-in-source'),
  );
  return {
    found: [
      ...heard.map(({ where, check, reason }) => ({ where: placeOf(where, paper), check, reason })),
      ...(paper.sentences || !index ? [] : foreignQuotes(paper, index)),
    ],
    sentences: paper.sentences ? standing.size : 0,
    carried: index && paper.sentences ? [...standing].filter(([where, { on }]) => on && !refused.has(where)).length : 0,
  };
}

/** In this form nobody can tell which sentence a quote belongs to. */
function withoutQuotes({ headline, overview, qa }: AuditedPaper): Draft {
  const alone = (text: string) => splitSentences(text).map((sentence) => ({ quotes: [], sentence }));
  return {
    headline: [{ quotes: [], sentence: headline }],
    overview: alone(overview),
    qa: qa.map(({ question, answer }) => ({ question, answer: alone(answer) })),
  };
}

const foreignQuotes = ({ qa }: AuditedPaper, index: SourceIndex): Finding[] =>
  qa.flatMap(({ quotes, where }) => {
    const reason = unverifiedQuote(quotes, index);
    return reason === undefined ? [] : [{ where, check: 'quote-not-in-source', reason }];
  });

function placeOf(where: string, paper: AuditedPaper): string {
  if (where.startsWith('headline')) return paper.headlineWhere;
  if (where.startsWith('overview')) return paper.overviewWhere;
  return paper.qa[Number(/\d+/.exec(where)?.[0])]?.where ?? where;
}

const NO_SOURCE = indexSource(barePaper({}), bareDocument('note', []));

/** The same fault is often seen by both; one line for one fault in one place. */
function merged(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of [...first, ...second]) {
    const key = `${finding.where} ${finding.check}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  const line = (finding: Finding) => Number(/^line (\d+)$/.exec(finding.where)?.[1] ?? 0);
  return [...seen.values()].sort((a, b) => line(a) - line(b));
}

function gatesOf(audit: Omit<Audit, 'gates'>, checked: readonly Finding[]): Gate[] {
  const { figures, withVerifiedQuote, unsupportedNumbers } = audit;
  const gates: Gate[] = [];
  const most = (name: string, found: number, limit: number, unit: Gate['unit'] = 'count') =>
    gates.push({ name, found, limit, unit, met: found <= limit });
  const share = (count: number) => (figures.answers === 0 ? 0 : (100 * count) / figures.answers);
  // Proposed for the product beside each figure of the reference digest.
  most('near-duplicate answers', figures.nearDuplicates, 0);
  most('non-answers', figures.nonAnswers, 0);
  most('restated questions', share(figures.restatements), 2, 'percent');
  most('answers that copy the overview', share(figures.overviewCopies), 10, 'percent');
  most('answers in mixed or plain style', figures.mixedStyle + figures.plainStyle, 0);
  most('headlines in another style than the rest', Math.min(figures.headlinesPolite, figures.headlinesPlain), 0);
  most('garbled or mistranslated lines', figures.garbledLines, 0);
  most('answers with a finding', share(figures.flagged), 5, 'percent');
  if (withVerifiedQuote !== undefined) most('answers without a verified quote', figures.answers - withVerifiedQuote, 0);
  if (unsupportedNumbers !== undefined) most('unsupported numbers', unsupportedNumbers, 0);
  // Whatever the checks object to, by its name: in an edition of ours it was repaired or dropped.
  for (const check of [...new Set(checked.map((finding) => finding.check))].sort()) {
    most(check, checked.filter((finding) => finding.check === check).length, 0);
  }
  return gates;
}
