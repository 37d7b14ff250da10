/**
 * A whole quarter of weeks through the real steps, on real engines, with faults at every border, and then the books:
 * what the list named, what the model was paid for and what SES accepted decide, not what the code believes.
 *
 *     const result = await runQuarter({ seed: 7 });
 *     // result.broken is empty, or names each invariant that did not hold
 */
import { createPunctuality } from '../../shared/editions/punctuality.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createRandom } from '../support/random.ts';
import { runChild } from '../support/stage-hook.ts';
import { startFaultyEngines } from './quarter/faulty-engines.ts';
import { type Audience, findings } from './quarter/invariants.ts';
import { createMailing, LEAST_READ, type Mailing } from './quarter/mailing.ts';
import { KILLED } from './quarter/note.ts';
import { persist } from './quarter/persist.ts';
import { planQuarter } from './quarter/plan.ts';
import { createPumpedQueue, type PumpedQueue } from './quarter/pump.ts';
import { createReading, type Reading } from './quarter/reading.ts';
import { differences, snapshot } from './quarter/snapshot.ts';
import { compareStatus, type Told } from './quarter/truth.ts';
import { createTurns } from './quarter/turns.ts';
import type { World } from './quarter/world.ts';

export interface QuarterOptions {
  /** Decides every fault and whose turn it is in every race: the same seed makes the same run. */
  readonly seed: number;
  readonly weeks?: number;
  readonly papersPerWeek?: number;
  readonly readers?: number;
}

export interface QuarterResult {
  readonly seed: number;
  readonly papers: number;
  readonly mails: number;
  readonly killed: number;
  readonly duplicates: number;
  readonly lost: number;
  /** How often "all well" was said while something was not. */
  readonly falselyWell: number;
  readonly uncertain: number;
  /** Calls beyond an edition's limit. */
  readonly overspend: number;
  readonly redriven: number;
  readonly broken: readonly string[];
  /** Every fault in its order, to follow a failure by. */
  readonly faults: readonly string[];
}

const FIRST_WEEK = '2026-W41';
const PUBLISHING = { zone: 'Asia/Tokyo', day: 'MON', time: '09:00' } as const;
const FIRST_MONDAY = Date.UTC(2026, 9, 5);
const WEEK_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;
/** The queue's second of visibility, and a little more. */
const VISIBLE_AGAIN_MS = 1200;

