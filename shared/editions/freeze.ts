/** A week's papers and summaries → one edition: the order, the receipt, and an honest line for what could not be read. */
import type { Coverage } from '../documents/document.ts';
import { signedNames, withoutOrders } from '../documents/guard/guard-blocks.ts';
import type { Language } from '../language.ts';
import { type Paper, type Week, WITHDRAWN } from '../papers/paper.ts';
import type { HouseStyle } from '../summaries/languages/house-style.ts';
import { houseStyle } from '../summaries/languages/house-styles.ts';
import { sentencesOf, withSentences } from '../summaries/parts.ts';
import { isModelTrouble, type Parts, type Sentence, type Summary } from '../summaries/summary.ts';
import { LEAST_SENTENCES, type Survey, standsOn } from '../summaries/survey/survey.ts';
import type { Addition, Edition, EditionPaper, Erratum, Receipt } from './edition.ts';
import { LABELS } from './labels.ts';
import { foreignOrigin, suppliersOf } from './naming/origins.ts';

export interface Material {
  readonly week: Week;
  readonly from: string;
  readonly to: string;
  readonly language: Language;
  readonly source: string;
  readonly frozenAt: string;
  readonly papers: readonly MaterialPaper[];
  readonly survey?: Survey | undefined;
  /** What was odd about the sources, for the receipt. */
  readonly remarks?: readonly string[];
  readonly errata: readonly Erratum[];
  readonly additions?: readonly Addition[];
}

interface MaterialPaper {
  readonly paper: Paper;
  readonly summary?: Summary;
  /** How much of it was read, whatever became of its summary. */
  readonly read?: Coverage;
  readonly trouble?: string;
}

/** Pure: the same material gives the same edition. */
export function assembleEdition(material: Material): Edition {
  const asWritten = material.papers.map((each) => editionPaper(each, material.language)).sort(inOrder);
  const { typeset } = houseStyle(material.language);
  const papers = asWritten.map((paper) => (paper.verbatim ? paper : { ...paper, ...typesetParts(paper, typeset) }));
  const survey = standingSurvey(material.survey, asWritten, typeset);
  const models = new Set(papers.map((paper) => paper.model).filter(Boolean));
  return {
    week: material.week,
    language: material.language,
    from: material.from,
    to: material.to,
    source: material.source,
    model: [...models].sort().join(', '),
    frozenAt: material.frozenAt,
    papers,
    receipt: receiptOf(
      papers,
      [
        ...material.papers.flatMap(({ summary }) => summary ?? []),
        ...(material.survey ? [{ ...material.survey, repaired: 0 }] : []),
      ],
      material.remarks ?? [],
    ),
    ...(survey && { survey }),
    errata: material.errata,
    ...(material.additions?.length && { additions: material.additions }),
  };
}

/** Of a survey only what still stands on the papers as they come out; too little of it is none. */
function standingSurvey(
  survey: Survey | undefined,
  papers: readonly EditionPaper[],
  typeset: HouseStyle['typeset'],
): Edition['survey'] {
  const standing = survey?.sentences.filter(standsOn(papers)) ?? [];
  if (!survey || standing.length < LEAST_SENTENCES) return undefined;
  const sentences = standing.map((each) => ({
    ...each,
    text: typeset(each.text),
    evidence: each.evidence.map(({ paper, quote }) => ({ paper, quote: typeset(quote) })),
  }));
  return { sentences, model: survey.model };
}

/** What was written for readers keeps the language's widths and spaces; the paper's own words stay as they are. */
function typesetParts(paper: Parts<Sentence>, typeset: HouseStyle['typeset']): Parts<Sentence> {
  const parts = withSentences(paper, (each): Sentence => ({ ...each, text: typeset(each.text) }));
  return { ...parts, qa: parts.qa.map(({ question, answer }) => ({ question: typeset(question), answer })) };
}

/** Published date descending, then title A–Z; unknown dates last. Lower case and code units, so that every machine agrees. */
function inOrder(a: EditionPaper, b: EditionPaper): number {
  const [dayA, dayB] = [a.published ?? '', b.published ?? ''];
  if (dayA !== dayB) return dayA < dayB ? 1 : -1;
  const [titleA, titleB] = [a.title.toLowerCase(), b.title.toLowerCase()];
  if (titleA !== titleB) return titleA < titleB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function editionPaper({ paper, summary, read, trouble }: MaterialPaper, language: Language): EditionPaper {
  // Before the title it stands in every form: in the contents, at the paper, in mails and feeds.
  const readFrom = foreignOrigin(paper, summary?.readFrom);
  const suppliedBy = suppliersOf(paper);
  const mark = paper.remarks.includes(WITHDRAWN) ? LABELS[language].withdrawn : '';
  return {
    id: paper.id,
    // Whoever gives a machine orders in a title or a name gives them to no reader either.
    title: mark + (withoutOrders(paper.title) || paper.id),
    authors: signedNames(paper.authors),
    published: paper.published,
    updated: paper.updated,
    url: paper.url,
    categories: paper.categories.map(withoutOrders).filter(Boolean),
    sources: paper.picks.map((pick) => pick.source),
    headline: summary?.headline ?? [],
    overview: summary?.overview ?? [],
    qa: summary?.qa ?? [],
    check: summary?.check ?? 'sentence',
    characters: summary?.characters ?? 0,
    ...(readFrom && { readFrom }),
    ...(suppliedBy && { suppliedBy }),
    verbatim: summary?.verbatim ?? false,
    coverage: summary?.coverage ?? read ?? { kind: 'unreachable' },
    suspicious: summary?.suspicious ?? false,
    revised: (paper.earlierVersions?.length ?? 0) > 0,
    failure: summary ? undefined : (trouble ?? 'not summarised before the edition was frozen'),
    model: summary?.model ?? '',
  };
}

/** A summary, or the survey. */
type Written = Pick<Summary, 'dropped' | 'repaired' | 'usage'>;

/** The figures of an edition; all zero for one without papers. */
export function receiptOf(
  papers: readonly EditionPaper[],
  summaries: readonly Written[],
  remarks: readonly string[],
): Receipt {
  const answers = papers.flatMap((paper) => paper.qa);
  const sentences = papers.flatMap((paper) => sentencesOf(paper).map(({ sentence }) => sentence));
  const total = (of: (summary: Written) => number) => summaries.reduce((sum, summary) => sum + of(summary), 0);
  const dropped = papers.filter((paper) => paper.failure !== undefined).length;
  const summarised = papers.filter((paper) => paper.failure === undefined && paper.coverage.kind === 'full').length;
  return {
    found: papers.length,
    summarised,
    degraded: papers.length - summarised - dropped,
    dropped,
    answers: answers.length,
    answersWithEvidence: answers.filter(({ answer }) => answer.some(({ evidence }) => evidence.length > 0)).length,
    answersDropped: total((summary) => summary.dropped.filter(({ check }) => !isModelTrouble(check)).length),
    droppedBy: counted(
      summaries.flatMap(({ dropped }) => dropped.map(({ check }) => check).filter((check) => !isModelTrouble(check))),
    ),
    sentences: sentences.length,
    sentencesCarried: sentences.filter(({ carried }) => carried).length,
    sentencesAgreed: sentences.filter(({ agreed }) => agreed).length,
    sentencesRepaired: total((summary) => summary.repaired),
    ...(remarks.length > 0 && { remarks }),
    tokens: {
      input: total((summary) => summary.usage.inputTokens),
      output: total((summary) => summary.usage.outputTokens),
    },
    cost: Math.round(total((summary) => summary.usage.cost) * 1e6) / 1e6,
  };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
