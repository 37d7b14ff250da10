import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { applyReports, countTold, ReportsBusyError } from '../../../shared/deliveries/aftermath/apply-reports.ts';
import type { SesReport } from '../../../shared/deliveries/aftermath/ses-event.ts';
import type { Chunk } from '../../../shared/deliveries/ledger/delivery.ts';
import { createLedger, type Ledger } from '../../../shared/deliveries/ledger/ledger.ts';
import type { Table } from '../../../shared/platform/table.ts';
import { parseAddress } from '../../../shared/readers/address/address.ts';
import { createAddressSeal } from '../../../shared/readers/address/address-key.ts';
import type { Mailbox } from '../../../shared/readers/requests/mailbox-room.ts';
import { KEYS } from '../../support/mailing-rig.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';

let real: RealTable;
let ledger: Ledger;
beforeAll(async () => {
  real = await startTable();
  ledger = createLedger(real.table);
});
afterAll(() => real.stop());

const seal = createAddressSeal(KEYS);
const address = (name: string) => parseAddress(`${name}@example.com`)!;
const NAMES = ['ann', 'bob', 'cat'];
const READERS = NAMES.map((name) => seal.readerId(address(name)));

let number = 0;
let week: string;
let chunk: Chunk;
let did: string[];
let softWeeks: readonly string[];
let counted: Record<string, number>;
beforeEach(async () => {
  week = `2031-W${String(++number).padStart(2, '0')}`;
  did = [];
  counted = {};
  softWeeks = [];
  chunk = {
    ...{
      week,
      language: 'ja',
      id: 'a-0',
      depth: 'all',
      readers: READERS,
      state: 'done',
      states: 'SUP',
      reports: '...',
    },
    ...{ messageIds: {}, reasons: {} },
  };
  await ledger.writeChunks([chunk], 0);
});

const services = () => ({
  table: real.table,
  readers: {
    suppress: async (reader: string, why: string) => void did.push(`${NAMES[READERS.indexOf(reader)]} ${why}`),
    noteSoftBounce: async (reader: string, of: string) => {
      did.push(`${NAMES[READERS.indexOf(reader)]} soft ${of === week}`);
      return softWeeks;
    },
  },
  seal,
  limits: {
    noteBounce: async (to: Mailbox) => void did.push(`braked ${isDeepStrictEqual(to, seal.mailbox(address('ann')))}`),
  },
  counter: { add: (name: string, by = 1) => void Object.assign(counted, { [name]: (counted[name] ?? 0) + by }) },
});
const apply = (...reports: SesReport[]) => applyReports(reports, services() as never);
const of = (name: string, report: SesReport['report'], over: Partial<SesReport> = {}): SesReport => ({
  ...{ report, chunk: 'a-0', week, language: 'ja', reader: READERS[NAMES.indexOf(name)]! },
  ...{ addresses: [`${name}@example.com`] },
  ...over,
});
const letters = () => ledger.loadReports(chunk);

describe('reports of a chunk', () => {
  test('stand by their readers, the later one of each, and are counted once however often they come', async () => {
    const told = await apply(of('ann', 'd'), of('bob', 's'), of('cat', 'p'), of('ann', 's'));
    expect(await letters()).toBe('dsp');
    expect(told).toEqual({ delivery: { week, language: 'ja' }, counts: { delivered: 1, bounced: 1, complained: 0 } });
    expect(counted).toEqual({ bounces: 1 });
    expect(await apply(of('ann', 'd'), of('cat', 'p'))).toBeUndefined();
    expect(counted).toEqual({ bounces: 1 });
  });

  test('that say what the sender knows already cost no row', async () => {
    expect(await apply(of('ann', 's'))).toBeUndefined();
    expect(await letters()).toBeUndefined();
    await apply(of('bob', 's'));
    expect(await letters()).toBe('.s.');
  });

  test('are told apart where a complaint follows a delivery', async () => {
    await apply(of('ann', 'd'));
    expect(await apply(of('ann', 'c'))).toMatchObject({ counts: { delivered: 0, bounced: 0, complained: 1 } });
    expect(counted).toEqual({ complaints: 1 });
    expect(did).toEqual(['ann complaint']);
  });

  test('go by the reader of the tag where the address is nobody’s here', async () => {
    await apply(of('bob', 'd', { addresses: ['Elsewhere <forwarded@example.org>'] }));
    expect(await letters()).toBe('.d.');
  });

  test('go by the address where it is one of the chunk, whatever the tag says, as SES or its server spells it', async () => {
    await apply(of('bob', 'd', { addresses: ['The Cat <CAT@example.com>'] }));
    expect(await letters()).toBe('..d');
  });

  test('about nobody of the chunk change nothing', async () => {
    expect(await apply({ ...of('ann', 'd'), reader: 'unknown', addresses: [] })).toBeUndefined();
    const { reader: _, ...without } = of('ann', 'd', { addresses: ['not an address'] });
    expect(await apply(without)).toBeUndefined();
    expect(await letters()).toBeUndefined();
  });

  test('that others keep writing at the same moment are asked for again', async () => {
    const table = {
      ...real.table,
      put: async () => 'refused',
      update: async () => 'refused',
    } as never as Table;
    await expect(applyReports([of('ann', 'd')], { ...services(), table } as never)).rejects.toThrow(ReportsBusyError);
  });
});

