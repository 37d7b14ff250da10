/** `npm run rerun`: a week's ordinary path entered again, from a stage on, here or in a stack. */

import { Option } from 'commander';
import { STAGES, type Stage } from '../../functions/rerun.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { EXIT } from '../exit.ts';
import { createProgress, type Progress } from '../operator/progress.ts';
import { rerunWeek } from '../operator/rerun-week.ts';
import { findingLines, findingsOf, hasFault } from '../operator/status/findings.ts';
import { statusOfWeek } from '../operator/status/status-of-week.ts';
import { dataFolder } from '../operator/target/data-folder.ts';
import { lastRun } from '../operator/target/last-runs.ts';
import { joinRunning, openLocal } from '../operator/target/local-target.ts';
import type { Target } from '../operator/target/target.ts';
import { askedBefore } from './command/asked-before.ts';
import { openTarget } from './command/open-target.ts';
import { folder, oneMore, verb, week } from './command/program.ts';
import { checkRunOptions, localSettings, type RunOptions, webVariables } from './command/run-options.ts';
import { closing } from './command/stopping.ts';

interface RerunOptions extends Partial<RunOptions> {
  readonly week: string;
  readonly paper?: string;
  readonly from: Stage;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly stack?: string;
  readonly json?: boolean;
}

export function rerunCommand() {
  return verb('rerun', 'Enters the steps of a week again. Without --force only what is missing is done.')
    .requiredOption('--week <week>', 'ISO week, e.g. 2024-W13', week)
    .option('--paper <id>', 'only this paper, e.g. arxiv:2403.18802')
    .addOption(
      new Option('--from <stage>', 'first step to enter; the later ones follow')
        .choices([...STAGES])
        .default('collect'),
    )
    .option(
      '--force',
      'also what is done already: papers are summarised anew, the edition is frozen anew; nobody is mailed twice',
    )
    .option('--dry-run', 'say what would be done')
    .option('--stack <name>', 'a deployed stack, with your AWS credentials (default: this machine)')
    .option(
      '--source <source>',
      'on this machine, given once or more often: dair, list:URL, … (default: as the week was collected)',
      oneMore,
    )
    .option('--web <dir>', 'on this machine: answers recorded in a folder (default: as the week was collected)')
    .addOption(
      new Option('--language <language>', 'on this machine (default: as the week was collected)').choices([
        ...LANGUAGES,
      ]),
    )
    .addOption(
      new Option('--model <model>', 'on this machine: who writes').choices(['extractive', 'bedrock', 'openai']),
    )
    .option('--data-dir <dir>', 'where tables, queues and mails are kept between runs (default: .ronbun/data)', folder)
    .option('--json', 'end with one line of JSON')
    .action(async (options: RerunOptions) => {
      const progress = createProgress(process.stderr);
      const { target: opened, languages } = await open(options, progress);
      await closing(opened, async (target) => {
        const result = await rerunWeek(target, options, languages, progress);
        progress.close();
        const stream = options.json ? process.stderr : process.stdout;
        stream.write(
          `${result.week} from ${result.stage}: ${result.enqueued} ${options.dryRun ? 'would be ' : ''}enqueued, ${result.unchanged} unchanged\n`,
        );
        for (const line of result.paper ?? []) stream.write(`${line}\n`);
        if (result.frozen) stream.write(`the edition is frozen anew: ${result.frozen.join(', ')}\n`);
        const findings = options.dryRun ? [] : findingsOf(await statusOfWeek(target, result.week));
        if (!options.dryRun) stream.write(`${findingLines(findings).join('\n')}\n`);
        if (options.json)
          process.stdout.write(`${JSON.stringify({ ...result, ...(!options.dryRun && { findings }) })}\n`);
        if (result.enqueued === 0) process.exitCode = EXIT.nothingToDo;
        if (hasFault(findings)) process.exitCode = EXIT.failed;
      });
    });
}

async function open(
  options: RerunOptions,
  progress: Progress,
): Promise<{ target: Target; languages: readonly Language[] }> {
  if (options.stack) return { target: await openTarget({ stack: options.stack }), languages: [] };
  const dataDir = dataFolder(options.dataDir);
  const last = lastRun(dataDir, options.week);
  const run: RunOptions = {
    source: options.source ?? last?.source,
    language: options.language ?? last?.language ?? 'ja',
    web: options.web ?? last?.web,
    model: options.model ?? last?.model,
  };
  checkRunOptions(run);
  const languages = [run.language];
  const running = await joinRunning(dataDir);
  if (running) return { target: running, languages };
  const asksModels = !options.dryRun && (options.from === 'collect' || options.from === 'summarize');
  const settings = localSettings(run, process.env);
  const asked = asksModels ? await askedBefore(settings, progress) : undefined;
  const target = await openLocal({ dataDir, settings, environment: webVariables(run), ...asked?.reading });
  await asked?.keepIn(target.table);
  return { target, languages };
}
