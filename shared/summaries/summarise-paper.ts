/** One paper in every language of the digest: read in full, written, kept. Entered again, only what is left is done. */
import type { PaperDocument } from '../documents/document.ts';
import type { Language } from '../language.ts';
import { UNTITLED } from '../papers/identity/to-paper.ts';
import type { Paper } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { whileLeased } from '../papers/work-lease.ts';
import { describe } from '../platform/logger.ts';
import type { Counter } from '../platform/metrics.ts';
import { ownAuthors, ownTitle } from './own-facts.ts';
import { type Revision, revisionOf } from './quote/revision.ts';
import { indexSource } from './quote/source-index.ts';
import type { Summary } from './summary.ts';
import type { SummaryStore } from './summary-store.ts';
import { AnswerAwaitedError, ModelRefusedError } from './write/models/model-errors.ts';

export interface SummaryWork {
  readonly paper: Paper;
  readonly document: PaperDocument;
  readonly language: Language;
  /** The summary in the digest's first language, when this one is another. */
  readonly first: Summary | undefined;
  readonly lastTry: boolean;
  /** The answer may come with a batch: AnswerAwaitedError then, and nothing failed. */
  readonly mayWait: boolean;
}

export interface SummarizeServices {
  readonly papers: PaperStore;
  readonly summaries: SummaryStore;
  /** Languages of the digest; the first one is read from the document, the others are rendered from it. */
  readonly languages: readonly Language[];
  /** `lastTry`: take what there is now rather than ask for another try. */
  readonly readDocument: (paper: Paper, lastTry: boolean) => Promise<PaperDocument>;
  readonly summarise: (work: SummaryWork) => Promise<Summary>;
  /** Told what a newer version changed of the words that the summary before it stands on. */
  readonly noteRevision?: (paper: Paper, language: Language, revision: Revision) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Another worker holds the paper; the message comes again when that one must be done. */
export class PaperHeldError extends Error {
  override name = 'PaperHeldError' as const;
}

export interface Effort {
  /** Names a forced run; empty in an ordinary one. */
  readonly run: string;
  /** A paper that can't be read in full is read as far as it goes. */
  readonly lastReading: boolean;
  /** A busy model gives way. */
  readonly lastTry: boolean;
}

/** @throws PaperHeldError, what reading throws, what the model throws; AnswerAwaitedError is noted, not thrown */
export async function summarisePaper(
  paper: Paper,
  effort: Effort,
  services: SummarizeServices,
  counter: Counter,
): Promise<void> {
  const left = await languagesLeft(paper, effort.run, services);
  if (left.length === 0) return;
  await whileLeased(
    { paper: paper.id },
    services,
    () => work(paper, left, effort, services, counter),
    () => {
      throw new PaperHeldError(`${paper.id} is being worked on`);
    },
  );
}

async function work(
  recorded: Paper,
  left: readonly Language[],
  { run, lastReading, lastTry }: Effort,
  services: SummarizeServices,
  counter: Counter,
): Promise<void> {
  const { papers, summaries, now } = services;
  try {
    const document = await services.readDocument(recorded, lastReading);
    const paper = await entitled(recorded, document, services);
    await papers.markRead(paper.week, paper.id, now().toISOString(), document.coverage);
    let first: Summary | undefined;
    for (const language of services.languages) {
      if (left.includes(language)) {
        // Behind a forced run stands a person who wants to see what comes.
        const mayWait = run === '';
        const earlier = paper.earlierVersions?.length ? await summaries.get(paper.id, language) : undefined;
        const summary = await services.summarise({ paper, document, language, first, lastTry, mayWait });
        // Before it is kept: cut off in between, it is told twice, which readers don't see, and not never.
        if (earlier) await tellRevision(earlier, paper, document, services);
        await summaries.keep(summary, run);
        count(summary, counter);
      }
      first ??= await summaries.get(paper.id, language);
    }
  } catch (error) {
    if (error instanceof AnswerAwaitedError) {
      await papers.markAwaiting(recorded.week, recorded.id, error.until.toISOString());
      return;
    }
    if (error instanceof ModelRefusedError && !error.concernsPaper) {
      // Dead letters would hide it: the paper waits, and so does its edition, until the operator has mended it.
      counter.add('modelTrouble');
      await papers.markHeld(recorded.week, recorded.id, error.message);
      return;
    }
    const { name, message } = describe(error);
    // The words of a crash are a programmer's, and readers would see them.
    const words = /^(?:Type|Range|Reference|Syntax)Error$/.test(name) ? 'an error in Ronbun' : message;
    await papers.markTrouble(recorded.week, recorded.id, words);
    throw error;
  }
}

/** Only of papers that were read from their text: an abstract holds few of the words that the whole paper was quoted for. */
async function tellRevision(
  earlier: Summary,
  paper: Paper,
  document: PaperDocument,
  { noteRevision }: SummarizeServices,
): Promise<void> {
  const versions = { from: earlier.version ?? 0, to: paper.version ?? 0 };
  if (versions.from >= versions.to || document.coverage.kind !== 'full') return;
  const revision = revisionOf(earlier, versions, indexSource(paper, document));
  if (revision.gone.length > 0) await noteRevision?.(paper, earlier.language, revision);
}

/** A list may name no title, or a nickname and nobody; the text behind it mostly tells both. */
async function entitled(paper: Paper, document: PaperDocument, { papers }: SummarizeServices): Promise<Paper> {
  const own = { title: ownTitle(paper, document), authors: ownAuthors(paper, document) };
  const known = own.title === paper.title && own.authors === paper.authors;
  if (known && !paper.remarks.includes(UNTITLED)) return paper;
  const suppliedBy = {
    ...paper.suppliedBy,
    ...(own.title !== paper.title && { title: 'text' }),
    ...(own.authors !== paper.authors && { authors: 'text' }),
  };
  return papers.entitle(paper, { ...own, suppliedBy });
}

/** A language is left when it has no summary, one of an older version, or one that this forced run did not write. */
async function languagesLeft(paper: Paper, run: string, services: SummarizeServices): Promise<Language[]> {
  const left: Language[] = [];
  for (const language of services.languages) {
    const written = await services.summaries.provenance(paper.id, language);
    const outdated = written && written.version < (paper.version ?? 0);
    if (!written || outdated || (run !== '' && written.run !== run)) left.push(language);
  }
  return left;
}

function count(summary: Summary, counter: Counter): void {
  counter.add(summary.coverage.kind === 'full' ? 'papersSummarised' : 'papersDegraded');
  counter.add('answersDropped', summary.dropped.length);
  counter.add('spendUsd', summary.usage.cost);
}
