/** A week on the engines of this machine: what was asked, what came of it, in words and in the last line. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition, Receipt } from '../../../shared/editions/edition.ts';
import { receiptOf } from '../../../shared/editions/freeze.ts';
import type { Collected } from '../../../shared/sources/collect-run.ts';
import { RECORDED } from '../../../shared/summaries/write/models/recorded.ts';
import { FailedError } from '../../exit.ts';
import { copyEdition } from '../../operator/edition-files.ts';
import { collectWeek, finishWeek, type MadeWeek } from '../../operator/make-week.ts';
import { createProgress, type Progress } from '../../operator/progress.ts';
import { type Finding, findingLines, findingsOf } from '../../operator/status/findings.ts';
import { statusOfWeek } from '../../operator/status/status-of-week.ts';
import { DATA, rememberFolder, SAMPLE_DATA } from '../../operator/target/data-folder.ts';
import { hasRun, rememberRun } from '../../operator/target/last-runs.ts';
import { type LocalTarget, openLocal } from '../../operator/target/local-target.ts';
import { askedBefore } from '../command/asked-before.ts';
import { chooseModel, localSettings, SAMPLE_SOURCE, sourceKeys, webVariables } from '../command/run-options.ts';
import { closing } from '../command/stopping.ts';
import type { DigestOptions } from './digest-options.ts';
import { writerOf, writtenBy } from './written-by.ts';

const RECORDED_NOTE =
  'its drafts were recorded beforehand, with errors among them on purpose; checks, second reader, repair and refusals ran now (下書きは収録済み、検査は実行時). The other way: --sample --model extractive';

const JAPANESE_NOTE =
  'its drafts are recorded in Japanese alone; in other languages the sample quotes its papers and translates nothing';

const SAMPLE_WEB = fileURLToPath(new URL('../../local/sample', import.meta.url));

/** @throws FailedError when no source can be reached, unless nobody asked for anything in particular and no week was ever made */
export async function runDigest(options: DigestOptions) {
  const progress = createProgress(process.stderr);
  const started = performance.now();
  // The bundled notes go the same way as any week; their data stay apart, so that they never mix with real editions.
  const made = options.sample ? undefined : await digest(options, progress);
  // Who only tries it has what was promised, a digest; that it is a sample is told, and that all is well is not.
  const told: readonly Finding[] = made && 'instead' in made ? [{ kind: 'note', what: String(made.instead) }] : [];
  const result = made && !('instead' in made) ? made : await digest(sampleOf(options), progress, told);
  if ('instead' in result) throw new FailedError('the bundled sample week could not be read');
  progress.close();
  return { ...result, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

/** Who has no model sees what one would have written, in the language that drafts are recorded in. */
function sampleOf(options: DigestOptions): DigestOptions {
  const nobody = chooseModel(options.model, process.env) === 'extractive' && options.language === 'ja';
  const model = options.model ?? (nobody ? RECORDED : undefined);
  const dataDir = options.dataDir ?? SAMPLE_DATA;
  return { ...options, source: [SAMPLE_SOURCE], web: SAMPLE_WEB, dataDir, ...(model && { model }) };
}

/** Undone, with what to say, when no source can be reached, nothing in particular was asked for, and no week was ever made. */
async function digest(options: DigestOptions, progress: Progress, told: readonly Finding[] = []) {
  const dataDir = resolve(options.dataDir ?? DATA);
  const settings = localSettings(options, process.env);
  const environment = webVariables(options);
  const models = await askedBefore(settings, progress);
  return closing(await openLocal({ dataDir, settings, environment, ...models.reading }), async (target) => {
    await models.keepIn(target.table);
    const { week, limit, language, model, web } = options;
    const collected = await collectWeek(target, { week, limit }, progress);
    if (collected.outcome === 'already-running') throw new FailedError(`another run is collecting ${collected.week}`);
    if (collected.outcome === 'source-unreachable') {
      const reason = `the source can't be reached: ${collected.reason}`;
      if (week || web || options.source || options.add || hasRun(dataDir)) throw new FailedError(reason);
      progress.say(`The source can't be reached (${collected.reason}); this is the bundled sample week instead.`);
      return { instead: `${reason}; this is the bundled sample week instead` };
    }
    sayCollected(options, collected, progress);
    rememberRun(dataDir, collected.week, { source: sourceKeys(options), language, model, web: web && resolve(web) });
    rememberFolder(dataDir);
    const made = await finishWeek(target, collected.week, language, progress);
    if (made) return tell(options, made, target, progress, told);
    if (collected.unreached) throw new FailedError(`a source can't be reached: ${collected.unreached.join('; ')}`);
    progress.say(`${collected.week} holds no paper in ${sourcesOf(options)}.`);
    const nothing = lastLine(collected.week, receiptOf([], [], []), 0, []);
    return { ...nothing, findings: told, writer: writerOf(options), writtenBy: {} };
  });
}

function sayCollected(options: DigestOptions, collected: Collected, progress: Progress): void {
  const { week, found, enqueued, remarks, daysSinceNewestWeek } = collected;
  if (!options.week && daysSinceNewestWeek > 7)
    progress.say(`The newest week of ${sourcesOf(options)} is ${week}; it ended ${daysSinceNewestWeek} days ago.`);
  progress.stage('collect', found, found, `${enqueued} new`);
  progress.end('collect');
  for (const remark of remarks) progress.say(`note: ${remark}`);
}

async function tell(
  options: DigestOptions,
  made: MadeWeek,
  target: LocalTarget,
  progress: Progress,
  told: readonly Finding[],
) {
  const { edition, anew, mails } = made;
  const { week, receipt } = edition;
  if (!anew && edition.source !== sourcesOf(options)) {
    const words = sourceKeys(options).map((key) => `--source ${key}`);
    progress.say(
      `${week} was frozen before from ${edition.source}; to make it anew: npm run rerun -- --week ${week} --force ${words.join(' ')}`,
    );
  }
  const files = await copyEdition(target, edition, options.out);
  const findings = [...told, ...findingsOf(await statusOfWeek(target, week))];
  const lines = [
    '',
    `${week} (${edition.from} ~ ${edition.to}), ${edition.source}, ${edition.language}, ${edition.model || 'no model'}`,
    ...sampleNote(edition, options),
    `found ${receipt.found} · summarised ${receipt.summarised} · degraded ${receipt.degraded} · dropped ${receipt.dropped}`,
    `answers ${receipt.answers}, with evidence ${receipt.answersWithEvidence}`,
    `sentences ${receipt.sentences}, carried by their quotes ${receipt.sentencesCarried}, agreed by a second reader ${receipt.sentencesAgreed}, repaired ${receipt.sentencesRepaired}, refused ${receipt.answersDropped}${byName(receipt.droppedBy)}`,
    ...(edition.survey ? [`survey ${edition.survey.sentences.length} sentences across the papers`] : []),
    `tokens ${receipt.tokens.input + receipt.tokens.output} · cost $${receipt.cost.toFixed(4)} · mails ${mails}`,
    ...files.map((file) => `wrote ${file}`),
    ...findingLines(findings),
    `next: npm start (site, inbox and desk on ${new URL(target.siteUrl).hostname})`,
  ];
  const stream = options.json ? process.stderr : process.stdout;
  stream.write(`${lines.join('\n')}\n`);
  return {
    ...lastLine(week, receipt, mails, files),
    findings,
    writer: writerOf(options),
    writtenBy: writtenBy(edition),
  };
}

function sampleNote({ model, language }: Edition, { web }: DigestOptions): string[] {
  if (model === RECORDED) return [RECORDED_NOTE];
  return web && resolve(web) === SAMPLE_WEB && language !== 'ja' && model === 'extractive' ? [JAPANESE_NOTE] : [];
}

function lastLine(week: string, receipt: Receipt, mails: number, files: readonly string[]) {
  const { found, summarised, degraded, dropped, answers, answersWithEvidence } = receipt;
  const { sentences, sentencesCarried, sentencesAgreed, tokens, cost } = receipt;
  return {
    ...{ week, found, summarised, degraded, dropped, answers, answersWithEvidence },
    ...{ sentences, sentencesCarried, sentencesAgreed },
    ...{ mails, tokens: tokens.input + tokens.output, cost, files },
  };
}

/** ` (number-not-quoted 2, too-long 1)` */
function byName(counts: Readonly<Record<string, number>>): string {
  const named = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return named.length > 0 ? ` (${named.join(', ')})` : '';
}

/** As an edition names them. */
const sourcesOf = (options: DigestOptions) => sourceKeys(options).join(', ');
