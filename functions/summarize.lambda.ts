import { webFromEnvironment } from '../shared/documents/fetch/web-from-environment.ts';
import { createTextStore } from '../shared/documents/text-store.ts';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { queueHandler } from '../shared/platform/handlers.ts';
import { createLogger } from '../shared/platform/logger.ts';
import { createCounter, type METRICS } from '../shared/platform/metrics.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../shared/summaries/summary-store.ts';
import { PaperMessage, type SummarizeServices, summarize } from './summarize.ts';
import { createModelFor } from './summary-model.ts';

/** Parsers of pages and PDFs are a quarter of the code, and a repeated message or a second language needs none of it. */
async function loadReaders() {
  const [{ readPaper }, { readPdf }] = await Promise.all([
    import('../shared/documents/read-paper.ts'),
    import('../shared/documents/pdf/read-pdf.ts'),
  ]);
  return { readPaper, readPdf };
}

/** Writing and its checks are a sixth, and wait for the first paper that was read. */
async function loadWriters() {
  const [{ summarise }, { createExtractiveModel }, { placeLink }] = await Promise.all([
    import('../shared/summaries/summarise.ts'),
    import('../shared/summaries/extractive/extractive-model.ts'),
    import('../shared/documents/place-link.ts'),
  ]);
  return { summarise, fallback: createExtractiveModel(), linkTo: placeLink };
}

const log = createLogger('summarize');

/** What an operator should hear of though the paper comes out: a line, and a count of its own. */
function warn(metric: keyof typeof METRICS, message: string, about: Record<string, unknown>): void {
  const counter = createCounter();
  counter.add(metric);
  counter.flush();
  log.warn(message, about);
}

function services() {
  const settings = parseRuntimeSettings(required('settings'));
  const { languages, contact } = settings;
  const table = tableFromEnvironment();
  const files = bucketFromEnvironment('files');
  const web = webFromEnvironment({ table, files, contact });
  const texts = createTextStore(files);
  const modelFor = createModelFor({
    table,
    files,
    settings,
    environment: process.env,
    now: () => new Date(),
    onBudgetReached: (edition) => warn('budgetReached', 'the edition has spent its budget', { edition }),
  });
  const own: SummarizeServices = {
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    languages,
    readDocument: async (paper, lastTry) => {
      const kept = await texts.get(paper);
      if (kept) return kept;
      const { readPaper, readPdf } = await loadReaders();
      const onBroken = (cause: string) =>
        warn('pdfEngineBroken', 'a PDF engine broke over a paper', { paper: paper.id, cause });
      const document = await readPaper(paper, { web, readPdf: (bytes) => readPdf(bytes, { onBroken }), lastTry });
      await texts.keep(paper, document);
      return document;
    },
    summarise: async ({ mayWait, ...work }) => {
      const [model, { summarise, fallback, linkTo }] = await Promise.all([
        modelFor(work.paper.week, mayWait),
        loadWriters(),
      ]);
      return summarise({ ...work, model, fallback, linkTo });
    },
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
  return { ...own, queue: queueFromEnvironment('papersQueue'), deadLetters: queueFromEnvironment('papersDeadLetters') };
}

export const handler = queueHandler({
  name: 'summarize',
  schema: PaperMessage,
  services,
  queue: (ready) => ready.queue,
  deadLetters: (ready) => ready.deadLetters,
  each: summarize,
});
