/** A month's bill by line: what the flow uses, from its own figures, times the listed prices. Pure. */
import { BATCH_DISCOUNT, costOf, priceOf } from '../../../shared/summaries/write/models/prices.ts';
import { AWS_PRICES, type UnitPrice } from '../../prices.ts';

export interface BillInput {
  /** Papers of a weekly edition. */
  readonly papers: number;
  readonly readers: number;
  readonly languages: readonly string[];
  /** A model's id, or `extractive`, which costs nothing. */
  readonly model: string;
  /** First drafts come by batch; a repair and a further language are asked for one by one. Default false. */
  readonly batch?: boolean;
  /** Count what AWS gives away each month, as if nothing else in the account used it. Default true. */
  readonly freeTier?: boolean;
}

export interface BillLine {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly usd: number;
}

const WEEKS = 52 / 12;
const DAYS = 365 / 12;

/** Readers of one ledger row and one SES call (issue of SES: 50 destinations). */
const PER_CHUNK = 50;

/**
 * Tokens of one paper in the first language: text without references 9,449 (median of 32 papers), instructions and schema
 * 1,900, forty sentences with their quotes 4,000 (recorded runs of a strong writer; `npm run bench -- cost`).
 */
const FIRST = { input: 9_449 + 1_900, output: 4_000 };
/** Each further language is rendered from the checked first one, not from the paper. */
const FURTHER = { input: 3_400, output: 2_400 };
/** The second reader sees the sentences of a language with their passages, and answers each. */
const READ = { input: 6_500, output: 600 };
/** Share of summaries that go back once (recorded runs), and a turn that mends a few sentences and is read again. */
const AGAIN = 0.35;
const MENDED = { input: 3_500, output: 500 };

/**
 * The survey of a week in one language: its summaries without their quotes and the task, six sentences with theirs, and the
 * second reader's look at them. Reckoned from the lengths that the prompts ask for; no run of a strong writer is recorded.
 */
const surveyOf = (papers: number) => ({ input: 1_500 + 1_600 * papers + 2_500, output: 1_200 + 200 });

/** Seconds that a function runs, by what it waits for: a model takes about 40 s a language, its own work about two. */
const secondsPerPaper = (model: string, languages: number) => (model === 'extractive' ? 3 : 4 + 40 * languages);

/** Lambda keeps five long polls of 20 s open on each of the four queues, work or no work (AWS Lambda guide, SQS). */
const POLLS = 4 * 5 * (86_400 / 20) * DAYS;

/** Alarm metrics of the stack; a test counts them in the template. */
export const ALARM_METRICS = 38;
/** Figures that handlers count; each is billed for the hours in which it was written. The sweep tells two every hour. */
const METRIC_HOURS = 23 * 30 + 2 * 24 * DAYS;

export function monthlyBill(input: BillInput): BillLine[] {
  const { papers, readers, languages, model, batch = false, freeTier = true } = input;
  const read = papers * WEEKS;
  const mails = readers * WEEKS;
  const chunks = Math.ceil(readers / PER_CHUNK) * WEEKS;
  const reports = mails * 2;
  const reportBatches = reports / 10;
  // One in fifty readers opens a form or a link each month.
  const visits = readers / 50 + 100;
  const runs = { collect: DAYS, sweep: 24 * DAYS, publish: WEEKS, batch: batch ? 24 * DAYS : 0 };
  const calls =
    read * 1.2 + chunks * 1.1 + reportBatches + visits + runs.collect + runs.sweep + runs.publish + runs.batch;
  const gbSeconds =
    read * secondsPerPaper(model, languages.length) * 1.73 +
    runs.collect * 40 * 0.5 +
    runs.sweep * 1.5 * 0.5 +
    runs.batch * 0.5 * 1 +
    runs.publish * (5 + chunks / WEEKS / 50) * 1 +
    chunks * 1 * 0.5 +
    reportBatches * 0.3 * 0.25 +
    visits * 1.3 * 1;

  const bill = (name: string, item: UnitPrice, quantity: number): BillLine => {
    const paid = Math.max(0, quantity - (freeTier ? (item.free ?? 0) : 0));
    return { name, quantity, unit: item.unit, usd: (paid / item.per) * item.usd };
  };
  const P = AWS_PRICES;
  return [
    modelLine(model, papers, languages.length, batch),
    bill('mails (SES)', P.mails, mails),
    bill('functions, compute', P.lambdaCompute, gbSeconds),
    bill('functions, requests', P.lambdaRequests, calls),
    bill(
      'table, writes',
      P.tableWrites,
      read * (8 + 4 * languages.length) + chunks * 4 + reportBatches * 3 + visits * 4,
    ),
    bill('table, reads', P.tableReads, read * 30 + mails + reportBatches * 6 + visits * 6 + runs.sweep * 40),
    bill('table, storage', P.tableStorage, gigabytes(readers * 1.2 + papers * 52 * 40)),
    bill('table, backups', P.tableBackup, gigabytes(readers * 1.2 + papers * 52 * 40)),
    bill('queues', P.queueRequests, POLLS + read * 4 + chunks * 4 + reports * 1.2),
    bill('files, storage', P.filesStorage, gigabytes(read * 900 + papers * 52 * 250 * languages.length)),
    bill('files, writes', P.filesWrites, read * (4 + 2 * languages.length) + 60 * WEEKS),
    bill('files, reads', P.filesReads, read * 4 + chunks + visits * 5),
    bill('site, traffic', P.siteTraffic, gigabytes((mails * 0.1 + visits) * 150)),
    bill('site, requests', P.siteRequests, (mails * 0.1 + visits) * 3),
    bill('API', P.apiRequests, visits * 2),
    bill('keys', P.secrets, 1),
    bill('keys, calls', P.secretCalls, calls / 20),
    bill('alarms', P.alarms, ALARM_METRICS + (batch ? 1 : 0)),
    bill('metrics', P.metricHours, METRIC_HOURS),
    bill('dashboard', P.dashboards, 1),
    bill('logs', P.logs, gigabytes(calls * 2)),
    bill('traces', P.traces, calls),
  ];
}

/** @param papers of a week */
function modelLine(model: string, papers: number, languages: number, batch: boolean): BillLine {
  const name = `model (${model})${batch ? ', drafts by batch' : ''}`;
  if (model === 'extractive') return { name, quantity: 0, unit: 'tokens', usd: 0 };
  const price = priceOf(model);
  // The second reader is reckoned as the writer itself, which it is where no cheaper family is listed.
  const looked = costOf(price, READ) + AGAIN * costOf(price, MENDED);
  const draft = costOf(price, FIRST) * (batch ? BATCH_DISCOUNT : 1) + looked;
  const survey = surveyOf(papers);
  const usd =
    papers * (draft + (costOf(price, FURTHER) + looked) * (languages - 1)) + languages * costOf(price, survey);
  const sizeOf = ({ input, output }: typeof FIRST) => input + output;
  const tokensLooked = sizeOf(READ) + AGAIN * sizeOf(MENDED);
  const tokens =
    papers * (sizeOf(FIRST) + tokensLooked + (sizeOf(FURTHER) + tokensLooked) * (languages - 1)) +
    languages * sizeOf(survey);
  return { name, quantity: WEEKS * tokens, unit: 'tokens', usd: WEEKS * usd };
}

const gigabytes = (kilobytes: number) => kilobytes / 1e6;
