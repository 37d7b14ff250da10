/** What must hold after the quarter, read from ground truth: the list's own papers, the model's call log, SES's accept log. */
import { balance } from '../../../shared/deliveries/ledger/balance.ts';
import { effectiveState } from '../../../shared/deliveries/ledger/delivery.ts';
import { createLedger } from '../../../shared/deliveries/ledger/ledger.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import { createEditionStore } from '../../../shared/editions/edition-store.ts';
import { editionPath } from '../../../shared/editions/site/paths.ts';
import { createSummaryStore } from '../../../shared/summaries/summary-store.ts';
import { ONE_CALL } from './faulty-model.ts';
import type { Reading } from './reading.ts';
import type { World } from './world.ts';

export interface Findings {
  /** Second mails of one edition to one reader. */
  duplicates: number;
  /** Papers and readers of which nothing tells what became of them. */
  lost: number;
  /** Readers that stand as unknown in the books. */
  uncertain: number;
  /** Most tokens that an edition spent beyond its limit, in calls. */
  overspend: number;
  /** One line for each broken invariant. */
  readonly broken: string[];
}

/** Whom a week's edition had to reach, as the test knows it. */
export interface Audience {
  readonly expected: ReadonlySet<string>;
  /** Left between the freeze and the sending. */
  readonly left: ReadonlySet<string>;
}

export async function findings(
  world: World,
  reading: Reading,
  audiences: ReadonlyMap<string, Audience>,
  deadPapers: ReadonlySet<string>,
): Promise<Findings> {
  const found: Findings = { duplicates: 0, lost: 0, uncertain: 0, overspend: 0, broken: [] };
  const editions = await editionsOf(world, [...audiences.keys()], found);
  for (const [week, audience] of audiences) {
    await checkPapers(week, world, reading, editions, deadPapers, found);
    await checkMails(week, world, audience, found);
    await checkSpending(week, world, reading, found);
  }
  return found;
}

/** Every edition; its pages hold what it holds. */
async function editionsOf({ engines }: World, weeks: readonly string[], found: Findings): Promise<readonly Edition[]> {
  const editions: Edition[] = [];
  for (const week of weeks) {
    const edition = await createEditionStore(engines.real.table, engines.files).load(week, 'ja');
    if (edition) editions.push(edition);
    const page = await engines.site.get(`${editionPath(week, 'ja')}digest.json`);
    const shown = page && (JSON.parse(new TextDecoder().decode(page)) as Edition);
    if (shown?.papers.length !== edition?.papers.length) found.broken.push(`${week}: its pages are not its edition's`);
    const { found: all = 0, summarised = 0, degraded = 0, dropped = 0 } = edition?.receipt ?? {};
    if (all !== summarised + degraded + dropped) found.broken.push(`${week}: the receipt does not add up`);
  }
  return editions;
}

async function checkPapers(
  week: string,
  { engines }: World,
  reading: Reading,
  editions: readonly Edition[],
  dead: ReadonlySet<string>,
  found: Findings,
): Promise<void> {
  const { table } = engines.real;
  const summaries = await createSummaryStore(table).all(
    reading.papersOf(week).map(({ id }) => id),
    'ja',
  );
  for (const { id, url, fate, late } of reading.papersOf(week)) {
    const told = editions.flatMap(({ week: of, papers }) =>
      papers.filter((paper) => paper.id === id).map((paper) => ({ of, paper })),
    );
    const [first] = told;
    const summary = summaries.get(id)?.read;
    if (told.length > 1) found.broken.push(`${week}: ${url} stands in ${told.map(({ of }) => of).join(' and ')}`);
    if (!late && first && first.of !== week) found.broken.push(`${week}: ${url} stands in ${first.of}`);
    if (!first || (first.paper.failure === undefined && first.paper.headline.length === 0)) {
      found.lost += 1;
      found.broken.push(`${week}: nothing tells what became of ${url} (${fate}${late ? ', late' : ''})`);
    } else if (!summary && !dead.has(id)) {
      found.lost += 1;
      found.broken.push(`${week}: ${url} (${fate}) has no summary and lies in no dead letters`);
    } else if (summary && fate !== 'page' && summary.coverage.kind === 'full') {
      found.broken.push(`${week}: ${url} (${fate}) is called read in full`);
    }
  }
}

async function checkMails(week: string, { engines }: World, audience: Audience, found: Findings): Promise<void> {
  const { table } = engines.real;
  const accepted = new Map<string, number>();
  for (const mail of engines.ses.accepted) {
    if (mail.tags.edition !== `${week}-ja` || !mail.tags.reader) continue;
    accepted.set(mail.tags.reader, (accepted.get(mail.tags.reader) ?? 0) + 1);
  }
  for (const [reader, mails] of accepted) {
    if (mails > 1) found.duplicates += mails - 1;
    if (mails > 1) found.broken.push(`${week}: ${reader} got ${mails} mails`);
    if (audience.left.has(reader)) found.broken.push(`${week}: ${reader} had left before the mail was sent`);
  }
  const books = await balance({ table }, { week, language: 'ja' });
  if (!books?.closed) found.broken.push(`${week}: the books are open: ${JSON.stringify(books)}`);
  const states = new Map<string, string>();
  const ledger = createLedger(table);
  const delivery = await ledger.load({ week, language: 'ja' });
  if (delivery) {
    for await (const chunk of ledger.chunks(delivery)) {
      chunk.readers.forEach((reader, i) => {
        if (states.has(reader)) found.broken.push(`${week}: ${reader} stands in two chunks`);
        states.set(reader, effectiveState(chunk.states[i]!, chunk.reports[i] ?? '.'));
      });
    }
  }
  for (const reader of audience.expected) {
    if (states.has(reader) || audience.left.has(reader)) continue;
    found.lost += 1;
    found.broken.push(`${week}: ${reader} is in no chunk`);
  }
  for (const [reader, state] of states) {
    if (!audience.expected.has(reader)) found.broken.push(`${week}: ${reader} was no reader at the freeze`);
    if (state === 'P') found.lost += 1;
    if (state === 'U') found.uncertain += 1;
    // After every report: what was accepted stands as sent, and nothing else does.
    if ((state === 'S') !== accepted.has(reader))
      found.broken.push(`${week}: ${reader} stands as ${state}, accepted ${accepted.get(reader) ?? 0}`);
  }
}

/** The call log is what a bill would say; the row in the table may count more than that and never less. */
async function checkSpending(week: string, { engines }: World, reading: Reading, found: Findings): Promise<void> {
  const { calls, limitTokens } = reading;
  const spent = calls.filter((call) => call.week === week).reduce((sum, { tokens }) => sum + tokens, 0);
  const row = await engines.real.table.get({ pk: `BUDGET#${week}`, sk: 'SPEND' });
  const over = (spent - limitTokens) / ONE_CALL.tokens;
  found.overspend = Math.max(found.overspend, over);
  if (over > 0) found.broken.push(`${week}: ${spent} tokens were spent of ${limitTokens}`);
  if (Number(row?.tokens ?? 0) < spent)
    found.broken.push(`${week}: ${spent} tokens were spent and ${String(row?.tokens)} are in the books`);
}