describe('a mailbox', () => {
  test('that is gone, or complains, gets no more mail', async () => {
    await apply(of('ann', 'p'), of('bob', 'c'), of('cat', 'd'));
    expect(did).toEqual(['ann bounce', 'bob complaint']);
  });

  test.each([
    ['five weeks out of six', ['2031-W01', '2031-W02', '2031-W04', '2031-W05', '2031-W06'], true],
    ['five weeks in a row', ['2031-W01', '2031-W02', '2031-W03', '2031-W04', '2031-W05'], true],
    ['five weeks out of seven', ['2031-W01', '2031-W02', '2031-W04', '2031-W05', '2031-W07'], false],
    ['four weeks', ['2031-W01', '2031-W02', '2031-W03', '2031-W04'], false],
  ])('that is full %s is left alone from then on: %j', async (_, weeks, isLeft) => {
    softWeeks = weeks;
    await apply(of('ann', 't'));
    expect(did).toEqual(['ann soft true', ...(isLeft ? ['ann bounce'] : [])]);
  });

  test('of a notice is suppressed like any, and brakes whoever asked for the notice where it bounced for good', async () => {
    const notice = { report: 'p', addresses: ['ann@example.com', 'not an address'] } as const;
    expect(await apply(notice)).toBeUndefined();
    expect(did).toEqual(['ann bounce', 'braked true']);
    did = [];
    await apply({ ...notice, report: 't' }, { ...notice, report: 'd' });
    expect(did).toEqual([]);
  });

  test('of a chunk that is not known any more is suppressed, and brakes nobody', async () => {
    await apply(of('ann', 'p', { chunk: 'gone' }));
    expect(did).toEqual(['ann bounce']);
  });
});

describe('what was told of a delivery', () => {
  const tell = (counts: object) =>
    countTold(
      { delivery: { week, language: 'ja' }, counts: { delivered: 0, bounced: 0, complained: 0, ...counts } },
      services() as never,
    );
  beforeEach(async () => {
    const delivery = { week, language: 'ja', state: 'enqueued', attempt: 'a', leaseUntil: 0, frozenAt: 0 } as const;
    await ledger.begin({ ...delivery, candidates: 100, chunks: 2, home: 'here' }, undefined);
  });
  const halted = async () => (await ledger.load({ week, language: 'ja' }))?.halted;

  test('halts it once where SES would review its sender', async () => {
    await tell({ delivered: 40 });
    await tell({ bounced: 4 });
    expect(await halted()).toBeUndefined();
    await tell({ bounced: 1 });
    expect(await halted()).toBe('bounce rate 11.11%');
    await tell({ bounced: 1 });
    expect(counted).toEqual({ sendingPaused: 1 });
  });

  test('halts nothing by good news, for an operator may have lifted the halt', async () => {
    await tell({ bounced: 4 });
    await ledger.count({ week, language: 'ja' }, { delivered: 0, bounced: 4, complained: 0 });
    await tell({ delivered: 1 });
    expect(await halted()).toBeUndefined();
    await tell({ complained: 1, delivered: 1 });
    expect(await halted()).toBe('bounce rate 80.00%');
  });
});
