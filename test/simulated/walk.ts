/** What every chapter of the run works with: commands as a deployer types them, and the account that they change. */
import { join } from 'node:path';
import { type Account, openAccount } from './account.ts';
import { run } from './children.ts';
import type { Simulator } from './simulator.ts';
import type { Transcript } from './transcript.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export const STACK = 'Ronbun';

/** Something came out otherwise than it must: the run ends with exit code 1. */
export class WalkError extends Error {
  override name = 'WalkError' as const;
}

export function must(holds: unknown, what: string): asserts holds {
  if (!holds) throw new WalkError(what);
}

export interface CommandOptions {
  readonly input?: string;
  /** Exit codes that are right. */
  readonly codes?: readonly number[];
  /** Lines to print of what it said; all by default. */
  readonly show?: (lines: readonly string[]) => readonly string[];
  /** Name of another settings file in the folder of the run. */
  readonly settings?: string;
}

export interface Walk extends Transcript {
  readonly account: Account;
  readonly settings: string;
  /** `npm run VERB -- WORDS`. @returns what it printed */
  verb(name: string, words: readonly string[], options?: CommandOptions): Promise<string>;
  /** `npx cdk WORDS`; what the simulator wants besides is added and not told. */
  cdk(words: readonly string[], hidden: readonly string[], options?: CommandOptions): Promise<string>;
  visitor(): Promise<Visitor>;
  /** Physical name of a function by its name in `functions/`, as its logical id begins. */
  functionNamed(prefix: string): Promise<string>;
}

const LIMIT_MS = 240_000;

export function openWalk(simulator: Simulator, transcript: Transcript, root: string, folder: string): Walk {
  const account = openAccount(simulator);
  const settings = join(folder, 'settings.json');
  const env = { ...simulator.env, RONBUN_SETTINGS: settings };
  const ask = async (
    typed: string,
    args: readonly string[],
    { input, codes = [0], show, settings: other }: CommandOptions,
  ) => {
    const inEnv = other === undefined ? env : { ...env, RONBUN_SETTINGS: join(folder, other) };
    const ran = await run(process.execPath, args, { cwd: root, env: inEnv, input, limitMs: LIMIT_MS });
    const lines = ran.output.trimEnd().split('\n');
    if (!codes.includes(ran.code))
      throw new WalkError(`${typed} ended with exit code ${ran.code}:\n${lines.slice(-25).join('\n')}`);
    transcript.command(`${other ? `RONBUN_SETTINGS=${other} ` : ''}${typed}`, show ? show(lines) : lines);
    return ran.output;
  };
  const flags = ['--experimental-strip-types', '--no-warnings'];
  const functions = () => account.resources(STACK, 'AWS::Lambda::Function');
  return {
    ...transcript,
    account,
    settings,
    verb: (name, words, options = {}) =>
      ask(
        ['npm run', name, ...(words.length > 0 ? ['--', ...words] : [])].join(' '),
        [...flags, join(root, 'infra', 'cli.ts'), name, ...words],
        options,
      ),
    cdk: (words, hidden, options = {}) =>
      ask(
        ['npx cdk', ...words].join(' '),
        [join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...words, ...hidden, '--no-notices'],
        options,
      ),
    async visitor() {
      const [all, { originSecret, siteUrl }] = await Promise.all([
        account.resources(STACK, 'AWS::ApiGatewayV2::Api'),
        siteOf(account),
      ]);
      return createVisitor({ port: simulator.port, siteUrl, apiId: [...all.values()][0] ?? '', originSecret });
    },
    async functionNamed(prefix) {
      const found = [...(await functions())].find(([id]) => id.startsWith(prefix));
      must(found, `the stack has no function ${prefix}`);
      return found[1];
    },
  };
}

async function siteOf(account: Account) {
  const outputs = await account.outputs(STACK);
  const { origin } = await account.secret(outputs.KeysSecret ?? '');
  return { siteUrl: outputs.SiteUrl ?? '', originSecret: String(origin) };
}
