/** What every verb of the operator's command has in common: help, checked options, exit codes, the last line. */
import { statSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { parseWeek } from '../../../shared/papers/time/week.ts';
import { EXIT, exitCodeOf, inWords } from '../../exit.ts';

/** A verb of `npm run <verb>`; help and the refusal of unknown options come from commander, exit codes from us. */
export function verb(name: string, description: string): Command {
  const command = new Command(name);
  return command
    .description(description)
    .showHelpAfterError(false)
    .exitOverride()
    .configureHelp({ commandUsage: () => `${callOf(command)} ${command.usage()}` })
    .configureOutput({ writeErr: (text) => process.stderr.write(asOneLine(command, text)) })
    .allowExcessArguments(false);
}

/** How it is called: `npm run status --`, `npm run evaluate -- edition`. */
const callOf = (command: Command): string =>
  command.parent ? `${callOf(command.parent)} ${command.name()}` : `npm run ${command.name()} --`;

/** What commander says of wrong words, in one line of ours with the way to the right ones; help stays as it is. */
function asOneLine(command: Command, text: string): string {
  if (!text.startsWith('error: ')) return text;
  const what = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ');
  return `ronbun ${command.name()}: ${what.replace(/\.$/, '')}; see ${callOf(command)} --help\n`;
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

/** `agents、RAG` */
export const topicList = (text: string): string[] =>
  text
    .split(/[,、，]/)
    .map((topic) => topic.trim())
    .filter(Boolean);

/** Highest port (RFC 6335, section 6). */
const LAST_PORT = 65_535;

export function port(text: string): number {
  const value = positiveInteger(text);
  if (value > LAST_PORT) throw new InvalidArgumentError(`Ports end at ${LAST_PORT}.`);
  return value;
}

/** A folder that is there or may be made. */
export function folder(text: string): string {
  const there = statSync(text, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw new InvalidArgumentError('That is a file, not a folder.');
  return text;
}

/** Runs a verb: its result code, or one plain line on stderr and the right exit code. */
export async function run(command: Command, argv: readonly string[]): Promise<number> {
  try {
    await command.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    const { code, message, exitCode } = error as { code?: string; message: string; exitCode?: number };
    // Help that was asked for; help instead of a missing command is wrong use.
    if (code?.startsWith('commander.help') && exitCode === 0) return EXIT.done;
    const said = code?.startsWith('commander.') ? message.replace(/^error: /, '') : inWords(error as Error);
    if (!code?.startsWith('commander.')) process.stderr.write(`ronbun ${command.name()}: ${said}\n`);
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: said, exit: exitCodeOf(error) })}\n`);
    if (process.env.RONBUN_DEBUG) console.error(error);
    return exitCodeOf(error);
  }
}
