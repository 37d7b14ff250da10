/**
 * What an edition takes on paper, for readers that no machine here holds: minutes and money at the quotas of SES, from the
 * figures of the run and the listed prices. Which part becomes the limit, and what changes then, is read off the code.
 */
import { AWS_PRICES, type UnitPrice } from '../../infra/prices.ts';
import { CHUNK_SIZE } from '../../shared/deliveries/ledger/delivery.ts';
import { PACED_SHARE } from '../../shared/deliveries/send/call-size.ts';
import { OLDEST_DELIVERY_MS } from '../../shared/deliveries/send/deliver-chunk.ts';

export interface PaperColumn {
  readonly readers: number;
  readonly calls: number;
  /** Minutes at each grant of mails a second. */
  readonly minutes: Readonly<Record<number, number>>;
  /** Days at the usual first quota of 50,000 mails in 24 hours. */
  readonly days: number;
  /** Dollars to SES where the old price still holds, and at the price of new accounts. */
  readonly mailUsd: readonly [number, number];
  /** Dollars to everything else: functions, table, queue. */
  readonly restUsd: number;
  /** Processor seconds of all senders. */
  readonly senderSeconds: number;
  /** Seconds to freeze the audience, as fast as here; the publisher has five minutes. */
  readonly freezeSeconds: number;
  readonly limit: string;
  readonly change: string;
}

/** Measured in the run. */
export interface PaperFigures {
  readonly readers: number;
  readonly writesPerMail: number;
  readonly cpuMicrosecondsPerMail: number;
  readonly prepareSeconds: number;
}

const GRANTS = [14, 100, 500, 2000];
/** As users report it; AWS says that it varies. */
const FIRST_QUOTA = 50_000;
/** For accounts that sent before June 2025 (AWS price list of 2026-07-22, as recorded by api-evangelist/amazon-ses). */
const OLD_PRICE: UnitPrice = { usd: 0.1, per: 1000, unit: 'mails', source: 'aws.amazon.com/ses/pricing (à la carte)' };
/** GB of the sender's function, and how long it runs for a chunk when nothing holds it up. */
const SENDER_GB_SECONDS = 0.5 * 0.2;
/** A reader is read when the audience is frozen and looked at once more; strongly consistent reads count twice. */
const READS_A_MAIL = 3;

/** Powers of ten; from the first limit that holds for so many on. */
const LIMITS: readonly (readonly [number, string, string])[] = [
  [1_000, 'none', 'nothing'],
  [10_000, 'the rate of a first grant', 'nothing: minutes'],
  [100_000, 'the first quota of 24 hours', 'ask SES for a higher quota; until then the rest goes out on the next day'],
  [
    1_000_000,
    'the quota: what waits longer than a week is given up',
    'a quota of 150,000 a day and a grant of 100 a second at least; above 1,000 a second 1 GB for the sender, whose third of a core is full there',
  ],
  [
    10_000_000,
    'the publisher’s five minutes, from two to five million on',
    'freeze each eighth of the readers by a message of its own; a grant of 500 a second at least',
  ],
];

const cost = ({ usd, per }: UnitPrice, quantity: number) => (quantity / per) * usd;

/** One column for each size. Pure. */
export function onPaper(figures: PaperFigures): PaperColumn[] {
  return LIMITS.map(([readers, limit, change]) => {
    const calls = Math.ceil(readers / CHUNK_SIZE);
    return {
      ...{ readers, calls, limit, change },
      minutes: Object.fromEntries(GRANTS.map((grant) => [grant, readers / (grant * PACED_SHARE) / 60])),
      days: Math.ceil(readers / FIRST_QUOTA),
      mailUsd: [cost(OLD_PRICE, readers), cost(AWS_PRICES.mails, readers)] as const,
      restUsd:
        cost(AWS_PRICES.lambdaCompute, calls * SENDER_GB_SECONDS) +
        cost(AWS_PRICES.lambdaRequests, calls) +
        cost(AWS_PRICES.tableWrites, readers * figures.writesPerMail) +
        cost(AWS_PRICES.tableReads, readers * READS_A_MAIL) +
        cost(AWS_PRICES.queueRequests, calls * 3),
      senderSeconds: (readers * figures.cpuMicrosecondsPerMail) / 1e6,
      freezeSeconds: (readers * figures.prepareSeconds) / figures.readers,
    };
  });
}

const DAYS_KEPT = OLDEST_DELIVERY_MS / 86_400_000;

export function paperTable(columns: readonly PaperColumn[]): string {
  const row = (name: string, cell: (column: PaperColumn) => string) =>
    `${name.padEnd(40)} ${columns.map((column) => cell(column).padStart(14)).join('')}`;
  const dollars = (usd: number) => `$${usd < 10 ? usd.toFixed(2) : Math.round(usd).toLocaleString('en')}`;
  return [
    row('on paper, readers', ({ readers }) => readers.toLocaleString('en')),
    row('calls of SendBulkEmail', ({ calls }) => calls.toLocaleString('en')),
    ...GRANTS.map((grant) => row(`time at ${grant} a second`, ({ minutes }) => duration(minutes[grant]!))),
    row(`days at 50,000 a day (given up after ${DAYS_KEPT})`, ({ days }) => String(days)),
    row('SES, old price / new accounts', ({ mailUsd }) => mailUsd.map(dollars).join(' / ')),
    row('functions, table and queue', ({ restUsd }) => dollars(restUsd)),
    row('processor time of the senders', ({ senderSeconds }) => duration(senderSeconds / 60)),
    row('freezing the audience, as fast as here', ({ freezeSeconds }) => duration(freezeSeconds / 60)),
    ...columns.map(
      ({ readers, limit, change }) => `${readers.toLocaleString('en').padStart(12)}  limit: ${limit}; then: ${change}`,
    ),
  ].join('\n');
}

function duration(minutes: number): string {
  if (minutes < 1) return `${Math.ceil(minutes * 60)} s`;
  if (minutes < 120) return `${Math.round(minutes)} min`;
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} days`;
}
