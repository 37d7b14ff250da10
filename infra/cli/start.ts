/** `npm start`: the site, the inbox, the subscribe form and the desk on this machine, with the schedules running. */

import { createDesk } from '../operator/desk/desk.ts';
import { deskOf } from '../operator/desk/desk-of-target.ts';
import { createProgress } from '../operator/progress.ts';
import { readdressSite } from '../operator/readdress-site.ts';
import { minute } from '../operator/status/findings.ts';
import { dataFolder } from '../operator/target/data-folder.ts';
import { openLocal } from '../operator/target/local-target.ts';
import { askedBefore } from './command/asked-before.ts';
import { port, verb } from './command/program.ts';
import {
  checkRunOptions,
  localSettings,
  type RunOptions,
  webVariables,
  withRunOptions,
} from './command/run-options.ts';
import { closing } from './command/stopping.ts';

interface StartOptions extends RunOptions {
  readonly port?: number;
  readonly verbose?: boolean;
}

export function startCommand() {
  return withRunOptions(
    verb('start', 'Serves the site, the inbox and the desk on 127.0.0.1 and keeps the schedules running.'),
  )
    .option('--port <port>', 'port of the site (default: the one used before, else a free one)', port)
    .option('--verbose', 'print what the functions log')
    .action(async (options: StartOptions) => {
      checkRunOptions(options);
      const settings = localSettings(options, process.env);
      const asked = await askedBefore(settings, createProgress(process.stderr), 'wait');
      // The desk needs the target that it is a part of; the first request comes later than both.
      let desk: ReturnType<typeof createDesk> = async () => undefined;
      const target = await openLocal({
        desk: (request) => desk(request),
        dataDir: dataFolder(options.dataDir),
        settings,
        ...asked.reading,
        environment: webVariables(options),
        schedules: true,
        ports: options.port ? { site: options.port } : {},
        log: options.verbose ? (line) => process.stderr.write(`${line}\n`) : () => {},
      });
      await asked.keepIn(target.table);
      await readdressSite(target);
      desk = createDesk(deskOf(target, options.language));
      await closing(target, async ({ local }) => {
        const { site, inbox } = local.urls;
        process.stdout.write(`site   ${site}/\ninbox  ${inbox}/\ndesk   ${site}/desk\n`);
        for (const run of local.nextRuns())
          process.stdout.write(`next   ${run.function.padEnd(8)} ${minute(run.at.toISOString())}\n`);
        process.stdout.write('Ctrl-C stops it; everything is kept for the next start.\n');
        // Until a signal ends the process.
        await new Promise<never>(() => setInterval(() => {}, 3_600_000));
      });
    });
}
