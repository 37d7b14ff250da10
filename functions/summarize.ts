/**
 * Reads one paper in full and keeps its checked summary, in every language of the digest.
 *
 * Triggered by the papers queue, and again by `batch` when an answer came that was asked for by batch. SQS delivers at least once, so a message may come for a paper that is already
 * summarised (nothing happens) or that another worker holds (it comes again later).
 */

import type { PaperDocument } from '../shared/documents/document.ts';
import type { Language } from '../shared/language.ts';
import { cleanLine, titleLimit } from '../shared/papers/clean-text.ts';
import { UNTITLED } from '../shared/papers/identity/to-paper.ts';
import type { Paper } from '../shared/papers/paper.ts';
import type { PaperMessage } from '../shared/papers/paper-message.ts';
import type { PaperStore } from '../shared/papers/paper-store.ts';
import { whileLeased } from '../shared/papers/work-lease.ts';
import type { Delivered } from '../shared/platform/handlers.ts';
import { PoisonMessageError } from '../shared/platform/handlers.ts';
import { describe } from '../shared/platform/logger.ts';
import type { Summary } from '../shared/summaries/summary.ts';
import type { SummaryStore } from '../shared/summaries/summary-store.ts';
import { AnswerAwaitedError } from '../shared/summaries/write/models/model-errors.ts';

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
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Another worker holds the paper; the message comes again when that one must be done. */
export class PaperHeldError extends Error {
  override name = 'PaperHeldError' as const;
}

/** From this delivery on, a paper that can't be read in full is read as far as it goes: dead letters help no reader. */
const LAST_TRY = 3;

/** The queue gives up after five deliveries (`MAX_RECEIVE_COUNT` of the construct): on the last one a busy model gives way. */
const LAST_MODEL_TRY = 5;

export async function summarize(
  message: PaperMessage,
  services: SummarizeServices,
  delivered: Delivered,
): Promise<void> {
  const paper = await services.papers.get(message.paper);
  if (!paper) throw new PoisonMessageError(`no paper ${message.paper} is recorded that can be read`);
  const left = await languagesLeft(paper, message.run, services);
  if (left.length === 0) return;

  await whileLeased(
    { paper: paper.id },
    services,
    () => work(paper, left, message.run, services, delivered),
    () => {
      throw new PaperHeldError(`${paper.id} is being worked on`);
    },
  );
}

async function work(
  recorded: Paper,
  left: readonly Language[],
  run: string,
  services: SummarizeServices,
  delivered: Delivered,
): Promise<void> {
  try {
    const document = await services.readDocument(recorded, delivered.receiveCount >= LAST_TRY);
    const paper = await entitled(recorded, document, services);
    await services.papers.markRead(paper.week, paper.id, services.now().toISOString());
    let first: Summary | undefined;
    for (const language of services.languages) {
      if (left.includes(language)) {
        const summary = await services.summarise({
          ...{ paper, document, language, first },
          lastTry: delivered.receiveCount >= LAST_MODEL_TRY,
          // Behind a forced run stands a person who wants to see what comes.
          mayWait: run === '',
        });
        await services.summaries.keep(summary, run);
        count(summary, delivered);
      }
      first ??= await services.summaries.get(paper.id, language);
    }
  } catch (error) {
    if (error instanceof AnswerAwaitedError) {
      await services.papers.markAwaiting(recorded.week, recorded.id, error.until.toISOString());
      return;
    }
    await services.papers.markTrouble(recorded.week, recorded.id, describe(error).message);
    throw error;
  }
}

/** A bare address in a list names no title; the text behind it mostly does. */
async function entitled(paper: Paper, document: PaperDocument, { papers }: SummarizeServices): Promise<Paper> {
  const title = cleanLine(document.title ?? '', titleLimit);
  return title && paper.remarks.includes(UNTITLED) ? papers.entitle(paper, title) : paper;
}

/** A language is left when it has no summary, one of an older version, or one that this forced run did not write. */
async function languagesLeft(paper: Paper, run: string, services: SummarizeServices): Promise<Language[]> {
  const left: Language[] = [];
  for (const language of services.languages) {
    const stand = await services.summaries.stand(paper.id, language);
    const outdated = stand && stand.version < (paper.version ?? 0);
    if (!stand || outdated || (run !== '' && stand.run !== run)) left.push(language);
  }
  return left;
}

function count(summary: Summary, { counter }: Delivered): void {
  counter.add(summary.coverage.kind === 'full' ? 'papersSummarised' : 'papersDegraded');
  counter.add('answersDropped', summary.dropped.length);
  counter.add('spendUsd', summary.usage.cost);
}
