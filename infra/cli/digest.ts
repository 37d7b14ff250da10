/** `npm run digest`: its words and their checks; the work itself stands in `run-digest.ts`, loaded when they are right. */

import { EXIT, UsageError } from '../exit.ts';
import { makeFolder } from '../local/make-folder.ts';
import { DATA } from '../operator/target/data-folder.ts';
import { verb } from './command/program.ts';
import { checkRunOptions, localSettings, withRunOptions } from './command/run-options.ts';
import type { DigestOptions } from './digest/digest-options.ts';

export function digestCommand() {
  return withRunOptions(verb('digest', "A week's digest on this machine: collect, read, summarise, publish, deliver."))
    .option('--out <dir>', 'where the files are written', 'out')
    .option('--sample', 'the bundled week: drafts recorded beforehand, everything behind them live')
    .option('--dry-run', 'only say which papers would be chosen, and why')
    .option('--json', 'end with one line of JSON')
    .action(async (options: DigestOptions) => {
      if (options.sample && (options.source || options.add || options.web || options.dryRun))
        throw new UsageError('--sample is a week of its own: leave --source, --add, --web and --dry-run out');
      checkRunOptions(options);
      localSettings(options, process.env);
      if (options.dryRun) {
        const { runChoice } = await import('./digest/run-choice.ts');
        process.exitCode = (await runChoice(options)) === 0 ? EXIT.nothingToDo : EXIT.done;
        return;
      }
      makeFolder('--out', options.out);
      makeFolder('--data-dir', options.dataDir ?? DATA);
      const { runDigest } = await import('./digest/run-digest.ts');
      const result = await runDigest(options);
      if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
      process.exitCode = result.found === 0 ? EXIT.nothingToDo : EXIT.done;
      if (result.findings.some(({ kind }) => kind === 'fault')) process.exitCode = EXIT.failed;
    });
}
