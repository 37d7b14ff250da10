/** A week on the engines of this machine, step by step, with its progress and its last word. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { balance } from '../../../shared/deliveries/ledger/balance.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import type { PublishResult } from '../../../shared/editions/publish-week.ts';
import type { Collected, CollectResult } from '../../../shared/sources/collect-run.ts';
import { FailedError } from '../../exit.ts';
import { followWeek } from '../../operator/follow-week.ts';
import { addLocalReader } from '../../operator/local-reader.ts';
import { createProgress, type Progress } from '../../operator/progress.ts';
import { DATA, rememberFolder, SAMPLE_DATA } from '../../operator/target/data-folder.ts';
import { rememberRun } from '../../operator/target/last-runs.ts';
import { type LocalTarget, openLocal } from '../../operator/target/local-target.ts';
import { localSettings, SAMPLE_SOURCE, sourceKeys, webVariables } from '../command/run-options.ts';
import { closing } from '../command/stopping.ts';
import type { DigestOptions } from './digest-options.ts';

const SAMPLE_WEB = fileURLToPath(new URL('../../local/sample', import.meta.url));

/** @throws FailedError when the source can't be reached and something in particular was asked for */
export async function runDigest(options: DigestOptions) {
  const progress = createProgress(process.stderr);
  const started = performance.now();
  const result = (await digest(options, progress, started)) ?? (await sampleWeek(options, progress, started));
  progress.close();
  return result;
}

/** The bundled notes go the same way as any week; their data stay apart, so that they never mix with real editions. */
async function sampleWeek(options: DigestOptions, progress: Progress, started: number) {
  const sample = { ...options, source: [SAMPLE_SOURCE], web: SAMPLE_WEB, dataDir: options.dataDir ?? SAMPLE_DATA };
  const result = await digest(sample, progress, started);
  if (!result) throw new FailedError('the bundled sample week could not be read');
  return result;
}

/** Undefined when the source can't be reached and nothing in particular was asked for. */
async function digest(options: DigestOptions, progress: Progress, started: number) {
  const dataDir = resolve(options.dataDir ?? DATA);
  const settings = localSettings(options, process.env);
  const environment = webVariables(options);
  return closing(await openLocal({ dataDir, settings, environment }), async (target) => {
    progress.stage('collect', 0, 0);
    const collected = await collectWeek(target, options, progress);
    if (collected.outcome === 'source-unreachable') {
      if (options.week || options.web || options.source || options.add)
        throw new FailedError(`the source can't be reached: ${collected.reason}`);
      progress.say(`The source can't be reached (${collected.reason}); this is the bundled sample week instead.`);
      return undefined;
    }
    if (collected.outcome === 'already-running') throw new FailedError(`another run is collecting ${collected.week}`);
    if (!options.week && collected.daysSinceNewestWeek > 7) {
      progress.say(
        `The newest week of ${sourcesOf(options)} is ${collected.week}; it ended ${collected.daysSinceNewestWeek} days ago.`,
      );
    }
    const { language, model, web } = options;
    rememberRun(dataDir, collected.week, { source: sourceKeys(options), language, model, web: web && resolve(web) });
    rememberFolder(dataDir);
    return finish(options, target, collected, progress, started);
  });
}

/** A collector that was killed holds its week for half a minute more; that is waited for, a living one is not. */
async function collectWeek(
  target: LocalTarget,
  { week, limit }: DigestOptions,
  progress: Progress,
): Promise<CollectResult> {
  for (let tries = 0; ; tries++) {
    const collected = await target.invoke<CollectResult>('collect', { week, limit, lastTry: true });
    if (collected.outcome !== 'already-running' || tries === 8) return collected;
    progress.stage('collect', 0, 0, 'waits for a run that was cut off');
    await new Promise((done) => setTimeout(done, 5000));
  }
}

