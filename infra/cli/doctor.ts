/** `npm run doctor`: asks the account, before and after a deployment, what it will refuse. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, UsageError } from '../exit.ts';
import { WORLD } from '../operator/doctor/dns.ts';
import { examine } from '../operator/doctor/examine.ts';
import type { Finding } from '../operator/doctor/finding.ts';
import { loadSettings, type Settings, SettingsError } from '../settings.ts';
import { verb } from './command/program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function doctorCommand() {
  return verb('doctor', 'Asks the account what the next step would be refused, each line with what helps.')
    .option('--stack <name>', 'the stack to look at (default: stackName of the settings)')
    .option('--json', 'end with one line of JSON')
    .action(async (options: { readonly stack?: string; readonly json?: boolean }) => {
      const settings = settingsAt(resolve(ROOT, process.env.RONBUN_SETTINGS ?? 'settings.json'));
      const findings = await examine({
        ...{ stack: options.stack ?? settings.stackName, settings, environment: process.env, client: {} },
        resolver: WORLD,
      });
      const stream = options.json ? process.stderr : process.stdout;
      for (const line of findingLines(findings)) stream.write(`${line}\n`);
      if (options.json) process.stdout.write(`${JSON.stringify({ findings })}\n`);
      if (findings.some(({ state }) => state === 'fail')) process.exitCode = EXIT.failed;
    });
}

function findingLines(findings: readonly Finding[]): string[] {
  const widest = Math.max(...findings.map(({ name }) => name.length));
  return findings.map(
    ({ name, state, says, remedy }) =>
      `${state.padEnd(4)}  ${name.padEnd(widest)}  ${says}${remedy === undefined ? '' : `\n${' '.repeat(widest + 8)}→ ${remedy}`}`,
  );
}

function settingsAt(path: string): Settings {
  try {
    return loadSettings(path);
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
