/** `npm run errata`: what readers reported, and the operator's corrections. */

import { Option } from 'commander';
import { LONGEST_NOTE } from '../../shared/editions/correct-edition.ts';
import { oneLine } from '../../shared/editions/text.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { EXIT, UsageError } from '../exit.ts';
import { publishCorrection } from '../operator/publish-correction.ts';
import { reportedErrors } from '../operator/reported-errors.ts';
import type { Target } from '../operator/target/target.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './command/open-target.ts';
import { positiveInteger, verb, week } from './command/program.ts';
import { closing } from './command/stopping.ts';

interface ErrataOptions extends TargetOptions {
  readonly week?: string;
  readonly paper?: string;
  readonly note?: string;
  readonly language: Language;
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
    .addOption(new Option('--language <language>', 'of the edition').choices([...LANGUAGES]).default('ja'))
    .option('--limit <n>', 'reports at most, newest first', positiveInteger, 50)
    .option('--json', 'end with one line of JSON')
    .action(async (options: ErrataOptions) => {
      const given = [options.week, options.paper, options.note].filter((each) => each !== undefined).length;
      if (given !== 0 && given !== 3) throw new UsageError('a correction needs --week, --paper and --note together');
      if ((options.note?.length ?? 0) > LONGEST_NOTE)
        throw new UsageError(`--note: ${LONGEST_NOTE} characters at most`);
      if (options.note?.trim() === '') throw new UsageError('--note: say what was wrong and what is right');
      await closing(await openTarget(options), (target) =>
        given === 3 ? correct(target, options) : list(target, options),
      );
    });
}

async function list(target: Target, options: ErrataOptions): Promise<void> {
  const reports = await reportedErrors(target, options.limit);
  const stream = options.json ? process.stderr : process.stdout;
  for (const { at, week: of, language, paper, question, text, corrected } of reports)
    stream.write(
      `${at.slice(0, 16)}Z  ${of} ${language}  ${oneLine(paper)}${corrected ? '  corrected' : ''}\n${question ? `  Q. ${oneLine(question)}\n` : ''}  ${oneLine(text)}\n`,
    );
  if (reports.length === 0) stream.write('no reports\n');
  else stream.write('to correct one: npm run errata -- --week WEEK --paper ID --note "…"\n');
  if (options.json) process.stdout.write(`${JSON.stringify({ reports })}\n`);
  if (reports.length === 0) process.exitCode = EXIT.nothingToDo;
}

async function correct(target: Target, options: ErrataOptions): Promise<void> {
  const { week: of = '', paper = '', note = '', language, json } = options;
  const { files } = await publishCorrection(target, of, { language, paper, note });
  const stream = json ? process.stderr : process.stdout;
  stream.write(`corrected ${paper} in ${of} ${language}; ${files} files written again, the next edition tells it\n`);
  stream.write(`${target.siteUrl}/editions/${of}/${language}/\n`);
  if (json) process.stdout.write(`${JSON.stringify({ week: of, language, paper, files })}\n`);
}
