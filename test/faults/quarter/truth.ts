/** What `status` says of a week, held against what the harness itself did to it. */
import { findingsOf, isAllWell } from '../../../infra/operator/status/findings.ts';
import { statusOfWeek } from '../../../infra/operator/status/status-of-week.ts';
import type { Target } from '../../../infra/operator/target/target.ts';
import { createEditionStore } from '../../../shared/editions/edition-store.ts';
import { createPaperStore } from '../../../shared/papers/paper-store.ts';
import { parseRuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import { createTable, type SetAside } from '../../../shared/platform/table.ts';
import { createSummaryStore } from '../../../shared/summaries/summary-store.ts';
import { TABLE_NAME } from '../../support/real-table.ts';
import type { Plan } from './plan.ts';
import type { PumpedQueue } from './pump.ts';
import type { Reading } from './reading.ts';
import type { World } from './world.ts';

export interface Told {
  /** "All well" was said while something was not. */
  readonly falselyWell: number;
  readonly broken: readonly string[];
}

/** @param owed weeks that are not out, as the harness knows it */
export async function compareStatus(
  world: World,
  {
    plan,
    reading,
    queues,
  }: { readonly plan: Plan; readonly reading: Reading; readonly queues: readonly PumpedQueue[] },
  week: string,
  owed: readonly string[],
): Promise<Told> {
  const { engines, clock } = world;
  const setAside: SetAside[] = [];
  const table = createTable(engines.real.client, TABLE_NAME, { onSetAside: (record) => void setAside.push(record) });
  const dead = (await Promise.all(queues.map((queue) => queue.deadBodies()))).flat().length;
  const settings = { sources: ['list:quarter'], languages: ['ja'], model: 'extractive', late: plan.late };
  const none = async () => 0;
  const target = {
    ...{ name: 'quarter', table, papers: createPaperStore(table), summaries: createSummaryStore(table) },
    editions: createEditionStore(table, engines.files),
    settings: async () => parseRuntimeSettings(JSON.stringify(settings)),
    ...{ queued: none, failedRuns: none, deadLetters: async (title: string) => (title === 'papers' ? dead : 0) },
    nextRuns: () => [{ function: 'publish', at: new Date(clock.now() + 86_400_000) }],
    takeSetAside: () => setAside.splice(0),
  };
  const status = await statusOfWeek(target as unknown as Target, week, new Date(clock.now()));
  const edition = await target.editions.load(week, 'ja');
  const there = new Set(edition?.papers.map(({ id }) => id));
  const entries = new Set((await target.papers.entries(week)).map(({ id }) => id));
  const known = reading.papersOf(week).filter(({ id }) => entries.has(id));
  const accepted = engines.ses.accepted.filter(({ tags }) => tags.edition === `${week}-ja`).length;
  const late = edition ? known.filter(({ id }) => !there.has(id)).length : 0;
  const troubles = [
    ...(edition ? [] : ['it is not out']),
    ...owed.map((other) => `${other} is not out`),
    ...(late > 0 ? [`${late} papers are late`] : []),
    ...(plan.spoiled.has(week) && edition ? ['a record is spoiled'] : []),
    ...(known.some(({ fate }) => fate !== 'page') ? ['a paper could not be read whole'] : []),
    ...(dead > 0 ? ['there are dead letters'] : []),
  ];
  const findings = findingsOf(status);
  const broken: string[] = [];
  const differ = (what: string, said: number, is: number) =>
    void (said !== is && broken.push(`${week}: status says ${what} ${said}, and it is ${is}`));
  differ('found', status.found, entries.size);
  differ('late', status.late, late);
  differ('sent', status.sent, accepted);
  for (const other of owed) {
    const named = other === week ? !status.published : findings.some(({ what }) => what.includes(other));
    if (!named) broken.push(`${week}: status does not say that ${other} is not out`);
  }
  const falsely = isAllWell(findings) && troubles.length > 0;
  if (falsely) broken.push(`${week}: all well is said, and ${troubles.join(', ')}`);
  return { falselyWell: falsely ? 1 : 0, broken };
}
