/** The second half of a week: publish, the deliveries queue, deliver, SES's reports, the sweep. */
import { DeliverMessage, deliver } from '../../../functions/deliver.ts';
import { publish } from '../../../functions/publish.ts';
import { sweep } from '../../../functions/sweep.ts';
import { sweepDeliveries } from '../../../shared/deliveries/aftermath/sweep.ts';
import { balance } from '../../../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../../../shared/deliveries/ledger/prepare.ts';
import { createEditionStore } from '../../../shared/editions/edition-store.ts';
import { createErrataStore } from '../../../shared/editions/errata-store.ts';
import type { PublishResult } from '../../../shared/editions/publish-week.ts';
import { createPunctuality } from '../../../shared/editions/punctuality.ts';
import { writeSite } from '../../../shared/editions/site/write-site.ts';
import { createPaperStore } from '../../../shared/papers/paper-store.ts';
import { daysOfWeek, defaultZoneOffsetMinutes, weekOf, weeksDue } from '../../../shared/papers/time/week.ts';
import { queueHandler } from '../../../shared/platform/handlers.ts';
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../../../shared/summaries/summary-store.ts';
import { createRig, type Rig, SITE } from '../../support/mailing-rig.ts';
import { sesEvent } from '../../support/ses-mails.ts';
import { createLife, type Life, mortal } from './life.ts';
import { persist } from './persist.ts';
import type { Invoke, PumpedQueue } from './pump.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
/** Below this share of readable papers an edition waits for the operator. */
export const LEAST_READ = 0.3;
/** Hours of sweeping after which books that do not close are a bug. */
const MOST_SWEEPS = 60;
const SES_TIMEOUT = 1500;
/** Reports that may overtake each other. */
const REACH = 200;

export interface Mailing {
  /** Two publishers at once, and again until one of them got through. @param weeks that are to come out by it */
  publishSlot(weeks: readonly string[], slot: Date): Promise<void>;
  /** One week, by its name. */
  publishOnce(week: string, force?: boolean): Promise<PublishResult>;
  /** Whatever a slot owes. */
  publishAt(slot: Date, life?: Life): Promise<PublishResult>;
  deliverAll(week: string): Promise<void>;
  /**
   * Hands the reports of what was accepted since the last time to the feedback, some twice, in any order; answers the
   * readers whose mailbox bounced. `again` reports everything once more.
   */
  reportAll(again?: boolean): Promise<readonly string[]>;
  sweepOnce(): Promise<void>;
  /** The readers' store and rows, over the engines as they are. */
  readonly rig: Rig;
}