export async function runQuarter(options: QuarterOptions): Promise<QuarterResult> {
  const { seed, weeks = 13, papersPerWeek = 5, readers = 60 } = options;
  // Thousands of expected warnings would hide the one line that matters. Not on loading: other tests read logs and metrics.
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  process.env.POWERTOOLS_METRICS_DISABLED = 'true';
  const random = createRandom(seed);
  const clock = createFakeClock(FIRST_MONDAY);
  const turns = createTurns(random.stream('turns'));
  const faults: string[] = [];
  const note = (fault: string) => void faults.push(fault);
  const engines = await startFaultyEngines(random, turns, note);
  let healthy = false;
  let ids = 0;
  const world: World = {
    ...{ engines, random, clock, turns, note, faulty: () => !healthy },
    newId: () => `id${ids++}`,
    // Whole half seconds: how long a worker waits before it asks again is a throw of the dice that no seed decides.
    sleep: (ms) => turns.hold(() => clock.sleep(Math.ceil(ms / 500) * 500)),
    counter: { add: () => {} },
  };
  const { sqs: faultySqs, queues } = engines;
  const pumped = { sqs: queues.sqs, faultySqs, endpoint: queues.endpoint, ...world };
  const papersQueue = await createPumpedQueue({ ...pumped, name: 'papers' });
  const mailQueue = await createPumpedQueue({ ...pumped, name: 'deliveries' });
  const plan = planQuarter(FIRST_WEEK, weeks, random.stream('plan'));
  const mayBeLate = (week: string) => week !== plan.weeks.at(-1) && !plan.spoiled.has(week);
  const reading = createReading(world, papersQueue, { papersPerWeek, dark: plan.dark, mayBeLate });
  const mailing = createMailing(world, papersQueue, mailQueue, plan.late);
  const told: Told[] = [];
  const look = async (week: string, owed: readonly string[]) =>
    void told.push(await compareStatus(world, { plan, reading, queues: [papersQueue, mailQueue] }, week, owed));
  try {
    await createPunctuality(engines.real.table, clock.now).hoursLate(PUBLISHING);
    const active = new Set(await mailing.rig.addReaders(readers));
    const audiences = new Map<string, Audience>();
    let owed: string[] = [];
    for (const [i, week] of plan.weeks.entries()) {
      engines.setWeather(random.pick(['fair', 'fair', 'storm']));
      clock.set(FIRST_MONDAY + i * WEEK_MS + 3 * DAY_MS);
      reading.close(week === plan.closed);
      await reading.read(week);
      const before = plan.weeks[i - 1];
      if (before) reading.announce(before);
      // The list says now what it was late with; what no model could write waits for this.
      const wasLate = before && reading.papersOf(before).some(({ late }) => late);
      for (const earlier of new Set([...owed, ...(wasLate ? [before] : [])])) await reading.read(earlier);
      // As it does every hour: what no model could write of an older week is entered again.
      clock.advance(DAY_MS);
      await mailing.sweepOnce();
      await reading.work();
      if (plan.spoiled.has(week)) await spoil(world, reading, week);
      owed = [...owed, week];
      const slot = new Date(FIRST_MONDAY + (i + 1) * WEEK_MS);
      clock.set(slot.getTime());
      if (plan.missed.has(week)) {
        note(`the slot of ${week} is missed`);
        await look(week, owed);
        continue;
      }
      // Of the week before, what came late while no model writes waits for the operator, and its edition with it.
      const unwritten = (each: string) => each === week || (each === before && wasLate);
      let held = owed.filter((each) => each === plan.dark || (week === plan.closed && unwritten(each)));
      const out = owed.filter((each) => !held.includes(each));
      let expected = new Set(active);
      await mailing.publishSlot(out, slot);
      // Late papers that were passed on to a week of which nothing else can be read may be enough for its mail.
      if (held.includes(plan.dark) && (await reading.readableShare(plan.dark)) >= LEAST_READ) {
        note(`${plan.dark} holds enough by what was passed on to it`);
        await mailing.publishSlot([plan.dark], slot);
        held = held.filter((each) => each !== plan.dark);
        out.push(plan.dark);
      }
      await look(week, held);
      if (held.includes(plan.dark)) {
        clock.advance(DAY_MS);
        await persist(() => mailing.publishOnce(plan.dark, true));
        await mailing.sweepOnce();
        expected = new Set(active);
        out.push(plan.dark);
      }
      owed = held.filter((each) => each !== plan.dark);
      const left = await churn(world, mailing, active, readers + i * 10);
      for (const each of out) audiences.set(each, { expected, left });
      if (week === plan.killed) await killHost(world, mailQueue);
      for (const each of out) await mailing.deliverAll(each);
      for (const reader of await mailing.reportAll()) active.delete(reader);
      await look(out.at(-1) ?? week, owed);
    }
    healthy = true;
    engines.setWeather('calm');
    const redriven = await heal(world, reading, mailing, papersQueue, mailQueue);
    // Late papers that were still being written join with the next slot.
    await mailing.publishAt(new Date(FIRST_MONDAY + (weeks + 1) * WEEK_MS));
    const dead = new Set((await papersQueue.deadBodies()).map((body) => (JSON.parse(body) as { paper: string }).paper));
    for (const week of plan.weeks) await look(week, []);
    const found = await findings(world, reading, audiences, dead);
    found.broken.push(...told.flatMap(({ broken }) => broken));
    found.broken.push(...(await runAgain(world, reading, mailing, mailQueue, [...audiences.keys()])));
    const killed = faults.filter((fault) => fault.endsWith(KILLED)).length;
    const { duplicates, lost, uncertain, overspend, broken } = found;
    return {
      ...{ seed, papers: weeks * papersPerWeek, mails: engines.ses.accepted.length, killed, redriven },
      falselyWell: told.reduce((sum, each) => sum + each.falselyWell, 0),
      ...{ duplicates, lost, uncertain, overspend: Math.max(0, overspend), broken, faults },
    };
  } catch (cause) {
    throw new Error(`the quarter of seed ${seed} did not come to its end`, { cause });
  } finally {
    mailing.rig.close();
    await engines.stop();
  }
}

