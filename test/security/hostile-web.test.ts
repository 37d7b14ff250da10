/**
 * A week whose hosts do their worst with every connection, read by the real fetch, gate, reader and leases: each hostile host
 * costs its own paper at most, whatever it does.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isPublicAddress } from '../../shared/documents/fetch/address/public-address.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { readPaper, TextNotReadyError } from '../../shared/documents/read-paper.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import { summarisePaper } from '../../shared/summaries/summarise-paper.ts';
import { createSummaryStore } from '../../shared/summaries/summary-store.ts';
import { createRandom } from '../support/random.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { BEHAVIOURS } from './hostile-web/behaviours.ts';
import { isPublicPlace } from './hostile-web/names.ts';
import { type HostileWeb, startHostileWeb } from './hostile-web/web.ts';
import { SEEDS } from './seeds.ts';

/** Papers beside each hostile one, and workers that take papers at the same time. */
const HONEST = 6;
const WORKERS = 10;
/** As the queue does, but sooner: on the last delivery a paper is read as far as it goes. */
const DELIVERIES = 2;

const page = (host: string): string =>
  `<html><head><title>On ${host}</title></head><body><article><h1>On ${host}</h1>${Array.from(
    { length: 12 },
    (_, i) =>
      `<p>In part ${i} we measured street ${i} of ${host} with ${i + 3} clocks and found that it takes ${i * 7} minutes to cross it.</p>`,
  ).join('')}</article></body></html>`;

interface Week {
  readonly behaviours: Readonly<Record<string, string>>;
  readonly papers: readonly Paper[];
}

/** Every behaviour has a host of its own, in an order and in a form that the seed draws. */
function weekOf(seed: number): Week {
  const random = createRandom(seed).stream('week');
  const names = random.shuffle(Object.keys(BEHAVIOURS));
  const behaviours = Object.fromEntries(
    names.map((name, i) => [`${name === 'a name that changes' ? 'turning.' : ''}h${i}.example`, name]),
  );
  const hosts = random.shuffle([
    ...Object.keys(behaviours),
    ...Array.from({ length: HONEST }, (_, i) => `fine${i}.example`),
    ...['silent.example', 'inside.example', 'mixed.example', 'empty.example', 'many.example'],
  ]);
  const papers = hosts.map((host) => {
    const kind = random.pick(['page', 'page', 'pdf'] as const);
    const scheme = behaviours[host] && random.chance(0.1) ? 'https' : 'http';
    const url = `${scheme}://${host}/paper`;
    const location = { kind: host.startsWith('fine') ? ('page' as const) : kind, url };
    return { ...samplePaper({ id: `url:${host}/paper`, url, title: host }), locations: [location] };
  });
  return { behaviours, papers };
}

afterAll(closePdfReader);

describe.each(SEEDS)('a hostile web (seed %i)', (seed) => {
  const { behaviours, papers } = weekOf(seed);
  const coverage = new Map<string, string>();
  const odd: string[] = [];
  let real: RealTable;
  let web: HostileWeb;
  const store = () => createPaperStore(real.table);

  /** One delivery; true when the message is done with. */
  async function deliver(paper: Paper, delivery: number): Promise<boolean> {
    let ids = 0;
    const services = {
      papers: store(),
      summaries: createSummaryStore(real.table),
      languages: ['ja'] as const,
      readDocument: (each: Paper, lastTry: boolean) => readPaper(each, { web: web.web, readPdf, lastTry }),
      summarise: async ({ document }: { document: { coverage: { kind: string } } }) => {
        coverage.set(paper.title, document.coverage.kind);
        return sampleSummary({ paperId: paper.id });
      },
      now: web.now,
      newId: () => `${seed}-${paper.id}-${delivery}-${ids++}`,
    };
    const effort = { run: String(seed), lastReading: delivery >= DELIVERIES, lastTry: false };
    try {
      await summarisePaper(paper, effort, services, { add: () => {} });
      return true;
    } catch (error) {
      if (!(error instanceof TextNotReadyError) || effort.lastReading) odd.push(`${paper.title}: ${String(error)}`);
      return false;
    }
  }

  beforeAll(async () => {
    real = await startTable();
    web = await startHostileWeb(
      real.table,
      createRandom(seed).stream('web'),
      (host) => BEHAVIOURS[behaviours[host] ?? ''],
      page,
    );
    for (const paper of papers) await store().record(paper, 1);
    const queue = papers.map((paper) => ({ paper, delivery: 1 }));
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift())
        if (!(await deliver(next.paper, next.delivery)) && next.delivery < DELIVERIES)
          queue.push({ paper: next.paper, delivery: next.delivery + 1 });
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
  }, 600_000);
  afterAll(async () => {
    await web.stop();
    await real.stop();
  });

  test('I-26: every paper comes to its end, with a refusal in words and no error of ours', () => {
    expect(odd).toEqual([]);
    expect(coverage.size).toBe(papers.length);
  });

  test('I-26: a hostile host costs its own paper alone', () => {
    const honest = [...coverage].filter(([host]) => host.startsWith('fine'));
    expect(honest.map(([, kind]) => kind)).toEqual(Array(HONEST).fill('full'));
  });

  test('I-26: every turn and every lease is given back, and no connection is left open', async () => {
    for (const paper of papers) {
      const host = new URL(paper.url).host;
      const gate = await real.table.get({ pk: `GATE#${host}`, sk: 'GATE' });
      expect({ host, heldUntil: gate?.heldUntil ?? 0 }).toEqual({ host, heldUntil: 0 });
      expect(await store().lease({ paper: paper.id }, 'next', web.now(), 1)).toBe(true);
    }
    await web.closed();
  });

  test('I-14: nothing inside is ever connected to', () => {
    const inside = web.reached.filter(
      ({ address, port }) => !isPublicPlace(address, port) || !isPublicAddress(address),
    );
    expect(inside).toEqual([]);
  });

  test('I-26: no host is asked more often than redirects, rules and deliveries allow', () => {
    const most = DELIVERIES * 4 * 7 * 2;
    expect([...web.requests].filter(([, count]) => count > most)).toEqual([]);
  });
});