export function createMailing(
  world: World,
  papersQueue: PumpedQueue,
  queue: PumpedQueue,
  late: RuntimeSettings['late'],
): Mailing {
  const { engines, random, clock, faulty, turns } = world;
  const { table, faultyFiles, faultySite, ses } = engines;
  const now = () => new Date(clock.now());
  const editions = createEditionStore(table, faultyFiles);
  const errata = createErrataStore(table);
  let reported = 0;

  const rigFor = (life: Life): Rig =>
    createRig({
      ...{
        table: mortal(table, life),
        sesEndpoint: ses.url,
        sesTimeout: SES_TIMEOUT,
        now: clock.now,
        sleep: world.sleep,
        ids: world.newId,
      },
      onClient: turns.attach,
      stage: () => {
        life.breathe();
      },
      templates: { loadEdition: (week, language) => editions.load(week, language) },
    });
  const rig = rigFor(createLife(Number.POSITIVE_INFINITY));

  async function publisher(input: { slot: string } | { week: string; force: boolean }, life: Life) {
    const own = rigFor(life);
    const stores = { papers: createPaperStore(table), summaries: createSummaryStore(table), editions, errata };
    try {
      return await publish(
        { force: false, withoutMail: false, ...input },
        {
          ...mortal(stores, life),
          ...{
            languages: ['ja'],
            source: 'list:quarter',
            now,
            daysOfWeek,
            writeWaiting: async () => {},
            isOnSite: async () => false,
          },
          punctuality: mortal(createPunctuality(table, clock.now), life),
          ...{ slotBefore: (at) => at, weeksDue: (at) => weeksDue(at, defaultZoneOffsetMinutes) },
          ...{ late, hold: { read: LEAST_READ, answers: 0, hours: 24 } },
          writeSite: async (edition, what) => {
            const { load, list } = editions;
            const services = { site: mortal(faultySite, life), siteUrl: SITE, editions: list, load };
            return writeSite({ ...services, errataOf: errata.of }, edition, what);
          },
          prepareDeliveries: ({ week: of, language, papers }, at) =>
            prepareDeliveries(
              { ...own.prepare, queue: mortal(queue.queue, life) },
              { week: of, language },
              { papers: papers.length, ...(at && { slot: at }) },
            ),
        },
        world.counter,
      );
    } finally {
      own.close();
    }
  }

  const immortal = () => createLife(Number.POSITIVE_INFINITY);
  const publishOnce = (week: string, force = false) => publisher({ week, force }, immortal());
  const publishAt = (slot: Date, life = immortal()) => publisher({ slot: slot.toISOString() }, life);

  const invoke: Invoke = async (event, context, life) => {
    const own = rigFor(life);
    const handler = queueHandler({
      name: 'deliver',
      schema: DeliverMessage,
      services: () => own.deliver,
      queue: () => mortal(queue.queue, life),
      deadLetters: () => mortal(queue.deadLetters, life),
      each: deliver,
    });
    return handler(event, context).finally(() => own.close());
  };

  async function sweepOnce(): Promise<void> {
    const prepare = { ...rig.prepare, queue: queue.queue };
    await persist(() =>
      sweep(
        {},
        {
          ...{ papers: createPaperStore(table), summaries: createSummaryStore(table), languages: ['ja'], now },
          papersQueue: papersQueue.queue,
          weeks: (at) => [weekOf(at), ...weeksDue(at, defaultZoneOffsetMinutes)],
          sweepDeliveries: () => sweepDeliveries(prepare),
          enterFailedRuns: async () => 0,
          hoursLate: async () => 0,
        },
        world.counter,
      ),
    );
  }

  return {
    ...{ rig, publishOnce, publishAt, sweepOnce },
    async publishSlot(weeks, slot) {
      const mayDie = () => createLife(faulty() && random.chance(0.3) ? random.below(60) : Number.POSITIVE_INFINITY);
      await Promise.allSettled([publishAt(slot, mayDie()), publishAt(slot, mayDie())]);
      await turns.idle();
      await persist(() => publishAt(slot, mayDie()));
      // A publisher that died while freezing holds its lease for a quarter of an hour.
      for (let hours = 0; hours < MOST_SWEEPS; hours++) {
        const rows = weeks.map((week) => engines.real.table.get({ pk: `DELIVERY#${week}#ja`, sk: 'META' }));
        if ((await Promise.all(rows)).every((row) => row && row.state !== 'preparing')) return;
        clock.advance(HOUR / 3);
        await sweepOnce();
      }
      throw new Error(`the audience of ${weeks.join(', ')} was never frozen`);
    },
    async deliverAll(week) {
      for (let hours = 0; hours < MOST_SWEEPS; hours++) {
        await queue.pump(invoke);
        const books = await balance({ table: engines.real.table }, { week, language: 'ja' });
        if (books?.closed) return;
        clock.advance(HOUR);
        await sweepOnce();
      }
      throw new Error(`the books of ${week} do not close`);
    },
    async reportAll(again = false) {
      const mails = ses.accepted.slice(again ? 0 : reported);
      reported = ses.accepted.length;
      const gone = new Set(again ? [] : mails.filter(() => random.chance(0.004)));
      const events = mails.flatMap((mail) => [
        sesEvent(mail, 'Send'),
        sesEvent(mail, 'Delivery'),
        ...(gone.has(mail) ? [sesEvent(mail, 'Bounce')] : []),
      ]);
      const twice = new Set(events.filter(() => random.chance(0.1)));
      if (!again) for (const event of twice) world.note(`a report comes twice: ${event.eventType}`);
      // Disorder has a reach: what was sent in one minute is not told after what was sent an hour later.
      let left = inWindows(events, REACH).flatMap((some) =>
        random.shuffle([...some, ...some.filter((event) => twice.has(event))]),
      );
      await persist(async () => {
        const failed = await rig.report(left);
        left = failed.map((id) => left[Number(id)]!);
        if (left.length > 0) throw new Error('some reports came back');
      });
      return [...gone].map((mail) => mail.tags.reader ?? '');
    },
  };
}

function inWindows<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