async function finish(
  options: DigestOptions,
  target: LocalTarget,
  collected: Collected,
  progress: Progress,
  started: number,
) {
  const { week } = collected;
  progress.stage('collect', collected.found, collected.found, `${collected.enqueued} new`);
  progress.end('collect');
  for (const remark of collected.remarks) progress.say(`note: ${remark}`);
  await followWeek(target, week, [options.language], progress, target.drained('papers'));

  await addLocalReader(target, options.language);
  const before = (await balance(target, { week, language: options.language }))?.sent ?? 0;
  progress.stage('publish', 0, 1);
  const published = await target.invoke<PublishResult>('publish', { week });
  progress.stage('publish', 1, 1);
  progress.end('publish');
  const edition = await target.editions.load(week, options.language);
  if (published.outcome === 'skipped-empty' || !edition) {
    progress.say(`${week} holds no paper in ${sourcesOf(options)}.`);
    return {
      week,
      found: 0,
      summarised: 0,
      degraded: 0,
      dropped: 0,
      answers: 0,
      answersWithEvidence: 0,
      sentences: 0,
      sentencesCarried: 0,
      sentencesAgreed: 0,
      mails: 0,
      tokens: 0,
      cost: 0,
      seconds: seconds(started),
      files: [],
    };
  }
  const anew = published.editions.some((each) => each.language === options.language && each.frozen === 'now');
  if (!anew && edition.source !== sourcesOf(options)) {
    const words = sourceKeys(options).map((key) => `--source ${key}`);
    progress.say(
      `${week} was frozen before from ${edition.source}; to make it anew: npm run rerun -- --week ${week} --force ${words.join(' ')}`,
    );
  }
  const mails = await deliver(target, edition, before, progress);
  const files = await writeOut(options, target, edition);
  report(options, edition, mails, files, target);
  const { receipt } = edition;
  return {
    week,
    found: receipt.found,
    summarised: receipt.summarised,
    degraded: receipt.degraded,
    dropped: receipt.dropped,
    answers: receipt.answers,
    answersWithEvidence: receipt.answersWithEvidence,
    sentences: receipt.sentences,
    sentencesCarried: receipt.sentencesCarried,
    sentencesAgreed: receipt.sentencesAgreed,
    mails,
    tokens: receipt.tokens.input + receipt.tokens.output,
    cost: receipt.cost,
    seconds: seconds(started),
    files,
  };
}

/** As an edition names them. */
const sourcesOf = (options: DigestOptions) => sourceKeys(options).join(', ');

const seconds = (started: number) => Math.round((performance.now() - started) / 100) / 10;

/** Waits for the mails of this edition; answers how many were sent since `before`. */
async function deliver(target: LocalTarget, edition: Edition, before: number, progress: Progress): Promise<number> {
  const stand = async () => (await balance(target, edition)) ?? { candidates: 0, sent: 0, open: 0 };
  const { candidates } = await stand();
  progress.stage('deliver', 0, candidates);
  await target.drained('deliveries');
  // Closes the books of a delivery that is complete; in the cloud a schedule does.
  await target.invoke('sweep', {});
  const { sent, open } = await stand();
  progress.stage('deliver', candidates - open, candidates, `${sent - before} sent`);
  progress.end('deliver');
  return sent - before;
}

/** Copies what the site holds of this edition. */
async function writeOut(options: DigestOptions, target: LocalTarget, edition: Edition): Promise<string[]> {
  const folder = join(options.out, edition.week, edition.language);
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  const prefix = `editions/${edition.week}/${edition.language}/`;
  for (const name of ['digest.txt', 'digest.html', 'digest.json']) {
    const body = await target.site.get(name === 'digest.html' ? prefix : prefix + name);
    if (!body) throw new FailedError(`the site lacks ${prefix}${name}`);
    const path = join(folder, name);
    // A saved page has no root of its own: its way to the site's other pages is the whole address.
    writeFileSync(
      path,
      name === 'digest.html' ? new TextDecoder().decode(body).replaceAll('href="/', `href="${target.siteUrl}/`) : body,
    );
    files.push(path);
  }
  return files;
}

function report(
  options: DigestOptions,
  edition: Edition,
  mails: number,
  files: readonly string[],
  target: LocalTarget,
): void {
  const { receipt } = edition;
  const lines = [
    '',
    `${edition.week} (${edition.from} ~ ${edition.to}), ${edition.source}, ${edition.language}, ${edition.model || 'no model'}`,
    `found ${receipt.found} · summarised ${receipt.summarised} · degraded ${receipt.degraded} · dropped ${receipt.dropped}`,
    `answers ${receipt.answers}, with evidence ${receipt.answersWithEvidence}`,
    `sentences ${receipt.sentences}, carried by their quotes ${receipt.sentencesCarried}, agreed by a second reader ${receipt.sentencesAgreed}, repaired ${receipt.sentencesRepaired}, refused ${receipt.answersDropped}${byName(receipt.droppedBy)}`,
    `tokens ${receipt.tokens.input + receipt.tokens.output} · cost $${receipt.cost.toFixed(4)} · mails ${mails}`,
    ...files.map((file) => `wrote ${file}`),
    `next: npm start (site, inbox and desk on ${new URL(target.siteUrl).hostname})`,
  ];
  const stream = options.json ? process.stderr : process.stdout;
  stream.write(`${lines.join('\n')}\n`);
}

/** ` (number-not-quoted 2, too-long 1)` */
function byName(counts: Readonly<Record<string, number>>): string {
  const named = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return named.length > 0 ? ` (${named.join(', ')})` : '';
}
