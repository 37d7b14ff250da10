/** The operator's command: `npm run <verb>`; each verb is one file in `cli/`, loaded only when it is asked for. */
import type { Command } from 'commander';
import { run } from './cli/command/program.ts';
import { stopOnSignals } from './cli/command/stopping.ts';
import { EXIT } from './exit.ts';

const VERBS: Readonly<Record<string, () => Promise<Command>>> = {
  digest: async () => (await import('./cli/digest.ts')).digestCommand(),
  start: async () => (await import('./cli/start.ts')).startCommand(),
  status: async () => (await import('./cli/status.ts')).statusCommand(),
  rerun: async () => (await import('./cli/rerun.ts')).rerunCommand(),
  preview: async () => (await import('./cli/preview.ts')).previewCommand(),
  readers: async () => (await import('./cli/readers.ts')).readersCommand(),
  errata: async () => (await import('./cli/errata.ts')).errataCommand(),
  evaluate: async () => (await import('./cli/evaluate.ts')).evaluateCommand(),
  cost: async () => (await import('./cli/cost.ts')).costCommand(),
  configure: async () => (await import('./cli/configure.ts')).configureCommand(),
  deliveries: async () => (await import('./cli/deliveries.ts')).deliveriesCommand(),
  redrive: async () => (await import('./cli/redrive.ts')).redriveCommand(),
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand(),
};

stopOnSignals();
const [name = '', ...rest] = process.argv.slice(2);
const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
if (name === '--help' || name === '-h') {
  process.stdout.write(`npm run VERB -- --help, with one of: ${Object.keys(VERBS).join(', ')}\n`);
} else if (!load) {
  process.stderr.write(
    `ronbun: ${name ? `there is no command "${name}"` : 'name a command'}; there are ${Object.keys(VERBS).join(', ')}\n`,
  );
  process.exitCode = EXIT.wrongUse;
} else {
  process.exitCode = await run(await load(), rest);
}