/** A record of the week from a newer release, which this one can't read. */
async function spoil({ engines, note }: World, reading: Reading, week: string): Promise<void> {
  const { table } = engines.real;
  const { id } = reading.papersOf(week)[1]!;
  const row = await table.get({ pk: `PAPER#${id}`, sk: 'META' });
  if (!row) throw new Error(`${id} was never recorded`);
  note(`the record of ${id} is spoiled`);
  await table.put({ ...row, form: 99 });
}

/** After the freeze some leave and some join; answers who left. */
async function churn({ random, clock }: World, { rig }: Mailing, active: Set<string>, from: number) {
  clock.advance(1000);
  const left = new Set(random.shuffle([...active]).slice(0, 3));
  for (const reader of left) {
    await persist(() => rig.readers.unsubscribe(reader));
    active.delete(reader);
  }
  for (const reader of await persist(() => rig.addReaders(5, 'all', from))) active.add(reader);
  return left;
}

/** A worker in a process of its own dies by SIGKILL right after SES accepted its chunk. */
async function killHost({ engines, clock, note }: World, { url }: PumpedQueue): Promise<void> {
  const end = await runChild({
    ...{ job: 'deliver', dynamo: engines.real.endpoint, ses: engines.ses.url, queueUrl: url },
    ...{ killAt: 'after-ses', now: clock.now() },
  });
  if (end.signal === 'SIGKILL') note(`deliveries: by SIGKILL ${KILLED}`);
  // What it held is seen again after a second of real time; whoever looks sooner sees less on a faster machine.
  await new Promise((done) => setTimeout(done, VISIBLE_AGAIN_MS));
}

/** The faults are over: dead letters come back through the ordinary path, what waits is swept up. */
async function heal(
  { clock }: World,
  reading: Reading,
  mailing: Mailing,
  papersQueue: PumpedQueue,
  mailQueue: PumpedQueue,
): Promise<number> {
  clock.advance(DAY_MS);
  const moved = (await papersQueue.redrive()) + (await mailQueue.redrive());
  await reading.work();
  await mailing.sweepOnce();
  await reading.work();
  await mailing.reportAll();
  return moved;
}

/** Enters every step of every week once more; answers what that changed, which must be nothing. */
async function runAgain(
  { engines, clock }: World,
  reading: Reading,
  mailing: Mailing,
  mailQueue: PumpedQueue,
  weeks: readonly string[],
): Promise<string[]> {
  clock.advance(DAY_MS);
  // Pages that list all editions are brought up to date once, then they must stay.
  for (const week of weeks) await mailing.publishOnce(week);
  const before = await snapshot(engines);
  const calls = reading.calls.length;
  for (const week of weeks) {
    await reading.collectOnce(week);
    await reading.work();
    await mailing.publishOnce(week);
    await mailing.deliverAll(week);
  }
  await mailQueue.redrive();
  await mailing.sweepOnce();
  await mailing.reportAll(true);
  const changed = differences(before, await snapshot(engines)).map((name) => `a re-run changed ${name}`);
  if (reading.calls.length !== calls) changed.push(`a re-run made ${reading.calls.length - calls} model calls`);
  return changed;
}
