/**
 * What `cdk synth` makes of a settings file, by running the real app in a child (aws-cdk-lib takes some 340 MB, and jest
 * would load it file by file). Kept by the hash of what it is made from, so that many test files share one run.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'ronbun-synth');
const SOURCES = [
  ...[
    'infra/*.ts',
    'infra/cloud/**/*.ts',
    'shared/platform/*.ts',
    'shared/readers/requests/routes.ts',
    'package-lock.json',
  ],
];
/** A synth takes three seconds; on a machine that does ten other things it may take twenty. Longer means that it hangs. */
const SYNTH_TIMEOUT_MS = 120_000;

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of every shape, and tests look deep into it
  readonly Properties: Record<string, any>;
  readonly Metadata?: { readonly handler?: string };
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

export interface Synthesised {
  readonly template: Template;
  /** Construct path to rule to reason. */
  readonly acknowledged: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Throws with what the app printed when it refuses the settings. */
export async function synthesised(settings: object = {}): Promise<Synthesised> {
  const file = join(CACHE, `${hashOf(settings)}.json`);
  if (!existsSync(file)) {
    const out = mkdtempSync(join(tmpdir(), 'ronbun-test-synth-'));
    try {
      const settingsFile = join(out, 'settings.json');
      writeFileSync(settingsFile, JSON.stringify(settings));
      await runApp(join(out, 'cdk.out'), { RONBUN_SETTINGS: settingsFile, RONBUN_NO_BUNDLING: '1' });
      mkdirSync(CACHE, { recursive: true });
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(readAssembly(join(out, 'cdk.out'))));
      renameSync(`${file}.${process.pid}`, file);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Synthesised;
}

/** Runs `infra/app.ts` as cdk.json does; the environment holds no credentials and no Region. */
export async function runApp(outdir: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const command = ['--experimental-strip-types', '--no-warnings', join(ROOT, 'infra', 'app.ts')];
  const compiled = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compiled') };
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, CDK_OUTDIR: outdir, ...compiled, ...environment };
  await promisify(execFile)(process.execPath, command, { cwd: ROOT, timeout: SYNTH_TIMEOUT_MS, env });
}

export function readAssembly(outdir: string): Synthesised {
  const json = (name: string) => JSON.parse(readFileSync(join(outdir, name), 'utf8'));
  const entries = Object.entries(json('Ronbun.metadata.json') as Record<string, { type: string; data: object }[]>);
  const acknowledged = entries.map(([path, list]) => {
    const rules = list.filter(({ type }) => type === 'aws:cdk:acknowledged-rules').map(({ data }) => data);
    return [path, Object.assign({}, ...rules)] as const;
  });
  return {
    template: json('Ronbun.template.json'),
    acknowledged: Object.fromEntries(acknowledged.filter(([, rules]) => Object.keys(rules).length > 0)),
  };
}

/** Resources of a type, by logical id. */
export function resourcesOf(template: Template, ...types: string[]): [string, Resource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => types.includes(Type));
}

/** Our functions by the name of their file in `functions/`. */
export function functionsOf(template: Template): Map<string, [string, Resource]> {
  return new Map(
    resourcesOf(template, 'AWS::Lambda::Function').map(([id, resource]) => [
      resource.Metadata?.handler?.replace(/^functions\/|\.lambda\.ts$/g, '') ?? id,
      [id, resource],
    ]),
  );
}

function hashOf(settings: object): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex').slice(0, 32);
}
