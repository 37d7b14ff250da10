/** What every verb of the operator's command has in common: help, checked options, exit codes, the last line. */
import { Command, InvalidArgumentError } from 'commander';
import { parseWeek } from '../../shared/papers/week.ts';
import { EXIT, exitCodeOf } from './exit.ts';

/** A verb of `npm run <verb>`; help and the refusal of unknown options come from commander, exit codes from us. */
export function verb(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, `ronbun ${name}: `)) })
    .allowExcessArguments(false);
}

/** `--week` and its kin: an ISO week that exists. */
export function week(text: string): string {
  try {
    return parseWeek(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(`"${text}" is not a whole number above 0.`);
  return value;
}

/** An option that may be given several times. */
export const oneMore = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** Runs a verb: its result code, or one plain line on stderr and the right exit code. */
export async function run(command: Command, argv: readonly string[]): Promise<number> {
  try {
    await command.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'commander.helpDisplayed' || code === 'commander.help') return EXIT.done;
    if (!code?.startsWith('commander.')) process.stderr.write(`ronbun ${command.name()}: ${message}\n`);
    if (process.env.RONBUN_DEBUG) console.error(error);
    return exitCodeOf(error);
  }
}
