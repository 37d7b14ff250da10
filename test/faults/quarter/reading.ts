/** The first half of a week: collect, the papers queue, summarize; through the handlers' own steps and chain. */
import { collect } from '../../../functions/collect.ts';
import { summarize } from '../../../functions/summarize.ts';
import { placeLink } from '../../../shared/documents/place-link.ts';
import { readPaper } from '../../../shared/documents/read-paper.ts';
import { PaperMessage } from '../../../shared/papers/paper-message.ts';
import { createPaperStore } from '../../../shared/papers/paper-store.ts';
import { queueHandler } from '../../../shared/platform/handlers.ts';
import type { CollectResult } from '../../../shared/sources/collect-run.ts';
import { collectWeek } from '../../../shared/sources/collect-week.ts';
import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../../shared/summaries/summarise.ts';
import type { SummarizeServices } from '../../../shared/summaries/summarise-paper.ts';
import { createSummaryStore } from '../../../shared/summaries/summary-store.ts';
import { createBudget } from '../../../shared/summaries/write/models/budget.ts';
import { faultyModel, type ModelCall, ONE_CALL } from './faulty-model.ts';
import { faultySource, faultyWeb, makePapers, type QuarterPaper } from './faulty-web.ts';
import { createLife, mortal } from './life.ts';
import { persist } from './persist.ts';
import type { Invoke, PumpedQueue } from './pump.ts';
import type { World } from './world.ts';

export interface Reading {
  /** Collects a week twice over and works its queue off. */
  read(week: string): Promise<void>;
  collectOnce(week: string): Promise<CollectResult>;
  work(): Promise<void>;
  /** From now on the list names also what it was late with. */
  announce(week: string): void;
  /** Shuts the model, or opens it again. */
  close(shut: boolean): void;
  /** Ground truth: what the list names for a week. */
  papersOf(week: string): readonly QuarterPaper[];
  /** Share of the papers that stand in a week, those passed on to it among them, of which anything can be read. */
  readableShare(week: string): Promise<number>;
  readonly calls: ModelCall[];
  readonly limitTokens: number;
}

export interface ReadingPlan {
  readonly papersPerWeek: number;
  /** A week of which nothing can be read. */
  readonly dark: string;
  /** Weeks whose list is late with some papers. */
  readonly mayBeLate: (week: string) => boolean;
}

export function createReading(
  world: World,
  queue: PumpedQueue,
  { papersPerWeek, dark, mayBeLate }: ReadingPlan,
): Reading {
  const { engines, random, clock, faulty, note } = world;
  const made = new Map<string, QuarterPaper[]>();
  const papersOf = (week: string) => {
    const papers =
      made.get(week) ??
      makePapers(week, papersPerWeek, random.stream(`papers of ${week}`), week === dark).map((paper) => ({
        ...paper,
        late: paper.late && mayBeLate(week),
      }));
    made.set(week, papers);
    return papers;
  };
  const announced = new Set<string>();
  let shut = false;
  const now = () => new Date(clock.now());
  const draws = { source: random.stream('source'), web: random.stream('web'), model: random.stream('model') };
  const chance = (probability: number) => faulty() && draws.source.chance(probability);
  const list = faultySource(
    (week) => papersOf(week).filter(({ late }) => !late || announced.has(week)),
    { ...draws.source, chance },
    note,
  );
  const allPapers = () => [...made.values()].flat();
  const web = faultyWeb(allPapers, draws.web, () => (faulty() ? 0.12 : 0), note);
  const calls: ModelCall[] = [];
  // Enough for a fair week and too little for a bad one, so that some editions meet their limit.
  const limitTokens = Math.ceil(papersPerWeek * ONE_CALL.tokens * 1.1);
  const fallback = createExtractiveModel();

  const stores = { papers: createPaperStore(engines.table), summaries: createSummaryStore(engines.table) };

  async function collectOnce(week: string): Promise<CollectResult> {
    const life = createLife(faulty() && random.chance(0.2) ? random.below(30) : Number.POSITIVE_INFINITY);
    const services = mortal({ papers: stores.papers, queue: queue.queue }, life);
    return collect(
      { week, run: '', dryRun: false, lastTry: false },
      {
        ...services,
        languages: ['ja'],
        collectWeek: ({ week: wanted }) =>
          collectWeek({
            sources: [list],
            web,
            pageFacts: () => ({}),
            now,
            ...(wanted && { week: wanted }),
          }),
        ...{ now, newId: world.newId },
      },
      world.counter,
    );
  }

  const invoke: Invoke = (event, context, life) => {
    const summariseOne: SummarizeServices['summarise'] = ({ paper, document, language, first }) => {
      const budget = createBudget({
        ...{ table: mortal(engines.table, life), edition: paper.week, now },
        ...{ limit: { tokens: limitTokens, usd: 1000 }, newId: world.newId },
      });
      const model = faultyModel({ random: draws.model, budget, calls, note, faulty, closed: () => shut, life });
      return summarise({ paper, document, language, model, fallback, ...(first && { first }), linkTo: placeLink });
    };
    const services: SummarizeServices = {
      ...mortal(stores, life),
      languages: ['ja'],
      readDocument: (paper, lastTry) => {
        life.breathe();
        const readPdf = () => Promise.reject(new Error('no paper of this quarter is a PDF'));
        return readPaper(paper, { web, readPdf, lastTry });
      },
      summarise: summariseOne,
      ...{ now, newId: world.newId },
    };
    const handler = queueHandler({
      name: 'summarize',
      schema: PaperMessage,
      services: () => services,
      queue: () => mortal(queue.queue, life),
      deadLetters: () => mortal(queue.deadLetters, life),
      each: summarize,
    });
    return handler(event, context);
  };

  const work = () => queue.pump(invoke);

  return {
    ...{ papersOf, calls, limitTokens, collectOnce, work },
    async readableShare(week) {
      const ids = new Set((await createPaperStore(engines.real.table).entries(week)).map(({ id }) => id));
      const there = allPapers().filter(({ id }) => ids.has(id));
      return there.filter(({ fate }) => fate !== 'nothing').length / Math.max(1, there.length);
    },
    announce: (week) => void announced.add(week),
    close(wanted) {
      if (wanted) note('the model is closed');
      shut = wanted;
    },
    async read(week) {
      for (let i = 0; i < 2; i++) {
        await persist(async () => {
          const result = await collectOnce(week);
          // A run that died holds the week for half a minute; the next schedule comes later than that.
          if (result.outcome !== 'collected') clock.advance(60_000);
          if (result.outcome !== 'collected') throw new Error(result.outcome);
        });
        clock.advance(60_000);
      }
      await work();
    },
  };
}
