/** `npm run configure`: asks what a deployment must know, checks every answer at once, and writes `settings.json`. */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { FailedError, UsageError } from '../exit.ts';
import { parseSettings, type Settings } from '../settings.ts';
import { verb } from './command/program.ts';
import { type Draft, QUESTIONS, type Question, valueAt } from './configure/questions.ts';
import { faultsOf, readDraft, withAnswer, writeDraft } from './configure/settings-draft.ts';
import { cost } from './cost.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ConfigureOptions {
  /** Where the settings are read from, if they exist, and written to. */
  readonly file: string;
  /** Answers given beforehand, by the question's path; they are not asked again. */
  readonly given?: Readonly<Record<string, string>>;
  /** Shows a prompt and answers with a line; undefined at the end of the input. Without it nothing is asked. */
  readonly ask?: (prompt: string) => Promise<string | undefined>;
  readonly say?: (line: string) => void;
}

/**
 * Answers the settings that were written. An empty answer keeps what stands, `-` takes an optional setting out.
 * @throws UsageError when a given answer is wrong, or nothing may be asked and something is missing
 * @throws FailedError when the input ends before the last question; nothing is written then
 */
export async function configure(options: ConfigureOptions): Promise<Settings> {
  const { file, given = {}, ask, say = () => {} } = options;
  let draft = readDraft(file);
  for (const question of QUESTIONS) {
    const text = given[question.path];
    if (text === undefined) continue;
    draft = withAnswer(draft, question, text);
    const [fault] = faultsOf(draft, question.path);
    if (fault) throw new UsageError(fault);
  }
  for (const question of QUESTIONS) {
    if (!ask || given[question.path] !== undefined || !question.when(draft)) continue;
    draft = await askUntilRight(draft, question, ask, say);
  }
  // What no question can judge alone, such as a model without its ids.
  for (let rounds = 0; faultsOf(draft).length > 0; rounds++) {
    const [fault = ''] = faultsOf(draft);
    const question =
      QUESTIONS.find(({ path }) => fault.startsWith(`${path} `)) ??
      QUESTIONS.find(({ path }) => path.startsWith(fault.split(' ')[0]!));
    if (!ask || !question || rounds > QUESTIONS.length) throw new UsageError(faultsOf(draft).join('\n'));
    say(fault);
    draft = await askUntilRight(draft, question, ask, say);
  }
  const settings = parseSettings(draft);
  writeDraft(file, draft);
  return settings;
}

async function askUntilRight(
  draft: Draft,
  question: Question,
  ask: NonNullable<ConfigureOptions['ask']>,
  say: (line: string) => void,
): Promise<Draft> {
  for (;;) {
    const stands = valueAt(draft, question.path) ?? valueAt(parseSettings({}), question.path);
    const text = await ask(`${question.ask}${stands === undefined ? '' : ` [${question.show(stands)}]`}: `);
    if (text === undefined)
      throw new FailedError('the input ended before the last question; nothing was written (--yes asks nothing)');
    const next = text.trim() === '' ? draft : withAnswer(draft, question, text.trim());
    const [fault] = faultsOf(next, question.path);
    if (!fault) return next;
    say(`  ${fault}`);
  }
}

export function configureCommand() {
  const command = verb('configure', 'Asks for the settings of a deployment, checks them and writes settings.json.')
    .option('--yes', 'ask nothing: what is given here, then what stands in the file, then the defaults')
    .option('--json', 'end with one line of JSON: the settings');
  for (const { path, flag, ask } of QUESTIONS) command.addOption(new Option(`--${flag} <value>`, `${ask} (${path})`));
  return command.action(async (chosen: Readonly<Record<string, string | boolean | undefined>>) => {
    const camel = (flag: string) => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const given = QUESTIONS.flatMap(({ path, flag }) => {
      const value = chosen[camel(flag)];
      return typeof value === 'string' ? [[path, value] as const] : [];
    });
    const file = resolve(ROOT, process.env.RONBUN_SETTINGS ?? 'settings.json');
    const terminal = chosen.yes ? undefined : openTerminal();
    try {
      const say = (line: string) => void process.stderr.write(`${line}\n`);
      const settings = await configure({ file, given: Object.fromEntries(given), ask: terminal?.ask, say });
      const bill = cost({
        papers: settings.editionSize,
        readers: 1000,
        languages: settings.languages,
        model: settings.modelIds[0] ?? 'extractive',
        batch: settings.batch !== undefined,
      });
      const writing = bill.lines.find(({ name }) => name.startsWith('model'))?.usd ?? 0;
      if (settings.model !== 'extractive')
        say(`Models: ${settings.modelIds.join(', then ')}; about $${((writing * 12) / 52).toFixed(2)} a week.`);
      say(`Wrote settings.json. A month with 1,000 readers costs about $${bill.total.toFixed(2)} (npm run cost).`);
      say('Next: npm run doctor (asks your account what it would refuse; costs nothing but a word of each model).');
      say('Then: npx cdk bootstrap (once per account and Region) and npx cdk deploy.');
      if (chosen.json) process.stdout.write(`${JSON.stringify(settings)}\n`);
    } finally {
      terminal?.close();
    }
  });
}

/** Lines from the keyboard or a pipe; the end of the input answers undefined. */
function openTerminal() {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal hands Ctrl-C to the reader of lines, which would only stop reading.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const iterator = lines[Symbol.asyncIterator]();
  return {
    async ask(prompt: string) {
      process.stderr.write(prompt);
      const { value, done } = await iterator.next();
      return done ? undefined : String(value);
    },
    close: () => lines.close(),
  };
}
