import { join } from 'node:path';
import { webFromEnvironment } from '../shared/documents/fetch/web-from-environment.ts';
import { readPdf } from '../shared/documents/pdf/read-pdf.ts';
import { placeLink } from '../shared/documents/place-link.ts';
import { readPaper } from '../shared/documents/read-paper.ts';
import { createTextStore } from '../shared/documents/text-store.ts';
import { createErrataStore } from '../shared/editions/errata-store.ts';
import type { Paper } from '../shared/papers/paper.ts';
import { PaperMessage } from '../shared/papers/paper-message.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { queueHandler } from '../shared/platform/handlers.ts';
import { createLogger, describe } from '../shared/platform/logger.ts';
import { createCounter, type METRICS } from '../shared/platform/metrics.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createExtractiveModel } from '../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../shared/summaries/summarise.ts';
import type { SummarizeServices } from '../shared/summaries/summarise-paper.ts';
import type { SummaryRequest } from '../shared/summaries/summary.ts';
import { createSummaryStore } from '../shared/summaries/summary-store.ts';
import type { SurveyServices } from '../shared/summaries/survey/survey-week.ts';
import { writeSurvey } from '../shared/summaries/survey/write-survey.ts';
import { DRAFTS_FOLDER, RECORDED, recordedModel } from '../shared/summaries/write/models/recorded.ts';
import { openAiFromEnvironment, wireOf } from './model-wire.ts';
import { summarize } from './summarize.ts';
import { createModelFor } from './summary-model.ts';

const log = createLogger('summarize');

/** What an operator should hear of though the paper comes out: a line, and a count of its own. */
function warn(metric: keyof typeof METRICS, message: string, about: Record<string, unknown>): void {
  const counter = createCounter();
  counter.add(metric);
  counter.flush();
  log.warn(message, about);
}

/** Often enough to see that a slow model is at work. */
const TELL_EVERY_MS = 2_000;

/** Tells what is written of each paper, and not every word of it. */
function nowAndThen(tell: (paper: Paper, tokens: number) => void): (request: SummaryRequest, tokens: number) => void {
  const told = new Map<string, number>();
  return ({ paper }, tokens) => {
    const now = Date.now();
    if (now - (told.get(paper.id) ?? 0) < TELL_EVERY_MS) return;
    told.set(paper.id, now);
    tell(paper, tokens);
  };
}

async function services() {
  const settings = parseRuntimeSettings(required('settings'));
  const { languages, contact } = settings;
  const table = tableFromEnvironment();
  const files = bucketFromEnvironment('files');
  const web = webFromEnvironment({ table, files, contact });
  const texts = createTextStore(files);
  const papers = createPaperStore(table);
  const errata = createErrataStore(table);
  const fallback = createExtractiveModel();
  const modelFor = createModelFor({
    table,
    files,
    settings,
    wire: wireOf(settings, { openAi: await openAiFromEnvironment(settings) }),
    ...(settings.model === RECORDED && { recorded: recordedModel(join(required('recordedWeb'), DRAFTS_FOLDER)) }),
    now: () => new Date(),
    onTokens: nowAndThen((paper, tokens) => void papers.markWriting(paper.week, paper.id, tokens).catch(() => {})),
    onBudgetReached: (edition) => warn('budgetReached', 'the edition has spent its budget', { edition }),
    onReaderSilent: (cause) => warn('readerSilent', 'the second reader gave no answer about a paper', { cause }),
  });
  const own: SummarizeServices = {
    papers,
    summaries: createSummaryStore(table),
    languages,
    readDocument: async (paper, lastTry) => {
      const kept = await texts.get(paper);
      if (kept) return kept;
      const onBroken = (cause: string) =>
        warn('pdfEngineBroken', 'a PDF engine broke over a paper', { paper: paper.id, cause });
      const document = await readPaper(paper, { web, readPdf: (bytes) => readPdf(bytes, { onBroken }), lastTry });
      await texts.keep(paper, document);
      return document;
    },
    summarise: ({ mayWait, ...work }) =>
      summarise({ ...work, ...modelFor(work.paper.week, mayWait), fallback, linkTo: placeLink }),
    noteRevision: ({ id, week }, language, revision) =>
      errata.record({ ...{ week, language, paperId: id, note: '' }, revision, recordedAt: new Date().toISOString() }),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
  const survey: SurveyServices = {
    ...own,
    write: (work) => writeSurvey({ ...work, ...modelFor(work.week, true) }),
    onFailed: (week, error) => log.warn('the survey of the week was not written', { week, error: describe(error) }),
  };
  const writes = settings.model !== 'extractive';
  return {
    ...own,
    ...(writes && { survey }),
    queue: queueFromEnvironment('papersQueue'),
    deadLetters: queueFromEnvironment('papersDeadLetters'),
  };
}

export const handler = queueHandler({
  name: 'summarize',
  schema: PaperMessage,
  services,
  queue: (ready) => ready.queue,
  deadLetters: (ready) => ready.deadLetters,
  each: summarize,
});
