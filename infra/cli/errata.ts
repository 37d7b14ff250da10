/** `npm run errata`: what readers reported, and the operator's corrections. */
import { Option } from 'commander';
import type { PublishResult } from '../../functions/publish.ts';
import { createReportStore } from '../../shared/editions/report-store.ts';
import { oneLine } from '../../shared/editions/text.ts';
import { EXIT, UsageError } from './exit.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './open-target.ts';
import { positiveInteger, verb, week } from './program.ts';
import { closing } from './stopping.ts';
import type { Target } from './target.ts';

interface ErrataOptions extends TargetOptions {
  readonly week?: string;
  readonly paper?: string;
  readonly note?: string;
  readonly language: 'ja' | 'en';
  readonly limit: number;
  readonly json?: boolean;
}

export function errataCommand() {
  return withTargetOptions(
    verb(
      'errata',
      'Without options: what readers reported. With --week, --paper and --note: a correction that the pages show at once and the next edition tells; nobody is mailed.',
    ),
  )
    .option('--week <week>', 'ISO week of the edition', week)
    .option('--paper <id>', 'the paper, e.g. arxiv:2403.18802')
    .option('--note <text>', 'what was wrong and what is right, for readers')
    .addOption(new Option('--language <language>', 'of the edition').choices(['ja', 'en']).default('ja'))
    .option('--limit <n>', 'reports at most, newest first', positiveInteger, 50)
    .option('--json', 'end with one line of JSON')
    .action(async (options: ErrataOptions) => {
      const given = [options.week, options.paper, options.note].filter((each) => each !== undefined).length;
      if (given !== 0 && given !== 3) throw new UsageError('a correction needs --week, --paper and --note together');
      if (options.note?.trim() === '') throw new UsageError('--note: say what was wrong and what is right');
      await closing(await openTarget(options), (target) =>
        given === 3 ? correct(target, options) : list(target, options),
      );
    });
}

async function list(target: Target, options: ErrataOptions): Promise<void> {
  const reports = await createReportStore(target.table, Date.now, () => '').newest(options.limit);
  const stream = options.json ? process.stderr : process.stdout;
  for (const { at, week: of, language, paper, text } of reports)
    stream.write(`${at.slice(0, 16)}Z  ${of} ${language}  ${oneLine(paper)}\n  ${oneLine(text)}\n`);
  if (reports.length === 0) stream.write('no reports\n');
  else stream.write('to correct one: npm run errata -- --week WEEK --paper ID --note "…"\n');
  if (options.json) process.stdout.write(`${JSON.stringify({ reports })}\n`);
  if (reports.length === 0) process.exitCode = EXIT.nothingToDo;
}

async function correct(target: Target, { week: of, paper, note, language, json }: ErrataOptions): Promise<void> {
  const result = await target.invoke<PublishResult>('publish', { week: of, correction: { language, paper, note } });
  const files = result.outcome === 'published' ? result.editions.flatMap((edition) => edition.files) : [];
  const stream = json ? process.stderr : process.stdout;
  stream.write(
    `corrected ${paper} in ${of} ${language}; ${files.length} files written again, the next edition tells it\n`,
  );
  stream.write(`${target.siteUrl}/editions/${of}/${language}/\n`);
  if (json) process.stdout.write(`${JSON.stringify({ week: of, language, paper, files: files.length })}\n`);
}
