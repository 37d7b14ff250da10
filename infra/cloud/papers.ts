/** Papers: the daily collector, the queue of papers to read, and the reader of one paper. */
import { Construct } from 'constructs';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';
import { WorkQueue } from './function/work-queue.ts';
import type { Models } from './models.ts';

/** Partition keys: see the top of paper-store, summary-store, and of the files that keep hosts and budgets. */
const PAPERS = ['PAPER#*', 'WEEK#*'];
const WATERMARK = ['COLLECTED'];
const HOSTS = ['GATE#*'];
const BUDGETS = ['BUDGET#*'];
const BATCHES = ['BATCH'];
const MODELS = ['MODELS'];

export class Papers extends Construct {
  readonly collect: Handler;
  readonly summarize: Handler;
  readonly queue: WorkQueue;
  readonly #base: Foundation;

  constructor(scope: Construct, id: string, base: Foundation & { readonly models: Models }) {
    super(scope, id);
    this.#base = base;
    this.collect = new Handler(this, 'Collect', base, {
      name: 'collect',
      duty: 'Finds the papers of a week in every source and queues those that are new',
      // 99 MB were measured on a week; lists of a few MB come on top. It mostly waits for hosts.
      memory: 512,
      // arXiv takes one request in 3 s: a hundred requests, and its lease on the week is as long.
      timeout: 300,
      whenFailing: 'New papers are not found; the next edition misses them.',
    });
    this.summarize = new Handler(this, 'Summarize', base, {
      name: 'summarize',
      duty: 'Reads one paper in full and writes its checked summary in every language',
      // One whole core, for PDF text and evidence checks. 124 MB were measured, and the PDF child takes as much again.
      memory: 1769,
      // Fetch 60 s, PDF 20 s, and up to three turns in each language of a model that writes 40 tokens a second. Lambda gives
      // no more; a turn that is done is kept, so the next delivery goes on behind it.
      timeout: 900,
      whenFailing: 'Papers are not summarised; the next edition shows them with their abstract or not at all.',
    });
    this.queue = new WorkQueue(this, 'Queue', {
      alarms: base.alarms,
      worker: this.summarize,
      // One paper may take minutes; two in a call could starve each other of time.
      batchSize: 1,
      maxConcurrency: base.settings.workers,
      variables: { queue: 'papersQueue', deadLetters: 'papersDeadLetters' },
      whenDead: 'A paper could not be summarised; the edition lists it without summary.',
      whenOld: 'Papers wait to be read; the next edition may come out without them.',
      oldAfterMinutes: 180,
    });
    this.#grantCollect(this.collect);
    this.#grantSummarize(this.summarize, base.models);
  }

  /** Papers and summaries of a week. */
  grantRead(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'batchGet', 'query'], PAPERS);
  }

  /** Whether the sources were reached when they were asked last. */
  grantReached(handler: Handler): void {
    this.#base.store.grant(handler, ['get'], WATERMARK);
  }

  /** Gives late papers to the week whose edition comes next. */
  grantMove(handler: Handler): void {
    this.#base.store.grant(handler, ['put', 'update'], PAPERS);
  }

  /** Marks a paper as queued again, and queues it. */
  grantEnqueue(handler: Handler): void {
    this.#base.store.grant(handler, ['update'], ['WEEK#*']);
    this.queue.grantSend(handler);
  }

  /** Makes jobs of requests, reads their answers, and settles what was set aside for them. */
  grantBatches(handler: Handler): void {
    this.grantEnqueue(handler);
    this.#base.store.grant(handler, ['query', 'put', 'update'], BATCHES);
    this.#base.store.grant(handler, ['update'], BUDGETS);
    this.#base.files.grantRead(handler, 'batch');
    this.#base.files.grantWrite(handler, 'batch');
  }

  #grantCollect(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'query', 'put', 'update'], PAPERS);
    this.#base.store.grant(handler, ['get', 'put'], WATERMARK);
    this.queue.grantSend(handler);
    this.#grantWeb(handler);
    handler.giveSettings(this.#base.settings);
  }

  /** Waits for its turn at a host, and keeps what the host answered. */
  #grantWeb(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'update'], HOSTS);
    this.#base.files.grantRead(handler, 'texts');
    this.#base.files.grantWrite(handler, 'texts');
  }

  #grantSummarize(handler: Handler, models: Models): void {
    this.#base.store.grant(handler, ['get', 'put', 'update'], PAPERS);
    this.#grantWeb(handler);
    this.#base.store.grant(handler, ['get', 'update'], BUDGETS);
    this.#base.store.grant(handler, ['get', 'put'], MODELS);
    models.grantUse(handler);
    // Behind the last paper of a week it writes what the papers say together.
    if (this.#base.settings.model !== 'extractive') this.grantRead(handler);
    if (this.#base.settings.batch) this.#grantWaiting(handler);
    handler.giveSettings(this.#base.settings);
  }

  /** Lays requests down for a batch, and takes the answers. */
  #grantWaiting(handler: Handler): void {
    this.#base.store.grant(handler, ['get', 'put', 'update'], BATCHES);
    this.#base.files.grantRead(handler, 'batch');
    this.#base.files.grantWrite(handler, 'batch');
  }
}
